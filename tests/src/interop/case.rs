//! A case: an operation, its input, and the response of the service. Decides which inputs, outputs and
//! errors are random, and what a smaller case is. Must not know clients.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::fit::{Fit, Level};
use super::server::Response;
use super::shrink::{required, smaller};
use crate::round_trip::{Maker, Member, Shapes, Unlisted, noisy_structure, target, text};

/// Codes that no model lists.
const UNKNOWN: [&str; 3] = ["NotYetKnown", "Fault", "InvalidSignatureException"];

/// The forms of a code: alone, with a namespace, with a URI, with both.
const FORMS: [(&str, &str); 4] = [
    ("", ""),
    ("com.example#", ""),
    ("", ":http://example.com/"),
    ("com.example#", ":http://example.com/"),
];

/// The statuses of errors whose model states none.
const STATUSES: [u16; 7] = [400, 403, 404, 409, 429, 500, 503];

/// A call.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) operation: String,
    /// How valid the input is.
    pub(super) level: Level,
    pub(super) input: Value,
    pub(super) response: ServiceResponse,
}

/// What the service returns.
#[derive(Clone, Debug)]
pub(super) struct ServiceResponse {
    status: u16,
    headers: Vec<(String, String)>,
    /// The shape of an output; `None` for an error, whose members can all be absent.
    output: Option<String>,
    /// The body without white space, escapes and whatever else changes nothing.
    plain: Value,
    /// The body.
    body: String,
}

impl ServiceResponse {
    pub(super) fn response(&self) -> Response {
        Response {
            status: self.status,
            headers: self.headers.clone(),
            body: self.body.clone(),
        }
    }

    /// Responses with less.
    fn smaller(&self, shapes: &Shapes<'_>) -> Vec<Self> {
        let with = |plain: Value| Self {
            body: plain.to_string(),
            plain,
            ..self.clone()
        };
        let plain = self.plain.to_string();
        if self.body != plain {
            return vec![with(self.plain.clone())];
        }
        let shape = self.output.as_deref();
        smaller(shapes, shape, &self.plain)
            .into_iter()
            .map(with)
            .collect()
    }
}

impl Case {
    /// Cases with less.
    pub(super) fn smaller(&self, shapes: &Shapes<'_>) -> Vec<Self> {
        let inputs = smaller(shapes, Some(input_of(shapes, &self.operation)), &self.input);
        let inputs = inputs.into_iter().map(|input| Self {
            input,
            ..self.clone()
        });
        let responses = self
            .response
            .smaller(shapes)
            .into_iter()
            .map(|response| Self {
                response,
                ..self.clone()
            });
        inputs.chain(responses).collect()
    }
}

/// Makes cases.
pub(super) struct Cases<'a> {
    pub(super) shapes: &'a Shapes<'a>,
    fit: Fit<'a>,
}

impl<'a> Cases<'a> {
    /// # Errors
    ///
    /// Those of [`Fit::new`].
    pub(super) fn new(shapes: &'a Shapes<'a>) -> Result<Self, String> {
        let fit = Fit::new(shapes)?;
        Ok(Self { shapes, fit })
    }

    /// The case of a seed. Every second input satisfies the whole model; the others have strings of any
    /// characters.
    pub(super) fn case(&self, operation: &str, seed: u64) -> Case {
        let random = &mut random_of(operation, seed);
        let level = match seed % 2 {
            0 => Level::Model,
            _ => Level::Sent,
        };
        let input = self.input(operation, level, random);
        let response = match random.usize(..10) {
            0..3 => self.error(operation, random),
            _ => self.output(operation, random),
        };
        Case {
            operation: operation.to_owned(),
            level,
            input,
            response,
        }
    }

    /// An input. Members that a client may set itself are sometimes absent.
    pub(super) fn input(&self, operation: &str, level: Level, random: &mut Rng) -> Value {
        let id = input_of(self.shapes, operation);
        let shape = self.shapes.shape(id);
        let mut input = self.value(id, random);
        for member in Member::all(shape) {
            let is_set_by_client = ["default", "idempotencyToken"]
                .iter()
                .any(|name| member.own_trait(name).is_some());
            if is_set_by_client && random.usize(..5) == 0 {
                input.as_object_mut().map(|input| input.remove(member.name));
            }
        }
        self.fit.fit(&mut input, id, &Value::Null, level, random);
        input
    }

    /// A value in wire format.
    pub(super) fn value(&self, id: &str, random: &mut Rng) -> Value {
        Maker::new(self.shapes, random, Unlisted::InEnums)
            .value(id, None)
            .wire
    }

