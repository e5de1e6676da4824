//! Reads suites: the cases in a model for clients of a protocol of its services. Must not know Rust
//! or the generator.

use std::fs;
use std::path::Path;

use hardy_codegen::Source;
use serde_json::{Map, Value};

use super::case::{Case, Content, Trait};
use super::{malformed, protocols};

/// Keys of cases that are not compared. One is the authentication scheme, because requests are
/// compared without a signature.
const PASSED_OVER: [&str; 7] = [
    "id",
    "protocol",
    "appliesTo",
    "documentation",
    "tags",
    "authScheme",
    "vendorParamsShape",
];

/// The cases of a model for one protocol.
#[derive(Clone, Debug)]
pub struct Suite {
    /// The file's name without its extension; the name of the protocol as well, if the file has cases of
    /// several.
    pub name: String,
    /// The shape id of the protocol; that which the generator prefers, if it is not stated.
    pub protocol: Option<String>,
    /// The model.
    pub source: Source,
    /// Those for clients, in the order of the file.
    pub cases: Vec<Case>,
}

impl Suite {
    /// The suite of a generated model, with cases that are not in a trait.
    pub(crate) fn generated(name: &str, model: &Value, cases: Vec<Case>) -> Self {
        Self {
            name: name.to_owned(),
            protocol: None,
            source: Source {
                name: format!("{name}.json"),
                text: model.to_string(),
            },
            cases,
        }
    }

    /// Reads the model in a file: a suite for each protocol that it has cases of.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, is not a JSON AST, has no case for clients, or has a case with
    /// an unknown key.
    pub fn read(path: &Path) -> Result<Vec<Self>, String> {
        let name = path.display().to_string();
        let text =
            fs::read_to_string(path).map_err(|error| format!("cannot read `{name}`: {error}"))?;
        let read = of_protocols(&text).map_err(|error| format!("`{name}`: {error}"))?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let is_one_of_several = read.len() > 1;
        let suites = read.into_iter().map(|(protocol, cases, changed)| Self {
            name: match protocol.split_once('#') {
                Some((_, protocol)) if is_one_of_several => format!("{stem} {protocol}"),
                _ => stem.clone().into_owned(),
            },
            protocol: Some(protocol.to_owned()),
            source: Source {
                name: name.clone(),
                text: changed.unwrap_or_else(|| text.clone()),
            },
            cases,
        });
        Ok(suites.collect())
    }
}

/// A protocol, its cases, and the model for the crate, if it is not that of the file.
type OfProtocol = (&'static str, Vec<Case>, Option<String>);

/// The cases for clients of each protocol that has some.
fn of_protocols(text: &str) -> Result<Vec<OfProtocol>, String> {
    let model: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let shapes = model["shapes"].as_object().ok_or("it has no `shapes`")?;
    let mut suites = Vec::new();
    for protocol in protocols::of(shapes) {
        let cases = cases(shapes, protocol)?;
        if !cases.is_empty() {
            let changed = malformed::with_inputs_as_outputs(&model, &cases);
            suites.push((protocol, cases, changed.map(|model| model.to_string())));
        }
    }
    match suites.is_empty() {
        true => Err(format!(
            "no case is for clients of a protocol that its services offer and whose cases count; these are {}",
            protocols::listed()
        )),
        false => Ok(suites),
    }
}

/// The cases for clients of a protocol.
fn cases(shapes: &Map<String, Value>, protocol: &str) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for (id, shape) in shapes {
        for trait_ in Trait::ALL {
            let listed = shape["traits"][trait_.id()]
                .as_array()
                .into_iter()
                .flatten();
            for case in listed.filter(|case| is_for_clients(case, protocol)) {
                if trait_ == Trait::Malformed {
                    cases.extend(refused(case, id, shape, shapes)?);
                    continue;
                }
                let streams = trait_ == Trait::EventStream || has_event_stream(shapes, shape);
                cases.push(read(case, trait_, id, shape, streams)?);
            }
        }
    }
    Ok(cases)
}

/// The cases about constraints that a case defines.
fn refused(
    case: &Value,
    shape_id: &str,
    shape: &Value,
    shapes: &Map<String, Value>,
) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for case in malformed::expanded(case)? {
        let id = case["id"].as_str().ok_or("a case has no `id`")?;
        let read = malformed::read(&case, shape, shapes);
        let read = read.map_err(|error| format!("the case `{id}`: {error}"))?;
        cases.extend(read.map(|content| Case {
            id: id.to_owned(),
            trait_: Trait::Malformed,
            shape: shape_id.to_owned(),
            content: Content::Malformed(content),
        }));
    }
    Ok(cases)
}

fn is_for_clients(case: &Value, protocol: &str) -> bool {
    case["protocol"] == protocol && (case["appliesTo"].is_null() || case["appliesTo"] == "client")
}

fn read(
    case: &Value,
    trait_: Trait,
    shape_id: &str,
    shape: &Value,
    streams: bool,
) -> Result<Case, String> {
    let id = case["id"].as_str().ok_or("a case has no `id`")?;
    let mut stated = case.clone();
    if let Some(members) = stated.as_object_mut() {
        members.retain(|key, _| !PASSED_OVER.contains(&key.as_str()));
    }
    let content = match trait_ {
        _ if streams => Ok(Content::EventStream),
        Trait::Request => {
            serde_json::from_value(stated).map(|case| Content::Request(Box::new(case)))
        }
        _ if shape["type"] == "operation" => serde_json::from_value(stated).map(Content::Output),
        _ => serde_json::from_value(stated).map(Content::Error),
    };
    Ok(Case {
        id: id.to_owned(),
        trait_,
        shape: shape_id.to_owned(),
        content: content.map_err(|error| format!("the case `{id}`: {error}"))?,
    })
}

/// Whether input or output of an operation has a member that is a union that streams.
pub(crate) fn has_event_stream(shapes: &Map<String, Value>, operation: &Value) -> bool {
    let target = |place: &Value| shapes.get(place["target"].as_str()?);
    let ends = [&operation["input"], &operation["output"]];
    let members = ends.into_iter().filter_map(target).flat_map(|structure| {
        let members = structure["members"].as_object();
        members.into_iter().flat_map(Map::values)
    });
    let mut targets = members.filter_map(target);
    targets
        .any(|shape| shape["type"] == "union" && !shape["traits"]["smithy.api#streaming"].is_null())
}

#[cfg(test)]
mod tests;
