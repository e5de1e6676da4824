//! Paginator test vectors: runs of boto3, repeated with the paginator of the runtime. A vector that
//! names an operation of the generated crate runs with that operation, from the encoded request to
//! the decoded response; the others run with a dynamic operation of JSON values.
//!
//! Decides what runs and how it is reported. A file describes its schema under `schema`.

mod chain;
mod differences;
mod drive;
mod dynamic;
mod format;
mod generated;
mod json;
mod resume;
mod service;
mod single;
mod subject;
mod wire;

use std::fs;
use std::path::Path;

pub use crate::verdict::{Count, Verdict};
pub use format::{Chain, File, Vector};

/// A case of a file and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The name of the vector or chain.
    pub name: String,
    /// How it ended.
    pub verdict: Verdict,
}

/// Reads a file of vectors.
///
/// # Errors
///
/// Where it cannot be read, or where and how it departs from the schema.
pub fn read(path: &Path) -> Result<File, String> {
    let name = path.display();
    let text =
        fs::read_to_string(path).map_err(|error| format!("cannot read `{name}`: {error}"))?;
    File::parse(&text).map_err(|error| format!("`{name}` is no file of vectors: {error}"))
}

/// Runs every vector and chain of a file, in its order.
pub fn run(file: &File) -> Vec<Outcome> {
    let vectors = file.vectors.iter().map(|vector| Outcome {
        name: vector.name.clone(),
        verdict: single::verdict(vector),
    });
    let chains = file.chains.iter().map(|chain| Outcome {
        name: chain.name.clone(),
        verdict: chain::verdict(chain),
    });
    vectors.chain(chains).collect()
}
