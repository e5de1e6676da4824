//! The file of pinned names of a run: its path, and how it is updated. Must not interpret it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use hardy_codegen::{NAMES_ENDING, Source};

use crate::Failure;
use crate::drift::{Drift, text_drift};
use crate::input::Pending;
use crate::replace::replace_text;
use crate::workspace::slashed;

/// The file beside the model that pins names; it may not exist.
pub(crate) struct NamesFile {
    place: PathBuf,
    /// The displayed path.
    pub(crate) display_name: String,
    text: Option<String>,
    /// Whether the run writes it. Only a run for the whole checked-in crate does. Other runs have
    /// only some of the names, or use a model beside which they must not write.
    pub(crate) is_written: bool,
}

impl NamesFile {
    /// The file of pins among `models`, or else the file beside the first model that has its name.
    /// `models` are paths, each with its displayed path.
    ///
    /// A run that writes the file refuses several files of pins.
    pub(crate) fn find(
        models: &[(PathBuf, String)],
        is_written: bool,
        pending: &Pending,
    ) -> Result<Self, Failure> {
        let pins_names = |display_name: &str| display_name.ends_with(NAMES_ENDING);
        let named: Vec<_> = models
            .iter()
            .filter(|(_, display_name)| pins_names(display_name))
            .collect();
        let (place, display_name) = match (named.as_slice(), models.first()) {
            ([(_, one), (_, other), ..], _) if is_written => {
                let text =
                    format!("`{one}` and `{other}` both pin names: merge them into one file");
                return Err(Failure::new(text));
            }
            ([named, ..], _) => (*named).clone(),
            ([], Some((model, display_name))) => {
                (beside(model), slashed(&beside(Path::new(display_name)))?)
            }
            ([], None) => return Err(Failure::new("no model file")),
        };
        let text = match place.metadata() {
            Err(error) if is_absent(&error) && !pending.has(&place) => None,
            _ => Some(pending.text(&place)?),
        };
        Ok(Self {
            place,
            display_name,
            text,
            is_written,
        })
    }

    /// The file.
    pub(crate) fn place(&self) -> &Path {
        &self.place
    }

    /// The file as a source for the generator; `None` if it does not exist.
    pub(crate) fn source(&self) -> Option<Source> {
        Some(Source {
            name: self.display_name.clone(),
            text: self.text.clone()?,
        })
    }

    /// The difference between the file and the names of a run; `None` if the run does not write it.
    pub(crate) fn drift(&self, wanted: Option<&str>) -> Option<Drift> {
        if !self.is_written {
            return None;
        }
        text_drift(&self.display_name, self.text.as_deref(), wanted)
    }

    /// Updates the file with the names of a run, and returns a message; `None` if it is up to date,
    /// or if the run does not write it.
    ///
    /// The crate is written first. If a run is killed in between, names are not pinned yet, but the
    /// next run chooses the same ones: it has the same model, pins and rules. In the other order,
    /// the file could pin names of a crate that was never written.
    pub(crate) fn write(&self, wanted: Option<&str>) -> Result<Option<String>, Failure> {
        if !self.is_written || self.text.as_deref() == wanted {
            return Ok(None);
        }
        let Some(text) = wanted else {
            fs::remove_file(&self.place)
                .map_err(|error| Failure::disk("remove", &self.place, &error))?;
            return Ok(Some(format!(
                "{}: removed, because nothing is pinned",
                self.display_name
            )));
        };
        replace_text(&self.place, text)?;
        Ok(Some(format!("{}: written", self.display_name)))
    }
}

/// Whether the file does not exist; its reader reports a missing model.
fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// `lamps.names.json` beside `lamps.json`.
fn beside(model: &Path) -> PathBuf {
    let stem = model.file_stem().unwrap_or_default();
    let mut name = stem.to_os_string();
    name.push(NAMES_ENDING);
    model.with_file_name(name)
}

#[cfg(test)]
mod tests;
