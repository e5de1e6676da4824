//! Parts of strings that are borrowed where the string is.

use std::borrow::Cow;
use std::ops::Range;

/// The part of a string in a range, which must be between its characters.
pub(super) fn piece<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Option<Cow<'a, str>> {
    match text {
        Cow::Borrowed(text) => text.get(range).map(Cow::Borrowed),
        Cow::Owned(text) => text.get(range).map(|part| Cow::Owned(part.to_owned())),
    }
}

/// The ranges of the parts between the characters that `is_end` accepts, which are ASCII.
pub(super) fn ranges(text: &str, is_end: fn(u8) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let begin = start?;
        let end = text.bytes().skip(begin).position(is_end);
        start = end.map(|end| begin + end + 1);
        Some(begin..end.map_or(text.len(), |end| begin + end))
    })
}
