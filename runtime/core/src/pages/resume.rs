//! Resume tokens: places in a listing as boto3 writes them, and what else may be given as a
//! starting token. Reads and writes text only; whether a place makes sense is the service's to say.

mod spaced_json;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::error::PaginationError;
use super::place::Place;
use super::token::{PageToken, TokenData, TokenSource, binary_paths, restore_binary};
use crate::document::Document;

/// Key of the number of items to leave out.
const AMOUNT: &str = "boto_truncate_amount";
/// Key of the paths to the binary values.
const ENCODED_KEYS: &str = "boto_encoded_keys";

/// Writes `place` as boto3 does; byte for byte, but for the order of keys in maps.
pub(super) fn write<T: PageToken>(members: &[&str], place: &Place<T>) -> String {
    let data = match &place.token {
        Some(token) => token.to_members(),
        None => vec![TokenData::Null; members.len()],
    };
    let names = members.iter().map(|&name| name.to_owned());
    let mut entries: Vec<(String, TokenData)> = names.zip(data).collect();
    if let Some(skip) = place.skip {
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
/// A resume token that is damaged or of another operation.
pub(super) fn read<T: PageToken>(
    members: &[&str],
    text: &str,
) -> Result<Place<T>, PaginationError> {
    let is_own = |key: &str| key == AMOUNT || key == ENCODED_KEYS;
    let place = match packed_object(text) {
        Some(object)
            if object
                .keys()
                .all(|key| is_own(key) || members.contains(&&**key)) =>
        {
            unpack(members, object)
        }
        Some(object) if object.keys().any(|key| is_own(key)) => Err(format!(
            "it is damaged or of another operation, for it holds more than {}",
            listed(members)
        )),
        // JSON of any other kind is a token of a service that happens to be JSON.
        _ => read_plain(members, text),
    };
    place.map_err(|reason| PaginationError::bad_starting_token(reason, text))
}

/// The names of token members for people.
fn listed(members: &[&str]) -> String {
    let names: Vec<String> = members.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// The JSON object packed as base64 in `text`, if that is what it is.
fn packed_object(text: &str) -> Option<BTreeMap<String, Document>> {
    let packed: Vec<u8> = text
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    let json = String::from_utf8(STANDARD.decode(packed).ok()?).ok()?;
    match Document::from_json(&json) {
        Ok(Document::Object(object)) => Some(object),
        _ => None,
    }
}

fn unpack<T: PageToken>(
    names: &[&str],
    mut object: BTreeMap<String, Document>,
) -> Result<Place<T>, String> {
    let skip = match object.remove(AMOUNT) {
        None => None,
        Some(amount) => Some(
            items_to_leave_out(&amount)
                .ok_or_else(|| format!("`{AMOUNT}` is not an amount of items"))?,
        ),
    };
    let paths = object.remove(ENCODED_KEYS);
    let mut data = TokenData::from(Document::Object(object));
    if let Some(paths) = paths {
        restore_binary(&mut data, &paths.into())
            .ok_or_else(|| format!("`{ENCODED_KEYS}` does not list where it has base64"))?;
    }
    let mut members = data.into_members().ok_or("it has no members")?;
    let source = |name: &&str| TokenSource::Packed(members.take(name));
    let token = T::from_sources(names.iter().map(source).collect())
        .map_err(|misfit| format!("`{}` is not {}", names[misfit.member], misfit.kind))?;
    Ok(Place { token, skip })
}

/// A number that Python too takes for an integer: `1.0` is none.
fn items_to_leave_out(amount: &Document) -> Option<u64> {
    match amount {
        Document::Number(amount) if !amount.is_float() => amount.as_u64(),
        _ => None,
    }
}

/// Reads what is no resume token: strings between `___`, one for each member as far as there are any,
/// and an amount if there is one part more.
fn read_plain<T: PageToken>(members: &[&str], text: &str) -> Result<Place<T>, String> {
    let mut parts: Vec<&str> = text.split("___").collect();
    let last = parts.last().copied().unwrap_or_default();
    let skip = amount(last).filter(|_| parts.len() == members.len() + 1);
    match skip {
        Some(_) => parts.truncate(members.len()),
        // An amount that is none belongs to the service's token.
        None if parts.len() == members.len() + 1 => parts = vec![text],
        None if parts.len() > members.len() => {
            return Err(format!(
                "it has {} parts between `___`, more than this operation has tokens and an amount",
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
    let token = T::from_sources(parts.into_iter().map(source).collect()).map_err(|misfit| {
        format!(
            "`{}` of this operation is {}, so only a resume token can say it",
            members[misfit.member], misfit.kind
        )
    })?;
    Ok(Place { token, skip })
}

/// The amount in the old form: digits only, and a number that fits.
fn amount(text: &str) -> Option<u64> {
    // `parse` would accept a leading `+`.
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}
