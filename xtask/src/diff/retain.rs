//! `--retain`: the file of the overlay that keeps what the new model drops. `hardy_codegen::diff` decides its content.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use hardy_codegen::Source;
use hardy_codegen::ast::OVERLAY;

use super::sources;
use crate::Failure;
use crate::arguments::DiffArguments;
use crate::settings::is_date;

/// The file, and the version of the new model for it.
#[derive(Debug)]
pub(super) struct Target<'a> {
    pub(super) file: &'a Path,
    pub(super) since: String,
}

impl<'a> Target<'a> {
    /// The file of `--retain`, if there is the option.
    ///
    /// # Errors
    ///
    /// Fails if the file exists or has a name that no overlay has, or if the version of the new model is unknown.
    pub(super) fn of(arguments: &'a DiffArguments) -> Result<Option<Self>, Failure> {
        let Some(file) = arguments.retain.as_deref() else {
            return Ok(None);
        };
        let name = file.display();
        if !file.to_string_lossy().ends_with(OVERLAY) {
            return Err(Failure::new(format!(
                "`{name}` is no name of an overlay, which ends in `{OVERLAY}`"
            )));
        }
        if file.symlink_metadata().is_ok() {
            return Err(Failure::new(format!(
                "`{name}` exists: name another file, because overlays may contain edits by hand"
            )));
        }
        let since = match (&arguments.since, sources::date(&arguments.new)) {
            (Some(since), _) if is_date(since) => since.clone(),
            (Some(since), _) => {
                return Err(Failure::new(format!(
                    "--since: `{since}` is not a date: use year, month and day, as in `2026-01-15`"
                )));
            }
            (None, Some(date)) => date,
            (None, None) => {
                return Err(Failure::new(format!(
                    "the name of `{}` does not end in the date of the model: add --since YYYY-MM-DD",
                    arguments.new.display()
                )));
            }
        };
        Ok(Some(Self { file, since }))
    }

    /// The overlay as a further file of the model.
    pub(super) fn source(&self, text: &str) -> Source {
        Source {
            name: self.file.display().to_string(),
            text: text.to_owned(),
        }
    }

    /// Writes the file, which must not exist.
    pub(super) fn write(&self, text: &str) -> Result<(), Failure> {
        let mut options = OpenOptions::new();
        let file = options.write(true).create_new(true).open(self.file);
        file.and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(|error| Failure::disk("write", self.file, &error))
    }
}
