//! Strings at the edges of a pattern: they match, or differ from a match in one place. Decides how
//! many there are and how long they are. Must not know how the strings are used.
//!
//! `variants` writes the strings from the syntax tree, and `characters` finds the characters at the
//! edges of a set. Where lookarounds and word boundaries decide what matches, `changed` changes each
//! place of a short match, too.

mod changed;
mod characters;
mod limits;
mod variants;

use std::collections::BTreeSet;

use super::parse;
use limits::{LONGEST, OUTSIDE, evenly};
use variants::Writer;

/// For how many characters at the edges of each set there is a string. The first number counts
/// whose strings are few enough.
const CHARACTERS: [usize; 4] = [64, 16, 4, 1];

/// At most `most` different strings at the edges of an ECMA-262 pattern, none longer than 16 KiB.
/// Empty for an invalid pattern.
///
/// Each string takes one path through the pattern: an alternative, the least number of repetitions,
/// the greatest one, or one beside them, and a character at either end of a range or just outside of
/// it. If there is room for more, the same strings follow with other characters around them.
///
/// ```
/// use hardy_pattern::compile::edge_cases;
///
/// let strings = edge_cases("^[a-c]{2,3}$", 100);
/// for edge in ["aa", "aaa", "ac", "a", "aaaa", "ad"] {
///     assert!(strings.iter().any(|string| string == edge), "{edge}");
/// }
/// ```
pub fn edge_cases(ecma: &str, most: usize) -> Vec<String> {
    let Ok(alternatives) = parse::parse(ecma) else {
        return Vec::new();
    };
    let mut strings = Vec::new();
    for count in CHARACTERS {
        let mut writer = Writer::new(count);
        strings = writer.alternatives(&alternatives).unwrap_or_default();
        if writer.has_context {
            let lengths = writer.counts.iter().map(|count| *count as usize);
            // There can be many of them.
            let lengths = lengths.filter(|length| *length <= LONGEST / 4);
            let simplest = strings.first().cloned().unwrap_or_default();
            strings.extend(changed::strings(ecma, &simplest, lengths));
        }
        let mut known = BTreeSet::new();
        strings.retain(|string| string.len() <= LONGEST && known.insert(string.clone()));
        if strings.len() <= most {
            break;
        }
    }
    let mut chosen = evenly(strings, most);
    let around = evenly(around(&chosen), most - chosen.len());
    chosen.extend(around);
    chosen
}

/// The strings with other characters around them, except those that exist.
fn around(strings: &[String]) -> Vec<String> {
    let known: BTreeSet<&str> = strings.iter().map(String::as_str).collect();
    let mut around = Vec::new();
    for (string, outside) in strings
        .iter()
        .flat_map(|string| OUTSIDE.map(|it| (string, it)))
    {
        around.push(format!("{outside}{string}"));
        around.push(format!("{string}{outside}"));
    }
    around.retain(|string| string.len() <= LONGEST && !known.contains(string.as_str()));
    around.sort_unstable();
    around.dedup();
    around
}

#[cfg(test)]
mod tests;
