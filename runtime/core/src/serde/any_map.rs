//! Reads a map and ignores its content.

use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{IgnoredAny, MapAccess, Visitor};

/// Reads a map and ignores its content.
pub(super) fn any_map<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    deserializer.deserialize_map(AnyMap)
}

struct AnyMap;

impl<'de> Visitor<'de> for AnyMap {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        IgnoredAny.visit_map(map).map(|IgnoredAny| ())
    }
}
