//! Hostile input: reading returns a result, and never panics.

use super::round_trip::Random;
use super::{FULL, Lamp};
use crate::document::Document;
use crate::format::json::{MAX_DEPTH, ReadErrorKind, Reader, read};

#[test]
fn every_truncated_value_is_an_error() {
    for end in 0..FULL.len() {
        let Some(beginning) = FULL.as_bytes().get(..end) else {
            continue;
        };
        for error in [
            read(beginning, Lamp::read).expect_err("a part"),
            read(beginning, Reader::document).expect_err("a part"),
            read(beginning, Reader::skip).expect_err("a part"),
        ] {
            assert!(error.offset() <= end, "{error}");
            let cut_inside_character = !FULL.is_char_boundary(end);
            let expected = match cut_inside_character {
                true => ReadErrorKind::InvalidUtf8,
                false => ReadErrorKind::UnexpectedEnd,
            };
            assert_eq!(error.kind(), &expected, "{end}: {error}");
        }
    }
}

#[test]
fn damaged_json_does_not_panic() {
    let mut random = Random::new(7);
    let mut good = 0;
    for _ in 0..20_000 {
        let mut bytes = FULL.as_bytes().to_vec();
        for _ in 0..=random.below(3) {
            let place = random.below(bytes.len() as u64) as usize;
            let other = random.below(bytes.len() as u64) as usize;
            match random.below(4) {
                0 => bytes[place] = random.below(256) as u8,
                1 => bytes[place] = bytes[other],
                2 => drop(bytes.remove(place)),
                _ => bytes.insert(place, b"\"\\{}[],:-0e.\xff\x00"[random.below(14) as usize]),
            }
        }
        for result in [
            read(&bytes, Lamp::read).map(drop),
            read(&bytes, Reader::skip),
        ] {
            match result {
                Ok(()) => good += 1,
                Err(error) => assert!(error.offset() <= bytes.len(), "{error}"),
            }
        }
    }
    // A change inside a string often leaves valid JSON; if it never did, this would test little.
    assert!((1_000..30_000).contains(&good), "{good}");
}

#[test]
fn depth_is_limited() {
    let nested = |open: &str, close: &str, depth: usize| {
        format!("{}0{}", open.repeat(depth), close.repeat(depth))
    };
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"{"Extra":"#, "}")] {
        let deepest = nested(open, close, MAX_DEPTH);
        assert_eq!(read(deepest.as_bytes(), Reader::skip), Ok(()), "{open}");
        assert!(Document::from_json(deepest.as_bytes()).is_ok(), "{open}");
        for depth in [MAX_DEPTH + 1, 100_000] {
            let too_deep = nested(open, close, depth);
            let error = read(too_deep.as_bytes(), Reader::skip).expect_err("too deep");
            assert_eq!(error.kind(), &ReadErrorKind::TooDeep);
            assert_eq!(error.offset(), open.len() * MAX_DEPTH);
            let error = Document::from_json(too_deep.as_bytes()).expect_err("too deep");
            assert_eq!(error.kind(), &ReadErrorKind::TooDeep);
        }
    }
    let brackets = "[".repeat(100_000);
    let error = read(brackets.as_bytes(), Lamp::read).expect_err("a list");
    assert_eq!(
        error.to_string(),
        "byte 0: expected an object, found a list"
    );
}

#[test]
fn values_beside_each_other_are_not_nested() {
    let wide = format!("[{}0]", "[],{},".repeat(10 * MAX_DEPTH));
    assert_eq!(read(wide.as_bytes(), Reader::skip), Ok(()));
    assert!(Document::from_json(&wide).is_ok());
}

#[test]
fn recursive_structures_obey_the_depth_limit() {
    let nested = |depth: usize| format!("{}null{}", r#"{"Next":"#.repeat(depth), "}".repeat(depth));
    assert!(read(nested(MAX_DEPTH).as_bytes(), Lamp::read).is_ok());
    let error = read(nested(MAX_DEPTH + 1).as_bytes(), Lamp::read).expect_err("too deep");
    assert_eq!(error.kind(), &ReadErrorKind::TooDeep);
    assert_eq!(error.path(), "/Next".repeat(MAX_DEPTH));
}
