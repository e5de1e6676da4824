//! Parses escapes. Decides which escapes exist and what they mean; must not know the rest of the
//! pattern.

use super::parser::{Parser, Result};
use crate::compile::error::PatternError;
use crate::compile::properties;
use crate::compile::set::CharSet;
use crate::compile::syntax::{DIGITS, Node, SPACE, WORD, set};

/// The greatest number of properties in a pattern: each is a table of up to thousands of ranges.
const MOST_PROPERTIES: usize = 100;

/// The meaning of an escape, or of a character in a class.
pub(super) enum Atom {
    CodePoint(u32),
    Set(CharSet),
}

impl Atom {
    pub(super) fn set(self) -> CharSet {
        match self {
            Self::CodePoint(code_point) => CharSet::of([(code_point, code_point)]),
            Self::Set(set) => set,
        }
    }
}

impl From<u32> for Atom {
    fn from(code_point: u32) -> Self {
        Self::CodePoint(code_point)
    }
}

impl From<char> for Atom {
    fn from(character: char) -> Self {
        Self::CodePoint(character.into())
    }
}

impl<'a> Parser<'a> {
    /// An escape outside of a class, after its backslash at `start`; and whether it can be
    /// repeated.
    pub(super) fn escape(&mut self, start: usize) -> Result<(Node, bool)> {
        let node = match self.peek() {
            Some('b') => Node::WordBoundary { negated: false },
            Some('B') => Node::WordBoundary { negated: true },
            Some('1'..='9') => return self.numbered_reference(start),
            Some('k') if self.names_groups => return self.named_reference(start),
            _ => return Ok((Node::Class(self.atom(start)?.set()), true)),
        };
        self.next();
        Ok((node, false))
    }

    /// An escape inside a class, after its backslash at `start`.
    pub(super) fn class_escape(&mut self, start: usize) -> Result<Atom> {
        if self.eat("b") {
            return Ok(Atom::from('\u{8}'));
        }
        if self.rest().starts_with(|next| matches!(next, '1'..='7')) {
            return Ok(self.octal());
        }
        // Annex B: inside a class, the letter may be a digit or `_`.
        let control = |next: char| next.is_ascii_digit() || next == '_';
        match self
            .rest()
            .strip_prefix('c')
            .and_then(|rest| rest.chars().next())
        {
            Some(next) if control(next) => {
                self.offset += 2;
                Ok(Atom::from(u32::from(next) % 32))
            }
            _ => self.atom(start),
        }
    }

    /// The meaning of an escape that is the same inside a class. An escape that is invalid in
    /// Unicode mode means its own letter by Annex B.
    fn atom(&mut self, start: usize) -> Result<Atom> {
        let Some(character) = self.next() else {
            return Err(PatternError::invalid(start, "it ends with a backslash"));
        };
        Ok(match character {
            'd' | 'D' => Atom::Set(set(DIGITS, character == 'D')),
            'w' | 'W' => Atom::Set(set(WORD, character == 'W')),
            's' | 'S' => Atom::Set(set(SPACE, character == 'S')),
            'p' | 'P' if self.rest().starts_with('{') => {
                Atom::Set(self.property(start, character == 'P')?)
            }
            't' => Atom::from('\t'),
            'n' => Atom::from('\n'),
            'v' => Atom::from('\u{B}'),
            'f' => Atom::from('\u{C}'),
            'r' => Atom::from('\r'),
            '0' => {
                self.offset -= 1;
                self.octal()
            }
            'c' => self.control(),
            'x' => Atom::from(self.hexadecimal(2).unwrap_or('x'.into())),
            'u' => Atom::from(self.code_point(start)?),
            'k' if self.names_groups => {
                return Err(PatternError::invalid(start, "`\\k` names no group here"));
            }
            other => Atom::from(other),
        })
    }

    /// Up to three octal digits of a number below 256. Only Annex B has them, except for a lone
    /// `0`.
    fn octal(&mut self) -> Atom {
        let mut number = 0;
        for _ in 0..3 {
            let digit = self.peek().and_then(|next| next.to_digit(8));
            match digit.map(|digit| number * 8 + digit) {
                Some(next) if next < 256 => number = next,
                _ => break,
            }
            self.next();
        }
        Atom::from(number)
    }

