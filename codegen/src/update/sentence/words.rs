//! Sentences made from the name and kind of a shape or member. Must not know limits, which the generator
//! states from the traits: a sentence would not follow when they change.

use serde_json::{Map, Value};

use crate::text::names::{capitalized, words_of};
use crate::update::document::shapes;

/// How many members a sentence names.
const NAMED: usize = 4;

/// Words that are written in upper case, sorted.
const UPPER: [&str; 40] = [
    "acl", "api", "arn", "asn", "aws", "az", "cidr", "cpu", "csv", "db", "dns", "dpu", "ebs",
    "ec2", "ecs", "eks", "gpu", "html", "http", "https", "iam", "id", "ip", "ipv4", "ipv6", "json",
    "kms", "mfa", "ml", "rds", "s3", "sdk", "sql", "ssl", "sso", "tls", "uri", "url", "vpc", "xml",
];

/// First words of names that are no nouns, and last ones.
const VERBS: [&str; 16] = [
    "allow", "allows", "can", "contains", "create", "delete", "disable", "enable", "exclude",
    "has", "include", "is", "no", "should", "update", "use",
];
const PREPOSITIONS: [&str; 14] = [
    "after", "at", "before", "by", "for", "from", "in", "of", "on", "only", "since", "to", "until",
    "with",
];

/// What sentences need to know of other shapes.
pub(super) struct Context {
    /// Each shape with its type, sorted.
    kinds: Vec<(String, String)>,
    /// Each input and output with a phrase, and the operation, sorted.
    messages: Vec<(String, &'static str, String)>,
}

impl Context {
    pub(super) fn of(model: &Value) -> Self {
        let mut kinds = Vec::new();
        let mut messages = Vec::new();
        for (id, shape) in shapes(model) {
            kinds.push((id.clone(), text_at(shape, "type").to_owned()));
            for (key, phrase) in [("input", "Input of"), ("output", "Output of")] {
                let target = shape.get(key).map(|input| text_at(input, "target"));
                if let Some(target) = target {
                    messages.push((target.to_owned(), phrase, name_of(id).to_owned()));
                }
            }
        }
        kinds.sort();
        messages.sort();
        Self { kinds, messages }
    }

    /// The type of a shape; for one of the prelude, its name in lower case.
    fn kind(&self, id: &str) -> String {
        if let Some(name) = id.strip_prefix("smithy.api#") {
            return name.to_ascii_lowercase();
        }
        let kinds = &self.kinds;
        let found = kinds.binary_search_by(|(known, _)| known.as_str().cmp(id));
        let found = found.ok().and_then(|index| kinds.get(index));
        found
            .map(|(_, kind)| kind.to_ascii_lowercase())
            .unwrap_or_default()
    }

    /// The sentence about a shape; `None` for shapes that are no items of a crate.
    pub(super) fn shape(&self, id: &str, shape: &Value) -> Option<String> {
        let name = name_of(id);
        let traits = shape.get("traits");
        let has_trait = |id: &str| traits.is_some_and(|traits| traits.get(id).is_some());
        let start = self
            .messages
            .partition_point(|(known, ..)| known.as_str() < id);
        let messages = self.messages.get(start..).unwrap_or_default();
        let message = messages.first().filter(|(known, ..)| known == id);
        let with = |sign: &str, members: Option<String>| match members {
            Some(members) => format!("{}{sign}{members}.", titled(name)),
            None => format!("{}.", titled(name)),
        };
        Some(match (text_at(shape, "type"), message) {
            ("operation", _) => format!("The operation <code>{name}</code>."),
            ("resource", _) => format!("The resource <code>{name}</code>."),
            ("service", _) => format!("The service <code>{name}</code>."),
            ("structure", Some((_, phrase, operation))) => {
                format!("{phrase} <a>{operation}</a>.")
            }
            ("structure", None) if has_trait("smithy.api#error") => {
                format!("The error <code>{name}</code>.")
            }
            ("structure", None) => with(", with ", listed(shape)),
            ("union" | "enum" | "intEnum", _) => with(": ", listed(shape)),
            _ => return None,
        })
    }

    /// The sentence about a member of a shape; `None` if the members are no items of a crate.
    pub(super) fn member(&self, shape: &Value, name: &str, member: &Value) -> Option<String> {
        match text_at(shape, "type") {
            "enum" | "intEnum" => return Some(format!("The value <code>{name}</code>.")),
            "structure" | "union" => {}
            _ => return None,
        }
        let target = text_at(member, "target");
        let kind = match self.kind(target).as_str() {
            "unit" => return Some(format!("The variant <code>{name}</code>, without a value.")),
            "boolean" | "primitiveboolean" => {
                return Some(format!("<code>{name}</code>: true or false."));
            }
            "string" => "a string".to_owned(),
            "timestamp" => "a timestamp".to_owned(),
            "blob" => "bytes".to_owned(),
            "list" | "set" => "a list".to_owned(),
            "map" => "a map".to_owned(),
            "document" => "any JSON value".to_owned(),
            "byte" | "short" | "integer" | "long" | "float" | "double" | "biginteger"
            | "bigdecimal" | "primitivebyte" | "primitiveshort" | "primitiveinteger"
            | "primitivelong" | "primitivefloat" | "primitivedouble" => "a number".to_owned(),
            _ => format!("of the type <code>{}</code>", name_of(target)),
        };
        let words = words_of(name);
        let is_said = words == words_of(name_of(target))
            || words.last().is_some_and(|last| kind == format!("a {last}"));
        let subject = match is_noun(&words) {
            true => format!("The {}", phrase(words)),
            false => format!("<code>{name}</code>"),
        };
        Some(match is_said && is_noun(&words_of(name)) {
            true => format!("{subject}."),
            false => format!("{subject}, {kind}."),
        })
    }
}

/// Whether the words can follow an article.
fn is_noun(words: &[String]) -> bool {
    let is_in = |word: Option<&String>, list: &[&str]| {
        word.is_some_and(|word| list.contains(&word.as_str()))
    };
    !is_in(words.first(), &VERBS) && !is_in(words.last(), &PREPOSITIONS)
}

/// The words of a type's name, as the beginning of a sentence.
fn titled(name: &str) -> String {
    let mut words = words_of(name);
    if words.len() > 1 && words.last().is_some_and(|last| last == "enum") {
        words.pop();
    }
    capitalized(&phrase(words))
}

/// The members of a shape, the first ones by name.
fn listed(shape: &Value) -> Option<String> {
    let members: &Map<String, Value> = shape.get("members").and_then(Value::as_object)?;
    let mut names: Vec<String> = members
        .keys()
        .take(NAMED)
        .map(|name| format!("<code>{name}</code>"))
        .collect();
    if members.len() > NAMED {
        names.push(format!("{} more", members.len() - NAMED));
    }
    let last = names.pop()?;
    Some(match names.is_empty() {
        true => last,
        false => format!("{} and {last}", names.join(", ")),
    })
}

/// Words of a name, with acronyms in upper case: `pending session ARN`.
fn phrase(words: Vec<String>) -> String {
    let is_upper = |word: &str| UPPER.contains(&word);
    let words = words.into_iter().map(|word| match word.strip_suffix('s') {
        _ if is_upper(&word) => word.to_ascii_uppercase(),
        Some(single) if is_upper(single) => format!("{}s", single.to_ascii_uppercase()),
        _ => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

fn name_of(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

fn text_at<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
