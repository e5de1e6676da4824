//! Random patterns with all syntax of ECMA-262 in Unicode mode, in unusual combinations, and some with `(?s)` at their
//! start.

use fastrand::Rng;

/// An atom that matches one character.
const CHARACTERS: [&str; 24] = [
    "a",
    "b",
    "c",
    "A",
    "z",
    "0",
    "5",
    "_",
    "-",
    ":",
    r"\.",
    r"\/",
    r"\\",
    r"\^",
    "é",
    "😹",
    " ",
    r"\u0041",
    r"\u{1F639}",
    r"\ud83d\ude39",
    r"\x62",
    r"\t",
    r"\cA",
    r"\0",
];

/// An atom that matches one of several characters.
const SETS: [&str; 13] = [
    ".",
    r"\d",
    r"\w",
    r"\s",
    r"\D",
    r"\W",
    r"\S",
    r"\p{L}",
    r"\P{Lu}",
    r"\p{Lu}",
    r"\p{Nd}",
    r"\p{Script=Greek}",
    "[^]",
];

/// Parts of classes.
const CLASS: [&str; 24] = [
    "a-c",
    "A-Z",
    "0-9",
    "a-z",
    "é-ü",
    r"\u{1F600}-\u{1F64F}",
    "!-/",
    r"\x20-\x7e",
    r"\d",
    r"\w",
    r"\s",
    r"\W",
    r"\S",
    r"\p{L}",
    "a",
    "b",
    "_",
    ".",
    "$",
    "*",
    r"\-",
    r"\]",
    r"\b",
    "a^",
];

const QUANTIFIERS: [&str; 12] = [
    "*", "+", "?", "{2}", "{0,2}", "{1,}", "{3,5}", "{0}", "{1,40}", "{0,1023}", "{2,3}", "{1,1}",
];

const PLACES: [&str; 4] = ["^", "$", r"\b", r"\B"];

/// Makes up a pattern.
pub fn random_pattern(random: &mut Rng) -> String {
    let mut maker = Maker { random, groups: 0 };
    let inner = maker.alternatives(2);
    let start = maker.one_in(2, "^");
    let flags = maker.one_in(8, "(?s)");
    let end = maker.one_in(2, "$");
    let back = match maker.groups {
        0 => "",
        _ => maker.one_in(12, r"\1"),
    };
    format!("{start}{flags}{inner}{back}{end}")
}

struct Maker<'a> {
    random: &'a mut Rng,
    /// How many groups can be referred to.
    groups: usize,
}

impl Maker<'_> {
    fn one_in(&mut self, many: u32, text: &'static str) -> &'static str {
        if self.random.u32(0..many) == 0 {
            text
        } else {
            ""
        }
    }

    fn one_of(&mut self, texts: &[&'static str]) -> &'static str {
        self.random.choice(texts).copied().unwrap_or_default()
    }

    fn alternatives(&mut self, depth: u32) -> String {
        let count = [1, 1, 1, 2, 3][self.random.usize(0..5)];
        let alternatives: Vec<_> = (0..count).map(|_| self.sequence(depth)).collect();
        alternatives.join("|")
    }

    fn sequence(&mut self, depth: u32) -> String {
        let length = [0, 1, 2, 3, 4, 1, 2, 3, 4, 2][self.random.usize(0..10)];
        (0..length).map(|_| self.part(depth)).collect()
    }

    fn part(&mut self, depth: u32) -> String {
        match self.random.u32(0..100) {
            0..4 => self.one_of(&PLACES).to_owned(),
            4..8 if depth > 0 => {
                let kind = self.one_of(&["=", "!", "<=", "<!"]);
                format!("(?{kind}{})", self.alternatives(depth - 1))
            }
            8..28 if depth > 0 => {
                let open = self.opening();
                let inner = self.alternatives(depth - 1);
                format!("{open}{inner}){}", self.quantifier())
            }
            28..43 => self.class() + &self.quantifier(),
            43..58 => self.one_of(&SETS).to_owned() + &self.quantifier(),
            _ => self.one_of(&CHARACTERS).to_owned() + &self.quantifier(),
        }
    }

    fn opening(&mut self) -> String {
        if self.random.bool() {
            return "(?:".to_owned();
        }
        self.groups += 1;
        match self.random.bool() {
            true => "(".to_owned(),
            false => format!("(?<g{}>", self.groups),
        }
    }

    fn class(&mut self) -> String {
        let negation = self.one_in(4, "^");
        let parts: String = (0..self.random.u32(0..4))
            .map(|_| self.one_of(&CLASS))
            .collect();
        format!("[{negation}{parts}]")
    }

    fn quantifier(&mut self) -> String {
        if self.random.u32(0..9) < 5 {
            return String::new();
        }
        let quantifier = self.one_of(&QUANTIFIERS);
        format!("{quantifier}{}", self.one_in(5, "?"))
    }
}
