//! Looks at the client from outside, with a system and a transport that these tests control.

mod cache;
mod chain;
mod fake;
mod instance;
mod native;
mod profile;
mod profile_credentials;
mod secrets;
mod sso;
mod transport;
