//! The overlays of a new crate: which files they are, and where the crate keeps them. Must not know what they
//! correct.

use std::path::PathBuf;

use hardy_codegen::Source;
use hardy_codegen::ast::OVERLAY;
use hardy_codegen::report::Printable;

use crate::{Failure, input};

/// Reads the overlays that the command line names, each with its path in the folder of the crate: the crate keeps it
/// beside its model, under its name.
///
/// # Errors
///
/// Fails if a file cannot be read, if its name is not that of an overlay, and if two have the same name.
pub(super) fn read(files: &[PathBuf]) -> Result<Vec<(Source, String)>, Failure> {
    let mut overlays: Vec<(Source, String)> = Vec::new();
    for file in files {
        let name = file.display().to_string();
        let own = file.file_name().and_then(|own| own.to_str());
        let Some(own) = own.filter(|own| own.ends_with(OVERLAY)) else {
            return Err(Failure::new(format!(
                "`{}` cannot be an overlay: an overlay is a file whose name ends in `{OVERLAY}`",
                Printable(&name)
            )));
        };
        let path = format!("model/{own}");
        if let Some((other, _)) = overlays.iter().find(|(_, other)| *other == path) {
            return Err(Failure::new(format!(
                "`{}` and `{}` would be the same file in the crate: rename one of them",
                Printable(&other.name),
                Printable(&name)
            )));
        }
        let text = input::text(file)?;
        overlays.push((Source { name, text }, path));
    }
    Ok(overlays)
}
