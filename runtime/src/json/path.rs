//! Where in a JSON text an offset lies. Worked out only for an error, by walking over the text
//! once more: reading keeps no record of the way, and pays nothing for it.

use super::escape::plain_length;

/// An object or list that is open at the offset.
enum Open<'a> {
    /// With the name of the member that is being read, as it stands in the text.
    Object(Option<&'a str>),
    /// With the index of the item that is being read.
    List(usize),
}

/// The JSON pointer of the value at `offset`, below which `text` must be good JSON.
///
/// The names of all objects that lie at least `hidden_from` levels deep are replaced by `*`.
pub(super) fn pointer(text: &str, offset: usize, hidden_from: usize) -> String {
    let mut pointer = String::new();
    for (level, open) in open_at(text, offset).iter().enumerate() {
        match open {
            Open::Object(None) => {}
            Open::Object(Some(_)) if level >= hidden_from => pointer.push_str("/*"),
            Open::Object(Some(name)) => {
                pointer.push('/');
                pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
            }
            Open::List(index) => pointer.push_str(&format!("/{index}")),
        }
    }
    pointer
}

fn open_at(text: &str, offset: usize) -> Vec<Open<'_>> {
    let bytes = text.as_bytes();
    let mut stack = Vec::new();
    let mut position = 0;
    while let Some(byte) = bytes.get(position).filter(|_| position < offset) {
        position += 1;
        match byte {
            b'{' => stack.push(Open::Object(None)),
            b'[' => stack.push(Open::List(0)),
            b'}' | b']' => drop(stack.pop()),
            b',' => match stack.last_mut() {
                Some(Open::Object(name)) => *name = None,
                Some(Open::List(index)) => *index += 1,
                None => {}
            },
            b'"' => {
                let start = position;
                position = end_of_text(bytes, start);
                if position > offset {
                    break;
                }
                if let Some(Open::Object(name @ None)) = stack.last_mut() {
                    *name = text.get(start..position - 1);
                }
            }
            _ => {}
        }
    }
    stack
}

/// The offset behind the closing quote of the text that begins at `start`; the end if there is none.
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
