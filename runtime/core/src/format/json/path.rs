//! The path of an offset in JSON. The reader keeps no paths, so that reading without errors costs
//! nothing; an error walks over the text again.

use super::escape::plain_length;

/// An object or list that contains the offset.
enum Open<'a> {
    /// With the name of the current member, as written in the text.
    Object(Option<&'a str>),
    /// With the index of the current item.
    List(usize),
}

/// The JSON pointer of the value at `offset`. The text before it must be valid JSON.
///
/// Names of objects at level `redacted_from` and below are replaced by `*`.
pub(super) fn pointer(text: &str, offset: usize, redacted_from: usize) -> String {
    let mut walk = Walk::new(text);
    walk.advance(offset);
    walk.pointer(redacted_from)
}

/// A value in JSON, or a member that the value lacks.
pub(super) struct Target {
    /// The offset of the value.
    pub(super) offset: usize,
    /// The level from which names are replaced by `*`.
    pub(super) redacted_from: usize,
    /// The name of the member.
    pub(super) member: Option<&'static str>,
}

/// The size of all pointers after which no more are listed. A key of a map may be as long as the
/// input, and all pointers below it repeat it.
const ENOUGH_BYTES: usize = 1024 * 1024;

/// The JSON pointers of targets in the order of the text, fewer if the pointers exceed a mebibyte.
pub(super) fn pointers(text: &str, targets: impl Iterator<Item = Target>) -> Vec<String> {
    let mut walk = Walk::new(text);
    let mut bytes = 0;
    let mut pointers = Vec::new();
    for target in targets {
        if bytes >= ENOUGH_BYTES {
            break;
        }
        walk.advance(target.offset);
        let mut pointer = walk.pointer(target.redacted_from);
        if let Some(member) = target.member {
            push_name(&mut pointer, member);
        }
        bytes += pointer.len();
        pointers.push(pointer);
    }
    pointers
}

/// A walk over a text, from an offset to later ones.
struct Walk<'a> {
    text: &'a str,
    position: usize,
    stack: Vec<Open<'a>>,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            position: 0,
            stack: Vec::new(),
        }
    }

    /// Advances to `offset`. The text before it must be valid JSON.
    fn advance(&mut self, offset: usize) {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.position).filter(|_| self.position < offset) {
            self.position += 1;
            match byte {
                b'{' => self.stack.push(Open::Object(None)),
                b'[' => self.stack.push(Open::List(0)),
                b'}' | b']' => drop(self.stack.pop()),
                b',' => match self.stack.last_mut() {
                    Some(Open::Object(name)) => *name = None,
                    Some(Open::List(index)) => *index += 1,
                    None => {}
                },
                b'"' => {
                    let start = self.position;
                    self.position = end_of_text(bytes, start);
                    if self.position > offset {
                        break;
                    }
                    if let Some(Open::Object(name @ None)) = self.stack.last_mut() {
                        *name = self.text.get(start..self.position - 1);
                    }
                }
                _ => {}
            }
        }
    }

    /// The JSON pointer of the current position.
    fn pointer(&self, redacted_from: usize) -> String {
        let mut pointer = String::new();
        for (level, open) in self.stack.iter().enumerate() {
            match open {
                Open::Object(None) => {}
                Open::Object(Some(_)) if level >= redacted_from => pointer.push_str("/*"),
                Open::Object(Some(name)) => push_name(&mut pointer, name),
                Open::List(index) => pointer.push_str(&format!("/{index}")),
            }
        }
        pointer
    }
}

/// Appends a name to a JSON pointer.
fn push_name(pointer: &mut String, name: &str) {
    pointer.push('/');
    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
}

/// The offset after the closing quote of the string at `start`; the end of the text if there is
/// none.
fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut position = start;
    loop {
        position += bytes.get(position..).map_or(0, plain_length);
        match bytes.get(position) {
            None => return bytes.len() + 1,
            Some(b'"') => return position + 1,
            Some(b'\\') => position += 2,
            Some(_) => position += 1,
        }
    }
}
