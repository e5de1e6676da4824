//! Writes all generated files into a folder, or none.
//!
//! Writes only files whose content changed, and replaces or removes only files with the generator's
//! mark. First, it writes the new texts into a folder beside the target; then it writes a journal
//! of all changes, and only then performs them, `Cargo.toml` last. A run that is killed before the
//! journal is complete changes nothing; after that, the next run completes its changes. (This
//! covers a kill, not a power cut, because nothing waits for the disk.)
//!
//! Must not know the content of files beyond the mark.

mod disk;
mod fresh;
mod journal;
mod path;
mod staging;
pub(crate) mod survey;

use std::collections::BTreeSet;
use std::path::Path;

use hardy_codegen::OutputFile;

use crate::Failure;
use crate::workspace::resolved;
use disk::{Disk, RealDisk};
use journal::Journal;
use path::{MANIFEST, is_plain};
use staging::Staging;
use survey::Survey;

pub(crate) use fresh::{refuse_filled, write_new};
pub(crate) use staging::is_incomplete;

/// The result of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or changed.
    pub changed: usize,
    /// Files that were up to date.
    pub unchanged: usize,
    /// Files that are no longer generated.
    pub removed: usize,
    /// An earlier run was killed, and this one has completed its changes first.
    pub resumed: bool,
}

/// Writes `files` to the folder `out`, and removes files that are no longer generated.
///
/// Ignores files without the generator's mark, `.git`, `target` and `Cargo.lock`.
///
/// # Errors
///
/// Fails if `out` contains files that the generator did not write, if another run is writing the
/// same folder, or if the disk fails. Unless the error states otherwise, nothing has changed then.
pub fn write(files: &[OutputFile], out: &Path) -> Result<Written, Failure> {
    write_on(&mut RealDisk, files, out)
}

fn write_on(disk: &mut dyn Disk, files: &[OutputFile], out: &Path) -> Result<Written, Failure> {
    check_files(files)?;
    let out = resolved(out)?;
    let staging = Staging::beside(&out)?;
    if !staging.exists()? {
        let survey = Survey::take(files, &out)?;
        survey.refuse_foreign_files()?;
        if survey.is_clean() {
            return Ok(counted(&survey, false));
        }
    }
    let lock = staging.lock(disk)?;
    let written = write_locked(disk, files, &out, &staging);
    if staging.journal().is_some() {
        let note = "the next run completes the changes of this one";
        return written.map_err(|failure| Failure::new(format!("{failure}\n{note}")));
    }
    let cleared = staging.clear(disk);
    drop(lock);
    let written = written?;
    cleared?;
    Ok(written)
}

/// The part that only one run at a time may perform.
fn write_locked(
    disk: &mut dyn Disk,
    files: &[OutputFile],
    out: &Path,
    staging: &Staging,
) -> Result<Written, Failure> {
    let left_over = staging.journal();
    if let Some(journal) = &left_over {
        journal.perform(disk, &|number| staging.file(number), out)?;
    }
    staging.discard(disk)?;
    let survey = Survey::take(files, out)?;
    survey.refuse_foreign_files()?;
    if !survey.is_clean() {
        let journal = Journal::of(&survey);
        staging.fill(disk, &survey, &journal)?;
        journal.perform(disk, &|number| staging.file(number), out)?;
        staging.discard(disk)?;
    }
    Ok(counted(&survey, left_over.is_some()))
}

fn counted(survey: &Survey<'_>, resumed: bool) -> Written {
    let changed = survey.changed().count();
    Written {
        changed,
        unchanged: survey.files.len() - changed,
        removed: survey.orphans.len(),
        resumed,
    }
}

/// Refuses paths outside of the folder, and files that the next run would not recognize.
fn check_files(files: &[OutputFile]) -> Result<(), Failure> {
    let mut paths = BTreeSet::new();
    for file in files {
        let path = file.path.as_str();
        let wrong = if !is_plain(path) {
            "is not a plain relative path"
        } else if survey::is_reserved(Path::new(path)) {
            "is reserved for cargo and git"
        } else if !survey::has_mark(file.text.as_bytes()) {
            "lacks the generator's mark in its first three lines"
        } else if !paths.insert(path) {
            "occurs twice"
        } else {
            continue;
        };
        return Err(Failure::new(format!("the emitted file `{path}` {wrong}")));
    }
    if paths.contains(MANIFEST) {
        return Ok(());
    }
    Err(Failure::new(format!("no `{MANIFEST}` was emitted")))
}

#[cfg(test)]
mod tests;
