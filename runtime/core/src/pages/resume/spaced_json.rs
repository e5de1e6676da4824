//! Writes JSON as Python's `json.dumps` does by default, for resume tokens: one space after commas
//! and colons, and only printable ASCII.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::pages::token::TokenData;

/// Appends `data` to `json`. Binary values become base64.
pub(super) fn write(json: &mut String, data: &TokenData) {
    match data {
        TokenData::Null => json.push_str("null"),
        TokenData::Bool(value) => json.push_str(if *value { "true" } else { "false" }),
        TokenData::Number(number) => json.push_str(&number.to_string()),
        TokenData::String(text) => write_string(json, text),
        TokenData::Bytes(bytes) => write_string(json, &STANDARD.encode(bytes)),
        TokenData::List(values) => {
            json.push('[');
            for (index, value) in values.iter().enumerate() {
                separate(json, index);
                write(json, value);
            }
            json.push(']');
        }
        TokenData::Members(members) => {
            json.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                separate(json, index);
                write_string(json, name);
                json.push_str(": ");
                write(json, value);
            }
            json.push('}');
        }
    }
}

fn separate(json: &mut String, index: usize) {
    if index > 0 {
        json.push_str(", ");
    }
}

/// Appends `text` in quotes to `json`.
fn write_string(json: &mut String, text: &str) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\u{8}' => json.push_str("\\b"),
            '\u{c}' => json.push_str("\\f"),
            ' '..='~' => json.push(character),
            _ => write_escaped(json, character),
        }
    }
    json.push('"');
}

/// Appends `character` as one `\u` escape, or as two if UTF-16 needs a surrogate pair.
fn write_escaped(json: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        json.push_str(&format!("\\u{unit:04x}"));
    }
}
