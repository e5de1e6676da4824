//! The values of parameters.

use hardy_endpoint::owned::DefaultValue;
use serde_json::Value;

/// A value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndpointValue {
    /// A boolean.
    Boolean(bool),
    /// A string.
    String(String),
    /// A list of strings.
    Strings(Vec<String>),
}

impl EndpointValue {
    /// The value, if the JSON has one of these types.
    pub(super) fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(value) => Some(Self::Boolean(*value)),
            Value::String(text) => Some(Self::String(text.clone())),
            Value::Array(items) => {
                let items = items.iter().map(|item| item.as_str().map(str::to_owned));
                Some(Self::Strings(items.collect::<Option<_>>()?))
            }
            _ => None,
        }
    }
}

impl From<EndpointValue> for DefaultValue {
    fn from(value: EndpointValue) -> Self {
        match value {
            EndpointValue::Boolean(value) => Self::Boolean(value),
            EndpointValue::String(text) => Self::String(text),
            EndpointValue::Strings(texts) => Self::Strings(texts),
        }
    }
}
