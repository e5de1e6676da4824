//! Compares two APIs line by line, and decides which part of the version changes. Must not know
//! which lines there are, except for `deprecated`.

use std::collections::BTreeSet;
use std::fmt;

/// The difference between two versions of a crate's API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Which part of the version changes.
    pub verdict: Verdict,
    /// Lines of the old API that the new one lacks, sorted.
    pub removed: Vec<String>,
    /// Lines of the new API that the old one lacks, sorted.
    pub added: Vec<String>,
}

/// Which part of the version changes, from the least to the greatest change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The API is the same.
    Equal,
    /// Items are no longer deprecated.
    Patch,
    /// There are new items, or deprecated ones. An addition breaks no code: enums and structures are
    /// `#[non_exhaustive]` or have private fields, and there are no traits that users implement.
    Minor,
    /// An item is removed or changed.
    Major,
}

/// Compares two texts of [`Generated::api`](crate::Generated::api).
#[must_use]
pub fn compare(old: &str, new: &str) -> Comparison {
    let old: BTreeSet<&str> = lines(old).collect();
    let new: BTreeSet<&str> = lines(new).collect();
    let removed: Vec<&str> = old.difference(&new).copied().collect();
    let added: Vec<&str> = new.difference(&old).copied().collect();
    let verdict = if removed.iter().any(|line| !is_deprecation(line)) {
        Verdict::Major
    } else if !added.is_empty() {
        Verdict::Minor
    } else if !removed.is_empty() {
        Verdict::Patch
    } else {
        Verdict::Equal
    };
    let owned = |lines: Vec<&str>| lines.into_iter().map(str::to_owned).collect();
    Comparison {
        verdict,
        removed: owned(removed),
        added: owned(added),
    }
}

/// The lines of a text of [`Generated::api`](crate::Generated::api), without comments.
pub fn lines(api: &str) -> impl Iterator<Item = &str> {
    api.lines()
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
}

fn is_deprecation(line: &str) -> bool {
    let fact = line.split_once(": ").map_or("", |(_, fact)| fact);
    fact == "deprecated" || fact.starts_with("deprecated, ")
}

/// The differing lines as in a diff, after `- ` and `+ `.
impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.removed {
            writeln!(f, "- {line}")?;
        }
        for line in &self.added {
            writeln!(f, "+ {line}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Equal => "equal",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}

#[cfg(test)]
mod tests;
