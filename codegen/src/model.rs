//! The resolved model: every id is valid, every target exists, every trait has its type. Must not
//! know Rust; a linter or a generator for another language could use it.

mod build;
mod check;
mod closure;
mod host_prefix;
mod paging;
mod prelude;
mod service;
mod shape_id;
#[cfg(test)]
mod tests;
mod traits;
mod unknown;
mod uri;

pub use build::build;
pub(crate) use build::{Definition, Definitions, MemberDefinition, defined};
pub use closure::{Closure, Usage, closure, find_operation};
pub use host_prefix::{HostPrefix, HostSegment};
pub use paging::paginated_of;
pub use service::{NO_AUTH, auth_of, errors_of, retained_errors_of};
pub use shape_id::{ShapeId, is_identifier};
pub use traits::{
    Acceptor, AcceptorState, AddedSeconds, ApiKeyLocation, AwsService, BodyHash, CallTraits,
    CaseCall, ClientParameter, Comparator, ContextPath, Deprecated, EndpointCase,
    EndpointParameter, EndpointRules, EndpointTraits, EndpointValue, ExpectedEndpoint, Fault,
    Filter, FilterField, FilterRange, Hash, Http, LabelDefault, LateResponse, Length, ListedValue,
    Matcher, Paginated, ParameterType, PathMatcher, PathRoot, Range, RareTraits, Recommended,
    RequestHeader, Retained, RetainedError, Retryable, Selection, ServiceRetries, SignatureRules,
    TimestampFormat, Traits, Waiter,
};
pub use unknown::unknown_traits;
pub use uri::{Segment, Uri};

use crate::report::SourceLocation;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The merged content of all input files, and the shapes of Smithy's prelude.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Shapes by id, without mixins: the shapes that use a mixin have its members and traits.
    pub shapes: BTreeMap<ShapeId, Shape>,
    /// The metadata of all files.
    pub metadata: Map<String, Value>,
}

impl Model {
    /// The shape with this id. In a model without errors, it exists for every id.
    pub fn shape(&self, id: &ShapeId) -> Option<&Shape> {
        self.shapes.get(id)
    }

    /// The type of the shape with this id.
    pub fn kind(&self, id: &ShapeId) -> Option<&Kind> {
        self.shape(id).map(|shape| &shape.kind)
    }

    /// The members of the shape; empty if it has none or does not exist.
    pub fn members(&self, id: &ShapeId) -> &[Member] {
        self.kind(id).map(Kind::named_members).unwrap_or_default()
    }

    /// The members on a dotted path from a structure, each with the structure that contains it;
    /// `None` if the path does not exist.
    pub fn members_on<'a>(
        &'a self,
        start: &'a ShapeId,
        path: &str,
    ) -> Option<Vec<(&'a ShapeId, &'a Member)>> {
        let mut structure = start;
        let step = |name: &str| {
            let mut members = self.members(structure).iter();
            let member = members.find(|member| member.name == name)?;
            let owner = std::mem::replace(&mut structure, &member.target);
            Some((owner, member))
        };
        path.split('.').map(step).collect()
    }
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its id.
    pub id: ShapeId,
    /// Its type.
    pub kind: Kind,
    /// Its traits.
    pub traits: Traits,
    /// Its location.
    pub place: SourceLocation,
}

impl Shape {
    /// The location of the shape's trait with this id.
    pub fn trait_place(&self, id: &str) -> SourceLocation {
        self.traits.place_of(id, &self.place)
    }
}

/// The type of a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Bytes.
    Blob,
    /// True or false.
    Boolean,
    /// A string.
    String,
    /// A point in time.
    Timestamp,
    /// Any JSON-like value.
    Document,
    /// 8 bits, signed.
    Byte,
    /// 16 bits, signed.
    Short,
    /// 32 bits, signed.
    Integer,
    /// 64 bits, signed.
    Long,
    /// IEEE 754, 32 bits.
    Float,
    /// IEEE 754, 64 bits.
    Double,
    /// An integer of any size.
    BigInteger,
    /// A decimal number of any precision.
    BigDecimal,
    /// A string with listed values; every member has an `enum_value` with a string. A string with
    /// the trait `smithy.api#enum` also is one; a value without a name has its string as the
    /// member's name.
    Enum(Vec<Member>),
    /// An integer with listed values; every member has an `enum_value` with a number.
    IntEnum(Vec<Member>),
    /// A list; the name of its member is `member`.
    List(Box<Member>),
    /// A map.
    Map {
        /// The member `key`.
        key: Box<Member>,
        /// The member `value`.
        value: Box<Member>,
    },
    /// A structure, with members in order.
    Structure(Vec<Member>),
    /// A union, with members in order.
    Union(Vec<Member>),
    /// A service.
    Service(Box<Service>),
    /// A resource.
    Resource(Box<Resource>),
    /// An operation.
    Operation(Operation),
}

