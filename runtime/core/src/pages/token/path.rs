//! The paths of binary values in a resume token: `boto_encoded_keys`, a list of paths, each a list
//! of member names and list indexes. Must not know what the members mean.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::data::{TokenData, TokenMembers};

/// Returns the paths of all binary values in `data`, in their order.
pub(in crate::pages) fn binary_paths(data: &TokenData) -> Vec<TokenData> {
    let mut found = Vec::new();
    collect(data, &mut Vec::new(), &mut found);
    found
}

fn collect(data: &TokenData, path: &mut Vec<TokenData>, found: &mut Vec<TokenData>) {
    match data {
        TokenData::Bytes(_) => found.push(TokenData::List(path.clone())),
        TokenData::List(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(TokenData::Number((index as u64).into()));
                collect(item, path, found);
                path.pop();
            }
        }
        TokenData::Members(members) => {
            for (name, member) in members {
                path.push(TokenData::String(name.clone()));
                collect(member, path, found);
                path.pop();
            }
        }
        TokenData::Null | TokenData::Bool(_) | TokenData::Number(_) | TokenData::String(_) => {}
    }
}

/// Decodes the strings in `members` at `paths` from base64. `None` if `paths` is not a list of
/// paths, or if there is no base64 string at one of them.
pub(in crate::pages) fn restore_binary(
    members: TokenMembers,
    paths: &TokenData,
) -> Option<TokenMembers> {
    let TokenData::List(paths) = paths else {
        return None;
    };
    let mut data = TokenData::Members(members.0);
    for path in paths {
        let TokenData::List(steps) = path else {
            return None;
        };
        let place = steps.iter().try_fold(&mut data, step)?;
        let TokenData::String(text) = place else {
            return None;
        };
        *place = TokenData::Bytes(STANDARD.decode(text).ok()?);
    }
    data.into_members()
}

fn step<'a>(data: &'a mut TokenData, step: &TokenData) -> Option<&'a mut TokenData> {
    match (data, step) {
        (TokenData::Members(members), TokenData::String(name)) => members
            .iter_mut()
            .find_map(|(member, value)| (member == name).then_some(value)),
        (TokenData::List(items), TokenData::Number(index)) if !index.is_float() => {
            items.get_mut(usize::try_from(index.as_u64()?).ok()?)
        }
        _ => None,
    }
}
