//! A walk over JSON text that tells where keys and values stand.
//! A scanner, not a parser: it trusts the text to be JSON, and merely sees less where it is not.

use super::source_location::pointer_segment;
use std::ops::Range;

/// Is told what the scanner meets, in the order of the text.
pub(super) trait Listener {
    /// A value stands at `met.bytes`; false ends the walk.
    fn value(&mut self, pointer: &str, met: Met) -> bool;
    /// An object or array begins.
    fn open(&mut self) {}
    /// The innermost object or array ends.
    fn close(&mut self) {}
    /// A key of the innermost object begins at `offset`; `pointer` names its value.
    fn key(&mut self, _key: &str, _pointer: &str, _offset: usize) {}
}

/// Where a value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Met {
    /// Its bytes; of an object or array, the opening bracket alone.
    pub(super) bytes: Range<usize>,
    /// The bytes of its key, quotes included; `None` in an array and for the document.
    pub(super) key: Option<Range<usize>>,
    /// Whether it is an object or an array.
    pub(super) is_container: bool,
}

/// Walks through the whole text, or until the listener has heard enough.
pub(super) fn scan(text: &str, listener: &mut dyn Listener) {
    let scanner = Scanner {
        text,
        offset: 0,
        pointer: String::new(),
        key: None,
        open: Vec::new(),
        listener,
        done: false,
    };
    scanner.run();
}

/// An object or array that has been entered and not been left.
struct Container {
    /// Length of the pointer to the container itself.
    pointer: usize,
    /// Index of the current entry, in an array.
    index: Option<usize>,
}

struct Scanner<'a> {
    text: &'a str,
    offset: usize,
    pointer: String,
    /// The key that has been read and whose value comes next.
    key: Option<Range<usize>>,
    open: Vec<Container>,
    listener: &'a mut dyn Listener,
    done: bool,
}

impl Scanner<'_> {
    fn run(mut self) {
        // Whether the next string is a key rather than a value.
        let mut key_next = false;
        while let (Some(byte), false) = (self.text.as_bytes().get(self.offset).copied(), self.done)
        {
            match byte {
                b'"' if key_next => {
                    self.enter_key();
                    key_next = false;
                }
                b'{' | b'[' => {
                    self.meet_value(self.offset..self.offset + 1, true);
                    self.enter(byte == b'[');
                    key_next = byte == b'{';
                }
                b'}' | b']' => self.leave(),
                b',' => key_next = self.next_entry(),
                b':' | b' ' | b'\t' | b'\r' | b'\n' | 0xEF | 0xBB | 0xBF => self.offset += 1,
                _ => {
                    let start = self.offset;
                    self.skip_scalar();
                    self.meet_value(start..self.offset, false);
                }
            }
        }
    }

    fn meet_value(&mut self, bytes: Range<usize>, is_container: bool) {
        let met = Met {
            bytes,
            key: self.key.take(),
            is_container,
        };
        self.done = !self.listener.value(&self.pointer, met);
    }

    fn enter(&mut self, array: bool) {
        self.listener.open();
        self.open.push(Container {
            pointer: self.pointer.len(),
            index: array.then_some(0),
        });
        if array {
            self.pointer.push_str("/0");
        }
        self.offset += 1;
    }

    fn leave(&mut self) {
        if let Some(container) = self.open.pop() {
            self.pointer.truncate(container.pointer);
            self.listener.close();
        }
        self.offset += 1;
    }

    /// Steps over a comma; tells whether a key follows.
    fn next_entry(&mut self) -> bool {
        self.offset += 1;
        let Some(container) = self.open.last_mut() else {
            return false;
        };
        self.pointer.truncate(container.pointer);
        let Some(index) = &mut container.index else {
            return true;
        };
        *index += 1;
        self.pointer.push_str(&format!("/{index}"));
        false
    }

    fn enter_key(&mut self) {
        let start = self.offset;
        self.skip_scalar();
        let written = self.text.get(start..self.offset).unwrap_or_default();
        let key: String = serde_json::from_str(written).unwrap_or_default();
        self.pointer.push('/');
        self.pointer.push_str(&pointer_segment(&key));
        self.listener.key(&key, &self.pointer, start);
        self.key = Some(start..self.offset);
    }

    /// Steps over a string, or over a number or word up to what ends it.
    fn skip_scalar(&mut self) {
        let bytes = self.text.as_bytes().get(self.offset..).unwrap_or_default();
        self.offset += scalar_length(bytes);
    }
}

/// Bytes of the string, number or word at the beginning of `bytes`; at least one.
fn scalar_length(bytes: &[u8]) -> usize {
    if bytes.first() == Some(&b'"') {
        return string_length(bytes);
    }
    let ends = |byte: &&u8| !b",]} \t\r\n".contains(byte);
    bytes.iter().take_while(ends).count().max(1)
}

/// Where that ends which begins at `start`: a string, or else a single character; `start` itself at
/// the end of the text.
pub(super) fn end_of_token(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    match rest.chars().next() {
        Some('"') => start + string_length(rest.as_bytes()),
        Some('\r' | '\n') | None => start,
        Some(character) => start + character.len_utf8(),
    }
}

/// Bytes of the string at the beginning of `bytes`, quotes included.
fn string_length(bytes: &[u8]) -> usize {
    let mut escaped = false;
    for (index, byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    bytes.len()
}
