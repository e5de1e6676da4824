//! The generated crate as a project that depends on it sees it: nothing but its public items, and
//! the HTTP types of the `http` and `bytes` crates.

mod damaged;
mod errors;
mod filters;
mod paging;
mod requests;
mod responses;
mod serde;
mod shared;
mod validation;
