//! Looks at the product from outside: what the tests of this package share with its programs.

pub mod vectors;
