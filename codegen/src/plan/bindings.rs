//! How the input of an operation becomes an HTTP request: path, query, body.

use super::Context;
use super::values::Location;
use crate::ir::{Binding, PathPiece, QueryLiteral, QueryMember};
use crate::model::{Member, Operation, Segment, Shape, ShapeId, Uri};

/// Plans the HTTP binding of an operation; `None` if it is not on the wire.
pub(crate) fn binding(
    context: &Context<'_>,
    shape: &Shape,
    operation: &Operation,
) -> Option<Binding> {
    context.wired.operations.contains(&shape.id).then_some(())?;
    let http = shape.traits.http.as_ref()?;
    let members = match &operation.input {
        Some(input) => context.model.members(input),
        None => &[],
    };
    let input = operation.input.as_ref();
    Some(Binding {
        method: http.method.clone(),
        path: path(context, &http.uri, input, members),
        query_literals: query_literals(&http.uri),
        query: members
            .iter()
            .filter_map(|member| query(context, input?, member))
            .collect(),
        body: input.is_some_and(|input| {
            let travels_in_body = |member| context.location(input, member) == Location::Body;
            members.iter().any(travels_in_body)
        }),
        reads_output: operation
            .output
            .as_ref()
            .is_some_and(|output| !context.model.members(output).is_empty()),
    })
}

fn path(
    context: &Context<'_>,
    uri: &Uri,
    input: Option<&ShapeId>,
    members: &[Member],
) -> Vec<PathPiece> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    for segment in &uri.segments {
        literal.push('/');
        match segment {
            Segment::Literal(text) => literal.push_str(text),
            Segment::Label { name, greedy } => {
                let member = members.iter().find(|member| member.name == *name);
                if let (Some(input), Some(member)) = (input, member) {
                    pieces.push(PathPiece::Literal(std::mem::take(&mut literal)));
                    pieces.push(PathPiece::Label {
                        member: member.name.clone(),
                        field: context.naming.member(input, &member.name),
                        value: context.member_value(input, member),
                        greedy: *greedy,
                    });
                }
            }
        }
    }
    if uri.trailing_slash || uri.segments.is_empty() {
        literal.push('/');
    }
    if !literal.is_empty() {
        pieces.push(PathPiece::Literal(literal));
    }
    pieces
}

fn query_literals(uri: &Uri) -> Vec<QueryLiteral> {
    let literals = uri.query.iter();
    literals
        .map(|(key, value)| QueryLiteral {
            key: key.clone(),
            value: value.clone(),
        })
        .collect()
}

fn query(context: &Context<'_>, input: &ShapeId, member: &Member) -> Option<QueryMember> {
    Some(QueryMember {
        key: member.traits.http_query.clone()?,
        field: context.naming.member(input, &member.name),
        value: context.member_value(input, member),
    })
}
