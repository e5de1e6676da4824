//! Names that mean something already where emitted code stands. Knows nothing of shapes.

use crate::ir::vocabulary::{self, NameKind};

/// Whether edition 2024 keeps the word for itself.
pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// Whether a type of this name would shadow the prelude, or something that emitted files import, or
/// would be named like a function that makes it.
pub(super) fn is_taken(name: &str) -> bool {
    name == "Self"
        || PRELUDE.contains(&name)
        || vocabulary::has(NameKind::Imported, name)
        || is_like_constructor(name)
}

/// Whether clippy takes a type of this name for that of a function which makes a value of it: it
/// rejects a `New::new`, a `NEW::new` and a `ReadBody::read_body`.
fn is_like_constructor(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let mut constructors = vocabulary::names(NameKind::Constructor);
    constructors.any(|constructor| constructor.replace('_', "") == lower)
}

/// Whether an emitted structure, or what is emitted beside it, cannot have one more function of this
/// name.
pub(super) fn is_function(name: &str) -> bool {
    vocabulary::has(NameKind::OfFilters, name) || OPERATORS.contains(&name)
}

/// The functions of Rust's operators that take `self` and another value: clippy expects the trait
/// where it sees the name.
const OPERATORS: &[&str] = &[
    "add", "bitand", "bitor", "bitxor", "cmp", "div", "mul", "rem", "shl", "shr", "sub",
];

/// Whether emitted enums have this among their variants and constants.
pub(super) fn is_variant(name: &str) -> bool {
    vocabulary::has(NameKind::ForEnums, name)
}

/// Whether no module may have this name.
pub(super) fn is_module(name: &str) -> bool {
    // A module does not have the name of the one around it, and does not hide a crate in paths.
    let kinds = [NameKind::Parent, NameKind::Crate];
    kinds.iter().any(|kind| vocabulary::has(*kind, name)) || is_device(name)
}

/// Whether Windows takes the name for a device, with any extension, and makes no file of it.
fn is_device(name: &str) -> bool {
    let port = ["com", "lpt"]
        .iter()
        .find_map(|port| name.strip_prefix(port));
    let is_port = port.is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']));
    is_port || ["aux", "con", "nul", "prn"].contains(&name)
}

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "Self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The types, traits and variants of the prelude of edition 2024, and three names that are not in
/// it but that everybody reads as the standard library's.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "Error",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];
