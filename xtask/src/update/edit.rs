//! Changes of strings in `crate.json`, without a change of its layout. Must not know which keys there are.

use hardy_codegen::report::{Blame, locate};
use serde_json::Value;

/// The text with another string at a JSON pointer; `None` if there is no string.
pub(super) fn with_string(json: &str, pointer: &str, string: &str) -> Option<String> {
    let span = locate(json, pointer, Blame::Value)?;
    let old = json.get(span.start..span.end)?;
    old.starts_with('"').then_some(())?;
    let mut text = json.to_owned();
    text.replace_range(span.start..span.end, &Value::from(string).to_string());
    Some(text)
}

/// The text with another string at the end of the list of strings at a JSON pointer; `None` if there is no
/// list with an item.
pub(super) fn with_item(json: &str, pointer: &str, string: &str) -> Option<String> {
    let value: Value = serde_json::from_str(json.trim_start_matches('\u{feff}')).ok()?;
    let last = value.pointer(pointer)?.as_array()?.len().checked_sub(1)?;
    let span = locate(json, &format!("{pointer}/{last}"), Blame::Value)?;
    let mut text = json.to_owned();
    text.insert_str(span.end, &format!(", {}", Value::from(string)));
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{with_item, with_string};

    #[test]
    fn changes_one_string_alone() {
        let json =
            "{ \"version\" : \"0.1.0\",\n\t\"states\": {\"published\":\"2025-08-08\"}, \"a\": 1 }";
        let changed = with_string(json, "/states/published", "2026-01-02").expect("a string");
        let expected = json.replace("2025-08-08", "2026-01-02");
        assert_eq!(changed, expected);
        let changed = with_string(json, "/version", "0.2.0").expect("a string");
        assert_eq!(changed, json.replace("0.1.0", "0.2.0"));
        assert_eq!(with_string(json, "/a", "b"), None);
        assert_eq!(with_string(json, "/b", "b"), None);
    }

    #[test]
    fn adds_a_string_to_a_list() {
        let json = "{\"model\": [\n  \"a\",\n  \"b\"\n]}";
        let expected = "{\"model\": [\n  \"a\",\n  \"b\", \"c\"\n]}";
        assert_eq!(with_item(json, "/model", "c").as_deref(), Some(expected));
        assert_eq!(with_item("{\"model\": []}", "/model", "c"), None);
    }
}
