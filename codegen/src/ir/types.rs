//! Public types of the emitted crate: structures, unions, enums.

use serde::Serialize;

use super::{Check, Codecs, Docs, Filter, Form, Literal, Message, ResponseStart, Value};

/// A public type, one file of the crate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly all types are structures, which a box would only put elsewhere"
)]
pub enum Type {
    /// A struct.
    Structure(Structure),
    /// An open enum of text.
    Enum(Enum),
    /// An open enum of numbers.
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

    /// Rust names of all that its module holds for users: the type, and what is made up for it.
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

    /// Name of the module that holds it.
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
    /// Whether `Debug` shows nothing at all, because the whole structure is sensitive.
    pub sensitive: bool,
    /// How it is written and read in bodies.
    pub codecs: Codecs,
    /// Set on error structures.
    pub fault: Option<ServiceFault>,
    /// Whether it has a validator: an input reaches it.
    pub validated: bool,
    /// Whether serde can write and read it: neither it nor what it holds is a stream.
    pub serializable: bool,
    /// The filters that it stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<Box<Filter>>,
}

impl Structure {
    /// The field with this index, by which the wire names it.
    pub(crate) fn field(&self, index: usize) -> &Field {
        let field = self.fields.get(index);
        field.expect("indexes of fields are made from the fields of the same structure")
    }
}

/// The function `new` of a structure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Constructor {
    /// Documentation.
    pub docs: Docs,
    /// Names of the fields it takes, in the order of their wire names.
    pub parameters: Vec<String>,
}

/// A public field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// Rust name.
    pub name: String,
    /// Name of the function that sets it.
    pub setter: String,
    /// Name of the member in the model; names the place in violations.
    pub member: String,
    /// How it is written in a body.
    pub form: Form,
    /// Documentation, limits included.
    pub docs: Docs,
    /// What it holds.
    pub value: Value,
    /// Whether it is an `Option`, and whether it must be set.
    pub presence: Presence,
    /// Whether `Debug` hides it.
    pub sensitive: bool,
    /// What it starts with, where that is not what its type starts with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Literal>,
    /// Why it is deprecated, if it is.
    pub deprecated: Option<String>,
    /// Checks on a value that is there.
    pub checks: Vec<Check>,
}

/// Whether a field is an `Option`, and whether it must be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Presence {
    /// `Option<T>`, may be left out.
    Optional,
    /// `Option<T>`, validation asks for it.
    RequiredOption,
    /// `T`.
    Always,
    /// `T`, which need not be set: no service knows it any more, or has something in its place.
    Defaulted,
    /// `T`, bound to the path and so never empty.
    Label,
}

impl Presence {
    /// Whether the field is an `Option`.
    pub fn is_option(self) -> bool {
        matches!(self, Self::Optional | Self::RequiredOption)
    }
}

/// What is particular about an error structure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServiceFault {
    /// The error's code on the wire.
    pub code: String,
    /// The HTTP status that services give it.
    pub status: u16,
    /// Index of the field with the text for people; `None` if there is none or it is sensitive.
    pub message: Option<usize>,
    /// Whether that field takes the text of a response that has it under another name.
    pub adopts_message: bool,
    /// What the model says of sending the request again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry: Option<Retry>,
    /// The code that it has in the protocol awsQuery, where that is another one and the service may
    /// send it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query_code: Option<String>,
    /// The response; `None` if no operation on the wire has this error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<Message<ResponseStart>>,
}

/// What a model says of sending a request again after an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Retry {
    /// It may help.
    Retryable,
    /// It may help after a while.
    Throttling,
}

/// An open enum; `W` is what its values are on the wire.
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
    /// Whether `Debug` hides which value it is, because the whole enum is sensitive.
    pub sensitive: bool,
    /// Whether it has a validator: an input reaches it.
    pub validated: bool,
}

/// An open enum of numbers of 32 bits.
pub type IntEnum = Enum<i32>;

/// A listed value of an enum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EnumValue<W = String> {
    /// Name of the variant.
    pub variant: String,
    /// Text or number on the wire.
    pub wire: W,
    /// Whether violations keep quiet about it, because it is not for the public.
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
    /// Whether `Debug` shows nothing at all, because the whole union is sensitive.
    pub sensitive: bool,
    /// Whether requests hold it.
    pub write: bool,
    /// Whether responses hold it.
    pub read: bool,
    /// Whether serde can write and read it: nothing that it holds is a stream.
    pub serializable: bool,
    /// Whether it has a validator: an input reaches it.
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
    /// What it holds; `None` where being set is all it says.
    pub value: Option<Value>,
    /// Whether `Debug` hides it.
    pub sensitive: bool,
    /// Checks on its value.
    pub checks: Vec<Check>,
}
