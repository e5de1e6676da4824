//! The text of input files, which only files have: of anything else, such as a pipe, it is uncertain
//! whether it ever ends.

use std::path::Path;

use crate::Failure;

/// The text of a file.
pub(crate) fn text(file: &Path) -> Result<String, Failure> {
    let found = file
        .metadata()
        .map_err(|error| Failure::disk("read", file, &error))?;
    if !found.is_file() {
        return Err(Failure::new(format!(
            "cannot read `{}`: it is not a file",
            file.display()
        )));
    }
    std::fs::read_to_string(file).map_err(|error| Failure::disk("read", file, &error))
}
