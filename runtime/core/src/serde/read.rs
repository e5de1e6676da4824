//! Reads structures, unions and enums. Generated types decide only where each member is stored.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde_core::Deserializer;
use serde_core::de::{self, DeserializeSeed, IgnoredAny, MapAccess, Visitor};

use super::format::{Format, Number, Plain};
use super::nullable::Nullable;
use super::write::Nothing;
use crate::document::Document;
use crate::open::UnlistedMember;

/// A structure that is read member by member.
pub trait Structure: Default {
    /// Reads the value of the member `name`, or skips it.
    ///
    /// # Errors
    ///
    /// Fails if the value cannot be read.
    fn read_member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        value: Member<'_, A>,
    ) -> Result<(), A::Error>;
}

/// A union, of which one member is read.
pub trait Union: Sized {
    /// Reads the value of the member `tag`; `None` if it is `null`.
    ///
    /// # Errors
    ///
    /// Fails if the value cannot be read.
    fn read_member<'de, A: MapAccess<'de>>(
        tag: &str,
        value: Member<'_, A>,
    ) -> Result<Option<Self>, A::Error>;
}

/// The value of a member, which must be read or skipped.
#[must_use = "read or skip the value before the next one"]
pub struct Member<'a, A>(&'a mut A);

impl<'de, A: MapAccess<'de>> Member<'_, A> {
    fn value<T, F: Format<T>>(self, format: F) -> Result<Option<T>, A::Error> {
        self.0.next_value_seed(Nullable::new(format))
    }

    /// Reads a member into a field without `Option`, in the format of its type. `null` leaves the
    /// field unchanged.
    ///
    /// # Errors
    ///
    /// Fails if the value cannot be read.
    pub fn always<T>(self, place: &mut T) -> Result<(), A::Error>
    where
        Plain: Format<T>,
    {
        self.always_as(place, Plain)
    }

    /// Reads a member into a field without `Option`, in a format. `null` leaves the field
    /// unchanged.
    ///
    /// # Errors
    ///
    /// Fails if the value cannot be read.
    pub fn always_as<T, F: Format<T>>(self, place: &mut T, format: F) -> Result<(), A::Error> {
        if let Some(value) = self.value(format)? {
            *place = value;
        }
        Ok(())
    }

    /// Reads a member into an `Option`, in the format of its type. `null` sets it to `None`.
    ///
    /// # Errors
    ///
    /// Fails if the value cannot be read.
    pub fn optional<T>(self, place: &mut Option<T>) -> Result<(), A::Error>
    where
        Plain: Format<T>,
    {
        self.optional_as(place, Plain)
    }

    /// Reads a member into an `Option`, in a format. `null` sets it to `None`.
    ///
    /// # Errors
    ///
    /// Fails if the value cannot be read.
    pub fn optional_as<T, F: Format<T>>(
        self,
        place: &mut Option<T>,
        format: F,
    ) -> Result<(), A::Error> {
        *place = self.value(format)?;
        Ok(())
    }

    /// Skips the value.
    ///
    /// # Errors
    ///
    /// Fails if the deserializer fails.
    pub fn skip(self) -> Result<(), A::Error> {
        self.0.next_value().map(|IgnoredAny| ())
    }

    /// Reads a member of a union.
    ///
    /// # Errors
    ///
    /// Fails if the value cannot be read.
    pub fn variant<T, F: Format<T>, U>(
        self,
        variant: fn(T) -> U,
        format: F,
    ) -> Result<Option<U>, A::Error> {
        Ok(self.value(format)?.map(variant))
    }

    /// Reads a member of a union that has no value: any map.
    ///
    /// # Errors
    ///
    /// Fails if the value is not a map.
    pub fn unit<U>(self, variant: U) -> Result<Option<U>, A::Error> {
        Ok(self.value(Nothing)?.map(|()| variant))
    }

    /// Reads a member of a union that the model does not list.
    ///
    /// # Errors
    ///
    /// Fails if the value is not a [`Document`].
    pub fn unlisted<U>(
        self,
        tag: &str,
        variant: fn(UnlistedMember) -> U,
    ) -> Result<Option<U>, A::Error> {
        let value: Option<Document> = self.value(Plain)?;
        Ok(value.map(|value| variant(UnlistedMember::new(tag, value))))
    }
}

/// The name of a member or the key of a map; borrowed if possible.
pub(super) struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}

/// Reads a structure, beginning with its default values.
///
/// # Errors
///
/// Fails if the value is not a map, or if a member fails.
pub fn structure<'de, T: Structure, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(StructureVisitor(PhantomData))
}

struct StructureVisitor<T>(PhantomData<T>);

impl<'de, T: Structure> Visitor<'de> for StructureVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of members")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut structure = T::default();
        while let Some(name) = map.next_key_seed(Name)? {
            structure.read_member(&name, Member(&mut map))?;
        }
        Ok(structure)
    }
}

/// Reads a union. Ignores members with the value `null`, and `__type`, which some services add.
///
/// # Errors
///
/// Fails if the value is not a map, if it has no member or several, or if the member fails.
pub fn union<'de, T: Union, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(UnionVisitor(PhantomData))
}

struct UnionVisitor<T>(PhantomData<T>);

impl<'de, T: Union> Visitor<'de> for UnionVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map with one member")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut found = 0;
        let mut union = None;
        while let Some(tag) = map.next_key_seed(Name)? {
            let value = Member(&mut map);
            if tag == "__type" {
                value.skip()?;
            } else if let Some(member) = T::read_member(&tag, value)? {
                found += 1;
                union = Some(member);
            }
        }
        match union {
            Some(union) if found == 1 => Ok(union),
            _ => Err(de::Error::invalid_length(found, &self)),
        }
    }
}

/// Reads a string enum, listed or not.
///
/// # Errors
///
/// Fails if the value is not a string.
pub fn enumeration<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: for<'text> From<&'text str>,
    D: Deserializer<'de>,
{
    Name.deserialize(deserializer).map(|text| T::from(&text))
}

/// Reads an integer enum, listed or not.
///
/// # Errors
///
/// Fails if the value is not an integer of 32 bits.
pub fn int_enum<'de, T: From<i32>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let number: i32 = Number.read(deserializer)?;
    Ok(T::from(number))
}
