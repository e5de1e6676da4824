//! Violations as a server that is made with Smithy answers them: its `ValidationException`.

use serde_core::ser::SerializeMap;
use serde_core::{Serialize, Serializer};

use crate::validate::{Violation, Violations};

/// As `{"message": …, "fieldList": […]}`, in which the message is [`Violations::message`].
impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("message", &self.message())?;
        map.serialize_entry("fieldList", self.as_slice())?;
        map.end()
    }
}

/// As `{"path": …, "message": …}`, in which the message is [`Violation::message`].
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry("message", &self.message())?;
        map.end()
    }
}
