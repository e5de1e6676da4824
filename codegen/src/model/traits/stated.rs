//! Values in a model, and their locations. Must not know their meaning.

use crate::report::SourceLocation;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A value in a file.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::model) struct Stated {
    pub(in crate::model) value: Value,
    pub(in crate::model) place: SourceLocation,
}

/// Values of traits, by trait id. Most are at their shape or member, so that only the others have a
/// location of their own, which is longer than most values.
#[derive(Clone, Debug)]
pub(in crate::model) struct StatedTraits {
    values: Map<String, Value>,
    /// The location of their shape or member.
    owner: SourceLocation,
    elsewhere: BTreeMap<String, SourceLocation>,
}

impl StatedTraits {
    /// Traits at `owner`.
    pub(in crate::model) fn new(values: Map<String, Value>, owner: SourceLocation) -> Self {
        Self {
            values,
            owner,
            elsewhere: BTreeMap::new(),
        }
    }

    pub(in crate::model) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(in crate::model) fn contains(&self, id: &str) -> bool {
        self.values.contains_key(id)
    }

    pub(in crate::model) fn get(&self, id: &str) -> Option<&Value> {
        self.values.get(id)
    }

    pub(in crate::model) fn get_mut(&mut self, id: &str) -> Option<&mut Value> {
        self.values.get_mut(id)
    }

    /// The location of the trait, if it is present.
    pub(in crate::model) fn place(&self, id: &str) -> SourceLocation {
        match self.elsewhere.get(id) {
            Some(place) => place.clone(),
            None => self.owner.child("traits").child(id),
        }
    }

    /// Whether the trait, if present, is at the shape or member at `owner`.
    pub(in crate::model) fn stands_at(&self, id: &str, owner: &SourceLocation) -> bool {
        !self.elsewhere.contains_key(id) && self.owner == *owner
    }

    /// Every trait with its value.
    pub(in crate::model) fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values.iter().map(|(id, value)| (id.as_str(), value))
    }

    /// Adds a trait, or replaces it.
    pub(in crate::model) fn insert(&mut self, id: String, stated: Stated) {
        self.elsewhere.insert(id.clone(), stated.place);
        self.values.insert(id, stated.value);
    }

    /// Adds traits, which replace existing ones.
    pub(in crate::model) fn extend(&mut self, further: impl IntoIterator<Item = (String, Stated)>) {
        for (id, stated) in further {
            self.insert(id, stated);
        }
    }

    /// Adds traits that are not yet present.
    pub(in crate::model) fn inherit(
        &mut self,
        further: impl IntoIterator<Item = (String, Stated)>,
    ) {
        for (id, stated) in further {
            if !self.contains(&id) {
                self.insert(id, stated);
            }
        }
    }

    /// Removes a trait; returns whether it was present.
    pub(in crate::model) fn remove(&mut self, id: &str) -> bool {
        self.elsewhere.remove(id);
        self.values.shift_remove(id).is_some()
    }
}

impl IntoIterator for StatedTraits {
    type Item = (String, Stated);
    type IntoIter = Box<dyn Iterator<Item = (String, Stated)>>;

    fn into_iter(self) -> Self::IntoIter {
        let Self {
            values,
            owner,
            mut elsewhere,
        } = self;
        let traits = owner.child("traits");
        Box::new(values.into_iter().map(move |(id, value)| {
            let place = elsewhere.remove(&id);
            let place = place.unwrap_or_else(|| traits.child(&id));
            (id, Stated { value, place })
        }))
    }
}
