//! Messages of violations: a short list for people, and the messages of Smithy's servers for
//! programs. Must not know how values are checked.

use std::fmt::{self, Debug, Display};

use super::violation::{Violation, ViolationKind, Violations};
use crate::escaped::Escaped;

/// The greatest number of violations that `Display` prints.
const SHOWN: usize = 10;

/// The greatest number of allowed values that `Display` prints.
const SHOWN_VALUES: usize = 20;

impl Violation {
    /// The violation in the words of Smithy's validation suite, without the value.
    pub fn message(&self) -> String {
        let length = match &self.kind {
            // A label must have at least one character.
            ViolationKind::EmptyLabel => "with length 0 ".to_owned(),
            ViolationKind::Length { actual, .. } => format!("with length {actual} "),
            _ => String::new(),
        };
        let path = Escaped(&self.path);
        let kind = &self.kind;
        format!("Value {length}at '{path}' failed to satisfy constraint: Member must {kind}")
    }
}

impl Violations {
    pub(super) fn to_message(&self) -> String {
        let total = self.as_slice().len() + self.omitted();
        let plural = if total == 1 { "" } else { "s" };
        let mut text = format!("{total} validation error{plural} detected. ");
        for (index, violation) in self.as_slice().iter().enumerate() {
            if index > 0 {
                text.push_str("; ");
            }
            text.push_str(&violation.message());
        }
        text
    }
}

/// Completes the sentence "Member must …", in the words of Smithy's validation suite if it has the
/// constraint.
impl Display for ViolationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("not be null"),
            Self::EmptyLabel => f.write_str("have length greater than or equal to 1"),
            Self::Length { allowed, .. } => write!(f, "have length {allowed}"),
            Self::Range { allowed } => write!(f, "be {allowed}"),
            Self::Pattern { pattern } => write!(f, "satisfy regular expression pattern: {pattern}"),
            Self::Enum { allowed, .. } => {
                let allowed = borrowed(allowed).join(", ");
                write!(f, "satisfy enum value set: [{allowed}]")
            }
            Self::UniqueItems => f.write_str("have unique values"),
            Self::UnionMember => f.write_str("have exactly one member set"),
            Self::Depth { max } => write!(f, "not be nested deeper than {max} values"),
            Self::FilterField { allowed, .. } => {
                write!(f, "be a field to filter by: {}", Choice(allowed))
            }
            Self::FilterOperator { field, allowed, .. } => {
                write!(f, "be {}", Choice(allowed))?;
                match field {
                    Some(field) => write!(f, " for the field {field}"),
                    None => Ok(()),
                }
            }
            Self::FilterValue {
                field, expected, ..
            } => {
                match expected {
                    Some(expected) => write!(f, "be {expected}")?,
                    None => f.write_str("be a value that the field allows")?,
                }
                match field {
                    Some(field) => write!(f, " for the field {field}"),
                    None => Ok(()),
                }
            }
            Self::FilterRange {
                operator,
                separator,
            } => {
                write!(f, "be of the form `a {separator} b`")?;
                match operator {
                    Some(operator) => write!(f, " for {operator}"),
                    None => Ok(()),
                }
            }
            Self::FilterOrder => f.write_str("not begin after its end"),
            Self::NoMember { .. } => f.write_str("be a member of the input"),
        }
    }
}

/// A line for people: path, given value, and constraint.
impl Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_key {
            f.write_str("a key of ")?;
        }
        match self.path.as_str() {
            "" => f.write_str("the value")?,
            path => Escaped(path).fmt(f)?,
        }
        if let ViolationKind::NoMember { nearest } = self.kind {
            f.write_str(" is excluded, but names no member of the input")?;
            return did_you_mean(nearest, f);
        }
        match (&self.kind, &self.given) {
            (ViolationKind::Length { actual, .. }, _) => write!(f, " has length {actual},")?,
            (ViolationKind::EmptyLabel, _) => f.write_str(" is empty,")?,
            (ViolationKind::Range { .. }, Some(given)) => write!(f, " is {given},")?,
            (_, Some(given)) => write!(f, " is {given:?},")?,
            (_, None) => {}
        }
        match &self.kind {
            ViolationKind::Required => f.write_str(" must be set")?,
            ViolationKind::EmptyLabel => f.write_str(" and must not be")?,
            ViolationKind::Pattern { pattern } => write!(f, " must match {pattern}")?,
            ViolationKind::Enum { allowed, .. } => {
                write!(f, " must be {}", Choice(&borrowed(allowed)))?
            }
            ViolationKind::FilterField { allowed, .. } => {
                write!(f, " must be {}", Choice(allowed))?
            }
            ViolationKind::UniqueItems => f.write_str(" must not have two equal items")?,
            kind => write!(f, " must {kind}")?,
        }
        did_you_mean(self.given.as_ref().and(self.kind.nearest()), f)
    }
}

fn did_you_mean(nearest: Option<&str>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match nearest {
        Some(nearest) => write!(f, "; did you mean {nearest:?}?"),
        None => Ok(()),
    }
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// A list of allowed strings, as `a, b or c`.
pub(super) struct Choice<'a>(pub(super) &'a [&'a str]);

impl Display for Choice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts = &self.0[..self.0.len().min(SHOWN_VALUES)];
        let further = self.0.len() - texts.len();
        match texts {
            [alone] => f.write_str(alone),
            texts if further > 0 => write!(f, "{} or {further} others", texts.join(", ")),
            [most @ .., last] => write!(f, "{} or {last}", most.join(", ")),
            [] => f.write_str("nothing"),
        }
    }
}

/// A list for people.
impl Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.as_slice().len() + self.omitted();
        let plural = if total == 1 { "" } else { "s" };
        write!(f, "{total} validation error{plural} detected")?;
        if let Some(version) = self.model_version() {
            write!(f, " (limits of model version {version})")?;
        }
        f.write_str(":")?;
        for violation in self.as_slice().iter().take(SHOWN) {
            write!(f, "\n  {violation}")?;
        }
        if total > SHOWN {
            write!(f, "\n  and {} more", total - SHOWN)?;
        }
        Ok(())
    }
}

/// Same as `Display`, because people also read it where `main` returns an error.
impl Debug for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}
