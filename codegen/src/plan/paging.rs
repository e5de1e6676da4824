//! The pagination of an operation: converts the trait's names and paths to fields, documents which of
//! several lists has the items, and finds the types that resume tokens serialize.

use std::collections::BTreeSet;

use super::context::Context;
use crate::ir::{self, Docs, NumberType, Pagination, PathStep, Value};
use crate::model::{self, Member, Operation, Shape, ShapeId};
use crate::text::markdown;

/// Plans the paginator of an operation; `None` if the model has none.
pub(crate) fn pagination(
    context: &Context<'_>,
    shape: &Shape,
    operation: &Operation,
) -> Option<Pagination> {
    context.unsupported.pages(&shape.id).then_some(())?;
    let paginated = model::paginated_of(context.model, &context.closure.service, &shape.id)?;
    let (input, output) = (operation.input.as_ref()?, operation.output.as_ref()?);
    let tokens = paginated.input_tokens.iter().zip(&paginated.output_tokens);
    let token = |(name, path): (&String, &String)| {
        Some(ir::Token {
            member: name.clone(),
            value: context
                .member(input, member(context, input, name)?)
                .value
                .clone(),
            input: context.naming.member(input, name),
            output: follow(context, output, path)?.0,
        })
    };
    let items = paginated.items.iter();
    let mut items: Vec<_> = items
        .map(|path| follow(context, output, path))
        .collect::<Option<_>>()?;
    let further_items = items.split_off(items.len().min(1));
    Some(Pagination {
        tokens: tokens.map(token).collect::<Option<_>>()?,
        more_results: match &paginated.more_results {
            Some(path) => Some(follow(context, output, path)?.0),
            None => None,
        },
        page_size: paginated
            .page_size
            .as_deref()
            .and_then(|name| page_size(context, input, name)),
        items: items.pop(),
        further_items: further_items.into_iter().map(|(path, _)| path).collect(),
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
        // A page size in the path is fixed.
        return None;
    }
    match context.member(input, member).value {
        Value::Number(number) => Some((context.naming.member(input, name), number)),
        _ => None,
    }
}

/// The fields on a dotted path through the output, and the type of the last.
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

/// Documentation of which of several lists has the items; empty for one list.
pub(crate) fn lists(pagination: &Pagination) -> Docs {
    let Some((items, _)) = &pagination.items else {
        return Docs::new();
    };
    let further = pagination.further_items.iter();
    let further: Vec<String> = further.map(|path| field(path)).collect();
    let further = match further.as_slice() {
        [] => return Docs::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    vec![
        format!("Items are those of {}.", field(items)),
        format!("A collected result also joins {further}."),
    ]
}

fn field(path: &[PathStep]) -> String {
    let fields: Vec<&str> = path.iter().map(|step| step.field.as_str()).collect();
    markdown::code(&fields.join("."))
}

/// Names of the types in tokens of the operations, sorted.
pub(crate) fn token_types(operations: &[ir::Operation], types: &[ir::Type]) -> Vec<String> {
    let paginations = operations.iter().filter_map(|one| one.pagination.as_ref());
    let tokens = paginations.flat_map(|pagination| &pagination.tokens);
    let mut open: Vec<&Value> = tokens.map(|token| &token.value).collect();
    let mut reached = BTreeSet::new();
    while let Some(value) = open.pop() {
        match value {
            Value::List { item, .. } => open.push(item),
            Value::Map(map) => open.extend([&map.key, &map.value]),
            Value::Boxed(inner) => open.push(inner),
            Value::Enum(name)
            | Value::IntEnum(name)
            | Value::Structure(name)
            | Value::Union(name)
                if reached.insert(name.clone()) =>
            {
                let type_ = types.iter().find(|type_| type_.name() == name);
                open.extend(type_.into_iter().flat_map(values));
            }
            _ => {}
        }
    }
    reached.into_iter().collect()
}

/// The types of the members of a type.
fn values(type_: &ir::Type) -> Vec<&Value> {
    match type_ {
        ir::Type::Structure(structure) => {
            structure.fields.iter().map(|field| &field.value).collect()
        }
        ir::Type::Union(union_) => {
            let members = union_.members.iter();
            members.filter_map(|member| member.value.as_ref()).collect()
        }
        ir::Type::Enum(_) | ir::Type::IntEnum(_) => Vec::new(),
    }
}
