//! Names that already have a meaning in emitted code. Must not know shapes.

use crate::ir::vocabulary::{self, NameKind};

/// Whether the name is a keyword of edition 2024.
pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// Whether a type with this name would shadow the prelude or an import of emitted files, or would
/// have the name of a function that constructs it.
pub(super) fn is_taken(name: &str) -> bool {
    name == "Self"
        || PRELUDE.contains(&name)
        || vocabulary::has(NameKind::Imported, name)
        || is_like_constructor(name)
}

/// Whether clippy mistakes a function for a constructor of a type with this name: it refuses a
/// `New::new`, a `NEW::new` and a `ReadBody::read_body`.
fn is_like_constructor(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let mut constructors = vocabulary::names(NameKind::Constructor);
    constructors.any(|constructor| constructor.replace('_', "") == lower)
}

/// Whether an emitted structure, or the code emitted for it, already has a function with this name.
pub(super) fn is_function(name: &str) -> bool {
    vocabulary::has(NameKind::OfFilters, name) || OPERATORS.contains(&name)
}

/// Whether clients already have a function with this name.
pub(super) fn is_method(name: &str) -> bool {
    vocabulary::has(NameKind::OfClients, name)
}

/// The functions of Rust's operators that take `self` and another value: clippy requires the trait
/// for a function with such a name.
const OPERATORS: &[&str] = &[
    "add", "bitand", "bitor", "bitxor", "cmp", "div", "mul", "rem", "shl", "shr", "sub",
];

/// Whether emitted enums have a variant or constant with this name.
pub(super) fn is_variant(name: &str) -> bool {
    vocabulary::has(NameKind::ForEnums, name)
}

/// Whether a module must not have this name.
pub(super) fn is_module(name: &str) -> bool {
    // A module does not have the name of its parent, and does not hide a crate in paths.
    let kinds = [NameKind::Parent, NameKind::Crate];
    kinds.iter().any(|kind| vocabulary::has(*kind, name)) || is_device(name)
}

/// Whether the name is a device on Windows, with any extension, so that it cannot be a file.
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

/// The types, traits and variants of the prelude of edition 2024, and three names outside of it
/// that readers expect to be the standard library's.
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
