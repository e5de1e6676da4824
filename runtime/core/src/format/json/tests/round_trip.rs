//! Random values read back as they were written.

use std::collections::BTreeMap;

use crate::document::{Document, Number};
use crate::format::json::{Reader, Writer, read};

/// Pseudo-random numbers, the same in every run (xorshift).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn character(&mut self) -> char {
        let code = match self.below(5) {
            0 => self.below(0x20),
            1 => self.below(0x11_0000),
            2 => u64::from([b'"', b'\\', b'/', 0x7f][self.below(4) as usize]),
            _ => 0x20 + self.below(0x60),
        };
        char::from_u32(code as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn text(&mut self) -> String {
        (0..self.below(30)).map(|_| self.character()).collect()
    }

    fn number(&mut self) -> Number {
        let bits = self.next() >> self.below(64);
        match self.below(3) {
            0 => Number::from(bits),
            1 => Number::from((bits as i64).wrapping_neg()),
            _ => Number::from_f64(f64::from_bits(self.next())).unwrap_or(Number::from(0_u64)),
        }
    }

    fn document(&mut self, depth: u64) -> Document {
        let kinds = if depth == 0 { 4 } else { 6 };
        match self.below(kinds) {
            0 => Document::Null,
            1 => Document::Bool(self.below(2) == 0),
            2 => self.number().into(),
            3 => self.text().into(),
            4 => {
                let items: Vec<_> = (0..self.below(5))
                    .map(|_| self.document(depth - 1))
                    .collect();
                items.into()
            }
            _ => {
                let members: BTreeMap<_, _> = (0..self.below(5))
                    .map(|_| (self.text(), self.document(depth - 1)))
                    .collect();
                members.into()
            }
        }
    }
}

#[test]
fn documents_survive() {
    let mut random = Random::new(1);
    for _ in 0..5_000 {
        let document = random.document(5);
        let json = document.to_json();
        assert_eq!(Document::from_json(json.as_bytes()), Ok(document), "{json}");
        assert_eq!(read(json.as_bytes(), Reader::skip), Ok(()), "{json}");
    }
}

#[test]
fn floating_point_numbers_survive() {
    let mut random = Random::new(2);
    for _ in 0..20_000 {
        let double = f64::from_bits(random.next());
        let float = f32::from_bits(random.next() as u32);
        let mut writer = Writer::new();
        writer.double(&double);
        let back = read(writer.into_string().as_bytes(), Reader::double);
        assert!(
            back.is_ok_and(|back| back == double || back.is_nan() && double.is_nan()),
            "{double}"
        );
        let mut writer = Writer::new();
        writer.float(&float);
        let back = read(writer.into_string().as_bytes(), Reader::float);
        assert!(
            back.is_ok_and(|back| back == float || back.is_nan() && float.is_nan()),
            "{float}"
        );
    }
}

#[test]
fn blobs_survive() {
    let mut random = Random::new(3);
    for length in 0..100 {
        let blob: Vec<u8> = (0..length).map(|_| random.next() as u8).collect();
        let mut writer = Writer::new();
        writer.blob(&blob);
        assert_eq!(
            read(writer.into_string().as_bytes(), Reader::blob),
            Ok(blob)
        );
    }
}
