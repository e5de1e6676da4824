//! A constraint's regular expression: compiled at its first use, kept for ever after. Decides which
//! engine runs it; must not know ECMA-262, which the generator has translated already.
//!
//! The engine is `regex-lite`: a quarter of the compile time of the others, linear in the text
//! whatever the pattern. It has no tables of Unicode properties, so the generator writes `\p{…}` out
//! as ranges.

use std::fmt;
use std::sync::OnceLock;

use regex_lite::{Regex, RegexBuilder};

/// Greatest size of a compiled pattern, in bytes. The generator refuses what does not fit.
const SIZE_LIMIT: usize = 64 << 20;

/// How deep groups of a pattern may nest. The generator refuses what nests deeper.
const NEST_LIMIT: u32 = 250;

/// A pattern of the model. It matches a text when it matches any part of it, unless it says `^` or
/// `$` itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    source: &'static str,
    pieces: &'static [&'static str],
}

impl Pattern {
    /// Takes the pattern as the model has it, and its translation: pieces of one expression in the
    /// syntax of the `regex` crates, cut where a class of characters is used by several patterns.
    ///
    /// The generator checks that the translation compiles; one that does not matches every text.
    pub const fn new(source: &'static str, pieces: &'static [&'static str]) -> Self {
        Self { source, pieces }
    }

    /// The pattern as the model has it, in the syntax of ECMA-262.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    fn compile(&self) -> Option<Regex> {
        RegexBuilder::new(&self.pieces.concat())
            .size_limit(SIZE_LIMIT)
            .nest_limit(NEST_LIMIT)
            .build()
            .ok()
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.source).finish()
    }
}

/// Room for what a pattern compiles to, filled at its first use.
#[derive(Default)]
pub(super) struct Compiled(OnceLock<Option<Regex>>);

impl Compiled {
    pub(super) const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// Whether some part of `text` matches `pattern`, which must be the same at every call.
    pub(super) fn matches(&self, pattern: &Pattern, text: &str) -> bool {
        let compiled = self.0.get_or_init(|| pattern.compile());
        compiled.as_ref().is_none_or(|regex| regex.is_match(text))
    }
}
