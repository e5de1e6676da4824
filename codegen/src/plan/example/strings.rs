//! Sample strings: words that suit the field if its constraints allow them, otherwise the shortest
//! match of the pattern. Must not know structures.

use std::collections::BTreeMap;

use hardy_pattern::compile::Samples;

use super::words::Words;

/// The requirements for a string.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules<'a> {
    /// The least and the greatest number of characters.
    pub(super) length: Option<(Option<u64>, Option<u64>)>,
    /// The pattern that it must match.
    pub(super) pattern: Option<&'a str>,
    /// Whether it is part of a host name.
    pub(super) host_label: bool,
}

/// The greatest number of characters in a sample string.
const MOST: u64 = 120;

/// The budget of steps for samples of all patterns in a crate, and of a single pattern.
const BUDGET: u64 = 20_000_000;
const MOST_STEPS: u64 = 1_000_000;

/// Digits to lengthen strings.
const DIGITS: &str = "1234567890";

/// Creates sample strings, and caches the samples of patterns.
pub(super) struct Strings {
    words: Words,
    patterns: BTreeMap<String, Option<Samples>>,
    /// The remaining budget for patterns.
    left: u64,
}

impl Strings {
    /// For a service with this name in ARNs.
    pub(super) fn new(arn_namespace: Option<&str>) -> Self {
        Self {
            words: Words::new(arn_namespace),
            patterns: BTreeMap::new(),
            left: BUDGET,
        }
    }

    /// A word for the field of this name. It may break constraints.
    pub(super) fn word(&self, name: &str) -> String {
        self.words
            .candidates(name)
            .into_iter()
            .next()
            .unwrap_or_default()
    }

    /// A string for the field of this name, different for each number. Tries `first` before any
    /// other. `None` if it finds none.
    pub(super) fn sample(
        &mut self,
        name: &str,
        number: usize,
        first: Option<&str>,
        rules: &Rules<'_>,
    ) -> Option<String> {
        let (min, max) = rules.length.unwrap_or_default();
        let (min, max) = (min.unwrap_or(0).max(1), max.unwrap_or(u64::MAX));
        if min > max.min(MOST) {
            return None;
        }
        let (min, max) = (min as usize, max.min(MOST) as usize);
        let candidates = first.map(str::to_owned).into_iter();
        let mut candidates: Vec<String> = candidates.chain(self.words.candidates(name)).collect();
        if number > 0 {
            candidates = candidates
                .iter()
                .flat_map(|text| ["-", "_", ""].map(|joint| format!("{text}{joint}{}", number + 1)))
                .collect();
        }
        let fits = |text: &&String| (min..=max).contains(&text.chars().count());
        let ready = candidates.iter().filter(fits).cloned();
        let changed = candidates.iter().map(|text| fitted(text, min, max));
        let mut fitting = ready
            .chain(changed)
            .filter(|text| !rules.host_label || is_host_label(text));
        let Some(pattern) = rules.pattern else {
            return fitting.next();
        };
        let steps = MOST_STEPS.min(self.left);
        let known = self.patterns.get(pattern).and_then(Option::as_ref);
        let spent = known.map_or(0, Samples::spent);
        let samples = self.patterns.entry(pattern.to_owned());
        let samples = samples.or_insert_with(|| Samples::of(pattern, steps));
        let samples = samples.as_mut()?;
        let found = fitting.find(|text| samples.matches(text));
        // Each number has one more character, so that strings differ.
        let found = found.or_else(|| matching(samples, min + number, max));
        self.left = self.left.saturating_sub(samples.spent() - spent);
        found.filter(|text| !rules.host_label || is_host_label(text))
    }
}

/// A short match, with words instead of single letters where possible.
fn matching(samples: &mut Samples, min: usize, max: usize) -> Option<String> {
    let shortest = samples.shortest(min, max)?;
    let text = improved(shortest, |text| {
        let length = text.chars().count();
        (min..=max).contains(&length) && samples.matches(text)
    });
    samples.matches(&text).then_some(text)
}

/// The text, cut or lengthened to fit the length.
fn fitted(text: &str, min: usize, max: usize) -> String {
    let length = text.chars().count();
    if length > max {
        let cut: String = text.chars().take(max).collect();
        return match cut.trim_end_matches(['-', '_']) {
            trimmed if trimmed.chars().count() >= min => trimmed.to_owned(),
            _ => cut,
        };
    }
    let missing = min.saturating_sub(length);
    let joint = if missing > 1 { "-" } else { "" };
    let digits = DIGITS.chars().cycle().take(missing - joint.len());
    format!("{text}{joint}{}", digits.collect::<String>())
}

