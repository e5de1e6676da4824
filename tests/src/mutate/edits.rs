//! The changes: each at a random place, such that much of the model does not change. Must not know
//! the effect of a change.

mod shapes;
mod values;

use fastrand::Rng;
use serde_json::Value;

use super::evil;

/// Targets that every model has.
const PRELUDE: &[&str] = &[
    "smithy.api#String",
    "smithy.api#Integer",
    "smithy.api#Boolean",
    "smithy.api#Blob",
    "smithy.api#Timestamp",
    "smithy.api#Double",
    "smithy.api#Long",
    "smithy.api#Byte",
    "smithy.api#Document",
    "smithy.api#Unit",
    "smithy.api#BigInteger",
    "smithy.api#PrimitiveLong",
    "smithy.api#Nothing",
];

/// A source of changes to a model.
pub(super) struct Edits {
    rng: Rng,
    /// The ids that shapes of the original have.
    ids: Vec<String>,
}

/// A kind of change: makes it, and returns its description; `None` if it is not possible.
type Edit = fn(&mut Edits, &mut Value) -> Option<String>;

const EDITS: &[Edit] = &[
    Edits::delete,
    Edits::replace,
    Edits::retarget,
    Edits::retarget,
    Edits::rename,
    Edits::inject_trait,
    Edits::inject_trait,
    Edits::inject_trait,
    Edits::inject_member,
    Edits::inject_member,
    Edits::inject_key,
    Edits::swap,
    Edits::copy,
    Edits::duplicate,
    Edits::add,
    Edits::change_type,
    Edits::change_trait,
    // Those that a model mostly survives.
    Edits::change_text,
    Edits::change_text,
    Edits::change_text,
    Edits::retarget_alike,
    Edits::retarget_alike,
    Edits::add,
    Edits::duplicate,
];

impl Edits {
    pub(super) fn of(model: &Value, rng: Rng) -> Self {
        let shapes = model["shapes"].as_object();
        let ids = shapes.map(|shapes| shapes.keys().cloned().collect());
        Self {
            rng,
            ids: ids.unwrap_or_default(),
        }
    }

    /// Makes a change, and returns its description.
    pub(super) fn apply(&mut self, model: &mut Value) -> String {
        for _ in 0..20 {
            let edit = self.rng.choice(EDITS);
            if let Some(description) = edit.and_then(|edit| edit(self, model)) {
                return description;
            }
        }
        "nothing, for nothing could be changed".to_owned()
    }

    /// Sometimes damages the JSON itself, and returns the description.
    pub(super) fn damage(&mut self, text: &mut String) -> Option<String> {
        if self.rng.u8(..40) > 0 {
            return None;
        }
        let mut at = self.rng.usize(..=text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        match self.rng.u8(..4) {
            0 => {
                text.truncate(at);
                Some(format!("cut off at {at}"))
            }
            1 => {
                let piece = evil::text(&mut self.rng);
                text.insert_str(at, &piece);
                Some(format!("{piece:?} inserted at {at}"))
            }
            2 => {
                text.insert(0, '\u{feff}');
                Some("a byte order mark before it".to_owned())
            }
            _ => {
                let (before, after) = text.split_once('{')?;
                *text = format!("{before}{{\"smithy\":\"2.0\",{after}");
                Some("a key twice".to_owned())
            }
        }
    }

    /// A shape of the original, or of the prelude.
    fn id(&mut self) -> String {
        let of_prelude = self.rng.u8(..4) == 0;
        let prelude = self.rng.choice(PRELUDE).copied().unwrap_or_default();
        match self.rng.choice(&self.ids) {
            Some(id) if !of_prelude => id.clone(),
            _ => prelude.to_owned(),
        }
    }

    /// The pointer to a random value that `wanted` accepts.
    fn place(&mut self, model: &Value, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let mut places = Vec::new();
        collect(model, &mut String::new(), &mut places);
        places.retain(|place| wanted(place));
        self.rng.choice(places)
    }
}

/// Whether the value may have traits.
fn is_shape_or_member(place: &str) -> bool {
    let parts: Vec<&str> = place.split('/').collect();
    matches!(
        parts.as_slice(),
        ["", "shapes", _]
            | ["", "shapes", _, "member" | "key" | "value"]
            | ["", "shapes", _, "members", _]
    )
}

/// Pointers to everything within a value.
fn collect(value: &Value, pointer: &mut String, places: &mut Vec<String>) {
    let mut inner = |key: &str, value: &Value| {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
        places.push(pointer.clone());
        collect(value, pointer, places);
        pointer.truncate(length);
    };
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| inner(key, value)),
        Value::Array(list) => {
            let entries = list.iter().enumerate();
            entries.for_each(|(index, value)| inner(&index.to_string(), value));
        }
        _ => {}
    }
}

/// A pointer, taken apart into that of the parent and the last key.
fn split(pointer: &str) -> Option<(&str, String)> {
    let (parent, key) = pointer.rsplit_once('/')?;
    Some((parent, key.replace("~1", "/").replace("~0", "~")))
}
