//! Requests, responses and errors of a service that uses awsJson, with random values. All members
//! are in the JSON body, whatever bindings and names they have in other protocols.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use serde_json::{Map, Value};

use super::shapes::{Member, Shapes, target};
use super::values::{Maker, Unlisted};
use crate::conformance::{Case, Content, RequestCase, ResponseCase, Trait, has_event_stream};

/// The protocols, each with its content type.
const PROTOCOLS: [(&str, &str); 2] = [
    ("aws.protocols#awsJson1_0", "application/x-amz-json-1.0"),
    ("aws.protocols#awsJson1_1", "application/x-amz-json-1.1"),
];

/// A service that uses one of them.
pub(super) struct Service {
    name: String,
    /// The shape id of the protocol.
    pub(super) protocol: &'static str,
    content_type: &'static str,
}

impl Service {
    /// The one of a model.
    ///
    /// # Errors
    ///
    /// Which protocols the services of the model offer, if none of these is among them.
    pub(super) fn of(shapes: &Map<String, Value>) -> Result<Self, String> {
        let services = shapes
            .iter()
            .filter(|(_, shape)| shape["type"] == "service");
        let mut offered = Vec::new();
        for (id, service) in services {
            let has = |(protocol, _): &(&'static str, _)| !service["traits"][*protocol].is_null();
            if let Some((protocol, content_type)) = PROTOCOLS.into_iter().find(has) {
                return Ok(Self {
                    name: name_of(id).to_owned(),
                    protocol,
                    content_type,
                });
            }
            let traits = service["traits"]
                .as_object()
                .into_iter()
                .flat_map(Map::keys);
            offered.extend(traits.filter(|id| id.contains("protocols#")).cloned());
        }
        let supported = PROTOCOLS.map(|(protocol, _)| protocol).join(", ");
        Err(format!(
            "its services offer {}; there are random values for {supported}",
            match offered.is_empty() {
                true => "no protocol".to_owned(),
                false => offered.join(", "),
            }
        ))
    }

    /// The cases of all operations and errors.
    pub(super) fn cases(&self, model: &Map<String, Value>, seed: u64) -> Vec<Case> {
        let shapes = Shapes::of(model);
        let random = &mut Rng::with_seed(seed);
        let mut cases = Vec::new();
        let mut add = |trait_, shape: &str, content| {
            cases.push(Case {
                id: format!("Random{seed}"),
                trait_,
                shape: shape.to_owned(),
                content,
            });
        };
        for (id, operation) in shapes.of_kind("operation") {
            let (request, output) = match has_event_stream(model, operation) {
                true => (Content::EventStream, Content::EventStream),
                false => (
                    Content::Request(Box::new(self.request(&shapes, id, operation, random))),
                    Content::Output(self.output(&shapes, operation, random)),
                ),
            };
            add(Trait::Request, id, request);
            add(Trait::Response, id, output);
        }
        let operations = shapes.of_kind("operation");
        let errors = operations.flat_map(|(_, operation)| {
            let errors = operation["errors"].as_array();
            errors.into_iter().flatten().map(target)
        });
        for id in errors.collect::<BTreeSet<&str>>() {
            let error = self.error(&shapes, id, random);
            add(Trait::Response, id, Content::Error(error));
        }
        cases
    }

    fn request(
        &self,
        shapes: &Shapes<'_>,
        id: &str,
        operation: &Value,
        random: &mut Rng,
    ) -> RequestCase {
        let mut maker = Maker::new(shapes, random, Unlisted::InEnums);
        let made = maker.structure(shapes.shape(target(&operation["input"])), |_| true);
        let (service, operation) = (&self.name, name_of(id));
        RequestCase {
            method: "POST".to_owned(),
            uri: "/".to_owned(),
            headers: BTreeMap::from([
                ("content-type".to_owned(), self.content_type.to_owned()),
                ("x-amz-target".to_owned(), format!("{service}.{operation}")),
            ]),
            body: Some(made.wire.to_string()),
            body_media_type: Some(self.content_type.to_owned()),
            params: made.params,
            ..RequestCase::default()
        }
    }

    fn output(&self, shapes: &Shapes<'_>, operation: &Value, random: &mut Rng) -> ResponseCase {
        let mut maker = Maker::new(shapes, random, Unlisted::InEnums);
        let made = maker.structure(shapes.shape(target(&operation["output"])), |_| true);
        let content_type = self.content_type.to_owned();
        ResponseCase {
            code: 200,
            headers: BTreeMap::from([("content-type".to_owned(), content_type)]),
            params: made.params,
            body: made.noisy,
            ..ResponseCase::default()
        }
    }

    /// An error, whose code is in the body or in a header, in one of the forms that services use.
    fn error(&self, shapes: &Shapes<'_>, id: &str, random: &mut Rng) -> ResponseCase {
        let shape = shapes.shape(id);
        let traits = &shape["traits"];
        let mut maker = Maker::new(shapes, random, Unlisted::InEnums);
        let made = maker.structure(shape, |_| true);
        let status = match traits["smithy.api#error"].as_str() {
            Some("server") => 500,
            _ => 400,
        };
        let status = traits["smithy.api#httpError"].as_u64().unwrap_or(status);
        let mut case = ResponseCase {
            code: u16::try_from(status).expect("a status"),
            params: made.params,
            body: made.noisy,
            ..ResponseCase::default()
        };
        let name = name_of(id);
        let code = match random.usize(..4) {
            0 => name.to_owned(),
            1 => format!("{name}:http://example.com/"),
            2 => format!("com.example#{name}"),
            _ => format!("com.example#{name}:http://example.com/"),
        };
        // A member that is called as the code is would be taken for it.
        let is_taken = Member::all(shape).any(|member| member.name.eq_ignore_ascii_case("code"));
        if is_taken || random.bool() {
            case.headers.insert("x-amzn-errortype".to_owned(), code);
        } else {
            let rest = case.body.trim_start_matches('{').trim_start();
            let separator = if rest == "}" { "" } else { "," };
            case.body = format!("{{\"__type\":{}{separator}{rest}", Value::from(code));
        }
        case
    }
}

/// The model without `@jsonName`, because members have their own names in a body.
pub(super) fn without_json_names(model: &Map<String, Value>) -> Map<String, Value> {
    let mut model = model.clone();
    let members = model
        .values_mut()
        .filter_map(|shape| shape.get_mut("members")?.as_object_mut());
    for member in members.flat_map(|members| members.values_mut()) {
        if let Some(traits) = member.get_mut("traits").and_then(Value::as_object_mut) {
            traits.remove("smithy.api#jsonName");
        }
    }
    model
}

fn name_of(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}
