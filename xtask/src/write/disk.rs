//! The changes that a run makes to the disk, one method each. They are a trait, so that tests can
//! stop a run after any of them, like a kill.

use std::fs;
use std::io;
use std::path::Path;

/// Changes to a disk. Each method is atomic, except [`Disk::write`] and [`Disk::remove_tree`], which a kill may
/// interrupt.
pub(crate) trait Disk {
    /// Writes a file, and replaces an existing one.
    fn write(&mut self, path: &Path, text: &str) -> io::Result<()>;
    /// Moves a file, and replaces an existing one.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    /// Creates a folder and its parents.
    fn create_folders(&mut self, path: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&mut self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&mut self, path: &Path) -> io::Result<()>;
    /// Removes a folder with everything in it.
    fn remove_tree(&mut self, path: &Path) -> io::Result<()>;
}

/// The real disk.
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

    fn remove_tree(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_dir_all(path)
    }
}
