//! The generator as its users see it: models in, files and diagnostics out.

mod bad_input;
mod build;
mod compile;
mod determinism;
mod drift;
mod fixtures;
mod hostile;
mod layout;
mod list_sessions;
mod names;
mod outline;
mod promises;
mod shuffle;
mod snapshots;
mod vendored;
