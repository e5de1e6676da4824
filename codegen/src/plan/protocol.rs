//! The protocols: the one list of them, and which of them a crate speaks. What each decides is in a file
//! of its own; RPC protocols share `rpc`, those with HTTP bindings `http`, those with JSON `json`.

mod aws_json;
mod choice;
mod http;
mod json;
mod rest_json_1;
mod row;
mod rpc;

pub(crate) use choice::{choose, none_supported};
pub(crate) use row::{Direction, Location, Outline, Protocol};

/// Every supported protocol, in the order of preference: of several that a service offers, a crate
/// speaks the one that comes first.
const PROTOCOLS: &[&dyn Protocol] = &[
    &rest_json_1::RestJson1,
    &aws_json::AWS_JSON_1_0,
    &aws_json::AWS_JSON_1_1,
];
