//! Values that keep to every constraint of a model, and values that break just one: a suite of cases for
//! [`conformance`](crate::conformance), which runs them.
//!
//! Every structure and union is an input of an operation, of the model or added. The expected
//! violations come from the model alone.

mod broken;
mod good;
mod limits;
mod sample;

use serde_json::Value;

use crate::conformance::{Case, Content, MalformedCase, Suite, Trait, use_input_as_output};
use crate::round_trip::{Shapes, add_echoes, target};
use broken::{Breakage, breakages, missing};
use good::Good;
pub(crate) use limits::{end, in_force};
pub use sample::Sample;

/// The suite of a model in one file without mixins, whose patterns have samples.
pub fn suite(name: &str, model: &Value, samples: &[Sample]) -> Suite {
    let mut model = model.clone();
    let added = add_echoes(&mut model);
    let inputs = use_inputs_as_outputs(&mut model, &added);
    let shapes = Shapes::new(&model);
    let good = Good::new(&shapes, samples);
    let mut cases = Vec::new();
    let mut add = |operation: &str, rule: &str, body: &Value, found: Vec<(String, String)>| {
        cases.push(case(operation, rule, body, found));
    };
    for (operation, input) in &inputs {
        add(
            operation,
            "none",
            &good.value(input, &Value::Null),
            Vec::new(),
        );
        let broken = breakages(&good, input, &Value::Null, "");
        for Breakage {
            rule,
            value,
            path,
            message,
        } in broken.into_iter().chain(missing(&good, input))
        {
            add(operation, rule, &value, vec![(path, message)]);
        }
    }
    let is_input = |shape: &String| inputs.iter().any(|(_, input)| input == shape);
    for (operation, shape) in added.iter().filter(|(_, shape)| !is_input(shape)) {
        add(
            operation,
            "none",
            &good.value(shape, &Value::Null),
            Vec::new(),
        );
        for Breakage {
            rule,
            value,
            path,
            message,
        } in breakages(&good, shape, &Value::Null, "/value")
        {
            add(operation, rule, &value, vec![(path, message)]);
        }
    }
    Suite::generated(name, &model, cases)
}

/// Makes the inputs of operations that are not `added` their outputs. Returns these operations and
/// their inputs.
fn use_inputs_as_outputs(model: &mut Value, added: &[(String, String)]) -> Vec<(String, String)> {
    let mut inputs = Vec::new();
    let shapes = model["shapes"].as_object_mut().into_iter().flatten();
    for (id, shape) in shapes.filter(|(_, shape)| shape["type"] == "operation") {
        let is_added = added.iter().any(|(operation, _)| operation == id);
        if !is_added && use_input_as_output(shape) {
            inputs.push((id.clone(), target(&shape["input"]).to_owned()));
        }
    }
    inputs
}

fn case(operation: &str, rule: &str, body: &Value, violations: Vec<(String, String)>) -> Case {
    let message = match violations.as_slice() {
        [] => "0 validation errors detected. ".to_owned(),
        [(_, message)] => format!("1 validation error detected. {message}"),
        _ => unreachable!("no case breaks two constraints"),
    };
    let path = violations.first().map_or("", |(path, _)| path);
    Case {
        id: format!("{rule} {path}"),
        trait_: Trait::Malformed,
        shape: operation.to_owned(),
        content: Content::Malformed(MalformedCase {
            headers: [("content-type".to_owned(), "application/json".to_owned())].into(),
            body: body.to_string(),
            message,
            violations,
        }),
    }
}
