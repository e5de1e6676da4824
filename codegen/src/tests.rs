//! Shared by the tests of whole runs: small models as text, their crates, and their diagnostics.
//! The tests of the workspace compile crates.

mod auth;
mod calls;
mod emitted;
mod errors;
mod examples;
mod filters;
mod header;
mod names;
mod protocols;
mod unsupported;

use std::collections::BTreeMap;

use crate::{Generated, Options, Report, Source, generate};

/// A model of a restJson1 service with the operation `a#Run`, `POST /run`, whose input and output
/// are `a#In` and `a#Out`; `shapes` defines these two and further shapes.
fn with_run(shapes: &str) -> String {
    let run = r##""a#Run": {"type": "operation",
        "input": {"target": "a#In"}, "output": {"target": "a#Out"},
        "traits": {"smithy.api#http": {"method": "POST", "uri": "/run"}}}"##;
    format!("{}, {run}, {shapes}", service(r##"{"target": "a#Run"}"##))
}

/// A restJson1 service with these operations.
fn service(operations: &str) -> String {
    format!(
        r##""a#Service": {{"type": "service", "operations": [{operations}],
        "traits": {{"aws.protocols#restJson1": {{}}}}}}"##
    )
}

fn generated(shapes: &str) -> Result<Generated, Report> {
    let source = Source {
        name: "model.json".to_owned(),
        text: format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#),
    };
    generate(&[source], &Options::default(), &mut |_| {})
}

/// Generates a crate of these shapes in the protocol with this name.
fn generated_in(protocol: &str, shapes: &str) -> Result<Generated, Report> {
    let source = Source {
        name: "model.json".to_owned(),
        text: format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#),
    };
    let options = Options {
        protocol: Some(protocol.to_owned()),
        ..Options::default()
    };
    generate(&[source], &options, &mut |_| {})
}

/// The files of the crate of these shapes.
fn files(shapes: &str) -> BTreeMap<String, String> {
    let generated = generated(shapes).unwrap_or_else(|report| panic!("{report}"));
    let files = generated.files.into_iter();
    files.map(|file| (file.path, file.text)).collect()
}
