//! The path of the checker in a value. Decides how to write it as a JSON pointer; must not know
//! checks.
//!
//! A path is a chain of segments on the call stack, each of which borrows its name. It becomes a
//! string only for a violation.

/// One step from a value into a value that it contains.
#[derive(Clone, Copy)]
pub(super) enum Segment<'a> {
    /// A member of a structure or union, by its name in the model.
    Member(&'static str),
    /// An item of a list.
    Index(usize),
    /// A value of a map, by its key.
    Key(&'a str),
    /// A value of a map with sensitive keys.
    SensitiveKey,
    /// A key of a map. It has the pointer of the map.
    KeyItself,
}

/// A path: its segments, the last one first.
#[derive(Clone, Copy)]
pub(super) enum Path<'a> {
    Root,
    Within {
        parent: &'a Path<'a>,
        segment: Segment<'a>,
    },
}

impl Path<'_> {
    /// The path as an RFC 6901 JSON pointer; a sensitive key is `*`. The root is the empty string.
    pub(super) fn to_pointer(self) -> String {
        let mut pointer = String::new();
        self.write(&mut pointer);
        pointer
    }

    /// Whether this is a key of a map.
    pub(super) fn is_key(self) -> bool {
        matches!(
            self,
            Self::Within {
                segment: Segment::KeyItself,
                ..
            }
        )
    }

    // Recursion is bounded by `MAX_DEPTH`: the checker makes no longer path.
    fn write(self, pointer: &mut String) {
        let Self::Within { parent, segment } = self else {
            return;
        };
        parent.write(pointer);
        match segment {
            Segment::Member(name) => push_step(pointer, name),
            Segment::Index(index) => push_step(pointer, &index.to_string()),
            Segment::Key(key) => {
                pointer.push('/');
                push_escaped(pointer, key);
            }
            Segment::SensitiveKey => push_step(pointer, "*"),
            Segment::KeyItself => {}
        }
    }
}

fn push_step(pointer: &mut String, step: &str) {
    pointer.push('/');
    pointer.push_str(step);
}

fn push_escaped(pointer: &mut String, key: &str) {
    for character in key.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}
