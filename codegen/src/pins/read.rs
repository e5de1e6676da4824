//! Reads pins from the text of a file. The items of pins are checked later, against the model.

use serde_json::Value;

use super::{Pin, Pins, Section, VERSION};
use crate::ast::Source;
use crate::json;
use crate::report::{Diagnostic, Report, SourceLocation};

/// Adds the pins of a file to `pins`; problems go into the report.
pub(crate) fn read(source: &Source, pins: &mut Pins, report: &mut Report) {
    let document = SourceLocation::document(source.name.as_str());
    let mut root = match json::read(source, report) {
        Some(Value::Object(root)) => root,
        Some(_) => {
            let message = "the document is not a JSON object".to_owned();
            report.push(wrong(&document, message));
            return;
        }
        None => return,
    };
    let (key, version) = VERSION;
    match root.remove(key) {
        Some(stated) if stated == version => {}
        stated => {
            let place = stated.map_or(document.clone(), |_| document.child(key));
            let message = format!("`{key}` is not \"{version}\"");
            report.push(wrong(&place, message));
            return;
        }
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
            (None, _) => {
                let message = format!("unknown key `{key}`");
                report.push(wrong(&place, message).blame_key());
            }
        }
    }
}

fn pin(
    key: (Section, String),
    name: Value,
    place: SourceLocation,
    pins: &mut Pins,
    report: &mut Report,
) {
    let id = &key.1;
    let Value::String(name) = name else {
        report.push(wrong(&place, format!("the name of `{id}` is not a string")));
        return;
    };
    if let Some(other) = pins.get(&key) {
        let message = format!("`{id}` is already pinned in `{}`", other.place.file);
        let help = "keep it in one of the files";
        report.push(
            Diagnostic::error("names-file", message)
                .at(&place)
                .blame_key()
                .help(help),
        );
        return;
    }
    pins.insert(key, Pin { name, place });
}

fn wrong(place: &SourceLocation, message: String) -> Diagnostic {
    let (key, version) = VERSION;
    let sections = Section::ALL.map(|section| format!("`{}`", section.key()));
    let help = format!(
        "expected pinned names: `\"{key}\": \"{version}\"` and objects of strings under {}",
        sections.join(", ")
    );
    Diagnostic::error("names-file", message)
        .at(place)
        .help(help)
}
