//! What a signature is for, and which rules of the service it follows. Must not know how to sign.

use std::time::SystemTime;

use super::time::SigningTime;

/// Region, service and time of a signature, and the rules of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SigningScope<'a> {
    /// The region, such as `us-east-1`.
    pub region: &'a str,
    /// The signing name of the service, such as `mpa`.
    pub service: &'a str,
    /// The time of the signature. Services refuse a signature of another time, mostly after five minutes.
    pub time: SystemTime,
    /// Whether the signature covers the path with `%` encoded again. `false` for Amazon S3.
    pub double_encoding: bool,
    /// Whether the signature covers the path without `.`, `..` and empty segments. `false` for Amazon S3.
    pub normalize_path: bool,
    /// How the signature covers the body.
    pub payload: Payload,
    /// Whether to add the header `x-amz-content-sha256`, which Amazon S3 requires. If `false`, a header
    /// of this name in the request takes the place of `payload`.
    pub content_sha256: bool,
}

/// How a signature covers the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Payload {
    /// By the hash of its bytes, which must be in memory.
    Body,
    /// Not at all (`UNSIGNED-PAYLOAD`). Only some operations accept this.
    Unsigned,
}

impl<'a> SigningScope<'a> {
    /// A scope with the rules of all services except Amazon S3: the path is normalized and encoded
    /// again, the signature covers the body, and there is no header `x-amz-content-sha256`.
    pub fn new(region: &'a str, service: &'a str, time: SystemTime) -> Self {
        Self {
            region,
            service,
            time,
            double_encoding: true,
            normalize_path: true,
            payload: Payload::Body,
            content_sha256: false,
        }
    }
}

impl SigningScope<'_> {
    /// Date, region and service as a string, which signatures contain.
    pub(super) fn credential_scope(&self, time: &SigningTime) -> String {
        let Self {
            region, service, ..
        } = self;
        [time.date(), region, service, "aws4_request"].join("/")
    }
}
