//! Every change that a run makes to the disk, one method each.
//!
//! They stand behind a trait so that tests can stop a run after any of them, as a kill would.

use std::fs;
use std::io;
use std::path::Path;

/// Changes to a disk; each method is one step, done wholly or not at all, but for [`Disk::write`],
/// which a kill may leave half done.
pub(crate) trait Disk {
    /// Writes a file, over the one that may be there.
    fn write(&mut self, path: &Path, text: &str) -> io::Result<()>;
    /// Moves a file, over the one that may be there.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    /// Creates a folder and those above it.
    fn create_folders(&mut self, path: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&mut self, path: &Path) -> io::Result<()>;
    /// Removes a folder that must be empty.
    fn remove_folder(&mut self, path: &Path) -> io::Result<()>;
}

/// The disk itself.
pub(crate) struct RealDisk;

impl Disk for RealDisk {
    fn write(&mut self, path: &Path, text: &str) -> io::Result<()> {
        fs::write(path, text)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn create_folders(&mut self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}
