//! The resolved model: every id valid, every target there, every trait typed.
//! Must know nothing of Rust; a linter or a generator for another language could use it as it is.

mod build;
mod check;
mod closure;
mod host_prefix;
mod prelude;
mod service;
mod shape_id;
#[cfg(test)]
mod tests;
mod traits;
mod unknown;
mod uri;

pub use build::build;
pub use closure::{Closure, Usage, closure};
pub use host_prefix::{HostPrefix, HostSegment};
pub use service::{errors_of, paginated_of, retained_errors_of};
pub use shape_id::{ShapeId, is_identifier};
pub use traits::{
    AwsService, BodyHash, Deprecated, Fault, Filter, FilterField, FilterRange, Hash, Http,
    LabelDefault, Length, ListedValue, Paginated, Range, Recommended, RequestHeader, Retained,
    RetainedError, Retryable, TimestampFormat, Traits,
};
pub use unknown::unknown_traits;
pub use uri::{Segment, Uri};

use crate::report::SourceLocation;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Everything the input files state, merged, together with the shapes that Smithy itself defines.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Shapes by id. There are no mixins among them: their users have what they say.
    pub shapes: BTreeMap<ShapeId, Shape>,
    /// What the files say about the model as a whole.
    pub metadata: Map<String, Value>,
}

impl Model {
    /// The shape with this id. For every id that a model without errors mentions, there is one.
    pub fn shape(&self, id: &ShapeId) -> Option<&Shape> {
        self.shapes.get(id)
    }

    /// What kind of shape the id stands for.
    pub fn kind(&self, id: &ShapeId) -> Option<&Kind> {
        self.shape(id).map(|shape| &shape.kind)
    }

    /// The members of the shape; none if it has none or does not exist.
    pub fn members(&self, id: &ShapeId) -> &[Member] {
        self.kind(id).map(Kind::named_members).unwrap_or_default()
    }

    /// The members on a dotted path from a structure, each with the structure that it belongs to;
    /// `None` where the path breaks off.
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
    /// What it is.
    pub kind: Kind,
    /// What is said about it.
    pub traits: Traits,
    /// Where it is written.
    pub place: SourceLocation,
}

impl Shape {
    /// Where the trait with this id stands that the shape has.
    pub fn trait_place(&self, id: &str) -> SourceLocation {
        self.traits.place_of(id, &self.place)
    }
}

/// What a shape is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Bytes.
    Blob,
    /// True or false.
    Boolean,
    /// Text.
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
    /// Text with listed values; every member has a textual `enum_value`. A string with the trait
    /// `smithy.api#enum` is one as well; where that gives no name, the member is named like its value.
    Enum(Vec<Member>),
    /// An integer with listed values; every member has a numeric `enum_value`.
    IntEnum(Vec<Member>),
    /// A list; its member is called `member`.
    List(Box<Member>),
    /// A map.
    Map {
        /// The member `key`.
        key: Box<Member>,
        /// The member `value`.
        value: Box<Member>,
    },
    /// A structure; members in written order.
    Structure(Vec<Member>),
    /// A union; members in written order.
    Union(Vec<Member>),
    /// A service.
    Service(Box<Service>),
    /// A resource.
    Resource(Box<Resource>),
    /// An operation.
    Operation(Operation),
}

impl Kind {
    /// Smithy's word for the kind.
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

    /// The members of a structure, union, enum or intEnum; empty for everything else.
    pub fn named_members(&self) -> &[Member] {
        match self {
            Kind::Structure(members)
            | Kind::Union(members)
            | Kind::Enum(members)
            | Kind::IntEnum(members) => members,
            _ => &[],
        }
    }

    /// The value of an enum that has this text on the wire.
    pub fn listed(&self, text: &str) -> Option<&Member> {
        let Kind::Enum(values) = self else {
            return None;
        };
        values.iter().find(|value| value.listed_text() == text)
    }

    /// All members, those of lists and maps included.
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
    /// Its name, which is its name on the wire unless a trait says otherwise.
    pub name: String,
    /// The shape it has values of.
    pub target: ShapeId,
    /// What is said about the member itself, not about its target.
    pub traits: Traits,
    /// Where it is written.
    pub place: SourceLocation,
}

impl Member {
    /// Where the trait with this id stands that the member has.
    pub fn trait_place(&self, id: &str) -> SourceLocation {
        self.traits.place_of(id, &self.place)
    }

    /// The text on the wire of a value of an enum of text.
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
    /// Its version, a date with AWS; may be empty.
    pub version: String,
    /// Operations bound to the service itself; resources bind more.
    pub operations: Vec<ShapeId>,
    /// Resources bound to the service itself.
    pub resources: Vec<ShapeId>,
    /// Errors that every operation can return.
    pub errors: Vec<ShapeId>,
    /// Names that shapes go by within this service.
    pub rename: BTreeMap<ShapeId, Rename>,
}

/// A name that a shape goes by within a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Rename {
    /// The name.
    pub name: String,
    /// Where it is given: at the service, or at a mixin of it.
    pub place: SourceLocation,
}

/// A resource.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resource {
    /// What identifies it: names and shapes.
    pub identifiers: BTreeMap<String, ShapeId>,
    /// What it has beyond that: names and shapes.
    pub properties: BTreeMap<String, ShapeId>,
    /// Creates one, the service chooses the identifier.
    pub create: Option<ShapeId>,
    /// Creates or replaces one, the client chooses the identifier.
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
    /// Its input; `None` where the model says nothing or `smithy.api#Unit`.
    pub input: Option<ShapeId>,
    /// Its output; `None` where the model says nothing or `smithy.api#Unit`.
    pub output: Option<ShapeId>,
    /// Errors of its own; those of the service come on top.
    pub errors: Vec<ShapeId>,
}
