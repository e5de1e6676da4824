//! The text of an input file as JSON: what is none, and what a parser would drop without a word.
//! Must not know what the document is about.

use serde_json::Value;

use crate::ast::Source;
use crate::report::{Diagnostic, Position, Report, SourceLocation, repeated_keys};

/// The value of a file, with or without a byte order mark before it; `None` after an error where
/// there is none.
///
/// A key that an object states twice is an error as well; the value has the last of the two.
pub(crate) fn read(source: &Source, report: &mut Report) -> Option<Value> {
    let document = SourceLocation::document(source.name.as_str());
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let diagnostic = match is_smithy_language(&source.name, text) {
                true => Diagnostic::error(
                    "not-json",
                    "this is Smithy's own language, not its JSON AST",
                )
                .help(format!(
                    "{PUBLISHED}; `smithy ast` turns other `.smithy` files into JSON"
                )),
                false => syntax_error(text, &error),
            };
            report.push(diagnostic.at(&document));
            return None;
        }
    };
    for repeated in repeated_keys(text) {
        let message = format!("the key `{}` stands twice in one object", repeated.key);
        let place = SourceLocation {
            pointer: repeated.pointer.into(),
            ..document.clone()
        };
        report.push(
            Diagnostic::error("repeated-key", message)
                .at(&place)
                .on(repeated.position),
        );
    }
    Some(value)
}

/// Where models are that can be read, for who has taken another file.
pub(crate) const PUBLISHED: &str =
    "AWS publishes the JSON AST of its services at https://github.com/aws/api-models-aws";

/// Whether the text is a model in Smithy's own language, by its name or its first statement.
fn is_smithy_language(name: &str, text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with("//"));
    let begins = |keyword| first.is_some_and(|line| line.starts_with(keyword));
    name.ends_with(".smithy") || begins("$version") || begins("namespace ")
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
