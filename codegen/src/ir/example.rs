//! Examples of documentation: values that keep to the constraints of the model, and what is done with
//! them. Must not know how they are written as Rust.

use serde::Serialize;

/// A short program in the documentation of an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocExample {
    /// The crate, as code names it.
    pub library: String,
    /// The variable that holds the value.
    pub variable: String,
    /// The value that it begins with.
    pub value: Sample,
    /// Whether the value is valid, so that the program validates it.
    pub validated: bool,
    /// What it does with the value.
    pub call: Call,
    /// Whether the operation can be sent.
    pub sent: bool,
    /// Name of a function that sends it.
    pub function: String,
}

/// What an example does with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Call {
    /// Lists the items of a paginated operation.
    Items,
    /// Lists its pages, because the model names no items.
    Pages,
    /// Encodes a request.
    Request,
    /// Nothing.
    Nothing,
}

/// A value of an example.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Sample {
    /// A string.
    String(String),
    /// A boolean or a number, as Rust writes it.
    Code(String),
    /// Bytes, by their text.
    Blob(String),
    /// A body, by its text.
    Stream(String),
    /// A document that is a string.
    Document(String),
    /// A number of any size, by the name of its type.
    BigNumber(String, i64),
    /// A timestamp, in seconds since 1970.
    Timestamp(i64),
    /// A variant of an enum or union, by the Rust names of both, and what it holds.
    Variant(String, String, Option<Box<Sample>>),
    /// A structure, or a value of an enum without variants.
    Made(Box<Made>),
    /// A list.
    List(Vec<Sample>),
    /// A map.
    Map(Vec<(Sample, Sample)>),
    /// An item of a list, or a value of a map, that may be null.
    Some(Box<Sample>),
    /// A value on the heap.
    Boxed(Box<Sample>),
}

/// A value that functions make.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Made {
    /// Rust name of the type.
    pub type_: String,
    /// The function of the type, with its arguments.
    pub function: (String, Vec<Sample>),
    /// The functions that are called on the result, one after the other.
    pub methods: Vec<(String, Vec<Sample>)>,
}