    fn control(&mut self) -> Atom {
        match self.peek() {
            // The letter's position in the alphabet.
            Some(letter) if letter.is_ascii_alphabetic() => {
                self.next();
                Atom::from(u32::from(letter) % 32)
            }
            // Annex B: the backslash is literal, and the letter is parsed next.
            _ => {
                self.offset -= 1;
                Atom::from('\\')
            }
        }
    }

    fn hexadecimal(&mut self, digits: usize) -> Option<u32> {
        let number = self.rest().get(..digits).and_then(parse_hexadecimal)?;
        self.offset += digits;
        Some(number)
    }

    /// The rest of `\u`: four digits, two escapes of a surrogate pair, or braces.
    fn code_point(&mut self, start: usize) -> Result<u32> {
        if self.eat("{") {
            let digits = self.eat_while(|character| character.is_ascii_hexdigit());
            let code_point = parse_hexadecimal(digits).filter(|&it| it <= u32::from(char::MAX));
            return match code_point {
                Some(code_point) if self.eat("}") => Ok(code_point),
                _ => Err(PatternError::invalid(start, "not a Unicode code point")),
            };
        }
        let Some(high) = self.hexadecimal(4) else {
            return Ok('u'.into());
        };
        Ok(self.low_surrogate(high).unwrap_or(high))
    }

    /// The character of `high` and the next escape, if they are a pair.
    fn low_surrogate(&mut self, high: u32) -> Option<u32> {
        let digits = self.rest().strip_prefix("\\u")?.get(..4)?;
        let low = parse_hexadecimal(digits)?;
        if !(0xD800..0xDC00).contains(&high) || !(0xDC00..0xE000).contains(&low) {
            return None;
        }
        self.offset += 6;
        Some(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    }

    fn property(&mut self, start: usize, negated: bool) -> Result<CharSet> {
        let is_name =
            |character: char| character.is_ascii_alphanumeric() || "_=".contains(character);
        // Searches only to the end of the name: each of many properties would search all others.
        let inside = self.rest().strip_prefix('{').and_then(|rest| {
            let end = rest.find(|character| !is_name(character))?;
            let (name, rest) = rest.split_at(end);
            rest.starts_with('}').then_some(name)
        });
        let Some(name) = inside else {
            return Err(PatternError::invalid(
                start,
                "a property needs its name in braces",
            ));
        };
        self.offset += name.len() + 2;
        self.properties += 1;
        if self.properties > MOST_PROPERTIES {
            return Err(PatternError::unsupported(
                start,
                "it names too many Unicode properties",
            ));
        }
        let set = properties::find(name).map_err(|error| PatternError {
            offset: start,
            ..error
        })?;
        Ok(if negated { set.complement() } else { set })
    }

    /// `\1` and so on. If there is no such group, Annex B has octal digits, or the first digit as a
    /// literal.
    fn numbered_reference(&mut self, start: usize) -> Result<(Node, bool)> {
        let digits = self.eat_while(|character| character.is_ascii_digit());
        let number: u32 = digits.parse().unwrap_or(u32::MAX);
        if number <= self.groups {
            return Ok((Node::Reference(number), true));
        }
        self.offset = start + 1;
        let atom = match self.peek() {
            Some('1'..='7') => self.octal(),
            _ => self.atom(start)?,
        };
        Ok((Node::Class(atom.set()), true))
    }

    fn named_reference(&mut self, start: usize) -> Result<(Node, bool)> {
        if !self.eat("k<") {
            return Err(PatternError::invalid(
                start,
                "`\\k` needs the name of a group",
            ));
        }
        let name = self.group_name()?;
        // The group may follow later.
        self.references.push((start, name));
        let number = u32::MAX - self.references.len() as u32;
        Ok((Node::Reference(number), true))
    }
}

/// Digits without sign or space, which `from_str_radix` accepts.
fn parse_hexadecimal(digits: &str) -> Option<u32> {
    let only_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| only_digits)
}
