//! Text to AST: is it JSON, is it a Smithy AST of a version we read.
//! Must not know what a shape consists of; that is for `read_shape`.

use super::read_shape::ShapeReader;
use super::{Ast, Source};
use crate::report::{Diagnostic, Place, Position, Report, repeated_keys};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

type Object = Map<String, Value>;

/// Reads one file. Everything that is wrong with it goes into the report.
///
/// Returns `None` if nothing of the file could be used; shapes that are not well formed are left out.
pub fn read(source: &Source, report: &mut Report) -> Option<Ast> {
    let document = Place::document(source.name.as_str());
    let root = parse(source, &document, report)?;
    let Value::Object(mut root) = root else {
        report.push(
            Diagnostic::error("not-smithy", "the document is not a JSON object")
                .at(&document)
                .help("expected a Smithy JSON AST: an object with `smithy` and `shapes`"),
        );
        return None;
    };
    check_version(&root, &document, report)?;
    let metadata = match root.remove("metadata") {
        Some(Value::Object(metadata)) => metadata,
        _ => Object::new(),
    };
    let mut shapes = BTreeMap::new();
    match root.remove("shapes") {
        // A file may consist of metadata alone.
        None => {}
        Some(Value::Object(written)) => {
            let all = document.child("shapes");
            for (id, shape) in written {
                if let Some(diagnostic) = too_long("id of a shape", &id) {
                    report.push(diagnostic.at(&all));
                    continue;
                }
                let place = all.child(&id);
                if let Some(shape) = ShapeReader::new(&id, place, report).read(shape) {
                    shapes.insert(id, shape);
                }
            }
        }
        Some(_) => report.push(
            Diagnostic::error("not-smithy", "`shapes` is not an object")
                .at(&document.child("shapes")),
        ),
    }
    Some(Ast {
        file: document.file,
        shapes,
        metadata,
    })
}

/// How long ids of shapes and names of members may be, in bytes. Each place below them names them.
const LONGEST_NAME: usize = 255;

/// What is said of a name that is too long, without saying it.
pub(super) fn too_long(what: &str, name: &str) -> Option<Diagnostic> {
    (name.len() > LONGEST_NAME).then(|| {
        let (beginning, length) = (name.chars().take(40).collect::<String>(), name.len());
        let message = format!(
            "the {what} that begins with `{beginning}` has {length} bytes; {LONGEST_NAME} is the most"
        );
        Diagnostic::error("invalid-id", message)
    })
}

fn parse(source: &Source, document: &Place, report: &mut Report) -> Option<Value> {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let root = match serde_json::from_str(text) {
        Ok(root) => root,
        Err(error) => {
            report.push(syntax_error(text, &error).at(document));
            return None;
        }
    };
    for repeated in repeated_keys(text) {
        let message = format!("the key `{}` stands twice in one object", repeated.key);
        let place = Place {
            pointer: repeated.pointer,
            ..document.clone()
        };
        report.push(
            Diagnostic::error("repeated-key", message)
                .at(&place)
                .on(repeated.position),
        );
    }
    Some(root)
}

fn syntax_error(text: &str, error: &serde_json::Error) -> Diagnostic {
    let suffix = format!(" at line {} column {}", error.line(), error.column());
    let said = error.to_string();
    let said = said.strip_suffix(&suffix).unwrap_or(&said);
    // The parser counts columns in bytes.
    let line = text
        .split('\n')
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default();
    let column = Position::of_offset(line, error.column().saturating_sub(1)).column;
    Diagnostic::error("not-json", format!("not JSON: {said}")).on(Position {
        line: error.line().max(1),
        column,
    })
}

fn check_version(root: &Object, document: &Place, report: &mut Report) -> Option<()> {
    let version = root.get("smithy");
    let diagnostic = match version {
        Some(Value::String(version)) if version == "2.0" || version == "2" => return Some(()),
        Some(version) => {
            let message = format!("Smithy version {version} is not supported");
            Diagnostic::error("unsupported-version", message)
                .at(&document.child("smithy"))
                .help("supported is \"2.0\"; \"1.0\" is planned")
        }
        None => Diagnostic::error("not-smithy", "there is no `smithy` key with a version")
            .at(document)
            .help("expected a Smithy JSON AST: an object with `smithy` and `shapes`"),
    };
    report.push(diagnostic);
    None
}
