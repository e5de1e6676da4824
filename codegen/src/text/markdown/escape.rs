//! Escapes characters that rustdoc would not show literally.
//!
//! Works on one word; `wrap` handles the start of a line. Knows rustdoc's dialect: CommonMark with
//! tables, footnotes, strikethrough, task lists and smart punctuation. Escapes two hyphens, which
//! occur in commands, but leaves quotes and dots to smart punctuation.

/// The context at the edges of a word.
#[derive(Clone, Copy)]
pub(super) struct Edges {
    /// The character that follows the word, if it is not white space.
    pub(super) after: Option<char>,
    /// Whether a web address in the word becomes a link (it must not inside a link).
    pub(super) links: bool,
    /// Whether a bar would end a cell.
    pub(super) table: bool,
}

/// Appends a word that shows literally, with web addresses in it as links.
pub(super) fn append_word(out: &mut String, word: &str, edges: Edges) {
    let mut rest = word;
    // The end of the characters of an address. Of many addresses in one word, most have the same
    // end.
    let mut end = 0;
    while let Some(start) = address_start(rest).filter(|_| edges.links) {
        let (before, from_scheme) = rest.split_at(start);
        append_text(
            out,
            before,
            Edges {
                after: from_scheme.chars().next(),
                ..edges
            },
        );
        let start = word.len() - from_scheme.len();
        if end <= start {
            let other = |character| !is_address_character(character);
            end = start + from_scheme.find(other).unwrap_or(from_scheme.len());
        }
        let length = address_length(from_scheme, end - start, edges.after);
        if length > 0 {
            let (address, after) = from_scheme.split_at(length);
            out.extend(["<", address, ">"]);
            rest = after;
        } else {
            // The address is invalid. The escape prevents rustdoc's warning about a missing link.
            let (scheme, after) = from_scheme.split_at(from_scheme.find(':').unwrap_or(0));
            out.extend([scheme, "\\:"]);
            rest = after.strip_prefix(':').unwrap_or(after);
        }
    }
    append_text(out, rest, edges);
}

fn address_start(text: &str) -> Option<usize> {
    text.match_indices("://").find_map(|(colon, _)| {
        let before = text.get(..colon).unwrap_or_default();
        let scheme = ["https", "http"]
            .into_iter()
            .find(|scheme| before.ends_with(scheme))?;
        Some(colon - scheme.len())
    })
}

/// The greatest length of an address, in bytes.
const LONGEST_ADDRESS: usize = 2048;

/// The length of the address at the start of `text`, without punctuation at the end of the
/// sentence; 0 if an invalid character follows, such as the brace of a placeholder. `end` is the length
/// of the characters of an address there.
fn address_length(text: &str, end: usize, after: Option<char>) -> usize {
    let host = text.split_once("//").map_or("", |(_, host)| host);
    if !host.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return 0;
    }
    if end > LONGEST_ADDRESS {
        return 0;
    }
    let next = text
        .get(end..)
        .and_then(|rest| rest.chars().next())
        .or(after);
    let continues = |c: char| c.is_alphanumeric() || "{}<[\\^`*_$|".contains(c);
    if next.is_some_and(continues) {
        return 0;
    }
    let mut address = text.get(..end).unwrap_or_default();
    let mut unopened = count(address, ')').saturating_sub(count(address, '('));
    loop {
        let ends_sentence = address.ends_with(['.', ',', ';', ':', '!', '?', '\'', '*']);
        let closes_bracket = unopened > 0 && address.ends_with(')');
        if !ends_sentence && !closes_bracket {
            return address.len();
        }
        unopened -= usize::from(closes_bracket);
        address = address.get(..address.len() - 1).unwrap_or_default();
    }
}

fn count(text: &str, character: char) -> usize {
    text.matches(character).count()
}

fn is_address_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(character)
}

fn append_text(out: &mut String, text: &str, edges: Edges) {
    let mut before: Option<char> = None;
    for (index, character) in text.char_indices() {
        let rest = text.get(index + character.len_utf8()..).unwrap_or_default();
        let inner = rest.chars().next();
        let next = inner.or(edges.after);
        let escaped = match character {
            '\\' | '`' | '*' | '[' | ']' | '~' => true,
            // An underscore inside a word is literal.
            '_' => !(before.is_some_and(is_word) && inner.is_some_and(is_word)),
            '<' => next
                .is_some_and(|c| inner.is_none() || c.is_ascii_alphabetic() || "/!?".contains(c)),
            '&' => begins_entity(rest, edges.after),
            '-' => next == Some('-'),
            '!' => inner.is_none() && next == Some('['),
            '|' => edges.table,
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(character);
        before = Some(character);
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric()
}

/// Whether an ampersand before `rest`, and `after` following that, could be an entity.
fn begins_entity(rest: &str, after: Option<char>) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let tail = name.get(end..).unwrap_or_default();
    end > 0 && tail.chars().next().or(after) == Some(';')
}

/// The target of a link, with characters that would end it replaced.
pub(super) fn link_target(target: &str) -> String {
    let mut out = String::new();
    for (index, character) in target.char_indices() {
        match character {
            '(' | ')' | '<' | '>' | '\\' | '"' | '`' | '|' | ' ' => {
                out.push_str(&format!("%{:02X}", u32::from(character)));
            }
            '&' if begins_entity(target.get(index + 1..).unwrap_or_default(), None) => {
                out.push_str("\\&");
            }
            _ if character.is_control() || character.is_whitespace() => {}
            _ => out.extend(super::inline::shown(character)),
        }
    }
    out
}

/// A code span with `code`, between more backticks than it has in a row.
pub(super) fn code_span(code: &str) -> String {
    let fence = "`".repeat(longest_backtick_run(code) + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// The longest run of backticks.
pub(super) fn longest_backtick_run(code: &str) -> usize {
    code.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
