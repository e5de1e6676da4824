//! JSON spelled as Python's `json.dumps` spells it by default, which is what resume tokens hold: one
//! space after commas and colons, and printable ASCII only.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::pages::token::TokenData;

/// Appends `data` to `json`, binary values as base64.
pub(super) fn write(json: &mut String, data: &TokenData) {
    match data {
        TokenData::Null => json.push_str("null"),
        TokenData::Bool(value) => json.push_str(if *value { "true" } else { "false" }),
        TokenData::Number(number) => json.push_str(&number.to_string()),
        TokenData::String(text) => write_text(json, text),
        TokenData::Bytes(bytes) => write_text(json, &STANDARD.encode(bytes)),
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
                write_text(json, name);
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
fn write_text(json: &mut String, text: &str) {
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

/// Appends `character` as one `\u` escape, or as two for a pair of surrogates.
fn write_escaped(json: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        json.push_str(&format!("\\u{unit:04x}"));
    }
}
