//! What the runners of cases share: how a case ended, and how a file is read.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The name of a case, and how its result differs from the expected one.
pub(super) type Outcome = (String, Vec<String>);

pub(super) fn json(path: &Path) -> Result<Value, String> {
    let name = path.display();
    let text =
        fs::read_to_string(path).map_err(|error| format!("cannot read `{name}`: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("`{name}` is invalid: {error}"))
}
