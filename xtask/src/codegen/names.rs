//! The file of pinned names of a run: where it lies, and how it is kept up to date.
//!
//! Does not look into it; that is the generator's.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use hardy_codegen::{NAMES_ENDING, Source};

use crate::Failure;
use crate::drift::{Drift, text_drift};
use crate::input;
use crate::workspace::slashed;

/// The file beside the model that pins names, whether it is there or not.
pub(crate) struct NamesFile {
    place: PathBuf,
    /// How people are told of it.
    pub(crate) said: String,
    text: Option<String>,
    /// Whether the run writes it. Only the one that makes the whole crate that is checked in does:
    /// others see a part of the names, or a model that is not ours to write beside.
    pub(crate) is_kept: bool,
}

impl NamesFile {
    /// The file among `models` whose name says that it pins names, or else the one that is named
    /// after the first of them and lies beside it. Each is given with what people are told of it.
    ///
    /// A run that writes the file has to know which one, so it refuses several.
    pub(crate) fn find(models: &[(PathBuf, String)], is_kept: bool) -> Result<Self, Failure> {
        let pins_names = |said: &str| said.ends_with(NAMES_ENDING);
        let named: Vec<_> = models.iter().filter(|(_, said)| pins_names(said)).collect();
        let (place, said) = match (named.as_slice(), models.first()) {
            ([(_, one), (_, other), ..], _) if is_kept => {
                let text =
                    format!("`{one}` and `{other}` both pin names: merge them into one file");
                return Err(Failure::new(text));
            }
            ([named, ..], _) => (*named).clone(),
            ([], Some((model, said))) => (beside(model), slashed(&beside(Path::new(said)))?),
            ([], None) => return Err(Failure::new("no model file")),
        };
        let text = match place.metadata() {
            Err(error) if is_absent(&error) => None,
            _ => Some(input::text(&place)?),
        };
        Ok(Self {
            place,
            said,
            text,
            is_kept,
        })
    }

    /// The file as the generator takes it; nothing if there is none.
    pub(crate) fn source(&self) -> Option<Source> {
        Some(Source {
            name: self.said.clone(),
            text: self.text.clone()?,
        })
    }

    /// How the file differs from what a run wants in it; nothing where the run does not write it.
    pub(crate) fn drift(&self, wanted: Option<&str>) -> Option<Drift> {
        if !self.is_kept {
            return None;
        }
        text_drift(&self.said, self.text.as_deref(), wanted)
    }

    /// Makes the file hold what a run wants in it, and says what was done; nothing where all is well
    /// or where the run does not write it.
    ///
    /// The crate is written first. A run that is killed in between leaves names that nothing pins
    /// yet, but the next one settles them alike: it has the same model, the same old pins and the
    /// same rule. The other way round, a crate that may not be written would leave pins of names that
    /// nobody ever had.
    pub(crate) fn write(&self, wanted: Option<&str>) -> Result<Option<String>, Failure> {
        if !self.is_kept || self.text.as_deref() == wanted {
            return Ok(None);
        }
        let Some(text) = wanted else {
            fs::remove_file(&self.place)
                .map_err(|error| Failure::disk("remove", &self.place, &error))?;
            return Ok(Some(format!(
                "{}: removed, because nothing is pinned",
                self.said
            )));
        };
        // Moving it into place is one step, so that there is never half a file.
        let part = self.place.with_extension("json.part");
        fs::write(&part, text)
            .and_then(|()| fs::rename(&part, &self.place))
            .map_err(|error| Failure::disk("write", &self.place, &error))?;
        Ok(Some(format!("{}: written", self.said)))
    }
}

/// Whether there is no such file; that the model is not there either is for its reader to say.
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
