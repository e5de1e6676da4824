//! What the tests of this package share with its binaries.

pub mod vectors;
