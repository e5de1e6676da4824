//! Replaces the text of a single file. Must not know what is in it.

use std::fs;
use std::path::Path;

use crate::Failure;

/// Writes a file. Moving the file is atomic, so that it is never incomplete. A link stays one.
pub(crate) fn replace_text(file: &Path, text: &str) -> Result<(), Failure> {
    let place = file.canonicalize();
    let file = place.as_deref().unwrap_or(file);
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    let part = file.with_file_name(name);
    fs::write(&part, text)
        .and_then(|()| fs::rename(&part, file))
        .map_err(|error| {
            // What is incomplete is of no use to anybody.
            let _ = fs::remove_file(&part);
            Failure::disk("write", file, &error)
        })
}
