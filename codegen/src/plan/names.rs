//! Rust names: the only place that changes case, avoids what Rust reserves, and settles collisions.
//! Knows nothing of what the named things are for.
//!
//! Rules, in order:
//! 1. A type keeps the spelling of its shape with a capital first; a field is snake case, a variant
//!    camel case, a constant upper case. Words are split by `heck`, with what it gets wrong mended
//!    before (`ACLs`, `IPv4`, `x86_64`).
//! 2. A name that begins with a digit gets `_` before it; a keyword gets `_` behind it; a type that
//!    would shadow the prelude or an import gets `Shape` behind it.
//! 3. Where two names of one scope are the same, they are taken in code point order of their
//!    spelling in the model: the first keeps the name, the others get `_2`, `_3`, ….

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToPascalCase, ToSnakeCase};

/// Words that edition 2024 keeps for itself.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "Self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Types that emitted files take from the prelude, the standard library or the runtime. A shape of
/// such a name would shadow them.
const TAKEN_TYPES: &[&str] = &[
    "BTreeMap",
    "Box",
    "Checker",
    "Clone",
    "CountLimits",
    "Debug",
    "DecodeError",
    "Default",
    "Document",
    "EncodeError",
    "Err",
    "Error",
    "ErrorAnswer",
    "From",
    "HttpRequest",
    "HttpResponse",
    "Into",
    "IntoIterator",
    "Iterator",
    "Keys",
    "Method",
    "NoItems",
    "None",
    "NumberLimits",
    "Ok",
    "Operation",
    "OperationError",
    "Option",
    "PageSized",
    "Paginated",
    "Paginator",
    "Pattern",
    "ReadError",
    "Reader",
    "Redacted",
    "RequestBuilder",
    "Result",
    "Self",
    "Some",
    "String",
    "TextLimits",
    "BytesLimits",
    "Timestamp",
    "TimestampFormat",
    "ToString",
    "Unmodeled",
    "UnlistedMember",
    "UnlistedValue",
    "Validate",
    "Vec",
    "Writer",
];

/// Parts of names that word splitting would tear apart, and how they are spelled for it.
const UNSPLIT: &[(&str, &str)] = &[
    ("IPv4", "Ipv4"),
    ("IPv6", "Ipv6"),
    ("IoT", "Iot"),
    ("OAuth", "Oauth"),
    ("QoS", "Qos"),
];

/// A field, function or module.
pub(crate) fn snake(name: &str) -> String {
    let name = avoid_keyword(avoid_digit(words(name).to_snake_case()));
    if name.is_empty() {
        "_empty".to_owned()
    } else {
        name
    }
}

/// A setter of a field.
pub(crate) fn setter(name: &str) -> String {
    format!("with_{}", words(name).to_snake_case())
}

/// A constant.
pub(crate) fn constant(name: &str) -> String {
    avoid_digit(words(name).to_snake_case().to_uppercase())
}

/// A variant of an enum or union.
pub(crate) fn variant(name: &str) -> String {
    let name = avoid_keyword(avoid_digit(pascal(name)));
    if name == "Unlisted" {
        "Unlisted_".to_owned()
    } else {
        name
    }
}

/// A type.
pub(crate) fn type_name(shape: &str) -> String {
    let plain = shape
        .chars()
        .all(|character| character.is_ascii_alphanumeric());
    let name = if plain {
        capitalized(shape)
    } else {
        pascal(shape)
    };
    let name = avoid_digit(name);
    if TAKEN_TYPES.contains(&name.as_str()) {
        format!("{name}Shape")
    } else {
        name
    }
}

/// Gives each of `spellings` a name of its own in one scope. `propose` makes the first choice; `taken`
/// holds what the scope has already, and gets the settled names.
pub(crate) fn settle<'a>(
    spellings: impl IntoIterator<Item = &'a str>,
    propose: impl Fn(&str) -> String,
    taken: &mut BTreeSet<String>,
) -> BTreeMap<&'a str, String> {
    let sorted: BTreeSet<&str> = spellings.into_iter().collect();
    let mut settled = BTreeMap::new();
    for spelling in sorted {
        let wanted = propose(spelling);
        let numbered = (2..).map(|number| format!("{wanted}_{number}"));
        let free = std::iter::once(wanted.clone())
            .chain(numbered)
            .find(|name| !taken.contains(name));
        let name = free.unwrap_or(wanted);
        taken.insert(name.clone());
        settled.insert(spelling, name);
    }
    settled
}

