//! The kinds of changes that `hardy_codegen::diff` has examples of, and the model of each. Must not know what a
//! change does.

use serde::Deserialize;
use serde_json::{Map, Value};

const MODEL: &str = include_str!("../../../../codegen/src/diff/tests/model.json");
const ROWS: &str = include_str!("../../../../codegen/src/diff/tests/rows.json");

/// A change.
#[derive(Deserialize)]
pub(super) struct Row {
    pub(super) change: String,
    /// Edits that make both models.
    #[serde(default)]
    before: Vec<Edit>,
    edits: Vec<Edit>,
}

/// A new value at a JSON pointer; null removes the one that is there.
#[derive(Deserialize)]
struct Edit {
    at: String,
    value: Value,
}

/// All changes.
pub(super) fn rows() -> Vec<Row> {
    serde_json::from_str(ROWS).expect("the rows are JSON")
}

impl Row {
    /// The model before the change; `None` if it is the one of all other rows.
    pub(super) fn old_model(&self) -> Option<Value> {
        (!self.before.is_empty()).then(|| edited(&self.before, &[]))
    }

    /// The model after the change.
    pub(super) fn new_model(&self) -> Value {
        edited(&self.before, &self.edits)
    }
}

/// The model of all rows, which nothing changes.
pub(super) fn model() -> Value {
    edited(&[], &[])
}

fn edited(before: &[Edit], edits: &[Edit]) -> Value {
    let mut model: Value = serde_json::from_str(MODEL).expect("the model is JSON");
    for edit in before.iter().chain(edits) {
        edit.apply(&mut model["shapes"]);
    }
    model
}

impl Edit {
    fn apply(&self, shapes: &mut Value) {
        let (parent, key) = self.at.rsplit_once('/').expect("a pointer begins with `/`");
        let mut place = shapes;
        for step in parent.split('/').skip(1) {
            if step == "traits" && place.get(step).is_none() {
                place[step] = Value::Object(Map::new());
            }
            place = place.get_mut(step).expect("the parent is there");
        }
        match place {
            Value::Array(items) => match key.parse::<usize>() {
                Ok(index) => drop(items.remove(index)),
                Err(_) => items.push(self.value.clone()),
            },
            Value::Object(entries) if self.value.is_null() => {
                entries.shift_remove(key).expect("it is there");
            }
            other => other[key] = self.value.clone(),
        }
    }
}
