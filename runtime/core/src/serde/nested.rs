//! Formats of lists and maps, which contain the formats of their values. They decide what `null`
//! means.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{MapAccess, SeqAccess, Visitor};
use serde_core::ser::SerializeMap;
use serde_core::{Deserializer, Serialize, Serializer};

use super::format::{Format, Written};
use super::nullable::Nullable;
use super::read::Name;

/// A list of values in the inner format. Reading skips `null`.
#[derive(Clone, Copy, Debug)]
pub struct List<F>(pub F);

/// A list in which `null` is a value (`@sparse`).
#[derive(Clone, Copy, Debug)]
pub struct SparseList<F>(pub F);

/// A map from strings to values in the inner format. Reading skips entries with the value `null`.
#[derive(Clone, Copy, Debug)]
pub struct Map<F>(pub F);

/// A map from strings in which `null` is a value (`@sparse`).
#[derive(Clone, Copy, Debug)]
pub struct SparseMap<F>(pub F);

/// Writes an item of a sparse list, or a value of a sparse map.
struct WrittenOption<'a, T, F>(&'a Option<T>, F);

impl<T, F: Format<T>> Serialize for WrittenOption<'_, T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Some(value) => serializer.serialize_some(&Written(value, self.1)),
            None => serializer.serialize_none(),
        }
    }
}

impl<T, F: Format<T>> Format<Vec<T>> for List<F> {
    fn write<S: Serializer>(self, items: &Vec<T>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(items.iter().map(|item| Written(item, self.0)))
    }

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        let mut list = Vec::new();
        deserializer.deserialize_seq(Items::new(self.0, |item| list.extend(item)))?;
        Ok(list)
    }
}

impl<T, F: Format<T>> Format<Vec<Option<T>>> for SparseList<F> {
    fn write<S: Serializer>(
        self,
        items: &Vec<Option<T>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(items.iter().map(|item| WrittenOption(item, self.0)))
    }

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<Option<T>>, D::Error> {
        let mut list = Vec::new();
        deserializer.deserialize_seq(Items::new(self.0, |item| list.push(item)))?;
        Ok(list)
    }
}

impl<K, V, F> Format<BTreeMap<K, V>> for Map<F>
where
    K: AsRef<str> + for<'key> From<&'key str> + Ord,
    F: Format<V>,
{
    fn write<S: Serializer>(self, map: &BTreeMap<K, V>, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries = serializer.serialize_map(Some(map.len()))?;
        for (key, value) in map {
            entries.serialize_entry(key.as_ref(), &Written(value, self.0))?;
        }
        entries.end()
    }

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<BTreeMap<K, V>, D::Error> {
        let mut map = BTreeMap::new();
        deserializer.deserialize_map(Entries::new(self.0, |key: &str, value| {
            map.extend(value.map(|value| (K::from(key), value)));
        }))?;
        Ok(map)
    }
}

impl<K, V, F> Format<BTreeMap<K, Option<V>>> for SparseMap<F>
where
    K: AsRef<str> + for<'key> From<&'key str> + Ord,
    F: Format<V>,
{
    fn write<S: Serializer>(
        self,
        map: &BTreeMap<K, Option<V>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut entries = serializer.serialize_map(Some(map.len()))?;
        for (key, value) in map {
            entries.serialize_entry(key.as_ref(), &WrittenOption(value, self.0))?;
        }
        entries.end()
    }

    fn read<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<BTreeMap<K, Option<V>>, D::Error> {
        let mut map = BTreeMap::new();
        deserializer.deserialize_map(Entries::new(self.0, |key: &str, value| {
            map.insert(K::from(key), value);
        }))?;
        Ok(map)
    }
}

/// Calls a function with each item of a list.
struct Items<T, F, G>(F, G, PhantomData<T>);

impl<T, F: Format<T>, G: FnMut(Option<T>)> Items<T, F, G> {
    fn new(format: F, item: G) -> Self {
        Self(format, item, PhantomData)
    }
}

impl<'de, T, F: Format<T>, G: FnMut(Option<T>)> Visitor<'de> for Items<T, F, G> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element_seed(Nullable::new(self.0))? {
            (self.1)(item);
        }
        Ok(())
    }
}

/// Calls a function with each entry of a map.
struct Entries<T, F, G>(F, G, PhantomData<T>);

impl<T, F: Format<T>, G: FnMut(&str, Option<T>)> Entries<T, F, G> {
    fn new(format: F, entry: G) -> Self {
        Self(format, entry, PhantomData)
    }
}

impl<'de, T, F: Format<T>, G: FnMut(&str, Option<T>)> Visitor<'de> for Entries<T, F, G> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(Name)? {
            (self.1)(&key, map.next_value_seed(Nullable::new(self.0))?);
        }
        Ok(())
    }
}
