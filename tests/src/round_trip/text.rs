//! JSON as a service may send it: with white space, escapes, members in any order and some twice,
//! unknown members, and nulls. None of this changes the decoded value.

use fastrand::Rng;
use serde_json::Value;

/// The pieces of strings.
const PIECES: [&str; 16] = [
    "a", "Z", "7", " ", "-", "/", "~", "\"", "\\", "\n", "\u{0}", "\u{7f}", "é", "\u{2028}", "😹",
    "%2F",
];

/// Members that no model lists, of all kinds.
const FURTHER: [&str; 6] = [
    r#""":null"#,
    r#""further":[[{"deep":[1e999,-0,{}]}],"\ud800"]"#,
    r#""further":{"further":{"a":[null,true,false]}}"#,
    r#""further\u0022":"}]""#,
    r#""Further":123456789012345678901234567890"#,
    r#""further":-1.5E-7"#,
];

/// A string of up to five pieces.
pub(crate) fn text(random: &mut Rng) -> String {
    (0..random.usize(0..6)).map(|_| *piece(random)).collect()
}

/// A string of at least one piece.
pub(crate) fn some_text(random: &mut Rng) -> String {
    text(random) + piece(random)
}

fn piece(random: &mut Rng) -> &'static &'static str {
    &PIECES[random.usize(..PIECES.len())]
}

/// The string in quotes, sometimes with every character escaped.
pub(super) fn quoted(text: &str, random: &mut Rng) -> String {
    match random.usize(..4) {
        0 => {
            let units = text.encode_utf16();
            let escapes: String = units.map(|unit| format!("\\u{unit:04X}")).collect();
            format!("\"{escapes}\"")
        }
        _ => Value::from(text).to_string(),
    }
}

/// A list of values as JSON. If null is not a value, it may contain nulls.
pub(super) fn list(mut items: Vec<String>, sparse: bool, random: &mut Rng) -> String {
    if !sparse && random.usize(..4) == 0 {
        items.insert(random.usize(..=items.len()), "null".to_owned());
    }
    format!("[{}]", joined(&items, random))
}

/// A map of values as JSON.
pub(super) fn map(entries: &[(String, String)], sparse: bool, random: &mut Rng) -> String {
    let mut entries = named(entries, random);
    if !sparse && random.usize(..4) == 0 {
        entries.push("\"\u{1F}no key\":null".replace('\u{1F}', "\\u001F"));
    }
    random.shuffle(&mut entries);
    format!("{{{}}}", joined(&entries, random))
}

/// A structure; `absent` are the names of the members that it lacks.
pub(crate) fn structure(members: &[(String, String)], absent: &[&str], random: &mut Rng) -> String {
    let mut all = named(members, random);
    for name in absent {
        if random.bool() {
            all.push(format!("{}:null", quoted(name, random)));
        }
    }
    for _ in 0..random.usize(..3) {
        all.push(random.choice(FURTHER).unwrap_or_default().to_owned());
    }
    random.shuffle(&mut all);
    // The last of several counts.
    if let (0, Some((name, value))) = (random.usize(..4), random.choice(members)) {
        let name = quoted(name, random);
        all.insert(0, format!("{name}:null"));
        all.insert(0, format!("{name}:{value}"));
    }
    format!("{{{}}}", joined(&all, random))
}

/// A union with this member; `others` are the names of its other ones.
pub(super) fn union(member: &(String, String), others: &[&str], random: &mut Rng) -> String {
    let mut all = named(std::slice::from_ref(member), random);
    if random.bool() {
        all.push("\"__type\":\"a#B\"".to_owned());
    }
    for name in others {
        if random.bool() {
            all.push(format!("{}:null", quoted(name, random)));
        }
    }
    random.shuffle(&mut all);
    format!("{{{}}}", joined(&all, random))
}

fn named(members: &[(String, String)], random: &mut Rng) -> Vec<String> {
    let members = members.iter();
    members
        .map(|(name, value)| {
            let name = quoted(name, random);
            format!("{name}{}:{}{value}", space(random), space(random))
        })
        .collect()
}

fn joined(parts: &[String], random: &mut Rng) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| format!("{}{part}{}", space(random), space(random)))
        .collect();
    parts.join(",")
}

fn space(random: &mut Rng) -> &'static str {
    ["", "", "", " ", "\n\t", "\r\n"][random.usize(..6)]
}
