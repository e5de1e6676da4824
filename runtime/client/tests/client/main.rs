//! Looks at the client from outside, with a system and a transport that these tests control.

mod fake;
mod profile;
