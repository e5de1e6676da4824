//! Writes a folder that does not exist yet, as a whole: first beside its place, and then moves it there. A run
//! that is killed leaves nothing in that place, and the next run removes what it left beside it.
//!
//! Must not know the content of files.

use std::fs;
use std::path::Path;

use hardy_codegen::OutputFile;

use super::disk::{Disk, RealDisk};
use super::path::{MANIFEST, is_plain};
use super::staging::Staging;
use super::survey::is_foreign;
use crate::Failure;
use crate::workspace::resolved;

/// Writes `files` to the new or empty folder `out`.
///
/// # Errors
///
/// Fails if `out` is neither, if another run is writing it, or if the disk fails. Nothing has changed then.
pub(crate) fn write_new(files: &[OutputFile], out: &Path) -> Result<(), Failure> {
    write_new_on(&mut RealDisk, files, out)
}

pub(super) fn write_new_on(
    disk: &mut dyn Disk,
    files: &[OutputFile],
    out: &Path,
) -> Result<(), Failure> {
    if let Some(file) = files.iter().find(|file| !is_plain(&file.path)) {
        let text = format!("`{}` is not a plain relative path", file.path);
        return Err(Failure::new(text));
    }
    let out = resolved(out)?;
    refuse_filled(&out)?;
    let staging = Staging::beside(&out)?;
    if staging.journal().is_some() {
        return Err(Failure::new(format!(
            "an earlier run that wrote `{0}` was killed: complete it with the same command, or remove `{0}` and \
             `{1}`",
            out.display(),
            staging.folder().display()
        )));
    }
    let lock = staging.lock(disk)?;
    let written = fill(disk, files, &out, &staging);
    let cleared = staging.clear(disk);
    drop(lock);
    written.and(cleared)
}

/// The part that only one run at a time may perform.
fn fill(
    disk: &mut dyn Disk,
    files: &[OutputFile],
    out: &Path,
    staging: &Staging,
) -> Result<(), Failure> {
    staging.discard(disk)?;
    refuse_filled(out)?;
    let fresh = staging.fresh();
    for file in files {
        let place = fresh.join(&file.path);
        let folder = place.parent().unwrap_or(&fresh);
        disk.create_folders(folder)
            .and_then(|()| disk.write(&place, &file.text))
            .map_err(|error| Failure::disk("write", &place, &error))?;
    }
    if out.exists() {
        disk.remove_folder(out)
            .map_err(|error| Failure::disk("replace", out, &error))?;
    }
    disk.rename(&fresh, out)
        .map_err(|error| Failure::disk("write", out, &error))
}

/// Refuses a folder with files, and anything that is no folder.
pub(crate) fn refuse_filled(out: &Path) -> Result<(), Failure> {
    let place = out.display();
    let Ok(found) = out.symlink_metadata() else {
        return Ok(());
    };
    if !found.is_dir() {
        let text = format!("`{place}` is not a folder: name another one with --out");
        return Err(Failure::new(text));
    }
    let mut entries = fs::read_dir(out).map_err(|error| Failure::disk("read", out, &error))?;
    if entries.next().is_none() {
        return Ok(());
    }
    let manifest = out.join(MANIFEST);
    let is_ours = manifest.exists() && !is_foreign(&manifest);
    Err(Failure::new(match is_ours {
        true => format!(
            "`{place}` already has a crate of Hardy: to generate it again, run `hardy codegen` in it; for another \
             one, name its folder with --out"
        ),
        false => format!("`{place}` is not empty: name another folder with --out"),
    }))
}
