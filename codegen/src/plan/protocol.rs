//! The list of protocols, and the choice for a crate. Each protocol is in a file of its own; RPC
//! protocols share `rpc`, those with HTTP bindings `http`, those with JSON `json`.

mod aws_json;
mod choice;
mod http;
mod json;
mod rest_json_1;
mod row;
mod rpc;

pub(crate) use choice::{choose, none_supported};
pub(crate) use row::{Direction, Location, Outline, Protocol};

/// Every supported protocol, in order of preference: a crate uses the first that its service has.
const PROTOCOLS: &[&dyn Protocol] = &[
    &rest_json_1::RestJson1,
    &aws_json::AWS_JSON_1_0,
    &aws_json::AWS_JSON_1_1,
];
