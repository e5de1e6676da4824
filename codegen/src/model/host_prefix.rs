//! The host prefix of an operation: characters of a host name, and labels in braces. Must not know
//! the members of the labels.

use std::fmt;

/// The prefix of a request's host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPrefix {
    /// From left to right.
    pub segments: Vec<HostSegment>,
}

/// A piece of a host prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostSegment {
    /// Literal characters.
    Literal(String),
    /// The member with this name, in braces in the model.
    Label(String),
}

impl fmt::Display for HostPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.segments.iter().try_for_each(|segment| match segment {
            HostSegment::Literal(text) => f.write_str(text),
            HostSegment::Label(name) => write!(f, "{{{name}}}"),
        })
    }
}

impl HostPrefix {
    /// # Errors
    ///
    /// Returns the problem as a predicate: "has …".
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut segments = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (literal, behind) = match rest.split_once('{') {
                Some((literal, behind)) => (literal, Some(behind)),
                None => (rest, None),
            };
            if let Some(other) = literal.chars().find(|character| !is_of_host(*character)) {
                return Err(format!(
                    "contains {other:?}; host names consist of letters, digits, `-` and `.`"
                ));
            }
            if !literal.is_empty() {
                segments.push(HostSegment::Literal(literal.to_owned()));
            }
            rest = "";
            if let Some(behind) = behind {
                let closed = behind.split_once('}');
                let (name, behind) = closed.ok_or("has a `{` without a `}`")?;
                if name.is_empty() || name.contains('{') {
                    return Err(format!(
                        "has the label `{{{name}}}`, which is not a valid name"
                    ));
                }
                segments.push(HostSegment::Label(name.to_owned()));
                rest = behind;
            }
        }
        Ok(Self { segments })
    }

    /// The names of the labels.
    pub(crate) fn labels(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|segment| match segment {
            HostSegment::Literal(_) => None,
            HostSegment::Label(name) => Some(name.as_str()),
        })
    }
}

fn is_of_host(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '-' || character == '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_literals_and_labels() {
        let literal = |text: &str| HostSegment::Literal(text.to_owned());
        let label = |name: &str| HostSegment::Label(name.to_owned());
        for (text, segments) in [
            ("", vec![]),
            ("data-", vec![literal("data-")]),
            ("{AccountId}.", vec![label("AccountId"), literal(".")]),
            (
                "a.{B}{C}-",
                vec![literal("a."), label("B"), label("C"), literal("-")],
            ),
        ] {
            assert_eq!(
                HostPrefix::parse(text),
                Ok(HostPrefix { segments }),
                "{text}"
            );
        }
    }

    #[test]
    fn refuses_what_no_host_begins_with() {
        for (text, problem) in [
            ("foo bar.", "contains ' ';"),
            ("foo/", "contains '/';"),
            ("ü.", "contains 'ü';"),
            ("Na}me.", "contains '}';"),
            ("{Name.", "has a `{` without a `}`"),
            ("{}.", "has the label `{}`"),
            ("{a{b}.", "has the label `{a{b}`"),
        ] {
            let error = HostPrefix::parse(text).expect_err(text);
            assert!(error.starts_with(problem), "{text}: {error}");
        }
    }
}