    fn output(&self, operation: &str, random: &mut Rng) -> ServiceResponse {
        let operation = self.operation(operation);
        let id = target(&operation["output"]);
        let made = Maker::new(self.shapes, random, Unlisted::Everywhere).value(id, None);
        let status = operation["traits"]["smithy.api#http"]["code"].as_u64();
        let (mut plain, mut body) = (made.wire, made.noisy);
        let required = required(self.shapes, id, &plain);
        match (random.usize(..6), random.choice(required)) {
            (0, Some(less)) => {
                body = less.to_string();
                plain = less;
            }
            (0, None) if plain == json!({}) => body.clear(),
            _ => {}
        }
        ServiceResponse {
            status: status.map_or(200, |status| status as u16),
            headers: headers(random),
            output: Some(id.to_owned()),
            plain,
            body,
        }
    }

    /// An error of the operation, of another operation, or of no model.
    fn error(&self, operation: &str, random: &mut Rng) -> ServiceResponse {
        let all = self.shapes.of_kind("structure");
        let modelled: Vec<&str> = match random.usize(..5) {
            0 => Vec::new(),
            1 => all
                .filter(|(_, shape)| shape["traits"].get("smithy.api#error").is_some())
                .map(|(id, _)| id)
                .collect(),
            _ => error_ids(self.shapes, operation).collect(),
        };
        let (code, mut plain, stated) = match random.choice(&modelled) {
            Some(id) => {
                let (_, name) = id.split_once('#').unwrap_or_default();
                let stated = self.shapes.shape(id)["traits"]["smithy.api#httpError"].as_u64();
                (name, self.value(id, random), stated)
            }
            None => {
                let code = UNKNOWN[random.usize(..UNKNOWN.len())];
                (code, json!({ "Message": text(random) }), None)
            }
        };
        let status = STATUSES[random.usize(..STATUSES.len())];
        let mut headers = headers(random);
        let members = plain.as_object_mut().expect("an error is a structure");
        rename_message(members, random);
        let (before, after) = FORMS[random.usize(..FORMS.len())];
        let code = format!("{before}{code}{after}");
        match random.usize(..7) {
            0 => {}
            1 => _ = members.insert("code".to_owned(), code.into()),
            2 | 3 => _ = members.insert("__type".to_owned(), code.into()),
            _ => headers.push(("x-amzn-ErrorType".to_owned(), code)),
        }
        let texts: Vec<(String, String)> = members
            .iter()
            .map(|(name, value)| (name.clone(), value.to_string()))
            .collect();
        ServiceResponse {
            status: stated.map_or(status, |stated| stated as u16),
            headers,
            output: None,
            body: noisy_structure(&texts, &[], random),
            plain,
        }
    }

    fn operation(&self, name: &str) -> &'a Value {
        operation(self.shapes, name)
    }
}

/// Services write the name of the message in two ways, or send none.
fn rename_message(members: &mut Map<String, Value>, random: &mut Rng) {
    let Some(message) = members.remove("Message") else {
        return;
    };
    match random.usize(..4) {
        0 => {}
        1 => _ = members.insert("message".to_owned(), message),
        _ => _ = members.insert("Message".to_owned(), message),
    }
}

fn headers(random: &mut Rng) -> Vec<(String, String)> {
    let mut headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
    if random.usize(..4) > 0 {
        let id = format!("{:016x}", random.u64(..));
        headers.push(("x-amzn-RequestId".to_owned(), id));
    }
    headers
}

/// The names of the errors that an operation or its service lists, which are their codes.
pub(super) fn errors<'a>(shapes: &Shapes<'a>, name: &str) -> Vec<&'a str> {
    let names = error_ids(shapes, name).filter_map(|id| id.split_once('#'));
    names.map(|(_, name)| name).collect()
}

fn error_ids<'a>(shapes: &Shapes<'a>, name: &str) -> impl Iterator<Item = &'a str> {
    let service = shapes.of_kind("service").next();
    let common = service.and_then(|(_, service)| service["errors"].as_array());
    let own = operation(shapes, name)["errors"].as_array();
    own.into_iter().chain(common).flatten().map(target)
}

/// The operation of this name.
pub(super) fn operation<'a>(shapes: &Shapes<'a>, name: &str) -> &'a Value {
    let mut operations = shapes.of_kind("operation");
    let found = operations.find(|(id, _)| id.ends_with(&format!("#{name}")));
    found.map_or(&Value::Null, |(_, operation)| operation)
}

/// The shape id of its input.
pub(super) fn input_of<'a>(shapes: &Shapes<'a>, name: &str) -> &'a str {
    target(&operation(shapes, name)["input"])
}

/// Random numbers that depend on nothing but operation and seed.
pub(super) fn random_of(operation: &str, seed: u64) -> Rng {
    // FNV-1a.
    let hash = operation
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    Rng::with_seed(hash ^ seed)
}
