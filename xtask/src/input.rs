//! Reads input files. Refuses anything else, such as a pipe, because it may never end.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::Failure;

/// The text of a file.
pub(crate) fn text(file: &Path) -> Result<String, Failure> {
    require_file(file)?;
    std::fs::read_to_string(file).map_err(|error| Failure::disk("read", file, &error))
}

/// Texts that files are about to get; a reader of files sees them already.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pending(BTreeMap<PathBuf, String>);

impl Pending {
    /// `file` gets this text.
    pub(crate) fn insert(&mut self, file: PathBuf, text: String) {
        self.0.insert(file, text);
    }

    /// Whether `file` gets another text.
    pub(crate) fn has(&self, file: &Path) -> bool {
        self.0.contains_key(file)
    }

    /// The text of a file.
    pub(crate) fn text(&self, file: &Path) -> Result<String, Failure> {
        self.0
            .get(file)
            .map_or_else(|| text(file), |text| Ok(text.clone()))
    }

    /// The files, each with its text.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&Path, &str)> {
        let files = self.0.iter();
        files.map(|(file, text)| (file.as_path(), text.as_str()))
    }
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
