//! The feature `serde`: `Serialize` and `Deserialize` for generated types, with the names and
//! formats of the wire. Everything except the trait implementations is for generated code.
//!
//! A structure is a map of the members that are set, wherever a request has them. An enum is a
//! string or a number, and keeps values that the model does not list. A union is a map with its one
//! member, or `null` if no member is set. A timestamp member has its format in bodies, by default
//! seconds since 1970. A blob is base64. The floating point numbers that JSON lacks are the strings
//! `NaN`, `Infinity` and `-Infinity`. This is the same in every data format, human-readable or
//! binary. Data formats must describe themselves, such as JSON, YAML and CBOR, because the members
//! of a map are not known beforehand. TOML does so too, but has no `null`, which sparse lists and
//! documents contain.
//!
//! Writing loses no digits: if neither an integer of 64 bits nor an `f64` represents a
//! [`BigInteger`](crate::BigInteger), a [`BigDecimal`](crate::BigDecimal) or a number of seconds
//! with nanoseconds, it becomes a string. A data format that reads a number as an `f64`, such as
//! `serde_json` with long decimals, has already lost digits. A [`Timestamp`](crate::Timestamp)
//! outside of a structure is a string such as `2019-12-16T23:48:18.25Z`.
//! [`Violations`](crate::Violations) serialize as the `ValidationException` of a Smithy server, and
//! cannot be read.
//!
//! Reading is as lenient as for responses: it ignores members that the model does not list, and a
//! member that is absent or `null` keeps the default of its structure, without being reported. A
//! union must have exactly one member. The data format limits nesting.
//!
//! Sensitive values are written like all others. Errors of reading do not contain them, but some
//! data formats, such as TOML, add the line of the input to the error.
//!
//! Types that contain a stream ([`Body`](crate::Body)) implement neither trait.

// Must not know any single type.

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
