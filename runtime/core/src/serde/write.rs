//! Writes structures and unions, member by member.

use serde_core::ser::SerializeMap;
use serde_core::{Deserializer, Serialize, Serializer};

use super::any_map::any_map;
use super::format::{Format, Written};
use crate::open::UnlistedMember;

/// Writes the members of a structure.
#[must_use = "call `end` to close the map"]
pub struct Object<M>(M);

impl<M: SerializeMap> Object<M> {
    /// Creates a writer without members.
    ///
    /// # Errors
    ///
    /// Fails if the serializer fails.
    // The number of members that are set is unknown, and serializers of self-describing formats do
    // not need it.
    pub fn new<S: Serializer<SerializeMap = M>>(serializer: S) -> Result<Self, S::Error> {
        serializer.serialize_map(None).map(Self)
    }

    /// Adds a member in the format of its type.
    ///
    /// # Errors
    ///
    /// Fails if the serializer fails.
    pub fn always<T: Serialize>(&mut self, name: &str, value: &T) -> Result<(), M::Error> {
        self.0.serialize_entry(name, value)
    }

    /// Adds a member in a format.
    ///
    /// # Errors
    ///
    /// Fails if the serializer fails.
    pub fn always_as<T, F: Format<T>>(
        &mut self,
        name: &str,
        value: &T,
        format: F,
    ) -> Result<(), M::Error> {
        self.0.serialize_entry(name, &Written(value, format))
    }

    /// Adds a member in the format of its type, if it is set.
    ///
    /// # Errors
    ///
    /// Fails if the serializer fails.
    pub fn optional<T: Serialize>(
        &mut self,
        name: &str,
        value: &Option<T>,
    ) -> Result<(), M::Error> {
        match value {
            Some(value) => self.always(name, value),
            None => Ok(()),
        }
    }

    /// Adds a member in a format, if it is set.
    ///
    /// # Errors
    ///
    /// Fails if the serializer fails.
    pub fn optional_as<T, F: Format<T>>(
        &mut self,
        name: &str,
        value: &Option<T>,
        format: F,
    ) -> Result<(), M::Error> {
        match value {
            Some(value) => self.always_as(name, value, format),
            None => Ok(()),
        }
    }

    /// Ends the structure.
    ///
    /// # Errors
    ///
    /// Fails if the serializer fails.
    pub fn end(self) -> Result<M::Ok, M::Error> {
        self.0.end()
    }
}

/// Writes a union: a map with one member.
///
/// # Errors
///
/// Fails if the serializer fails.
pub fn union_member<T, F: Format<T>, S: Serializer>(
    serializer: S,
    tag: &str,
    value: &T,
    format: F,
) -> Result<S::Ok, S::Error> {
    entry(serializer, tag, &Written(value, format))
}

/// Writes a member of a union that has no value: an empty map.
///
/// # Errors
///
/// Fails if the serializer fails.
pub fn unit_member<S: Serializer>(serializer: S, tag: &str) -> Result<S::Ok, S::Error> {
    union_member(serializer, tag, &(), Nothing)
}

/// Writes a member of a union that the model does not list. Without any member it is `null`, so
/// that the structure that contains it can be read again.
///
/// # Errors
///
/// Fails if the serializer fails.
pub fn unlisted_member<S: Serializer>(
    serializer: S,
    member: &UnlistedMember,
) -> Result<S::Ok, S::Error> {
    if *member == UnlistedMember::default() {
        return serializer.serialize_none();
    }
    entry(serializer, &member.tag, &member.value)
}

fn entry<T: Serialize, S: Serializer>(
    serializer: S,
    tag: &str,
    value: &T,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(tag, value)?;
    map.end()
}

/// An empty map, the value of a member without a value.
#[derive(Clone, Copy)]
pub(super) struct Nothing;

impl Format<()> for Nothing {
    fn write<S: Serializer>(self, (): &(), serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_map(Some(0))?.end()
    }

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        any_map(deserializer)
    }
}
