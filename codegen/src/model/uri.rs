//! Parses the `uri` of an HTTP binding without losing a character. Must not know the members of the
//! labels.

use std::fmt;

/// A pattern such as `/teams/{TeamArn}/sessions/?List`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uri {
    /// Parts of the path between the slashes.
    pub segments: Vec<Segment>,
    /// Whether the path ends with a slash after its last segment; false for the path `/`.
    pub trailing_slash: bool,
    /// Literal query parameters in order; one without `=` has no value.
    pub query: Vec<(String, Option<String>)>,
}

/// One part of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Literal text.
    Literal(String),
    /// A label.
    Label {
        /// Name of the member.
        name: String,
        /// Whether slashes in the value stay slashes (`{name+}`).
        greedy: bool,
    },
}

/// The greatest number of labels, and of parameters in the query.
const MOST_PARTS: usize = 255;

impl Uri {
    /// Parses a pattern.
    ///
    /// # Errors
    ///
    /// Returns the problem, as the end of a sentence that begins with the pattern.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.contains('#') {
            return Err("contains a fragment (`#`)".to_owned());
        }
        let (path, query) = match text.split_once('?') {
            Some((path, query)) => (path, parse_query(query)?),
            None => (text, Vec::new()),
        };
        let path = path.strip_prefix('/').ok_or("does not begin with `/`")?;
        let (path, trailing_slash) = match path.strip_suffix('/') {
            Some(path) => (path, true),
            None => (path, false),
        };
        let segments = match path {
            "" if trailing_slash => return Err("has an empty segment (`//`)".to_owned()),
            "" => Vec::new(),
            _ => path
                .split('/')
                .map(parse_segment)
                .collect::<Result<_, _>>()?,
        };
        let uri = Self {
            segments,
            trailing_slash,
            query,
        };
        uri.check_labels()?;
        if let Some(character) = text.chars().find(|character| !may_stand(*character)) {
            let code = u32::from(character);
            return Err(format!(
                "contains a character that is invalid in a URI (U+{code:04X})"
            ));
        }
        // The text before the first `%` has none.
        if !text.split('%').skip(1).all(begins_with_a_byte) {
            return Err("has a `%` without two hexadecimal digits after it".to_owned());
        }
        Ok(uri)
    }

    /// The literal keys of the query, decoded: percent-encoding is another spelling of the same
    /// key.
    pub(super) fn query_keys(&self) -> impl Iterator<Item = Vec<u8>> {
        self.query.iter().map(|(key, _)| decoded(key))
    }

    /// Names of the labels, in the order of the path.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Label { name, .. } => Some(name.as_str()),
            Segment::Literal(_) => None,
        })
    }

    fn check_labels(&self) -> Result<(), String> {
        let labels: Vec<&str> = self.labels().collect();
        if labels.len() > MOST_PARTS {
            return Err(format!("has more than {MOST_PARTS} labels"));
        }
        if self.query.len() > MOST_PARTS {
            return Err(format!("has more than {MOST_PARTS} query parameters"));
        }
        for (index, label) in labels.iter().enumerate() {
            if labels.iter().take(index).any(|earlier| earlier == label) {
                return Err(format!("has the label `{label}` twice"));
            }
        }
        let mut greedy_before = false;
        for segment in &self.segments {
            if let Segment::Label { name, greedy } = segment {
                if greedy_before {
                    return Err(format!("has the label `{name}` after a greedy label"));
                }
                greedy_before = *greedy;
            }
        }
        Ok(())
    }
}

/// Whether RFC 3986 allows the character in a path or query, or it is part of a label.
fn may_stand(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@%/?{}".contains(character)
}

/// Whether the text after a `%` begins with two hexadecimal digits.
fn begins_with_a_byte(text: &str) -> bool {
    let digits = text.bytes().take(2).filter(u8::is_ascii_hexdigit);
    digits.count() == 2
}

/// A decoded part of a pattern.
fn decoded(text: &str) -> Vec<u8> {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(2).unwrap_or((piece, ""));
        bytes.extend(u8::from_str_radix(digits, 16));
        bytes.extend(rest.as_bytes());
    }
    bytes
}

fn parse_segment(text: &str) -> Result<Segment, String> {
    if text.is_empty() {
        return Err("has an empty segment (`//`)".to_owned());
    }
    if !text.contains(['{', '}']) {
        return Ok(Segment::Literal(text.to_owned()));
    }
    let inner = text
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    let inner =
        inner.ok_or_else(|| format!("has a label that is not a whole segment: `{text}`"))?;
    let (name, greedy) = match inner.strip_suffix('+') {
        Some(name) => (name, true),
        None => (inner, false),
    };
    if !super::shape_id::is_identifier(name) {
        return Err(format!(
            "has a label that is not a valid member name: `{text}`"
        ));
    }
    Ok(Segment::Label {
        name: name.to_owned(),
        greedy,
    })
}

fn parse_query(text: &str) -> Result<Vec<(String, Option<String>)>, String> {
    if text.contains(['{', '}']) {
        return Err("has a label in its query".to_owned());
    }
    let parameters = text
        .split('&')
        .map(|parameter| match parameter.split_once('=') {
            Some((key, value)) => (key, Some(value.to_owned())),
            None => (parameter, None),
        });
    parameters
        .map(|(key, value)| match key {
            "" => Err("has a query parameter without a name".to_owned()),
            _ => Ok((key.to_owned(), value)),
        })
        .collect()
}

impl fmt::Display for Uri {
    /// Writes the pattern exactly as it was.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.segments.is_empty() {
            out.write_str("/")?;
        }
        for segment in &self.segments {
            write!(out, "/{segment}")?;
        }
        if self.trailing_slash {
            out.write_str("/")?;
        }
        for (index, (key, value)) in self.query.iter().enumerate() {
            out.write_str(if index == 0 { "?" } else { "&" })?;
            out.write_str(key)?;
            if let Some(value) = value {
                write!(out, "={value}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Segment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Segment::Literal(text) => out.write_str(text),
            Segment::Label {
                name,
                greedy: false,
            } => write!(out, "{{{name}}}"),
            Segment::Label { name, greedy: true } => write!(out, "{{{name}+}}"),
        }
    }
}
