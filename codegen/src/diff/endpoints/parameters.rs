//! The parameters of two rule sets, which are the fields of `endpoint::Params`. Must not know the
//! rules.

use crate::model::{EndpointParameter, ParameterType};

/// How parameters differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parameters {
    /// The names of new parameters.
    pub(crate) added: Vec<String>,
    /// The names of removed parameters.
    pub(crate) removed: Vec<String>,
    /// The parameters of another type.
    pub(crate) retyped: Vec<Retyped>,
}

/// A parameter of another type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Retyped {
    /// Its name.
    pub(crate) name: String,
    /// The type of its old values.
    pub(crate) old: ParameterType,
    /// The type of its new values.
    pub(crate) new: ParameterType,
}

impl Parameters {
    /// Compares the old and the new parameters, by name.
    pub(super) fn compare([old, new]: [&[EndpointParameter]; 2]) -> Self {
        let retyped = old.iter().filter_map(|before| {
            let after = named(new, &before.name)?;
            (before.kind != after.kind).then(|| Retyped {
                name: before.name.clone(),
                old: before.kind,
                new: after.kind,
            })
        });
        Self {
            added: missing(new, old),
            removed: missing(old, new),
            retyped: retyped.collect(),
        }
    }
}

/// The parameter with this name.
pub(super) fn named<'a>(
    parameters: &'a [EndpointParameter],
    name: &str,
) -> Option<&'a EndpointParameter> {
    parameters.iter().find(|parameter| parameter.name == name)
}

/// Whether all parameters are the same, except for documentation.
pub(super) fn are_same(old: &[EndpointParameter], new: &[EndpointParameter]) -> bool {
    // The rules have the other properties, too.
    let about = |parameter: &EndpointParameter| (parameter.kind, parameter.built_in.clone());
    old.iter().map(about).eq(new.iter().map(about))
}

/// The names of `parameters` that `others` do not have.
fn missing(parameters: &[EndpointParameter], others: &[EndpointParameter]) -> Vec<String> {
    let names = parameters.iter().map(|parameter| &parameter.name);
    let missing = names.filter(|name| named(others, name).is_none());
    missing.cloned().collect()
}
