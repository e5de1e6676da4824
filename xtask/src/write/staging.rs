//! The folder beside the target for new files, and the lock that excludes a second run.
//!
//! It is beside the target so that both are on one file system, where moving a file is atomic.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::journal::Journal;
use super::survey::Survey;
use crate::Failure;

/// Whether a run for the folder `out` was killed while it performed its journal, or is performing
/// it now.
pub(crate) fn is_incomplete(out: &Path) -> bool {
    Staging::beside(out).is_ok_and(|staging| staging.journal().is_some())
}

/// `.<name of the target>.hardy-staging`; it exists only while a run writes, or after one was
/// killed.
pub(super) struct Staging {
    folder: PathBuf,
}

/// The lock of a run that writes. The system releases it when the process ends for any reason.
pub(super) struct Lock {
    _file: File,
}

impl Staging {
    pub(super) fn beside(out: &Path) -> Result<Self, Failure> {
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            let text = format!(
                "cannot write a crate to `{}`: it has no parent folder",
                out.display()
            );
            return Err(Failure::new(text));
        };
        let name = name.to_str().ok_or_else(|| {
            Failure::new(format!(
                "the name of `{}` is not valid Unicode",
                out.display()
            ))
        })?;
        Ok(Self {
            folder: parent.join(format!(".{name}.hardy-staging")),
        })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The path of a folder that is moved as a whole.
    pub(super) fn fresh(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// The path of the complete journal, and of the incomplete one.
    fn journal_places(&self) -> [PathBuf; 2] {
        [
            self.folder.join("journal.json"),
            self.folder.join("journal.json.part"),
        ]
    }

    fn lock_place(&self) -> PathBuf {
        self.folder.join("lock")
    }

    fn files(&self) -> PathBuf {
        self.folder.join("files")
    }

    /// The path of the new text of the file with this number.
    pub(super) fn file(&self, number: usize) -> PathBuf {
        self.files().join(number.to_string())
    }

    pub(super) fn exists(&self) -> Result<bool, Failure> {
        match self.folder.symlink_metadata() {
            Ok(found) if found.is_dir() => Ok(true),
            Ok(_) => Err(Failure::new(format!(
                "`{}` is not a folder",
                self.folder.display()
            ))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(Failure::disk("inspect", &self.folder, &error)),
        }
    }

    /// The journal of a run that had begun to change the target.
    pub(super) fn journal(&self) -> Option<Journal> {
        let [complete, _] = self.journal_places();
        Journal::parse(&fs::read_to_string(complete).ok()?)
    }

    /// Locks the folder, or fails if another run holds the lock.
    pub(super) fn lock(&self, disk: &mut dyn Disk) -> Result<Lock, Failure> {
        let place = self.lock_place();
        // A run that ends may remove the folder between two of these lines; then this run tries
        // again.
        for _ in 0..8 {
            match disk.create_folders(&self.folder) {
                // It existed, and was gone when the standard library looked whether it is a folder.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                created => {
                    created.map_err(|error| Failure::disk("create", &self.folder, &error))?;
                }
            }
            let file = match File::create(&place) {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(Failure::disk("create", &place, &error)),
            };
            match file.try_lock() {
                Ok(()) if is_same_file(&file, &place) => return Ok(Lock { _file: file }),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(self.busy()),
                Err(TryLockError::Error(error)) => {
                    return Err(Failure::disk("lock", &place, &error));
                }
            }
        }
        Err(self.busy())
    }

    fn busy(&self) -> Failure {
        let place = self.lock_place();
        Failure::new(format!(
            "another run is writing this folder (it contains `{}`)",
            place.display()
        ))
    }

    /// Writes the new files, and then the journal.
    pub(super) fn fill(
        &self,
        disk: &mut dyn Disk,
        survey: &Survey<'_>,
        journal: &Journal,
    ) -> Result<(), Failure> {
        let files = self.files();
        disk.create_folders(&files)
            .map_err(|error| Failure::disk("create", &files, &error))?;
        for (number, file) in survey.changed().enumerate() {
            let place = self.file(number);
            disk.write(&place, &file.text)
                .map_err(|error| Failure::disk("write", &place, &error))?;
        }
        let [complete, part] = self.journal_places();
        disk.write(&part, &journal.text())
            .and_then(|()| disk.rename(&part, &complete))
            .map_err(|error| Failure::disk("write", &complete, &error))
    }

    /// Removes the files of a run, the journal first, so that it is never performed in part.
    pub(super) fn discard(&self, disk: &mut dyn Disk) -> Result<(), Failure> {
        let waiting = match fs::read_dir(self.files()) {
            Ok(entries) => entries.collect::<io::Result<Vec<_>>>(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        };
        let waiting = waiting.map_err(|error| Failure::disk("read", &self.files(), &error))?;
        let waiting = waiting.iter().map(|entry| entry.path());
        for place in self.journal_places().into_iter().chain(waiting) {
            tolerate_absence(disk.remove_file(&place), &place)?;
        }
        tolerate_absence(disk.remove_folder(&self.files()), &self.files())?;
        tolerate_absence(disk.remove_tree(&self.fresh()), &self.fresh())
    }

    /// Removes the folder; the caller holds its lock.
    pub(super) fn clear(&self, disk: &mut dyn Disk) -> Result<(), Failure> {
        self.discard(disk)?;
        tolerate_absence(disk.remove_file(&self.lock_place()), &self.lock_place())?;
        match disk.remove_folder(&self.folder) {
            // Another run already uses it.
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
            result => tolerate_absence(result, &self.folder),
        }
    }
}

fn tolerate_absence(result: io::Result<()>, path: &Path) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Failure::disk("remove", path, &error))
        }
        _ => Ok(()),
    }
}

/// Whether the locked file is still the one that the next run would open: the previous run may have
/// removed it between opening and locking.
#[cfg(unix)]
fn is_same_file(file: &File, place: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), place.metadata()) {
        (Ok(ours), Ok(theirs)) => (ours.dev(), ours.ino()) == (theirs.dev(), theirs.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_same_file(_file: &File, place: &Path) -> bool {
    place.exists()
}
