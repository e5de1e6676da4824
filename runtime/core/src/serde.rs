//! The feature `serde`: generated types as other data formats have them, by the names and in the
//! formats that they have in the bodies of requests and responses. Decides what stands for what; must
//! not know any single type. What is here beside the traits of serde is for generated code.
//!
//! A structure is a map of the members that are set, whichever part of a request they travel in. Enums
//! are texts or numbers, and keep what the model does not list. A union is a map with its one member;
//! one with no member set is `null`. A timestamp of a member is in the format that the model gives it in
//! bodies, seconds since 1970 if it gives none; a blob is base64; a floating point number that JSON
//! lacks is one of the texts `NaN`, `Infinity` and `-Infinity`. That is so in every data format, in
//! those for people as in binary ones. These must describe themselves, as JSON, YAML and CBOR do: it is
//! not known beforehand which members a map has. TOML does so too, but has no `null`, which is in sparse
//! lists and documents.
//!
//! No digit gets lost in writing: where neither an integer of 64 bits nor a `f64` holds a
//! [`BigInteger`](crate::BigInteger), [`BigDecimal`](crate::BigDecimal) or a number of seconds with
//! nanoseconds, a text has its digits. What a data format gives as a `f64`, as `serde_json` does with
//! long decimals, has lost them before. A [`Timestamp`](crate::Timestamp) by itself is a text such as
//! `2019-12-16T23:48:18.25Z`. [`Violations`](crate::Violations) are written as the
//! `ValidationException` of a server that is made with Smithy, and cannot be read.
//!
//! Reading is as lenient as it is with responses: members that the model does not list are passed over, a
//! member that is absent or `null` keeps what its structure starts with, and nobody is told. A union
//! must have exactly one member. How deep values may be nested is up to the data format.
//!
//! Values that are marked sensitive are written like all others: who asks for them is to have them.
//! Errors of reading do not tell them, unless the data format adds where it is and shows the line, as
//! that of TOML does.
//!
//! What holds a stream ([`Body`](crate::Body)) is neither written nor read.

mod any_map;
mod format;
mod nested;
mod nullable;
mod read;
mod scalar;
mod sensitive;
mod timestamp;
mod values;
mod violations;
mod write;

#[cfg(test)]
mod tests;

pub use format::{Blob, Boxed, Format, Number, Plain, Sensitive};
pub use nested::{List, Map, SparseList, SparseMap};
pub use read::{Member, Structure, Union, enumeration, int_enum, structure, union};
pub use sensitive::sensitive;
pub use serde_core::de::MapAccess;
pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
pub use timestamp::{DateTime, EpochSeconds, HttpDate};
pub use write::{Object, union_member, unit_member, unlisted_member};
