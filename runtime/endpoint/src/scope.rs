//! The values of parameters and variables by name.

use std::borrow::Cow;

use crate::error::EndpointError;
use crate::functions::Partition;
use crate::rules::{DefaultValue, Parameter};
use crate::value::Value;

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Argument<'a> {
    /// It has none; the default counts.
    Unset,
    /// A boolean.
    Boolean(bool),
    /// A string.
    String(&'a str),
    /// A list of strings.
    Strings(Vec<&'a str>),
}

impl From<bool> for Argument<'_> {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(value: &'a str) -> Self {
        Self::String(value)
    }
}

impl<'a> From<Vec<&'a str>> for Argument<'a> {
    fn from(value: Vec<&'a str>) -> Self {
        Self::Strings(value)
    }
}

impl From<Option<bool>> for Argument<'_> {
    fn from(value: Option<bool>) -> Self {
        value.map_or(Self::Unset, Self::Boolean)
    }
}

impl<'a> From<Option<&'a str>> for Argument<'a> {
    fn from(value: Option<&'a str>) -> Self {
        value.map_or(Self::Unset, Self::String)
    }
}

impl<'a> From<Option<&'a [String]>> for Argument<'a> {
    fn from(value: Option<&'a [String]>) -> Self {
        let texts: Option<Vec<&str>> =
            value.map(|texts| texts.iter().map(String::as_str).collect());
        Self::from(texts)
    }
}

impl<'a> From<Option<Vec<&'a str>>> for Argument<'a> {
    fn from(value: Option<Vec<&'a str>>) -> Self {
        value.map_or(Self::Unset, Self::Strings)
    }
}

/// Values of parameters, by the names of the rules. The first value of a name counts.
pub type Arguments<'a> = Vec<(&'static str, Argument<'a>)>;

/// The values in scope. Names are few, so that a list is faster than a map.
pub(crate) struct Scope<'a> {
    values: Vec<(&'static str, Value<'a>)>,
    /// The table of `aws.partition`.
    pub(crate) partitions: &'static [Partition],
}

impl<'a> Scope<'a> {
    /// The scope with the values of parameters, by the rules for defaults and required ones.
    pub(crate) fn new(
        parameters: &'static [Parameter],
        arguments: &[(&str, Argument<'a>)],
        partitions: &'static [Partition],
    ) -> Result<Self, EndpointError> {
        // Room for the variables of large rule sets, too.
        let mut values = Vec::with_capacity(2 * parameters.len());
        for parameter in parameters {
            let stated = arguments.iter();
            let mut stated = stated.filter(|(name, _)| *name == parameter.name);
            let value = stated.find_map(|(_, argument)| value_of(argument));
            match value.or_else(|| default_of(parameter.default)) {
                Some(value) => values.push((parameter.name, value)),
                None if parameter.required => {
                    return Err(EndpointError::MissingParameter(parameter.name));
                }
                None => {}
            }
        }
        Ok(Self { values, partitions })
    }

    /// The value of a parameter or variable; the latest assignment counts.
    pub(crate) fn get(&self, name: &str) -> Option<&Value<'a>> {
        let mut values = self.values.iter().rev();
        values.find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    pub(crate) fn assign(&mut self, name: &'static str, value: Value<'a>) {
        self.values.push((name, value));
    }

    /// The number of values, for [`Scope::truncate`].
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// Forgets the variables after the first `len` values.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.values.truncate(len);
    }
}

fn value_of<'a>(argument: &Argument<'a>) -> Option<Value<'a>> {
    match argument {
        Argument::Unset => None,
        Argument::Boolean(value) => Some(Value::Boolean(*value)),
        Argument::String(text) => Some(Value::String((*text).into())),
        Argument::Strings(texts) => {
            let texts = texts.iter().map(|text| Cow::Borrowed(*text));
            Some(Value::Strings(texts.collect()))
        }
    }
}

fn default_of(default: DefaultValue) -> Option<Value<'static>> {
    match default {
        DefaultValue::None => None,
        DefaultValue::Boolean(value) => Some(Value::Boolean(value)),
        DefaultValue::String(text) => Some(Value::String(text.into())),
        DefaultValue::Strings(texts) => {
            let texts = texts.iter().copied().map(Cow::Borrowed);
            Some(Value::Strings(texts.collect()))
        }
    }
}
