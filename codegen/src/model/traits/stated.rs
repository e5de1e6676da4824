//! A value in a model, and where it stands. Knows nothing of what it says.

use crate::report::Place;
use serde_json::Value;
use std::collections::BTreeMap;

/// Something that a file states.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::model) struct Stated {
    pub(in crate::model) value: Value,
    pub(in crate::model) place: Place,
}

/// Values of traits, by trait id.
pub(in crate::model) type StatedTraits = BTreeMap<String, Stated>;
