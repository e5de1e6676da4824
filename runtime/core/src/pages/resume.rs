//! Resume tokens, in boto3's format, and the other starting tokens. Reads and writes strings. Must
//! not know whether the service accepts a token.

mod spaced_json;
#[cfg(test)]
mod tests;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::error::PaginationError;
use super::page_offset::PageOffset;
use super::token::{
    Misfit, PageToken, TokenData, TokenMembers, TokenSource, binary_paths, restore_binary,
};
use crate::document::Document;

/// Key of the number of items to skip.
const AMOUNT: &str = "boto_truncate_amount";
/// Key of the paths to the binary values.
const ENCODED_KEYS: &str = "boto_encoded_keys";

/// Writes `place` byte for byte as boto3 does, except for the order of keys in maps.
pub(super) fn write<T: PageToken>(members: &[&str], place: &PageOffset<T>) -> String {
    let data = place.token.as_ref().map(T::to_members);
    pack(members, data.unwrap_or_default(), place.skip)
}

// Separate from `write`, which is compiled once for each type of token. Members without data are
// null.
fn pack(members: &[&str], data: Vec<TokenData>, skip: Option<u64>) -> String {
    let mut data = data.into_iter();
    let entry = |&name: &&str| (name.to_owned(), data.next().unwrap_or(TokenData::Null));
    let mut entries: Vec<_> = members.iter().map(entry).collect();
    if let Some(skip) = skip {
        entries.push((AMOUNT.to_owned(), TokenData::Number(skip.into())));
    }
    let mut object = TokenData::Members(entries);
    let paths = binary_paths(&object);
    if let (TokenData::Members(entries), false) = (&mut object, paths.is_empty()) {
        entries.push((ENCODED_KEYS.to_owned(), TokenData::List(paths)));
    }
    let mut json = String::new();
    spaced_json::write(&mut json, &object);
    STANDARD.encode(json)
}

/// Reads a starting token: a resume token, a bare token of the service, or boto3's form before 2016
/// (`token___amount`).
///
/// # Errors
///
/// Fails for a resume token that is damaged or belongs to another operation.
pub(super) fn read<T: PageToken>(
    members: &[&str],
    text: &str,
) -> Result<PageOffset<T>, PaginationError> {
    let bad = |reason| PaginationError::bad_starting_token(reason, text);
    let read = read_sources(members, text).map_err(bad)?;
    match T::from_sources(read.sources) {
        Ok(token) => Ok(PageOffset {
            token,
            skip: read.skip,
        }),
        Err(misfit) => Err(bad(misfit_reason(members, misfit, read.packed))),
    }
}

/// A starting token whose members are not read yet.
struct StartingToken {
    /// In the order of the members. A bare token may have fewer.
    sources: Vec<TokenSource>,
    skip: Option<u64>,
    /// Whether it is a resume token.
    packed: bool,
}

// Separate from `read`, which is compiled once for each type of token.
fn read_sources(members: &[&str], text: &str) -> Result<StartingToken, String> {
    let is_own = |name: &str| name == AMOUNT || name == ENCODED_KEYS;
    match packed_object(text) {
        Some(object)
            if object
                .names()
                .all(|name| is_own(name) || members.contains(&name)) =>
        {
            unpack(members, object)
        }
        Some(object) if object.names().any(is_own) => Err(format!(
            "it has other keys than {}, so it is damaged or belongs to another operation",
            listed(members)
        )),
        // Any other JSON is a token of a service that uses JSON.
        _ => read_plain(members, text),
    }
}

fn misfit_reason(members: &[&str], misfit: Misfit, packed: bool) -> String {
    let member = members.get(misfit.member).copied().unwrap_or_default();
    let kind = misfit.kind;
    if packed {
        format!("`{member}` is not {kind}")
    } else {
        format!("`{member}` is {kind}, which only a resume token can contain")
    }
}

/// The names of token members for error messages.
fn listed(members: &[&str]) -> String {
    format!("`{}`", members.join("`, `"))
}

/// The JSON object in `text`, if `text` is one in base64.
fn packed_object(text: &str) -> Option<TokenMembers> {
    let packed: Vec<u8> = text
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    let json = String::from_utf8(STANDARD.decode(packed).ok()?).ok()?;
    TokenData::from(Document::from_json(&json).ok()?).into_members()
}

fn unpack(names: &[&str], mut object: TokenMembers) -> Result<StartingToken, String> {
    let skip = match object.take(AMOUNT) {
        None => None,
        Some(amount) => Some(
            items_to_leave_out(&amount)
                .ok_or_else(|| format!("`{AMOUNT}` is not a number of items"))?,
        ),
    };
    if let Some(paths) = object.take(ENCODED_KEYS) {
        object = restore_binary(object, &paths)
            .ok_or_else(|| format!("`{ENCODED_KEYS}` is not a list of paths to base64 strings"))?;
    }
    let source = |name: &&str| TokenSource::Packed(object.take(name).unwrap_or(TokenData::Null));
    Ok(StartingToken {
        sources: names.iter().map(source).collect(),
        skip,
        packed: true,
    })
}

/// Reads an integer, as Python does: `1.0` is not one.
fn items_to_leave_out(amount: &TokenData) -> Option<u64> {
    match amount {
        TokenData::Number(amount) if !amount.is_float() => amount.as_u64(),
        _ => None,
    }
}

/// Reads a starting token that is not a resume token: strings separated by `___`, one for each
/// member, of which the last may be missing. One more part is the amount.
fn read_plain(members: &[&str], text: &str) -> Result<StartingToken, String> {
    let mut parts: Vec<&str> = text.split("___").collect();
    let last = parts.last().copied().unwrap_or_default();
    let skip = amount(last).filter(|_| parts.len() == members.len() + 1);
    match skip {
        Some(_) => parts.truncate(members.len()),
        // A last part that is not an amount belongs to the service's token.
        None if parts.len() == members.len() + 1 => parts = vec![text],
        None if parts.len() > members.len() => {
            return Err(format!(
                "it has {} parts separated by `___`, more than the operation's tokens and an amount",
                parts.len()
            ));
        }
        None => {}
    }
    let is_whole = parts.len() == 1 && skip.is_none();
    let source = |part: &str| match part {
        "None" if !is_whole => TokenSource::Packed(TokenData::Null),
        part => TokenSource::Bare(part.to_owned()),
    };
    Ok(StartingToken {
        sources: parts.into_iter().map(source).collect(),
        skip,
        packed: false,
    })
}

/// The amount in the old format: only digits, and in the range of `u64`.
fn amount(text: &str) -> Option<u64> {
    // `parse` would accept a leading `+`.
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}
