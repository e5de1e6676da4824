//! Finds keys and values in JSON. It is a scanner, not a parser: it expects valid JSON, and only
//! finds less in invalid JSON.

use super::source_location::pointer_segment;
use std::ops::Range;

/// Receives the events of the scanner, in the order of the text.
pub(super) trait Listener {
    /// A value is at `met.bytes`; `false` stops the scanner.
    fn value(&mut self, pointer: &str, met: Met) -> bool;
    /// An object or array begins.
    fn open(&mut self) {}
    /// The innermost object or array ends.
    fn close(&mut self) {}
    /// A key of the innermost object begins at `offset`; `pointer` is that of its value.
    fn key(&mut self, _key: &str, _pointer: &str, _offset: usize) {}
}

/// The location of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Met {
    /// Its bytes; for an object or array, only the opening bracket.
    pub(super) bytes: Range<usize>,
    /// The bytes of its key, including quotes; `None` in an array and for the document.
    pub(super) key: Option<Range<usize>>,
    /// Whether it is an object or an array.
    pub(super) is_container: bool,
}

/// Scans the whole text, or until the listener stops.
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

/// An open object or array.
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
    /// The key whose value comes next.
    key: Option<Range<usize>>,
    open: Vec<Container>,
    listener: &'a mut dyn Listener,
    done: bool,
}

impl Scanner<'_> {
    fn run(mut self) {
        // Whether the next string is a key.
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

    /// Skips a comma; returns whether a key follows.
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

    /// Skips a string, or a number or word.
    fn skip_scalar(&mut self) {
        let bytes = self.text.as_bytes().get(self.offset..).unwrap_or_default();
        self.offset += scalar_length(bytes);
    }
}

/// The length of the string, number or word at the start of `bytes`; at least one.
fn scalar_length(bytes: &[u8]) -> usize {
    if bytes.first() == Some(&b'"') {
        return string_length(bytes);
    }
    let ends = |byte: &&u8| !b",]} \t\r\n".contains(byte);
    bytes.iter().take_while(ends).count().max(1)
}

/// The end of the token at `start`: a string, or else a single character; `start` itself at the end
/// of the text.
pub(super) fn end_of_token(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    match rest.chars().next() {
        Some('"') => start + string_length(rest.as_bytes()),
        Some('\r' | '\n') | None => start,
        Some(character) => start + character.len_utf8(),
    }
}

/// The length of the string at the start of `bytes`, including quotes.
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
