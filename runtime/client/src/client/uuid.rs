//! Random identifiers.

use std::fmt::Write as _;

use crate::system::System;

/// 32 digits and 4 hyphens.
const LENGTH: usize = 36;

/// A random UUID (version 4), for idempotency tokens and for the id of a call.
pub(super) fn uuid(system: &dyn System) -> String {
    let (high, low) = (system.random(), system.random());
    let high = (high & !0xf000) | 0x4000;
    let low = (low & !(0b11 << 62)) | (0b10 << 62);
    let mut uuid = String::with_capacity(LENGTH);
    write!(
        uuid,
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
    .expect("a string accepts all text");
    uuid
}
