//! The text of an overlay: short values in one line, others with a line for each part. Must not know what is in it.

use serde_json::Value;

use crate::json;

/// The greatest length of a line that is not broken, if it can be.
const WIDTH: usize = 110;

pub(super) fn text(value: &Value) -> String {
    let mut text = String::new();
    print(value, 0, 0, &mut text);
    text.push('\n');
    text
}

/// Prints a value in a line that already has `before` characters.
fn print(value: &Value, indent: usize, before: usize, text: &mut String) {
    let line = in_line(value);
    let (open, close, entries): (_, _, Vec<(String, &Value)>) = match value {
        Value::Array(items) => {
            let items = items.iter().map(|item| (String::new(), item));
            ('[', ']', items.collect())
        }
        Value::Object(object) if !json::is_number(object) => {
            let entries = object.iter();
            let entries = entries.map(|(key, value)| (format!("{}: ", quoted(key)), value));
            ('{', '}', entries.collect())
        }
        _ => return text.push_str(&line),
    };
    if before + line.len() <= WIDTH || entries.is_empty() {
        return text.push_str(&line);
    }
    let inner = indent + 2;
    text.push(open);
    for (index, (key, value)) in entries.iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(&" ".repeat(inner));
        text.push_str(key);
        print(value, inner, inner + key.len(), text);
    }
    text.push('\n');
    text.push_str(&" ".repeat(indent));
    text.push(close);
}

fn in_line(value: &Value) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::Array(items) => format!("[{}]", joined(items.iter().map(in_line).collect())),
        Value::Object(object) if object.is_empty() => "{}".to_owned(),
        Value::Object(object) if !json::is_number(object) => {
            let entries = object.iter();
            let entries =
                entries.map(|(key, value)| format!("{}: {}", quoted(key), in_line(value)));
            format!("{{ {} }}", joined(entries.collect()))
        }
        other => json::text(other),
    }
}

fn quoted(key: &str) -> String {
    Value::from(key).to_string()
}
