//! Brings a folder to the state that the generator wants, all or nothing.
//!
//! Only files whose content changed are written, and only files that carry the generator's mark are
//! ever replaced or removed. The new texts are gathered in a folder beside the target first; then a
//! journal says what is going to happen, and only then does it happen, `Cargo.toml` last. A run
//! that is killed before the journal is there has changed nothing; what a later one left half done,
//! the next run finishes. (A kill, not a power cut: nothing waits for the disk.)
//!
//! Knows nothing of what the files say beyond their mark.

mod disk;
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

pub(crate) use staging::is_half_done;

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or have a new content.
    pub changed: usize,
    /// Files that were as they should be already.
    pub unchanged: usize,
    /// Files that are no longer emitted.
    pub removed: usize,
    /// An earlier run was killed half-way, and this one has finished its work first.
    pub resumed: bool,
}

/// Makes the generated files of the folder `out` exactly these.
///
/// Files without the generator's mark, `.git`, `target` and `Cargo.lock` are left alone.
///
/// # Errors
///
/// When `out` holds something that no run of the generator made, when another run is writing the
/// same folder, or when the disk refuses. Nothing has changed then, except when the text says
/// otherwise.
pub fn write(files: &[OutputFile], out: &Path) -> Result<Written, Failure> {
    write_on(&mut RealDisk, files, out)
}

fn write_on(disk: &mut dyn Disk, files: &[OutputFile], out: &Path) -> Result<Written, Failure> {
    check_files(files)?;
    let out = resolved(out)?;
    let staging = Staging::beside(&out)?;
    if !staging.exists()? {
        let survey = Survey::take(files, &out)?;
        survey.refuse_what_is_not_ours()?;
        if survey.is_clean() {
            return Ok(counted(&survey, false));
        }
    }
    let lock = staging.lock(disk)?;
    let written = write_alone(disk, files, &out, &staging);
    if staging.journal().is_some() {
        let note = "what this run has begun, the next one finishes";
        return written.map_err(|failure| Failure::new(format!("{failure}\n{note}")));
    }
    let cleared = staging.clear(disk);
    drop(lock);
    let written = written?;
    cleared?;
    Ok(written)
}

/// The part that only one run at a time may do.
fn write_alone(
    disk: &mut dyn Disk,
    files: &[OutputFile],
    out: &Path,
    staging: &Staging,
) -> Result<Written, Failure> {
    let left_over = staging.journal();
    if let Some(journal) = &left_over {
        journal.carry_out(disk, &|number| staging.file(number), out)?;
    }
    staging.discard(disk)?;
    let survey = Survey::take(files, out)?;
    survey.refuse_what_is_not_ours()?;
    if !survey.is_clean() {
        let journal = Journal::of(&survey);
        staging.fill(disk, &survey, &journal)?;
        journal.carry_out(disk, &|number| staging.file(number), out)?;
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

/// Refuses file lists that would lead out of the folder or that the next run would not know as its
/// own.
fn check_files(files: &[OutputFile]) -> Result<(), Failure> {
    let mut paths = BTreeSet::new();
    for file in files {
        let path = file.path.as_str();
        let wrong = if !is_plain(path) {
            "is not a plain relative path"
        } else if survey::is_left_alone(Path::new(path)) {
            "is not the generator's to write"
        } else if !survey::carries_mark(file.text.as_bytes()) {
            "lacks the generator's mark in its first three lines"
        } else if !paths.insert(path) {
            "was emitted twice"
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
