//! Violations as the `ValidationException` of a Smithy server.

use serde_core::ser::SerializeMap;
use serde_core::{Serialize, Serializer};

use crate::validate::{Violation, Violations};

/// Serializes `{"message": …, "fieldList": […]}`, where `message` is [`Violations::message`].
impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("message", &self.message())?;
        map.serialize_entry("fieldList", self.as_slice())?;
        map.end()
    }
}

/// Serializes `{"path": …, "message": …}`, where `message` is [`Violation::message`].
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry("message", &self.message())?;
        map.end()
    }
}
