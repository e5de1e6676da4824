//! A diagnostic as a JSON object, for editors and other programs.

use hardy_codegen::report::Diagnostic;
use serde_json::{Value, json};

/// The object of a diagnostic.
///
/// All keys are always present, here and in [`failure`]; unknown values are null. Lines and columns
/// count from 1, columns in characters; `end_column` is the one after the last. Bytes count from
/// the start of the file.
pub(crate) fn object(diagnostic: &Diagnostic) -> Value {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    json!({
        "kind": "diagnostic",
        "severity": diagnostic.severity.to_string(),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "help": diagnostic.advice(),
        "shape": diagnostic.shape,
        "file": text(&diagnostic.file),
        "pointer": text(&diagnostic.pointer),
        "line": diagnostic.position.map(|position| position.line),
        "column": diagnostic.position.map(|position| position.column),
        "end_line": diagnostic.span.map(|span| span.to.line),
        "end_column": diagnostic.span.map(|span| span.to.column),
        "byte_start": diagnostic.span.map(|span| span.start),
        "byte_end": diagnostic.span.map(|span| span.end),
    })
}

/// The object of a failure without a location in a model, such as a missing file.
pub(crate) fn failure(message: &str) -> Value {
    json!({
        "kind": "diagnostic",
        "severity": "error",
        "code": null,
        "message": message,
        "help": null,
        "shape": null,
        "file": null,
        "pointer": null,
        "line": null,
        "column": null,
        "end_line": null,
        "end_column": null,
        "byte_start": null,
        "byte_end": null,
    })
}
