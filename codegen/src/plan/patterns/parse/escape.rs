//! Reads what follows a backslash. Decides which escapes there are and what they stand for; must
//! not know what is around them.

use super::{Parser, Reference, Result};
use crate::plan::patterns::syntax::{Class, ClassItem, DIGITS, Node, SPACE, WORD, items};
use crate::plan::patterns::{PatternError, UnicodeClass};

/// How many properties a pattern may name: each is a table of up to thousands of ranges.
const MOST_PROPERTIES: usize = 100;

/// What an escape, or a character of a class, stands for.
pub(super) enum Atom {
    Character(char),
    Set(Vec<ClassItem>),
    /// Half of a pair that is not whole: no character of a text can match it.
    Surrogate(u32),
}

impl Atom {
    pub(super) fn code_point(&self) -> Option<u32> {
        match self {
            Self::Character(character) => Some(u32::from(*character)),
            Self::Surrogate(code_point) => Some(*code_point),
            Self::Set(_) => None,
        }
    }
}

impl From<u32> for Atom {
    fn from(code_point: u32) -> Self {
        char::from_u32(code_point).map_or(Self::Surrogate(code_point), Self::Character)
    }
}

impl<'a> Parser<'a> {
    /// An escape outside of a class, behind its backslash at `start`; and whether it may be
    /// repeated.
    pub(super) fn escape(&mut self, start: usize) -> Result<(Node, bool)> {
        let node = match self.peek() {
            Some('b') => Node::WordBoundary { negated: false },
            Some('B') => Node::WordBoundary { negated: true },
            Some('1'..='9') => return self.numbered_reference(start),
            Some('k') => return self.named_reference(start),
            _ => return Ok((self.atom_node(start)?, true)),
        };
        self.next();
        Ok((node, false))
    }

    fn atom_node(&mut self, start: usize) -> Result<Node> {
        Ok(match self.atom(start)? {
            Atom::Character(character) => Node::Literal(character),
            Atom::Set(items) => Node::Class(Class {
                negated: false,
                items,
            }),
            Atom::Surrogate(_) => {
                self.note_surrogate(start);
                Node::Literal(char::REPLACEMENT_CHARACTER)
            }
        })
    }

    /// An escape within a class, behind its backslash at `start`.
    pub(super) fn class_escape(&mut self, start: usize) -> Result<Atom> {
        if self.eat("b") {
            return Ok(Atom::Character('\u{8}'));
        }
        self.atom(start)
    }

    pub(super) fn note_surrogate(&mut self, offset: usize) {
        self.note_unsupported(offset, "it holds half of a surrogate pair");
    }

    fn atom(&mut self, start: usize) -> Result<Atom> {
        let Some(character) = self.next() else {
            return Err(PatternError::invalid(start, "it ends with a backslash"));
        };
        Ok(match character {
            'd' | 'D' => Atom::Set(items(DIGITS, character == 'D')),
            'w' | 'W' => Atom::Set(items(WORD, character == 'W')),
            's' | 'S' => Atom::Set(items(SPACE, character == 'S')),
            'p' | 'P' => Atom::Set(self.property(start, character == 'P')?),
            't' => Atom::Character('\t'),
            'n' => Atom::Character('\n'),
            'v' => Atom::Character('\u{B}'),
            'f' => Atom::Character('\u{C}'),
            'r' => Atom::Character('\r'),
            '0' if !self.peek().is_some_and(|next| next.is_ascii_digit()) => Atom::Character('\0'),
            'c' => self.control(start)?,
            'x' => Atom::from(self.hexadecimal(start, 2)?),
            'u' => Atom::from(self.code_point(start)?),
            // Unicode mode takes fewer of these, but they can mean nothing else.
            other if !other.is_alphanumeric() => Atom::Character(other),
            other => {
                return Err(PatternError::invalid(
                    start,
                    format!("`\\{other}` is no escape"),
                ));
            }
        })
    }

    fn control(&mut self, start: usize) -> Result<Atom> {
        match self.next() {
            // The letter's place in the alphabet.
            Some(letter) if letter.is_ascii_alphabetic() => Ok(Atom::from(u32::from(letter) % 32)),
            _ => Err(PatternError::invalid(start, "`\\c` needs a letter")),
        }
    }

    fn hexadecimal(&mut self, start: usize, digits: usize) -> Result<u32> {
        let number = self.rest().get(..digits).and_then(parse_hexadecimal);
        self.offset += digits;
        number.ok_or_else(|| {
            PatternError::invalid(
                start,
                format!("{digits} hexadecimal digits are expected here"),
            )
        })
    }

    /// What follows `\u`: four digits, two escapes that make a pair, or braces.
    fn code_point(&mut self, start: usize) -> Result<u32> {
        if self.eat("{") {
            let digits = self.eat_while(|character| character.is_ascii_hexdigit());
            let code_point = parse_hexadecimal(digits).filter(|&it| it <= u32::from(char::MAX));
            return match code_point {
                Some(code_point) if self.eat("}") => Ok(code_point),
                _ => Err(PatternError::invalid(
                    start,
                    "this is not a Unicode code point",
                )),
            };
        }
        let high = self.hexadecimal(start, 4)?;
        Ok(self.low_surrogate(high).unwrap_or(high))
    }

    /// The character that `high` and the escape behind it make, if they are a pair.
    fn low_surrogate(&mut self, high: u32) -> Option<u32> {
        let digits = self.rest().strip_prefix("\\u")?.get(..4)?;
        let low = parse_hexadecimal(digits)?;
        if !(0xD800..0xDC00).contains(&high) || !(0xDC00..0xE000).contains(&low) {
            return None;
        }
        self.offset += 6;
        Some(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    }

    fn property(&mut self, start: usize, negated: bool) -> Result<Vec<ClassItem>> {
        let is_name =
            |character: char| character.is_ascii_alphanumeric() || "_=".contains(character);
        // Looks no further than a name goes: it would do so again for each of many properties.
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
                "it names too many properties of Unicode",
            ));
        }
        match UnicodeClass::find(name, negated) {
            Ok(class) => Ok(vec![ClassItem::Unicode(class)]),
            Err(error) => Err(PatternError {
                offset: start,
                ..error
            }),
        }
    }

    fn numbered_reference(&mut self, start: usize) -> Result<(Node, bool)> {
        let digits = self.eat_while(|character| character.is_ascii_digit());
        let number = digits.parse().unwrap_or(u32::MAX);
        Ok(self.reference(start, Reference::Number(number)))
    }

    fn named_reference(&mut self, start: usize) -> Result<(Node, bool)> {
        if !self.eat("k<") {
            return Err(PatternError::invalid(
                start,
                "`\\k` needs the name of a group",
            ));
        }
        let name = self.group_name()?;
        Ok(self.reference(start, Reference::Name(name)))
    }

    fn reference(&mut self, start: usize, reference: Reference<'a>) -> (Node, bool) {
        self.references.push((start, reference));
        self.note_unsupported(start, "it refers back to what a group matched");
        (Node::Group(vec![vec![]]), true)
    }
}

/// Digits without sign or space, unlike what `from_str_radix` takes.
fn parse_hexadecimal(digits: &str) -> Option<u32> {
    let only_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| only_digits)
}
