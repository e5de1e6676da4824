//! Public types of the emitted crate: structures, unions, enums.

use serde::Serialize;

use super::{Check, Codecs, Docs, Filter, Form, Literal, Message, ResponseStart, Value};

/// A public type, one file of the crate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly all types are structures, so a box would save no memory"
)]
pub enum Type {
    /// A struct.
    Structure(Structure),
    /// An open string enum.
    Enum(Enum),
    /// An open integer enum.
    IntEnum(IntEnum),
    /// An open tagged union.
    Union(Union),
}

impl Type {
    /// Rust name of the type.
    pub fn name(&self) -> &str {
        match self {
            Self::Structure(structure) => &structure.name,
            Self::Enum(enum_) => &enum_.name,
            Self::IntEnum(enum_) => &enum_.name,
            Self::Union(union_) => &union_.name,
        }
    }

    /// Rust names of all public items in its module: the type, and the types that belong to it.
    pub fn names(&self) -> Vec<&str> {
        let mut names = vec![self.name()];
        if let Self::Structure(Structure {
            filter: Some(filter),
            ..
        }) = self
        {
            names.extend(
                filter
                    .fields
                    .iter()
                    .map(|field| field.operators_type.as_str()),
            );
        }
        names
    }

    /// Name of its module.
    pub fn module(&self) -> &str {
        match self {
            Self::Structure(structure) => &structure.module,
            Self::Enum(enum_) => &enum_.module,
            Self::IntEnum(enum_) => &enum_.module,
            Self::Union(union_) => &union_.module,
        }
    }
}

/// A struct with public fields.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Structure {
    /// Rust name.
    pub name: String,
    /// Module and file name.
    pub module: String,
    /// Documentation.
    pub docs: Docs,
    /// Why it is deprecated, if it is.
    pub deprecated: Option<String>,
    /// Fields in the model's order.
    pub fields: Vec<Field>,
    /// The function `new`, if there is one.
    pub constructor: Option<Constructor>,
    /// Whether `Debug` prints no content, because the whole structure is sensitive.
    pub sensitive: bool,
    /// The functions that write and read it in bodies.
    pub codecs: Codecs,
    /// Set on error structures.
    pub fault: Option<ServiceFault>,
    /// Whether it has a validator, because an input reaches it.
    pub validated: bool,
    /// Whether it supports serde, because it does not contain a stream.
    pub serializable: bool,
    /// The filters that it represents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<Box<Filter>>,
}

impl Structure {
    /// The field with this index, by which messages refer to it.
    pub(crate) fn field(&self, index: usize) -> &Field {
        let field = self.fields.get(index);
        field.expect("an index comes from the fields of the same structure")
    }
}

/// The function `new` of a structure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Constructor {
    /// Documentation.
    pub docs: Docs,
    /// Names of its parameters, in the order of their wire names.
    pub parameters: Vec<String>,
}

/// A public field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// Rust name.
    pub name: String,
    /// Name of its setter.
    pub setter: String,
    /// Name of the member in the model, for paths of violations.
    pub member: String,
    /// How it is written in a body.
    pub form: Form,
    /// Documentation, limits included.
    pub docs: Docs,
    /// Its type.
    pub value: Value,
    /// Whether it is an `Option`, and whether it must be set.
    pub presence: Presence,
    /// Whether examples set it although validation does not require it.
    #[serde(skip_serializing_if = "is_false")]
    pub shown: bool,
    /// Whether `Debug` redacts it.
    pub sensitive: bool,
    /// Its default, if that differs from the default of its type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Literal>,
    /// Why it is deprecated, if it is.
    pub deprecated: Option<String>,
    /// Checks on a value that is set.
    pub checks: Vec<Check>,
}

/// Whether a field is an `Option`, and whether it is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Presence {
    /// `Option<T>`, optional.
    Optional,
    /// `Option<T>`, required by validation.
    RequiredOption,
    /// `T`.
    Always,
    /// `T`, optional: the service no longer has it, or has a default.
    Defaulted,
    /// `T`, a path label and so never empty.
    Label,
}

impl Presence {
    /// Whether the field is an `Option`.
    pub fn is_option(self) -> bool {
        matches!(self, Self::Optional | Self::RequiredOption)
    }
}

/// Properties of an error structure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServiceFault {
    /// The error's code on the wire.
    pub code: String,
    /// Its HTTP status.
    pub status: u16,
    /// Index of the field with the message; `None` if there is none or it is sensitive.
    pub message: Option<usize>,
    /// Whether that field takes the message of a response with another name.
    pub adopts_message: bool,
    /// What the model states about a retry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry: Option<Retry>,
    /// Its code in the protocol awsQuery, if that differs and the service may send it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query_code: Option<String>,
    /// Its response; `None` if no supported operation has this error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<Message<ResponseStart>>,
}

/// What a model states about a retry after an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Retry {
    /// It may succeed.
    Retryable,
    /// It may succeed after a delay.
    Throttling,
}

/// An open enum; `W` is the wire type of its values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Enum<W = String> {
    /// Rust name.
    pub name: String,
    /// Module and file name.
    pub module: String,
    /// Documentation.
    pub docs: Docs,
    /// Why it is deprecated, if it is.
    pub deprecated: Option<String>,
    /// Listed values in the model's order.
    pub values: Vec<EnumValue<W>>,
    /// Whether `Debug` redacts the value, because the whole enum is sensitive.
    pub sensitive: bool,
    /// Whether it has a validator, because an input reaches it.
    pub validated: bool,
}

/// An open integer enum, of 32 bits.
pub type IntEnum = Enum<i32>;

/// A listed value of an enum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EnumValue<W = String> {
    /// Name of the variant.
    pub variant: String,
    /// String or number on the wire.
    pub wire: W,
    /// Whether violations omit it, because it is internal.
    pub internal: bool,
    /// Documentation.
    pub docs: Docs,
    /// Why it is deprecated, if it is.
    pub deprecated: Option<String>,
}

/// An open tagged union.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Union {
    /// Rust name.
    pub name: String,
    /// Module and file name.
    pub module: String,
    /// Documentation.
    pub docs: Docs,
    /// Why it is deprecated, if it is.
    pub deprecated: Option<String>,
    /// Members in the model's order.
    pub members: Vec<UnionMember>,
    /// Whether `Debug` prints no content, because the whole union is sensitive.
    pub sensitive: bool,
    /// Whether requests contain it.
    pub write: bool,
    /// Whether responses contain it.
    pub read: bool,
    /// Whether it supports serde, because it does not contain a stream.
    pub serializable: bool,
    /// Whether it has a validator, because an input reaches it.
    pub validated: bool,
}

/// A member of a union.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnionMember {
    /// Name of the variant.
    pub variant: String,
    /// Name of the member in the model.
    pub member: String,
    /// How it is written in a body; its name is the union's tag.
    pub form: Form,
    /// Documentation.
    pub docs: Docs,
    /// Why it is deprecated, if it is.
    pub deprecated: Option<String>,
    /// Its type; `None` for a member without a value.
    pub value: Option<Value>,
    /// Whether `Debug` redacts it.
    pub sensitive: bool,
    /// Checks on its value.
    pub checks: Vec<Check>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that `serde` requires"
)]
fn is_false(flag: &bool) -> bool {
    !flag
}
