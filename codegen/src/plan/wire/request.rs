//! How the input of an operation becomes an HTTP request: host prefix, path, query, headers, body.

use super::{Location, codec, reading};
use crate::ir::{
    Binding, Gzip, Hash, Header, HostPiece, Named, PathPiece, QueryLiteral, QueryMap, RequestBody,
    Value,
};
use crate::model::{self, BodyHash, Member, Operation, Segment, Shape, ShapeId, Uri};
use crate::plan::Context;

/// Plans the HTTP binding of an operation; `None` if it is not on the wire.
pub(crate) fn binding(
    context: &Context<'_>,
    shape: &Shape,
    operation: &Operation,
) -> Option<Binding> {
    context
        .travel
        .operations
        .contains(&shape.id)
        .then_some(())?;
    let traits = &shape.traits;
    let http = traits.http.as_ref()?;
    let input = Input::of(context, operation.input.as_ref());
    Some(Binding {
        method: http.method.clone(),
        host: host(&input, traits.endpoint.as_deref().unwrap_or_default()),
        path: path(&input, &http.uri),
        query_literals: query_literals(&http.uri),
        query: input.each(|member| {
            let name = member.traits.http_query.as_ref()?;
            Some(input.named(member, name))
        }),
        query_maps: input.each(|member| {
            member
                .traits
                .http_query_params
                .then(|| input.query_map(member))
        }),
        headers: input.each(|member| input.header(member)),
        prefix_headers: input.each(|member| {
            let prefix = member.traits.http_prefix_headers.as_ref()?;
            Some(input.named(member, prefix))
        }),
        constant_headers: constant_headers(context),
        body: input.body(),
        checksum: traits.http_checksum_required,
        hashes: traits.body_hashes.iter().map(hash).collect(),
        gzip: input.gzip(&traits.request_compression),
        idempotency_token: input.idempotency_token(),
        output: reading(context, operation.output.as_ref()),
        streams_output: operation.output.as_ref().is_some_and(|output| {
            let mut members = context.model.members(output).iter();
            members.any(|member| context.streams(member))
        }),
    })
}

fn constant_headers(context: &Context<'_>) -> Vec<(String, String)> {
    let service = context.model.shape(&context.closure.service);
    let headers = service.map_or(&[][..], |service| &service.traits.request_headers);
    let headers = headers.iter();
    headers
        .map(|header| (header.name.clone(), header.value.clone()))
        .collect()
}

fn hash(said: &BodyHash) -> (String, Hash) {
    let hash = match said.hash {
        model::Hash::Sha256 => Hash::Sha256,
        model::Hash::Sha256Tree => Hash::Sha256Tree,
    };
    (said.header.clone(), hash)
}

/// The compression that is supported.
pub(crate) const GZIP: &str = "gzip";

/// The input of an operation, with or without a shape.
struct Input<'a> {
    context: &'a Context<'a>,
    id: Option<&'a ShapeId>,
    members: &'a [Member],
}

impl<'a> Input<'a> {
    fn of(context: &'a Context<'a>, id: Option<&'a ShapeId>) -> Self {
        let members = id.map_or(&[][..], |id| context.model.members(id));
        Self {
            context,
            id,
            members,
        }
    }

    /// What `piece` makes of the members, in the model's order.
    fn each<T>(&self, piece: impl Fn(&'a Member) -> Option<T>) -> Vec<T> {
        self.members.iter().filter_map(piece).collect()
    }

    fn field(&self, member: &Member) -> String {
        let name = |id| self.context.naming.member(id, &member.name);
        self.id.map(name).unwrap_or_default()
    }

    fn value(&self, member: &Member) -> Value {
        let location = Location::in_request(member);
        match self.id {
            Some(id) => self.context.located_value(id, member, location),
            None => Value::Document,
        }
    }

    fn named(&self, member: &Member, name: &str) -> Named {
        Named {
            name: name.to_owned(),
            field: self.field(member),
            value: self.value(member),
        }
    }

    fn query_map(&self, member: &Member) -> QueryMap {
        let single = matches!(
            self.value(member),
            Value::Map(map) if !map.sparse && map.value.is_text()
        );
        QueryMap {
            field: self.field(member),
            several: !single,
        }
    }

    fn header(&self, member: &Member) -> Option<Header> {
        Some(Header {
            name: member.traits.http_header.clone()?,
            field: self.field(member),
            value: self.value(member),
            base64: self.context.has_media_type(member),
        })
    }

    fn body(&self) -> RequestBody {
        let mut members = self.members.iter();
        let is_payload = |member: &&Member| Location::in_request(member) == Location::Payload;
        if let Some(member) = members.find(is_payload) {
            return RequestBody::Payload {
                field: self.field(member),
                value: self.value(member),
                content_type: self.context.content_type(member),
                object_if_unset: self.context.is_structure(member),
            };
        }
        let writer = self
            .id
            .and_then(|id| codec::writers(self.context, id, None).whole);
        writer.map_or(RequestBody::Nothing, |writer| RequestBody::Json { writer })
    }

    /// How the body is compressed, if it is. How long a stream turns out to be is not known before,
    /// which some services require.
    fn gzip(&self, encodings: &[String]) -> Option<Gzip> {
        encodings.iter().find(|name| *name == GZIP)?;
        let mut streams = self
            .members
            .iter()
            .filter(|member| self.context.streams(member));
        match streams.next() {
            None => Some(Gzip::Large),
            Some(member) if self.context.requires_length(member) => None,
            Some(_) => Some(Gzip::Streaming),
        }
    }

    fn idempotency_token(&self) -> Option<String> {
        let mut members = self.members.iter();
        let is_token = |member: &&Member| self.context.is_made_up_token(self.id, member);
        members.find(is_token).map(|member| self.field(member))
    }
}

/// What stands before the host: the text of `prefix`, with members for the names in braces.
fn host(input: &Input<'_>, prefix: &str) -> Vec<HostPiece> {
    let mut pieces = Vec::new();
    let mut rest = prefix;
    while let Some((literal, (name, behind))) = rest
        .split_once('{')
        .and_then(|(literal, rest)| Some((literal, rest.split_once('}')?)))
    {
        if !literal.is_empty() {
            pieces.push(HostPiece::Literal(literal.to_owned()));
        }
        let member = input.members.iter().find(|member| member.name == name);
        pieces.extend(member.map(|member| HostPiece::Label {
            member: member.name.clone(),
            field: input.field(member),
            optional: !member.traits.http_label,
        }));
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(HostPiece::Literal(rest.to_owned()));
    }
    pieces
}

fn path(input: &Input<'_>, uri: &Uri) -> Vec<PathPiece> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    for segment in &uri.segments {
        literal.push('/');
        match segment {
            Segment::Literal(text) => literal.push_str(text),
            Segment::Label { name, greedy } => {
                let member = input.members.iter().find(|member| member.name == *name);
                if let Some(member) = member {
                    pieces.push(PathPiece::Literal(std::mem::take(&mut literal)));
                    pieces.push(PathPiece::Label {
                        member: member.name.clone(),
                        field: input.field(member),
                        value: input.value(member),
                        greedy: *greedy,
                        default: input.context.label_default(member).map(str::to_owned),
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
