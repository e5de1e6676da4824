//! Differences between expected and actual results, for people. Must not know pagination.

use serde_json::Value;
use similar::TextDiff;

/// How many equal lines are shown around a difference.
const CONTEXT: usize = 2;

/// Differences, each with all the places that show it.
#[derive(Debug, Default)]
pub(super) struct Differences(Vec<Difference>);

#[derive(Debug)]
struct Difference {
    text: String,
    places: Vec<String>,
}

impl Differences {
    /// Keeps where `seen` differs from `expected`.
    pub(super) fn compare(&mut self, place: &str, field: &str, expected: &Value, seen: &Value) {
        if expected != seen {
            self.note(place, &format!("{field}\n{}", diff(expected, seen)));
        }
    }

    /// Keeps a difference in words.
    pub(super) fn note(&mut self, place: &str, text: &str) {
        let place = place.to_owned();
        match self.0.iter_mut().find(|known| known.text == text) {
            Some(known) => known.places.push(place),
            None => self.0.push(Difference {
                text: text.to_owned(),
                places: vec![place],
            }),
        }
    }

    /// The message of each, then its places.
    pub(super) fn into_texts(self) -> Vec<String> {
        let text =
            |Difference { text, places }| format!("{}\n  seen by {}", text, places.join(", "));
        self.0.into_iter().map(text).collect()
    }
}

fn diff(expected: &Value, seen: &Value) -> String {
    let (expected, seen) = (printed(expected), printed(seen));
    let diff = TextDiff::from_lines(&expected, &seen);
    let text = diff.unified_diff().context_radius(CONTEXT).to_string();
    text.trim_end().to_owned()
}

/// One line for each value; the order of members, which does not count, is the alphabet's.
fn printed(value: &Value) -> String {
    let mut value = value.clone();
    value.sort_all_objects();
    format!("{value:#}\n")
}
