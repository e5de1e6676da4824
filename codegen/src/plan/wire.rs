//! How things travel over HTTP: which member is bound to which part of a request or an answer, and
//! which functions structures need for that. What members hold is `values`'.

mod answer;
mod codec;
mod location;
mod request;
mod travel;

pub(crate) use answer::reading;
pub(crate) use codec::{spellings_of_message, wire};
pub(crate) use location::Location;
pub(crate) use request::{GZIP, binding};
pub(crate) use travel::Travel;

use crate::model::Member;

/// The name of a member in JSON objects.
pub(crate) fn json_name(member: &Member) -> &str {
    member.traits.json_name.as_deref().unwrap_or(&member.name)
}
