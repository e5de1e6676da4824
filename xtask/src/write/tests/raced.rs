//! A folder that another run removes while this run creates it.

use std::io;
use std::path::Path;

use super::super::disk::{Disk, RealDisk};
use super::super::write_on;
use super::{file, place, tree, trees};

/// A disk on which the first creation of a folder fails as in such a race.
struct RacedDisk {
    is_first: bool,
}

impl Disk for RacedDisk {
    fn write(&mut self, path: &Path, text: &str) -> io::Result<()> {
        RealDisk.write(path, text)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }

    fn create_folders(&mut self, path: &Path) -> io::Result<()> {
        match std::mem::take(&mut self.is_first) {
            true => Err(io::ErrorKind::AlreadyExists.into()),
            false => RealDisk.create_folders(path),
        }
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        RealDisk.remove_file(path)
    }

    fn remove_folder(&mut self, path: &Path) -> io::Result<()> {
        RealDisk.remove_folder(path)
    }

    fn remove_tree(&mut self, path: &Path) -> io::Result<()> {
        RealDisk.remove_tree(path)
    }
}

#[test]
fn creates_a_folder_again_that_another_run_removed() {
    let (_folder, out) = place();
    let mut disk = RacedDisk { is_first: true };
    write_on(&mut disk, &[file("Cargo.toml", "new")], &out).expect("the second try succeeds");
    assert_eq!(tree(&out), trees(&[("Cargo.toml", "new")]));
}
