//! Error structures, and the field with their message. Services send a message even if the model
//! has no member for it, and under other names than the model's.

use super::context::Context;
use super::form::SPELLINGS_OF_MESSAGE;
use super::message;
use crate::ir::{Field, Form, Format, Presence, Retry, ServiceFault, Value};
use crate::model::{Kind, Member, ShapeId, Traits};
use crate::text::names;

/// Names of the field for a message that is not a member, the preferred one first: another member
/// may already have one of these names.
const FIELDS: [&str; 3] = ["message", "error_message", "service_message"];

/// Plans the properties of an error, and the field for its message if the model has none; `None`
/// for a structure that is not an error.
pub(crate) fn fault(
    context: &Context<'_>,
    id: &ShapeId,
    members: &[Member],
    traits: &Traits,
    fields: &mut Vec<Field>,
) -> Option<ServiceFault> {
    traits.error?;
    let spelt: Vec<_> = members
        .iter()
        .enumerate()
        .filter_map(|(index, member)| Some((rank(context, member)?, index, member)))
        .collect();
    // A message must not be shown if any member with a spelling of its name is sensitive.
    let is_secret = traits.sensitive || spelt.iter().any(|(.., member)| context.sensitive(member));
    let texts = spelt.iter().filter(|(.., member)| is_text(context, member));
    let best = texts.min_by_key(|(rank, ..)| *rank);
    let message = match best {
        Some((_, index, member)) => {
            let aliases = context.spellings_of_message(members);
            let field = fields.get_mut(*index).filter(|_| !is_secret);
            if let Some(field) = field {
                field.form.aliases = aliases;
            }
            (!traits.sensitive && !context.sensitive(member)).then_some(*index)
        }
        None if is_secret => None,
        None => beside_members(context, members, fields).map(|field| {
            fields.push(field);
            fields.len() - 1
        }),
    };
    let retry = traits
        .retryable
        .map(|retryable| match retryable.throttling {
            true => Retry::Throttling,
            false => Retry::Retryable,
        });
    Some(ServiceFault {
        query_code: context.query_code(id, traits),
        code: id.name().to_owned(),
        status: message::status(traits),
        adopts_message: message.is_some() && !is_secret,
        message,
        retry,
        response: message::error_response(context, id),
    })
}

/// The rank of a member as the message, by its name, the best first; `None` for other members.
fn rank(context: &Context<'_>, member: &Member) -> Option<usize> {
    let names = [member.name.as_str(), context.wire_name(member)];
    let mut spellings = SPELLINGS_OF_MESSAGE.iter();
    let exact = spellings.clone().position(|name| names.contains(name));
    exact.or_else(|| {
        let is_named =
            |spelling: &&str| names.iter().any(|name| name.eq_ignore_ascii_case(spelling));
        Some(SPELLINGS_OF_MESSAGE.len() + spellings.position(is_named)?)
    })
}

fn is_text(context: &Context<'_>, member: &Member) -> bool {
    matches!(context.model.kind(&member.target), Some(Kind::String))
}

/// The field for a message that is not a member, if a name is free in Rust and on the wire.
fn beside_members(context: &Context<'_>, members: &[Member], fields: &[Field]) -> Option<Field> {
    let is_free = |name: &&str| {
        let setter = names::setter(name);
        let mut fields = fields.iter();
        fields.all(|field| field.name != *name && field.setter != setter)
    };
    let name = FIELDS.into_iter().find(|name| is_free(name))?;
    let mut spellings = context.spellings_of_message(members).into_iter();
    let wire_name = spellings.next()?;
    Some(Field {
        name: name.to_owned(),
        setter: names::setter(name),
        member: wire_name.clone(),
        form: Form {
            name: wire_name,
            aliases: spellings.collect(),
            format: Format::Plain,
        },
        docs: vec![
            "The service's message, if the response has one. Not a member in the model.".to_owned(),
        ],
        value: Value::String,
        presence: Presence::Optional,
        shown: false,
        sensitive: false,
        default: None,
        deprecated: None,
        checks: Vec::new(),
    })
}
