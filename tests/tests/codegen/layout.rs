//! Compact JSON: a value that fits into a line is on one line. For reviews of the ir: a field then
//! needs one or two lines instead of twelve.

use serde_json::Value;

const WIDTH: usize = 100;

/// Prints a value; `indent` is how far in it begins.
pub(crate) fn laid_out(value: &Value, indent: usize) -> String {
    let line = in_one_line(value);
    if indent + line.chars().count() <= WIDTH {
        return line;
    }
    let inner = " ".repeat(indent + 2);
    let outer = " ".repeat(indent);
    let (open, parts, close) = match value {
        Value::Array(values) => {
            let parts = values.iter().map(|value| laid_out(value, indent + 2));
            ('[', parts.collect::<Vec<_>>(), ']')
        }
        Value::Object(entries) => {
            let parts = entries
                .iter()
                .map(|(key, value)| format!("\"{key}\": {}", laid_out(value, indent + 2)));
            ('{', parts.collect(), '}')
        }
        _ => return line,
    };
    let parts = parts.join(&format!(",\n{inner}"));
    format!("{open}\n{inner}{parts}\n{outer}{close}")
}

fn in_one_line(value: &Value) -> String {
    match value {
        Value::Array(values) => {
            let parts: Vec<_> = values.iter().map(in_one_line).collect();
            format!("[{}]", parts.join(", "))
        }
        Value::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Object(entries) => {
            let part = |(key, value)| format!("\"{key}\": {}", in_one_line(value));
            let parts: Vec<_> = entries.iter().map(part).collect();
            format!("{{ {} }}", parts.join(", "))
        }
        simple => simple.to_string(),
    }
}