/// Prepares a name for word splitting.
fn words(name: &str) -> String {
    let mut text = name.to_owned();
    for (unsplit, spelled) in UNSPLIT {
        text = text.replace(unsplit, spelled);
    }
    join_plurals(&text)
}

/// Lower-cases the tail of an acronym with a plural `s`: `ACLs` becomes `Acls`.
fn join_plurals(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut joined = characters.clone();
    let mut start = 0;
    while start < characters.len() {
        let run = characters
            .iter()
            .skip(start)
            .take_while(|character| character.is_ascii_uppercase())
            .count();
        let end = start + run;
        let plural = run >= 2
            && characters.get(end) == Some(&'s')
            && !characters
                .get(end + 1)
                .is_some_and(char::is_ascii_lowercase);
        if plural {
            for character in joined.iter_mut().take(end).skip(start + 1) {
                character.make_ascii_lowercase();
            }
        }
        start = end.max(start + 1);
    }
    joined.into_iter().collect()
}

/// Camel case that keeps two numbers apart: `x86_64` becomes `X86_64`.
fn pascal(name: &str) -> String {
    let snake = words(name).to_snake_case();
    let mut result = String::new();
    for word in snake.split('_') {
        let digits_meet = result.ends_with(|last: char| last.is_ascii_digit())
            && word.starts_with(|first: char| first.is_ascii_digit());
        if digits_meet {
            result.push('_');
        }
        result.push_str(&word.to_pascal_case());
    }
    result
}

fn capitalized(name: &str) -> String {
    let mut characters = name.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

fn avoid_digit(name: String) -> String {
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("_{name}")
    } else {
        name
    }
}

fn avoid_keyword(name: String) -> String {
    if KEYWORDS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_words_as_people_do() {
        let cases = [
            ("ApprovalTeamArn", "approval_team_arn", "ApprovalTeamArn"),
            ("MofN", "mof_n", "MofN"),
            (
                "AUTO_COMPLETION_UPON_APPROVAL",
                "auto_completion_upon_approval",
                "AutoCompletionUponApproval",
            ),
            ("ACLs", "acls", "Acls"),
            ("SubnetIDsPerAZ", "subnet_ids_per_az", "SubnetIdsPerAz"),
            ("IPv4Address", "ipv4_address", "Ipv4Address"),
            ("x86_64", "x86_64", "X86_64"),
            ("2xlarge", "_2xlarge", "_2xlarge"),
            ("type", "type_", "Type"),
            ("SELF", "self_", "Self_"),
            ("Unlisted", "unlisted", "Unlisted_"),
            ("HTTPServer", "http_server", "HttpServer"),
        ];
        for (name, field, variant_) in cases {
            assert_eq!(
                (snake(name), variant(name)),
                (field.to_owned(), variant_.to_owned()),
                "{name}"
            );
        }
    }

    #[test]
    fn keeps_the_spelling_of_shapes_and_shadows_nothing() {
        let cases = [
            ("MofNApprovalStrategy", "MofNApprovalStrategy"),
            ("ACLs", "ACLs"),
            ("listTagsForResourceOutput", "ListTagsForResourceOutput"),
            ("Option", "OptionShape"),
            ("__string", "StringShape"),
        ];
        for (shape, name) in cases {
            assert_eq!(type_name(shape), name);
        }
    }

    #[test]
    fn settles_collisions_in_code_point_order() {
        let mut taken = BTreeSet::new();
        let settled = settle(["fooBar", "FooBar", "foo_bar", "other"], snake, &mut taken);
        assert_eq!(settled["FooBar"], "foo_bar");
        assert_eq!(settled["fooBar"], "foo_bar_2");
        assert_eq!(settled["foo_bar"], "foo_bar_3");
        assert_eq!(settled["other"], "other");
    }
}
