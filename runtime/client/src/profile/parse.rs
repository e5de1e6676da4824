//! The text of one file as sections of properties. Must not know what a section means.

use super::line::{
    Comments, PropertyProblem, WHITE_SPACE, is_blank, is_comment, property, without_comment,
};

/// A section as it is written. A file may have several of one name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct WrittenSection<'a> {
    /// The text between the brackets.
    pub(super) header: &'a str,
    pub(super) properties: Vec<WrittenProperty>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct WrittenProperty {
    pub(super) key: String,
    /// Each line that continues it starts with a line break.
    pub(super) value: String,
    pub(super) line: usize,
}

/// The line at which parsing stopped, and what is wrong with it.
pub(super) type Problem = (usize, &'static str);

pub(super) fn parse(text: &str) -> Result<Vec<WrittenSection<'_>>, Problem> {
    let mut sections = Vec::new();
    for (index, line) in text.lines().enumerate() {
        read_line(&mut sections, line, index + 1).map_err(|problem| (index + 1, problem))?;
    }
    Ok(sections)
}

fn read_line<'a>(
    sections: &mut Vec<WrittenSection<'a>>,
    line: &'a str,
    number: usize,
) -> Result<(), &'static str> {
    if is_blank(line) || is_comment(line) {
        return Ok(());
    }
    if line.starts_with('[') {
        sections.push(section(line)?);
        return Ok(());
    }
    let section = sections.last_mut();
    let section = section.ok_or("expected the header of a section, such as `[default]`")?;
    if line.starts_with(WHITE_SPACE) {
        return continue_property(section, line);
    }
    let (key, value) = property(line).map_err(|problem| match problem {
        PropertyProblem::NoEqualsSign => "expected `=` after the name of the property",
        PropertyProblem::NoName => "the property has no name before `=`",
    })?;
    section.properties.push(WrittenProperty {
        key,
        value: value.to_owned(),
        line: number,
    });
    Ok(())
}

fn section(line: &str) -> Result<WrittenSection<'_>, &'static str> {
    let line = without_comment(line, Comments::Anywhere);
    let header = line
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    Ok(WrittenSection {
        header: header.ok_or("the header of a section must end with `]`")?,
        properties: Vec::new(),
    })
}

/// Continues the last property. One that begins without a value contains properties of its own.
fn continue_property(section: &mut WrittenSection<'_>, line: &str) -> Result<(), &'static str> {
    let last = section.properties.last_mut();
    let last = last.ok_or("the line is indented, but continues no property")?;
    if last.value.is_empty() || last.value.starts_with('\n') {
        property(line).map_err(|problem| match problem {
            PropertyProblem::NoEqualsSign => "expected `=` after the name of the nested property",
            PropertyProblem::NoName => "the nested property has no name before `=`",
        })?;
    }
    last.value.push('\n');
    last.value.push_str(line.trim_matches(WHITE_SPACE));
    Ok(())
}
