//! Writes a pattern's meaning in the syntax of the `regex` crates. Decides how to write it so that
//! no flag and no default can change what it means; must not know ECMA-262.

use super::syntax::{Alternatives, Class, ClassItem, Node};
use super::{Piece, Translation};

/// Writes the pattern.
pub(super) fn print(alternatives: &Alternatives) -> Translation {
    let mut printer = Printer { pieces: Vec::new() };
    printer.alternatives(alternatives);
    Translation {
        pieces: printer.pieces,
    }
}

struct Printer {
    pieces: Vec<Piece>,
}

impl Printer {
    fn push(&mut self, text: &str) {
        if let Some(Piece::Text(last)) = self.pieces.last_mut() {
            last.push_str(text);
        } else {
            self.pieces.push(Piece::Text(text.to_owned()));
        }
    }

    fn alternatives(&mut self, alternatives: &Alternatives) {
        for (index, sequence) in alternatives.iter().enumerate() {
            if index > 0 {
                self.push("|");
            }
            for node in sequence {
                self.node(node);
            }
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Literal(character) => self.push(&escaped(*character, SPECIAL)),
            Node::Class(class) => self.class(class),
            Node::Start => self.push("\\A"),
            Node::End => self.push("\\z"),
            Node::WordBoundary { negated: false } => self.push("(?-u:\\b)"),
            Node::WordBoundary { negated: true } => self.push("(?-u:\\B)"),
            Node::Group(alternatives) => {
                self.push("(?:");
                self.alternatives(alternatives);
                self.push(")");
            }
            Node::Repeat { node, min, max } => {
                self.node(node);
                self.push(&quantifier(*min, *max));
            }
        }
    }

    fn class(&mut self, class: &Class) {
        match (class.items.is_empty(), class.negated) {
            (true, true) => return self.push("[\\u{0}-\\u{10FFFF}]"),
            (true, false) => return self.push("[^\\u{0}-\\u{10FFFF}]"),
            (false, true) => self.push("[^"),
            (false, false) => self.push("["),
        }
        for item in &class.items {
            match item {
                ClassItem::Range(first, last) => {
                    let mut range = String::new();
                    push_range(&mut range, *first, *last);
                    self.push(&range);
                }
                ClassItem::Unicode(class) => self.pieces.push(Piece::Class(class.clone())),
            }
        }
        self.push("]");
    }
}

fn quantifier(min: u32, max: Option<u32>) -> String {
    match (min, max) {
        (0, None) => "*".to_owned(),
        (1, None) => "+".to_owned(),
        (0, Some(1)) => "?".to_owned(),
        (min, None) => format!("{{{min},}}"),
        (min, Some(max)) if min == max => format!("{{{min}}}"),
        (min, Some(max)) => format!("{{{min},{max}}}"),
    }
}

/// Writes a range for use between brackets.
pub(super) fn push_range(text: &mut String, first: char, last: char) {
    text.push_str(&escaped(first, SPECIAL_BETWEEN_BRACKETS));
    if first != last {
        text.push('-');
        text.push_str(&escaped(last, SPECIAL_BETWEEN_BRACKETS));
    }
}

const SPECIAL: &str = "\\.+*?()|[]{}^$";

const SPECIAL_BETWEEN_BRACKETS: &str = "\\[]^-&~";

/// The character as it stands for itself, in ASCII.
fn escaped(character: char, special: &str) -> String {
    if special.contains(character) {
        format!("\\{character}")
    } else if matches!(character, ' '..='~') {
        character.to_string()
    } else {
        format!("\\u{{{:X}}}", u32::from(character))
    }
}
