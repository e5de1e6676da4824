//! `--accept`: a file of changes that somebody has looked at. They are shown, and do not count.

use std::path::Path;

use hardy_codegen::diff::Change;

use crate::{Failure, input};

/// The changes in a file.
#[derive(Debug, Default)]
pub(super) struct Accepted {
    file: String,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    line: usize,
    id: String,
    place: String,
}

impl Accepted {
    /// Reads the file: in each line the kind of a change, its shape with `$member`, and a reason. Empty lines
    /// and lines that begin with `#` are skipped.
    pub(super) fn read(file: &Path) -> Result<Self, Failure> {
        let name = file.display().to_string();
        let text = input::text(file)?;
        let mut entries = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line_number = index + 1;
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let mut words = line.split_whitespace();
            let (Some(id), Some(place), Some(_)) = (words.next(), words.next(), words.next())
            else {
                return Err(Failure::new(format!(
                    "{name}:{line_number}: expected a kind, a shape and a reason, such as \
                     `D25 ns#Shape$member nobody used it`"
                )));
            };
            entries.push(Entry {
                line: line_number,
                id: id.to_owned(),
                place: place.to_owned(),
            });
        }
        Ok(Self {
            file: name,
            entries,
        })
    }

    /// Whether each of the changes is accepted.
    ///
    /// # Errors
    ///
    /// Fails for an entry that matches no change, so that the list does not rot.
    pub(super) fn marks(&self, changes: &[Change]) -> Result<Vec<bool>, Failure> {
        let matches =
            |entry: &Entry, change: &Change| entry.id == change.id && entry.place == place(change);
        for entry in &self.entries {
            if !changes.iter().any(|change| matches(entry, change)) {
                let Entry { line, id, place } = entry;
                return Err(Failure::new(format!(
                    "{}:{line}: no change `{id} {place}`: remove the line",
                    self.file
                )));
            }
        }
        let is_accepted = |change| self.entries.iter().any(|entry| matches(entry, change));
        Ok(changes.iter().map(is_accepted).collect())
    }
}

/// The shape of a change, with `$member`.
pub(super) fn place(change: &Change) -> String {
    match &change.member {
        Some(member) => format!("{}${member}", change.shape),
        None => change.shape.clone(),
    }
}
