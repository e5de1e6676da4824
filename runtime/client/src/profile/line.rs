//! One line of a config or credentials file: where its comment starts, and its key and value. Must not
//! know sections.

/// The characters that separate words. A line break ends the line, whatever it contains.
pub(super) const WHITE_SPACE: [char; 2] = [' ', '\t'];

const COMMENT: [char; 2] = ['#', ';'];

/// Where a comment may start in a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Comments {
    Anywhere,
    /// `value#1` is a value, and `value #1` a value with a comment.
    AfterWhiteSpace,
}

/// A key without the rest of its line, or what is wrong with the line.
pub(super) enum PropertyProblem {
    NoEqualsSign,
    NoName,
}

pub(super) fn is_blank(line: &str) -> bool {
    line.trim_matches(WHITE_SPACE).is_empty()
}

/// Whether the first character apart from white space starts a comment.
pub(super) fn is_comment(line: &str) -> bool {
    line.trim_start_matches(WHITE_SPACE).starts_with(COMMENT)
}

/// The line without its comment and without white space around it.
pub(super) fn without_comment(line: &str, comments: Comments) -> &str {
    let line = line.trim_matches(WHITE_SPACE);
    let mut after_space = false;
    for (index, character) in line.char_indices() {
        let may_start = after_space || comments == Comments::Anywhere;
        if may_start && COMMENT.contains(&character) {
            return line[..index].trim_matches(WHITE_SPACE);
        }
        after_space = WHITE_SPACE.contains(&character);
    }
    line
}

/// The key in lower case, because keys have no case, and the value.
pub(super) fn property(line: &str) -> Result<(String, &str), PropertyProblem> {
    let line = without_comment(line, Comments::AfterWhiteSpace);
    let (key, value) = line.split_once('=').ok_or(PropertyProblem::NoEqualsSign)?;
    let key = key.trim_matches(WHITE_SPACE);
    if key.is_empty() {
        return Err(PropertyProblem::NoName);
    }
    Ok((key.to_ascii_lowercase(), value.trim_matches(WHITE_SPACE)))
}
