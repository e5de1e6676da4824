//! The classes of characters that a pattern distinguishes. Decides which class contains a
//! character; must not know how the pattern uses it.

/// Ranges of non-ASCII characters for some classes of a pattern: the number of the class, and first
/// and last of each range, in order.
pub type WideRanges = &'static [(u8, &'static [char])];

/// Classes by number. Class 0 has all characters that are in no other class.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Alphabet {
    ascii: [u8; 128],
    wide: Wide,
}

/// The ranges beyond ASCII.
#[derive(Clone, Copy, PartialEq)]
enum Wide {
    /// Those of class 1, the only one.
    One(&'static [char]),
    Several(WideRanges),
}

impl Alphabet {
    /// Takes the ASCII characters of the classes from number 1, and the other characters of classes
    /// that have any.
    pub(super) const fn new(ascii: &[&str], wide: WideRanges) -> Self {
        let mut classes = [0; 128];
        let mut index = 0;
        while index < ascii.len() {
            fill(&mut classes, ascii[index], index as u8 + 1);
            index += 1;
        }
        Self {
            ascii: classes,
            wide: Wide::Several(wide),
        }
    }

    /// An alphabet with one class, number 1.
    pub(super) const fn of_class(ascii: &str, wide: &'static [char]) -> Self {
        let mut classes = [0; 128];
        fill(&mut classes, ascii, 1);
        Self {
            ascii: classes,
            wide: Wide::One(wide),
        }
    }

    /// The class of a character.
    pub(super) fn class(&self, character: char) -> u8 {
        if let Some(class) = self.ascii.get(character as usize) {
            return *class;
        }
        match self.wide {
            Wide::One(ranges) => u8::from(contains(ranges, character)),
            Wide::Several(wide) => {
                let mut wide = wide.iter();
                let found = wide.find(|(_, ranges)| contains(ranges, character));
                found.map_or(0, |(class, _)| *class)
            }
        }
    }
}

/// Adds the characters of `ascii`, which may contain ranges such as `a-z`.
const fn fill(classes: &mut [u8; 128], ascii: &str, class: u8) {
    let bytes = ascii.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let first = bytes[at];
        let mut last = first;
        if at + 2 < bytes.len() && bytes[at + 1] == b'-' {
            last = bytes[at + 2];
            at += 2;
        }
        at += 1;
        let mut next = first;
        while next <= last {
            classes[next as usize] = class;
            next += 1;
        }
    }
}

/// Whether the ranges, given by their ends, contain a character.
fn contains(ends: &[char], character: char) -> bool {
    let before = ends.partition_point(|end| *end < character);
    before % 2 == 1 || ends.get(before) == Some(&character)
}
