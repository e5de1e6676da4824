//! Values of every shape of a model, made up, and what has to become of them: a suite of cases for
//! [`conformance`](crate::conformance), which runs them.
//!
//! An input becomes the request that the model says, a response the output or the error; and whatever
//! shape it is, what was read is written and read again as it was, on the wire as by serde. For the
//! last, the model gets an operation for each structure and union, which sends and receives it. A seed
//! stands for the values.

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
use values::{Maker, Unlisted};

/// How many values are made up.
#[derive(Clone, Debug)]
pub struct Amount {
    /// The seeds, each of which has a request, a response or an error to every shape that is one.
    pub seeds: Range<u64>,
    /// How many values of every structure and union are read, written and read again to a seed.
    pub echoes: usize,
}

/// The suite of a model in one file without mixins, of which nothing is bound to the headers of
/// requests, or to other parts of answers than their bodies.
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

/// The suite of a model whose operations have one structure for input and output each, all of which is
/// in headers or a stream but for texts.
pub fn suite_of_headers(name: &str, model: &Value, amount: &Amount) -> Suite {
    let shapes = Shapes::new(model);
    let mut cases = Vec::new();
    for seed in amount.seeds.clone() {
        let mut random = Rng::with_seed(seed);
        for (operation, shape) in shapes.of_kind("operation") {
            let sent = shapes::target(&shape["input"]);
            let answers = (0..amount.echoes).map(|_| headers::echoed(&shapes, sent, &mut random));
            cases.push(echo_case(seed, operation, answers.collect()));
        }
    }
    Suite::generated(name, model, cases)
}

/// The suite of a service that speaks awsJson, with a request, a response and each error of every
/// operation to a seed. Nothing is changed in the model.
///
/// # Errors
///
/// A model without shapes, and one whose services speak other protocols.
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

fn echo_case(seed: u64, operation: &str, answers: Vec<Echoed>) -> Case {
    Case {
        id: format!("Echo{seed}"),
        trait_: Trait::Response,
        shape: operation.to_owned(),
        content: Content::Echo(answers),
    }
}
