//! Endpoint rules as constant data, and their evaluation.
//!
//! A [`RuleSet`] is a `static` of an emitted crate. [`RuleSet::resolve`] evaluates it for the values
//! of its parameters and returns an [`Endpoint`], or the error that the rules define. [`cases`] checks
//! the endpoint tests of the model.
//!
//! Evaluation performs no I/O, and reads neither the clock nor the environment.

#![forbid(unsafe_code)]

mod built_in;
pub mod cases;
mod endpoint;
mod error;
mod evaluate;
mod function;
mod functions;
#[cfg(feature = "owned")]
pub mod owned;
mod resolve;
pub mod rules;
mod scope;
mod template;
mod url;
mod value;

pub use built_in::BuiltIn;
pub use endpoint::{AuthScheme, Endpoint, Property};
pub use error::EndpointError;
pub use function::{Arity, Function};
pub use functions::{PARTITIONS, Partition};
pub use rules::RuleSet;
pub use scope::{Argument, Arguments};
#[doc(hidden)]
pub use template::{Piece, pieces};
pub use url::is_valid_region;
#[doc(hidden)]
pub use url::url_fault;
