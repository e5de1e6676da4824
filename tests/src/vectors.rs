//! Runs pagination vectors against the paginator of the runtime and of the generated crate.
