//! Reads input files. Refuses anything else, such as a pipe, because it may never end.

use std::path::Path;

use crate::Failure;

/// The text of a file.
pub(crate) fn text(file: &Path) -> Result<String, Failure> {
    require_file(file)?;
    std::fs::read_to_string(file).map_err(|error| Failure::disk("read", file, &error))
}

/// The bytes of a file, for callers that report invalid UTF-8 themselves.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    require_file(file)?;
    std::fs::read(file).map_err(|error| Failure::disk("read", file, &error))
}

fn require_file(path: &Path) -> Result<(), Failure> {
    let found = path
        .metadata()
        .map_err(|error| Failure::disk("read", path, &error))?;
    match found.is_file() {
        true => Ok(()),
        false => Err(Failure::new(format!(
            "cannot read `{}`: it is not a file",
            path.display()
        ))),
    }
}
