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
use super::token::PageToken;
use crate::document::Document;

/// Key of the number of items to leave out.
const AMOUNT: &str = "boto_truncate_amount";
/// Key of the paths to the binary values of a map token.
const ENCODED_KEYS: &str = "boto_encoded_keys";

/// Writes `place` as boto3 does; for text tokens byte for byte.
pub(super) fn write<T: PageToken>(member: &str, place: &Place<T>) -> String {
    let mut json = String::from("{");
    spaced_json::write_text(&mut json, member);
    json.push_str(": ");
    match &place.token {
        Some(token) => spaced_json::write(&mut json, &token.to_document()),
        None => json.push_str("null"),
    }
    if let Some(skip) = place.skip {
        json.push_str(&format!(", \"{AMOUNT}\": {skip}"));
    }
    json.push('}');
    STANDARD.encode(json)
}

/// Reads a starting token: a resume token, a bare token of the service, or boto3's form before 2016
/// (`token___amount`).
///
/// # Errors
///
/// A resume token that is damaged or of another operation.
pub(super) fn read<T: PageToken>(member: &str, text: &str) -> Result<Place<T>, PaginationError> {
    let place = match packed_object(text) {
        Some(object) if object.keys().all(|key| key == member || key == AMOUNT) => {
            unpack(member, object)
        }
        Some(object) if object.contains_key(AMOUNT) || object.contains_key(ENCODED_KEYS) => {
            Err(foreign(member, &object))
        }
        // JSON of any other kind is a token of a service that happens to be JSON.
        _ => read_plain(text),
    };
    place.map_err(|reason| PaginationError::bad_starting_token(reason, text))
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
    member: &str,
    mut object: BTreeMap<String, Document>,
) -> Result<Place<T>, String> {
    let token = match object.remove(member) {
        None | Some(Document::Null) => None,
        Some(token) => {
            Some(T::from_document(token).ok_or_else(|| format!("`{member}` is not {}", T::KIND))?)
        }
    };
    let skip = match object.remove(AMOUNT) {
        None => None,
        Some(amount) => Some(
            items_to_leave_out(&amount)
                .ok_or_else(|| format!("`{AMOUNT}` is not an amount of items"))?,
        ),
    };
    Ok(Place { token, skip })
}

/// A number that Python too takes for an integer: `1.0` is none.
fn items_to_leave_out(amount: &Document) -> Option<u64> {
    match amount {
        Document::Number(amount) if !amount.is_float() => amount.as_u64(),
        _ => None,
    }
}

fn foreign(member: &str, object: &BTreeMap<String, Document>) -> String {
    if object.contains_key(member) && object.contains_key(ENCODED_KEYS) {
        format!("its `{member}` holds binary values, which cannot be read yet")
    } else {
        format!("it is damaged or of another operation, for it holds more than `{member}`")
    }
}

fn read_plain<T: PageToken>(text: &str) -> Result<Place<T>, String> {
    let mut parts = text.split("___");
    let (token, skip) = match (parts.next(), parts.next().map(amount), parts.next()) {
        (Some("None"), Some(Some(skip)), None) => {
            return Ok(Place {
                token: None,
                skip: Some(skip),
            });
        }
        (Some(token), Some(Some(skip)), None) => (token, Some(skip)),
        (_, _, Some(_)) => return Err("it has more than two parts between `___`".to_owned()),
        _ => (text, None),
    };
    let token = T::from_text(token).ok_or_else(|| {
        format!(
            "tokens of this operation are {}, so only a resume token can say it",
            T::KIND
        )
    })?;
    Ok(Place {
        token: Some(token),
        skip,
    })
}

/// The amount in the old form: digits only, and a number that fits.
fn amount(text: &str) -> Option<u64> {
    // `parse` would accept a leading `+`.
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}
