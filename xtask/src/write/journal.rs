//! What a run is going to do to the target: kept on the disk while it does it, so that a run that
//! was killed can be finished by the next one.
//!
//! Carrying it out twice, or from any point on, ends the same as once.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::disk::Disk;
use super::path::{MANIFEST, is_plain};
use super::survey;
use crate::Failure;
use survey::Survey;

/// The journal's layout; one of another layout is not understood.
const FORMAT: u64 = 1;

/// Moves and removals, in the order in which they happen.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Journal {
    /// The number under which a file waits, and its path in the target.
    moves: Vec<(usize, String)>,
    /// Paths in the target.
    removals: Vec<String>,
}

impl Journal {
    /// What brings the surveyed folder to its wanted state.
    pub(super) fn of(survey: &Survey<'_>) -> Self {
        let paths = survey.changed().map(|file| file.path.clone());
        let mut moves: Vec<(usize, String)> = paths.enumerate().collect();
        // While it is replaced last, a crate whose other files are half new still has its old
        // manifest, and a crate that is half there has none and is not mistaken for a whole
        // one.
        moves.sort_by_key(|(_, path)| path == MANIFEST);
        Self {
            moves,
            removals: survey.orphans.clone(),
        }
    }

    pub(super) fn text(&self) -> String {
        let journal = json!({ "format": FORMAT, "moves": self.moves, "removals": self.removals });
        journal.to_string()
    }

    /// Takes a journal from its text; nothing if it is not a whole one that a run has written.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        if value.get("format")?.as_u64()? != FORMAT {
            return None;
        }
        let plain = |path: &Value| {
            path.as_str()
                .filter(|path| is_plain(path))
                .map(str::to_owned)
        };
        let move_of = |pair: &Value| {
            let number = usize::try_from(pair.get(0)?.as_u64()?).ok()?;
            Some((number, plain(pair.get(1)?)?))
        };
        let moves = value.get("moves")?.as_array()?.iter().map(move_of);
        let removals = value.get("removals")?.as_array()?.iter().map(plain);
        Some(Self {
            moves: moves.collect::<Option<_>>()?,
            removals: removals.collect::<Option<_>>()?,
        })
    }

    /// Does what is still to be done. `waiting` says where the file of a number waits.
    pub(super) fn carry_out(
        &self,
        disk: &mut dyn Disk,
        waiting: &dyn Fn(usize) -> PathBuf,
        out: &Path,
    ) -> Result<(), Failure> {
        for (number, path) in &self.moves {
            let waiting = waiting(*number);
            // What waits no longer has been moved by the run that was killed.
            if waiting.exists() {
                move_in(disk, &waiting, out, path)?;
            }
        }
        for path in &self.removals {
            remove(disk, out, path)?;
        }
        Ok(())
    }
}

fn move_in(disk: &mut dyn Disk, waiting: &Path, out: &Path, path: &str) -> Result<(), Failure> {
    let place = survey::place(out, path).map_err(Failure::new)?;
    if survey::is_foreign(&place) {
        return Err(Failure::new(survey::foreign_text(path)));
    }
    if let Some(folder) = place.parent() {
        disk.create_folders(folder)
            .map_err(|error| Failure::disk("create", folder, &error))?;
    }
    disk.rename(waiting, &place)
        .map_err(|error| Failure::disk("replace", &place, &error))
}

/// Removes a file and the folders that it leaves empty.
fn remove(disk: &mut dyn Disk, out: &Path, path: &str) -> Result<(), Failure> {
    let Ok(place) = survey::place(out, path) else {
        // Something else has taken its place since; that is not ours to remove.
        return Ok(());
    };
    if place.exists() && !survey::is_foreign(&place) {
        disk.remove_file(&place)
            .map_err(|error| Failure::disk("remove", &place, &error))?;
    }
    for folder in place
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != out)
    {
        if !folder.exists() {
            continue;
        }
        let mut entries =
            fs::read_dir(folder).map_err(|error| Failure::disk("read", folder, &error))?;
        if entries.next().is_some() {
            break;
        }
        disk.remove_folder(folder)
            .map_err(|error| Failure::disk("remove", folder, &error))?;
    }
    Ok(())
}
