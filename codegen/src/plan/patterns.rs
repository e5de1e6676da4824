//! What a pattern of the model means to the engine that checks it at run time. Decides which
//! patterns are checked and how they are written for that engine; must not know where they are used.
//!
//! Smithy's patterns are ECMA-262, read in Unicode mode: `\d` and `\w` are ASCII, a match may begin
//! and end anywhere. Real models hold many patterns that Unicode mode refuses and browsers accept,
//! such as `[\w-.]` or `\_`; those have one possible meaning, and are read that way.
//!
//! The engine is `regex-lite`, here as in the runtime. It has no Unicode tables: a class such as
//! `\p{P}` is written out as ranges, see [`UnicodeClass`].

mod parse;
mod print;
mod properties;
mod repetition;
mod syntax;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;

pub(crate) use properties::UnicodeClass;

/// Greatest size of a compiled pattern, in bytes; the runtime sets the same limit.
const SIZE_LIMIT: usize = 64 << 20;

/// How deep groups may nest; the runtime sets the same limit.
const NEST_LIMIT: u32 = 250;

/// A pattern in the syntax of the `regex` crates, in pieces that are to be joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Translation {
    /// The pieces in order; no two texts follow each other.
    pub(crate) pieces: Vec<Piece>,
}

/// A part of a [`Translation`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text as it stands.
    Text(String),
    /// The ranges of a class, which several patterns may share. Stands between brackets.
    Class(UnicodeClass),
}

impl Translation {
    /// The whole expression, as the engine reads it.
    pub(crate) fn expression(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => Cow::Borrowed(text.as_str()),
                Piece::Class(class) => Cow::Owned(class.ranges()),
            })
            .collect()
    }
}

/// Writes classes by name, such as `[0-9\p{Punctuation}]`.
impl fmt::Display for Translation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| match piece {
            Piece::Text(text) => f.write_str(text),
            Piece::Class(class) => class.fmt(f),
        })
    }
}

/// Why a pattern cannot be checked at run time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PatternError {
    /// Where in the pattern the reason is, in bytes.
    pub(crate) offset: usize,
    /// What is wrong there, in words.
    pub(crate) reason: Cow<'static, str>,
    /// Whose fault it is.
    pub(crate) kind: PatternErrorKind,
}

/// Whether the pattern or the engine is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PatternErrorKind {
    /// The pattern is not ECMA-262.
    Invalid,
    /// The pattern is ECMA-262, and more than the engine can do.
    Unsupported,
}

impl PatternError {
    fn invalid(offset: usize, reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            offset,
            reason: reason.into(),
            kind: PatternErrorKind::Invalid,
        }
    }

    fn unsupported(offset: usize, reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            offset,
            reason: reason.into(),
            kind: PatternErrorKind::Unsupported,
        }
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            PatternErrorKind::Invalid => "is not one of ECMA-262",
            PatternErrorKind::Unsupported => "cannot be checked",
        };
        write!(f, "{what}: {} (at byte {})", self.reason, self.offset)
    }
}

impl std::error::Error for PatternError {}

/// Bytes that the patterns of one crate may take together once they are compiled, since the crate
/// keeps them. Those of real services do not come to a tenth of it.
pub(crate) const BUDGET: u64 = 256 << 20;

/// Translates a pattern of the model, and makes sure that the engine takes the translation. What
/// the pattern takes once it is compiled is taken from `budget`.
///
/// # Errors
///
/// A pattern that is not ECMA-262, or that needs what a linear-time engine does not have:
/// look-around, back-references, surrogates that are not pairs, inline flags, enormous repetitions.
pub(crate) fn translate(ecma: &str, budget: &mut u64) -> Result<Translation, PatternError> {
    let alternatives = parse::parse(ecma)?;
    let size = repetition::most_size(&alternatives);
    // The engine would say so too, but only once its memory is full.
    if size > SIZE_LIMIT as u64 {
        return Err(PatternError::unsupported(0, "it repeats too much"));
    }
    *budget = budget.checked_sub(size).ok_or_else(|| {
        PatternError::unsupported(0, "with the patterns before it, it is too large")
    })?;
    // Written out, one pattern of a real service takes more room than all else of its model.
    compile(&print::print(&repetition::unrepeated(&alternatives)))?;
    Ok(print::print(&alternatives))
}

fn compile(translation: &Translation) -> Result<regex_lite::Regex, PatternError> {
    regex_lite::RegexBuilder::new(&translation.expression())
        .size_limit(SIZE_LIMIT)
        .nest_limit(NEST_LIMIT)
        .build()
        .map_err(|error| PatternError::unsupported(0, format!("the engine refuses it: {error}")))
}
