//! The overlays of a new crate: which files they are, and where the crate keeps them. Must not know what they
//! correct.

use std::path::PathBuf;

use hardy_codegen::Source;
use hardy_codegen::ast::OVERLAY;
use hardy_codegen::report::Printable;

use crate::{Failure, input};

/// An overlay.
pub(super) struct Overlay {
    pub(super) source: Source,
    /// Its path in the folder of the crate.
    pub(super) path: String,
}

/// Reads the overlays that the command line names. The crate keeps each in the folder of its model, under its name.
///
/// # Errors
///
/// Fails if a file cannot be read, if its name is not that of an overlay, and if two have the same name.
pub(super) fn read(files: &[PathBuf]) -> Result<Vec<Overlay>, Failure> {
    let mut overlays: Vec<Overlay> = Vec::new();
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
        if let Some(other) = overlays.iter().find(|other| other.path == path) {
            return Err(Failure::new(format!(
                "`{}` and `{}` would be the same file in the crate: rename one of them",
                Printable(&other.source.name),
                Printable(&name)
            )));
        }
        let text = input::text(file)?;
        overlays.push(Overlay {
            source: Source { name, text },
            path,
        });
    }
    Ok(overlays)
}