impl Kind {
    /// The name of the type in Smithy.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Blob => "blob",
            Kind::Boolean => "boolean",
            Kind::String => "string",
            Kind::Timestamp => "timestamp",
            Kind::Document => "document",
            Kind::Byte => "byte",
            Kind::Short => "short",
            Kind::Integer => "integer",
            Kind::Long => "long",
            Kind::Float => "float",
            Kind::Double => "double",
            Kind::BigInteger => "bigInteger",
            Kind::BigDecimal => "bigDecimal",
            Kind::Enum(_) => "enum",
            Kind::IntEnum(_) => "intEnum",
            Kind::List(_) => "list",
            Kind::Map { .. } => "map",
            Kind::Structure(_) => "structure",
            Kind::Union(_) => "union",
            Kind::Service(_) => "service",
            Kind::Resource(_) => "resource",
            Kind::Operation(_) => "operation",
        }
    }

    /// The members of a structure, union, enum or intEnum; empty for other types.
    pub fn named_members(&self) -> &[Member] {
        match self {
            Kind::Structure(members)
            | Kind::Union(members)
            | Kind::Enum(members)
            | Kind::IntEnum(members) => members,
            _ => &[],
        }
    }

    /// The enum value with this string on the wire.
    pub fn listed(&self, text: &str) -> Option<&Member> {
        let Kind::Enum(values) = self else {
            return None;
        };
        values.iter().find(|value| value.listed_text() == text)
    }

    /// All members, including those of lists and maps.
    pub fn members(&self) -> Vec<&Member> {
        match self {
            Kind::List(member) => vec![member],
            Kind::Map { key, value } => vec![key, value],
            _ => self.named_members().iter().collect(),
        }
    }
}

/// A member of a shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its name, which is also its name on the wire unless a trait changes it.
    pub name: String,
    /// Its target.
    pub target: ShapeId,
    /// The traits of the member, without those of its target.
    pub traits: Traits,
    /// Its location.
    pub place: SourceLocation,
}

impl Member {
    /// The location of the member's trait with this id.
    pub fn trait_place(&self, id: &str) -> SourceLocation {
        self.traits.place_of(id, &self.place)
    }

    /// The string on the wire of a value of a string enum.
    pub fn listed_text(&self) -> &str {
        match &self.traits.enum_value {
            Some(ListedValue::Text(text)) => text,
            _ => &self.name,
        }
    }
}

/// A service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// Its version, a date for AWS; may be empty.
    pub version: String,
    /// Operations bound to the service itself; resources bind more.
    pub operations: Vec<ShapeId>,
    /// Resources bound to the service itself.
    pub resources: Vec<ShapeId>,
    /// Errors that every operation can return.
    pub errors: Vec<ShapeId>,
    /// Names of shapes in this service.
    pub rename: BTreeMap<ShapeId, Rename>,
}

/// The name of a shape in a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Rename {
    /// The name.
    pub name: String,
    /// Its location: in the service, or in a mixin of it.
    pub place: SourceLocation,
}

/// A resource.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resource {
    /// Its identifiers: names and shapes.
    pub identifiers: BTreeMap<String, ShapeId>,
    /// Its other properties: names and shapes.
    pub properties: BTreeMap<String, ShapeId>,
    /// Creates one; the service chooses the identifier.
    pub create: Option<ShapeId>,
    /// Creates or replaces one; the client chooses the identifier.
    pub put: Option<ShapeId>,
    /// Reads one.
    pub read: Option<ShapeId>,
    /// Changes one.
    pub update: Option<ShapeId>,
    /// Removes one.
    pub delete: Option<ShapeId>,
    /// Lists several.
    pub list: Option<ShapeId>,
    /// Other operations on one.
    pub operations: Vec<ShapeId>,
    /// Other operations on several.
    pub collection_operations: Vec<ShapeId>,
    /// Resources within this one.
    pub resources: Vec<ShapeId>,
}

/// An operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Operation {
    /// Its input; `None` if the model has none, or `smithy.api#Unit`.
    pub input: Option<ShapeId>,
    /// Its output; `None` if the model has none, or `smithy.api#Unit`.
    pub output: Option<ShapeId>,
    /// Its own errors, without those of the service.
    pub errors: Vec<ShapeId>,
}
