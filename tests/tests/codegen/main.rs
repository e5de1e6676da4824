//! The generator as its users see it: models in, files and diagnostics out, and what the files do.
//!
//! All of it is one program, so that tests that compile crates run beside those that do not.

mod agreement;
mod bad_input;
mod build;
mod compile;
mod conformance;
mod constraints;
mod determinism;
mod drift;
mod fixtures;
mod hostile;
mod inventory;
mod layout;
mod list_sessions;
mod mutants;
mod names;
mod outline;
mod promises;
mod refused;
mod round_trip;
mod shuffle;
mod snapshots;
mod vectors;
mod vendored;
mod waiters;
