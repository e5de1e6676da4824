//! The traits that bind the parameters of endpoint rules: to settings of clients, to operations,
//! and to members of inputs. Must not know the rules.

use std::collections::BTreeMap;

use super::parameter::{ParameterType, kind};
use super::path::ContextPath;
use super::problem::{entries, part};
use super::value::EndpointValue;
use crate::model::traits::value::TraitValue;
use crate::report::{Diagnostic, Report};

/// A setting of clients that sets a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientParameter {
    /// The type of its values.
    pub kind: ParameterType,
    /// HTML, for AWS.
    pub documentation: Option<String>,
}

/// Reads `clientContextParams` of a service.
pub(in crate::model::traits) fn client_parameters(
    value: &TraitValue<'_>,
    report: &mut Report,
) -> Option<BTreeMap<String, ClientParameter>> {
    let stated = entries(value, "the value", report)?;
    let parameters = stated.into_iter().filter_map(|(name, value)| {
        value.object(report)?;
        let stated = part(&value, &format!("the parameter `{name}`"), "type", report)?;
        let parameter = ClientParameter {
            kind: kind(&stated, report)?,
            documentation: value.text_field("documentation", report),
        };
        Some((name.to_owned(), parameter))
    });
    Some(parameters.collect())
}

/// Reads `staticContextParams` of an operation.
pub(in crate::model::traits) fn static_parameters(
    value: &TraitValue<'_>,
    report: &mut Report,
) -> Option<BTreeMap<String, EndpointValue>> {
    let stated = entries(value, "the value", report)?;
    let parameters = stated.into_iter().filter_map(|(name, value)| {
        let stated = part(&value, &format!("the parameter `{name}`"), "value", report)?;
        let Some(read) = EndpointValue::of(stated.value) else {
            unsupported(&stated, name, "its value has another type", report);
            return None;
        };
        Some((name.to_owned(), read))
    });
    Some(parameters.collect())
}

/// Reads `operationContextParams` of an operation.
pub(in crate::model::traits) fn operation_parameters(
    value: &TraitValue<'_>,
    report: &mut Report,
) -> Option<BTreeMap<String, Option<ContextPath>>> {
    let stated = entries(value, "the value", report)?;
    let parameters = stated.into_iter().filter_map(|(name, value)| {
        let path = part(&value, &format!("the parameter `{name}`"), "path", report)?;
        let text = path.text(report)?;
        let read = ContextPath::parse(&text);
        if read.is_none() {
            let why = format!("unknown syntax in the path `{text}`");
            unsupported(&path, name, &why, report);
        }
        Some((name.to_owned(), read))
    });
    Some(parameters.collect())
}

/// Reads `contextParam` of a member.
pub(in crate::model::traits) fn context_parameter(
    value: &TraitValue<'_>,
    report: &mut Report,
) -> Option<String> {
    value.required_text("name", report)
}

/// Warns of a binding that Hardy omits.
fn unsupported(value: &TraitValue<'_>, name: &str, why: &str, report: &mut Report) {
    let message = format!("`{}` of `{name}` is not supported: {why}", value.id);
    report.push(
        Diagnostic::warning("unsupported-endpoint-binding", message)
            .at(&value.place)
            .shape(value.owner)
            .help("set the parameter in `Params`"),
    );
}
