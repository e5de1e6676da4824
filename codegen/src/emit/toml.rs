//! Values of TOML, as manifests contain them. Must not know keys.

/// An array of basic strings.
pub(super) fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// An inline table of keys and printed values.
pub(super) fn inline_table(keys: impl IntoIterator<Item = (&'static str, String)>) -> String {
    let keys = keys.into_iter();
    let keys: Vec<String> = keys
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    format!("{{ {} }}", keys.join(", "))
}

/// A basic string.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            control if control.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(control)));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// A key: bare, or a basic string if it has characters that a bare key cannot have.
pub(super) fn key(text: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    match !text.is_empty() && text.chars().all(is_bare) {
        true => text.to_owned(),
        false => quoted(text),
    }
}

/// A comment of one line, whatever characters the text has.
pub(super) fn comment(text: &str) -> String {
    let text: Vec<&str> = text.split(char::is_control).collect();
    format!("# {}\n", text.join(" "))
}
