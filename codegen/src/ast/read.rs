//! Reads a file as an AST: checks that it is a Smithy AST of a supported version. Must not know the
//! parts of a shape, which `read_shape` does.

use super::name_length::too_long;
use super::read_shape::{ShapeReader, Statement, unknown_key};
use super::{Ast, OVERLAY, Role, Source, Version};
use crate::json::{self, PUBLISHED};
use crate::report::{Diagnostic, Report, SourceLocation};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

type Object = Map<String, Value>;

/// The keys of a document.
const KEYS: [&str; 3] = ["smithy", "metadata", "shapes"];

/// Reads one file. All problems go into the report.
///
/// Returns `None` if no part of the file is usable; omits malformed shapes.
pub fn read(source: &Source, report: &mut Report) -> Option<Ast> {
    let document = SourceLocation::document(source.name.as_str());
    let Value::Object(root) = json::read(source, report)? else {
        report.push(
            Diagnostic::error("not-smithy", "the document is not a JSON object")
                .at(&document)
                .help("expected a Smithy JSON AST: an object with `smithy` and `shapes`"),
        );
        return None;
    };
    let version = version(&root, &document, report)?;
    let mut ast = Ast {
        role: match document.file.ends_with(OVERLAY) {
            true => Role::Overlay,
            false => Role::Model,
        },
        file: Arc::clone(&document.file),
        version,
        shapes: BTreeMap::new(),
        applied: BTreeMap::new(),
        metadata: Object::new(),
    };
    for (key, value) in root {
        let place = document.child(&key);
        match (key.as_str(), value) {
            ("smithy", _) => {}
            ("metadata", Value::Object(metadata)) => ast.metadata = metadata,
            ("shapes", Value::Object(written)) => statements(written, &place, &mut ast, report),
            ("metadata" | "shapes", _) => {
                let message = format!("`{key}` is not an object");
                report.push(Diagnostic::error("not-smithy", message).at(&place));
            }
            (key, _) if ast.role == Role::Overlay => report.push(not_in_an_overlay(key, &place)),
            (key, _) => report.push(unknown_key(key, "a model", &place, KEYS.into_iter())),
        }
    }
    Some(ast)
}

/// Reads shapes and `apply` statements, which are in the same object.
fn statements(written: Object, shapes: &SourceLocation, ast: &mut Ast, report: &mut Report) {
    for (id, statement) in written {
        if let Some(diagnostic) = too_long("id of a shape", &id) {
            report.push(diagnostic.at(shapes));
            continue;
        }
        let reader = ShapeReader::new(&id, shapes.child(&id), ast.version, report);
        match reader.read(statement) {
            Some(Statement::Shape(shape)) => {
                ast.shapes.insert(id, shape);
            }
            Some(Statement::Apply(traits)) => {
                ast.applied.insert(id, traits);
            }
            None => {}
        }
    }
}

fn not_in_an_overlay(key: &str, place: &SourceLocation) -> Diagnostic {
    let message = format!("unexpected key `{key}` in an overlay");
    Diagnostic::error("overlay", message)
        .at(place)
        .blame_key()
        .help(format!(
            "an overlay contains only `smithy`, `shapes` and `metadata`; move the key to a file whose name does not end in `{OVERLAY}`"
        ))
}

/// Whether a file is in the format of botocore and older AWS SDKs.
fn is_of_older_sdks(root: &Object) -> bool {
    let metadata = root.get("metadata").and_then(Value::as_object);
    let is_theirs = metadata.is_some_and(|metadata| metadata.contains_key("apiVersion"));
    is_theirs && root.contains_key("operations")
}

fn version(root: &Object, document: &SourceLocation, report: &mut Report) -> Option<Version> {
    let diagnostic = match root.get("smithy") {
        Some(version) => {
            if let Some(version) = version.as_str().and_then(Version::parse) {
                return Some(version);
            }
            let message = format!("Smithy version {version} is not supported");
            Diagnostic::error("unsupported-version", message)
                .at(&document.child("smithy"))
                .help("supported versions: \"1.0\" and \"2.0\"")
        }
        None if is_of_older_sdks(root) => Diagnostic::error(
            "not-smithy",
            "the file is an API description of older AWS SDKs, such as botocore's `service-2.json`",
        )
        .at(document)
        .help(format!("use the Smithy model of the service: {PUBLISHED}")),
        None => Diagnostic::error("not-smithy", "the key `smithy` with the version is missing")
            .at(document)
            .help("expected a Smithy JSON AST: an object with `smithy` and `shapes`"),
    };
    report.push(diagnostic);
    None
}
