//! How an operation pages: from the trait's member names and paths to fields.

use super::context::Context;
use crate::ir::{NumberType, Pagination, PathStep, Value};
use crate::model::{self, Member, Operation, Shape, ShapeId};

/// Plans the paginator of an operation; `None` if the model gives it none.
pub(crate) fn pagination(
    context: &Context<'_>,
    shape: &Shape,
    operation: &Operation,
) -> Option<Pagination> {
    context.unsupported.pages(&shape.id).then_some(())?;
    let paginated = model::paginated_of(context.model, &context.closure.service, &shape.id)?;
    let (input, output) = (operation.input.as_ref()?, operation.output.as_ref()?);
    let token_name = paginated.input_token.as_deref()?;
    let token = member(context, input, token_name)?;
    let page_size = paginated
        .page_size
        .as_deref()
        .and_then(|name| page_size(context, input, name));
    let items = paginated
        .items
        .as_deref()
        .and_then(|path| follow(context, output, path));
    Some(Pagination {
        token_member: token_name.to_owned(),
        token: context.member(input, token).value.clone(),
        input_token: context.naming.member(input, token_name),
        output_token: follow(context, output, paginated.output_token.as_deref()?)?.0,
        page_size,
        items,
    })
}

fn member<'a>(context: &'a Context<'_>, shape: &ShapeId, name: &str) -> Option<&'a Member> {
    context
        .model
        .members(shape)
        .iter()
        .find(|member| member.name == name)
}

fn page_size(context: &Context<'_>, input: &ShapeId, name: &str) -> Option<(String, NumberType)> {
    let member = member(context, input, name)?;
    if !context.member(input, member).presence.is_option() {
        // Bound to the path, the size is said once and for all.
        return None;
    }
    match context.member(input, member).value {
        Value::Number(number) => Some((context.naming.member(input, name), number)),
        _ => None,
    }
}

/// The fields on a dotted path through the output, and what the last one holds.
fn follow(context: &Context<'_>, output: &ShapeId, path: &str) -> Option<(Vec<PathStep>, Value)> {
    let members = context.model.members_on(output, path)?;
    let step = |(shape, member): &(&ShapeId, &Member)| PathStep {
        field: context.naming.member(shape, &member.name),
        optional: context.member(shape, member).presence.is_option(),
    };
    let steps = members.iter().map(step).collect();
    let (shape, last) = members.last()?;
    Some((steps, context.member(shape, last).value.clone()))
}
