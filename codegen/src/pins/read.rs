//! From the text of a file to pins. What a pin is for is looked at later, against the model.

use serde_json::{Map, Value};

use super::{Pin, Pins, Section, VERSION};
use crate::ast::Source;
use crate::report::{Diagnostic, Place, Position, Report, repeated_keys};

/// Adds the pins of a file to `pins`; what is wrong with the file goes into the report.
pub(crate) fn read(source: &Source, pins: &mut Pins, report: &mut Report) {
    let document = Place::document(source.name.as_str());
    let Some(mut root) = parse(source, &document, report) else {
        return;
    };
    let (key, version) = VERSION;
    if root.remove(key) != Some(Value::from(version)) {
        let message = format!("`{key}` is not \"{version}\"");
        report.push(wrong(&document, message));
        return;
    }
    for (key, entries) in root {
        let place = document.child(&key);
        let section = Section::ALL
            .into_iter()
            .find(|section| section.key() == key);
        match (section, entries) {
            (Some(section), Value::Object(entries)) => {
                for (id, name) in entries {
                    let place = place.child(&id);
                    pin((section, id), name, place, pins, report);
                }
            }
            (Some(_), _) => report.push(wrong(&place, format!("`{key}` is not an object"))),
            (None, _) => report.push(wrong(&place, format!("`{key}` is no part of such a file"))),
        }
    }
}

fn pin(key: (Section, String), name: Value, place: Place, pins: &mut Pins, report: &mut Report) {
    let id = &key.1;
    let Value::String(name) = name else {
        report.push(wrong(&place, format!("the name of `{id}` is not a text")));
        return;
    };
    if let Some(other) = pins.get(&key) {
        let message = format!("`{id}` is pinned in `{}` already", other.place.file);
        let help = "leave it in one of the files";
        report.push(
            Diagnostic::error("names-file", message)
                .at(&place)
                .help(help),
        );
        return;
    }
    pins.insert(key, Pin { name, place });
}

fn parse(source: &Source, document: &Place, report: &mut Report) -> Option<Map<String, Value>> {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let root = match serde_json::from_str(text) {
        Ok(Value::Object(root)) => root,
        Ok(_) => {
            report.push(wrong(
                document,
                "the document is not a JSON object".to_owned(),
            ));
            return None;
        }
        Err(error) => {
            let position = Position {
                line: error.line().max(1),
                column: error.column().max(1),
            };
            report.push(wrong(document, format!("not JSON: {error}")).on(position));
            return None;
        }
    };
    for repeated in repeated_keys(text) {
        let message = format!("the key `{}` stands twice in one object", repeated.key);
        let place = Place {
            pointer: repeated.pointer,
            ..document.clone()
        };
        let diagnostic = Diagnostic::error("repeated-key", message);
        report.push(diagnostic.at(&place).on(repeated.position));
    }
    Some(root)
}

fn wrong(place: &Place, message: String) -> Diagnostic {
    let (key, version) = VERSION;
    let sections = Section::ALL.map(|section| format!("`{}`", section.key()));
    let help = format!(
        "expected pinned names: `\"{key}\": \"{version}\"` and objects of texts under {}",
        sections.join(", ")
    );
    Diagnostic::error("names-file", message)
        .at(place)
        .help(help)
}
