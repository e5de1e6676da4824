//! What the tests of whole runs share: small models as text, the crates made of them, and what is
//! wrong with them. That emitted crates compile is for the tests of the workspace.

mod emitted;
mod names;
mod refused;

use std::collections::BTreeMap;

use crate::{Options, Source, generate};

/// A model of a service of restJson1 with the operation `a#Run`, `POST /run`, whose input and output
/// are `a#In` and `a#Out`; `shapes` defines these two and whatever else there is.
fn with_run(shapes: &str) -> String {
    let run = r##""a#Run": {"type": "operation",
        "input": {"target": "a#In"}, "output": {"target": "a#Out"},
        "traits": {"smithy.api#http": {"method": "POST", "uri": "/run"}}}"##;
    format!("{}, {run}, {shapes}", service(r##"{"target": "a#Run"}"##))
}

/// A service of restJson1 with these operations.
fn service(operations: &str) -> String {
    format!(
        r##""a#Service": {{"type": "service", "operations": [{operations}],
        "traits": {{"aws.protocols#restJson1": {{}}}}}}"##
    )
}

fn run(shapes: &str) -> Result<BTreeMap<String, String>, String> {
    let source = Source {
        name: "model.json".to_owned(),
        text: format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#),
    };
    let generated = generate(&[source], &Options::default(), &mut |_| {});
    match generated {
        Ok(generated) => Ok(generated
            .files
            .into_iter()
            .map(|file| (file.path, file.text))
            .collect()),
        Err(report) => Err(report.to_string()),
    }
}

/// The files of the crate that is made of these shapes.
fn files(shapes: &str) -> BTreeMap<String, String> {
    run(shapes).unwrap_or_else(|report| panic!("{report}"))
}

/// Why no crate is made of these shapes.
fn refusal(shapes: &str) -> String {
    match run(shapes) {
        Ok(files) => panic!("{shapes}\nbecomes {:?}", files.keys()),
        Err(report) => report,
    }
}
