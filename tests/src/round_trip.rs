//! Random values of every shape of a model, and their expected messages: a suite of cases that
//! [`conformance`](crate::conformance) runs.
//!
//! An input becomes a request, and a response an output or an error. A decoded value of any shape
//! is equal after encoding and decoding, in messages and with serde; for this, the model gets an
//! operation for each structure and union, which sends and receives it. A seed decides the values.

mod aws_json;
mod cases;
mod echo;
mod headers;
mod shapes;
mod text;
mod values;

use std::ops::Range;

use fastrand::Rng;
use serde_json::Value;

use crate::conformance::{Case, Content, Echoed, Suite, Trait};
pub(crate) use echo::add as add_echoes;
pub(crate) use shapes::{Member, Shapes, target};
pub(crate) use text::{some_text, structure as noisy_structure, text};
pub(crate) use values::{Maker, Unlisted};

/// The number of random values.
#[derive(Clone, Debug)]
pub struct Amount {
    /// The seeds. Each gives a request, response or error for every input, output and error.
    pub seeds: Range<u64>,
    /// The number of values of every structure and union for each seed, which are decoded, encoded
    /// and decoded again.
    pub echoes: usize,
}

/// The suite of a model in one file without mixins. No member may be in the headers of a request,
/// or outside of the body of a response.
pub fn suite(name: &str, model: &Value, amount: &Amount) -> Suite {
    let mut model = model.clone();
    let echoes = echo::add(&mut model);
    let shapes = Shapes::new(&model);
    let mut cases = Vec::new();
    for seed in amount.seeds.clone() {
        let mut random = Rng::with_seed(seed);
        cases.extend(cases::of_model(&shapes, seed, &mut random));
        for (operation, shape) in &echoes {
            let bodies = (0..amount.echoes).map(|_| {
                let mut maker = Maker::new(&shapes, &mut random, Unlisted::Everywhere);
                let made = maker.value(shape, None);
                Echoed {
                    headers: Vec::new(),
                    comes: made.noisy,
                    goes: made.wire.to_string(),
                    by_serde: true,
                }
            });
            cases.push(echo_case(seed, operation, bodies.collect()));
        }
    }
    Suite::generated(name, &model, cases)
}

/// The suite of a model whose operations have the same structure as input and output. All members
/// other than strings must be in headers, or a stream.
pub fn suite_of_headers(name: &str, model: &Value, amount: &Amount) -> Suite {
    let shapes = Shapes::new(model);
    let mut cases = Vec::new();
    for seed in amount.seeds.clone() {
        let mut random = Rng::with_seed(seed);
        for (operation, shape) in shapes.of_kind("operation") {
            let sent = shapes::target(&shape["input"]);
            let echoed = (0..amount.echoes).map(|_| headers::echoed(&shapes, sent, &mut random));
            cases.push(echo_case(seed, operation, echoed.collect()));
        }
    }
    Suite::generated(name, model, cases)
}

/// The suite of a service that uses awsJson, with a request, a response and each error of every
/// operation for each seed. It does not change the model.
///
/// # Errors
///
/// Fails for a model without shapes, and for one whose services use other protocols.
pub fn suite_of_service(name: &str, model: &Value, seeds: Range<u64>) -> Result<Suite, String> {
    let shapes = model["shapes"].as_object().ok_or("it has no `shapes`")?;
    let service = aws_json::Service::of(shapes)?;
    let shapes = aws_json::without_json_names(shapes);
    let cases = seeds.flat_map(|seed| service.cases(&shapes, seed));
    Ok(Suite {
        protocol: Some(service.protocol.to_owned()),
        ..Suite::generated(name, model, cases.collect())
    })
}

fn echo_case(seed: u64, operation: &str, echoed: Vec<Echoed>) -> Case {
    Case {
        id: format!("Echo{seed}"),
        trait_: Trait::Response,
        shape: operation.to_owned(),
        content: Content::Echo(echoed),
    }
}
