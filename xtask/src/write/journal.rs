//! The journal of a run's changes to the target, on the disk, so that the next run can complete
//! them after a kill.
//!
//! A second performance, from any step of the first, does not change the result.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::disk::Disk;
use super::path::{MANIFEST, is_plain};
use super::survey;
use crate::Failure;
use survey::{Folders, Survey};

/// The version of the journal's format; others are not supported.
const FORMAT: u64 = 1;

/// Moves and removals, in order.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Journal {
    /// The number of each new file, and its path in the target.
    moves: Vec<(usize, String)>,
    /// Paths in the target.
    removals: Vec<String>,
}

impl Journal {
    /// The changes that bring a folder up to date.
    pub(super) fn of(survey: &Survey<'_>) -> Self {
        let paths = survey.changed().map(|file| file.path.clone());
        let mut moves: Vec<(usize, String)> = paths.enumerate().collect();
        // The manifest is last: an incomplete update has the old manifest, and an incomplete new
        // crate has none, so that nobody mistakes it for a complete one.
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

    /// Parses a journal; `None` if it is not complete and valid.
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

    /// Performs the remaining changes. `waiting` returns the path of the new file with a number.
    pub(super) fn perform(
        &self,
        disk: &mut dyn Disk,
        waiting: &dyn Fn(usize) -> PathBuf,
        out: &Path,
    ) -> Result<(), Failure> {
        let mut folders = Folders::default();
        for (number, path) in &self.moves {
            let waiting = waiting(*number);
            // If it is missing, the killed run has moved it.
            if waiting.exists() {
                move_in(disk, &waiting, out, path, &mut folders)?;
            }
        }
        for path in &self.removals {
            remove(disk, out, path)?;
        }
        Ok(())
    }
}

fn move_in(
    disk: &mut dyn Disk,
    waiting: &Path,
    out: &Path,
    path: &str,
    folders: &mut Folders,
) -> Result<(), Failure> {
    let place = folders.place(out, path).map_err(Failure::new)?;
    if survey::is_foreign(&place) {
        return Err(Failure::new(survey::foreign_text(path)));
    }
    let missing = place.parent().filter(|folder| !folders.has(folder));
    if let Some(folder) = missing {
        disk.create_folders(folder)
            .map_err(|error| Failure::disk("create", folder, &error))?;
    }
    disk.rename(waiting, &place)
        .map_err(|error| Failure::disk("replace", &place, &error))
}

/// Removes a file, and folders that become empty.
fn remove(disk: &mut dyn Disk, out: &Path, path: &str) -> Result<(), Failure> {
    let Ok(place) = Folders::default().place(out, path) else {
        // The path now leads to a folder or a link, which must not be removed.
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