fn is_host_label(text: &str) -> bool {
    let is_inside = |character: char| character.is_ascii_alphanumeric() || character == '-';
    text.len() <= 63
        && text.chars().all(is_inside)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// The common parts of an ARN, by their index.
const PARTS_OF_ARN: [(usize, &str); 3] = [(1, "aws"), (3, "us-east-1"), (4, "123456789012")];

/// The shortest match, with words in place of single letters if it still `fits`.
fn improved(shortest: String, mut fits: impl FnMut(&str) -> bool) -> String {
    let mut text = shortest;
    let mut try_out = |text: &mut String, better: String| {
        if fits(&better) {
            *text = better;
        }
    };
    if text.starts_with("arn:") {
        for (index, known) in PARTS_OF_ARN {
            let mut parts: Vec<&str> = text.split(':').collect();
            match parts.get_mut(index) {
                Some(part) if !part.starts_with(known) => *part = known,
                _ => continue,
            }
            let better = parts.join(":");
            try_out(&mut text, better);
        }
        if let Some(kind) = text.strip_suffix(|last: char| last == 'a') {
            let better = format!("{kind}/example");
            try_out(&mut text, better);
        }
    }
    // Replaces single letters between separators, and empty parts of a path, from the end.
    let mut end = text.len();
    while let Some(before) = text.get(..end) {
        let start = before.rfind(is_mark).map_or(0, |at| at + 1);
        let is_nothing = start == end && before.ends_with('/');
        if is_nothing || before.get(start..) == Some("a") {
            let behind = text.get(end..).unwrap_or_default();
            let better = format!("{}example{behind}", before.get(..start).unwrap_or_default());
            try_out(&mut text, better);
        }
        match start.checked_sub(1) {
            Some(mark) => end = mark,
            None => break,
        }
    }
    text
}

fn is_mark(character: char) -> bool {
    character.is_ascii() && !character.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::{Rules, Strings};

    #[test]
    fn finds_what_a_person_would_write() {
        let mut strings = Strings::new(Some("lamps"));
        let cases = [
            ("^[a-zA-Z0-9_.-]+$", "my-lamp"),
            ("^[a-z_]+$", "my_lamp"),
            ("^[a-z]+$", "mylamp"),
            ("^[A-Z]{2}[0-9]*$", "AB"),
            ("^lamp/[a-z0-9]+/pole/[a-z]{3}$", "lamp/example/pole/abc"),
            (
                "^arn:aws[a-z-]*:lamps:[a-z0-9-]*:[0-9]{12}:lamp/[a-z]*/bulb/.*$",
                "arn:aws:lamps:us-east-1:123456789012:lamp/example/bulb/example",
            ),
            (
                "^arn:(aws[a-z-]*)?:iam::[0-9]{12}:role/?[a-zA-Z0-9_/]+$",
                "arn:aws:iam::123456789012:role/example",
            ),
            ("^https?://[a-z.]+/$", "http://example/"),
        ];
        for (pattern, expected) in cases {
            let rules = Rules {
                pattern: Some(pattern),
                ..Rules::default()
            };
            let found = strings.sample("lamp_name", 0, None, &rules);
            assert_eq!(found.as_deref(), Some(expected), "{pattern}");
        }
    }

    #[test]
    fn keeps_to_lengths_and_hosts() {
        let mut strings = Strings::new(None);
        let with_length = |min, max| Rules {
            length: Some((min, max)),
            ..Rules::default()
        };
        let host_label = Rules {
            host_label: true,
            ..with_length(None, Some(7))
        };
        let cases = [
            (
                "lamp_name",
                0,
                with_length(Some(10), Some(10)),
                Some("my-lamp-12"),
            ),
            ("lamp_name", 0, with_length(None, Some(6)), Some("mylamp")),
            ("lamp_name", 0, with_length(None, Some(3)), Some("my")),
            ("lamp_name", 1, with_length(None, None), Some("my-lamp-2")),
            ("lamp_name", 0, with_length(Some(9), Some(8)), None),
            ("lamp_name", 0, with_length(Some(500), None), None),
            ("lamp_url", 0, host_label, Some("lampurl")),
        ];
        for (name, number, rules, expected) in cases {
            let found = strings.sample(name, number, None, &rules);
            assert_eq!(found.as_deref(), expected, "{rules:?}");
        }
    }
}
