//! Examples in documentation: values that satisfy the constraints of the model, and the calls with
//! these values. Must not know how they become Rust.

use serde::Serialize;

/// A short program in the documentation of an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocExample {
    /// Name of the crate in code.
    pub library: String,
    /// Name of the variable for the value.
    pub variable: String,
    /// The value.
    pub value: Sample,
    /// Whether the program validates the value: it is known to be valid.
    pub validated: bool,
    /// The call with the value.
    pub call: Call,
    /// Whether the operation has a request to send.
    pub sent: bool,
    /// Name of the function that sends the request.
    pub function: String,
    /// The call of the client, if the program has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<ClientCall>,
}

/// The call of a client in an example.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClientCall {
    /// Name of the method.
    pub method: String,
    /// The body of a response that every output can be read from.
    pub reply: String,
}

/// The call with the value of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Call {
    /// Lists the items of a paginated operation.
    Items,
    /// Lists its pages, because there are no items.
    Pages,
    /// Encodes a request.
    Request,
    /// No call.
    Nothing,
}

/// A value of an example.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Sample {
    /// A string.
    String(String),
    /// A boolean or a number, as Rust writes it.
    Code(String),
    /// Bytes, as a string.
    Blob(String),
    /// A body, as a string.
    Stream(String),
    /// A document that is a string.
    Document(String),
    /// A number of any size, by the name of its type.
    BigNumber(String, i64),
    /// A timestamp, in seconds since 1970.
    Timestamp(i64),
    /// A variant of an enum or union, by the Rust names of both, and its value.
    Variant(String, String, Option<Box<Sample>>),
    /// A structure, or a value of an enum without variants.
    Construction(Box<Construction>),
    /// A list.
    List(Vec<Sample>),
    /// A map.
    Map(Vec<(Sample, Sample)>),
    /// An item of a list, or a value of a map, that may be null.
    Some(Box<Sample>),
    /// A value on the heap.
    Boxed(Box<Sample>),
}

/// A call of a constructor, and calls of methods on its result.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Construction {
    /// Rust name of the type.
    pub type_: String,
    /// The function of the type, with its arguments.
    pub function: (String, Vec<Sample>),
    /// The methods, in order, with their arguments.
    pub methods: Vec<(String, Vec<Sample>)>,
}
