//! New folders: complete or not there at all, whatever happens.

use std::fs;

use super::killed::FailingDisk;
use super::{RealDisk, file, place, tree};
use crate::write::fresh::write_new_on;

fn files() -> Vec<hardy_codegen::OutputFile> {
    vec![file("Cargo.toml", "a"), file("model/b.json", "b")]
}

#[test]
fn writes_all_or_nothing_if_it_is_killed_at_any_step() {
    let mut finished = 0;
    for steps in 0..40 {
        let (folder, out) = place();
        let mut disk = FailingDisk { steps_left: steps };
        let written = write_new_on(&mut disk, &files(), &out).is_ok();
        if out.exists() {
            assert_eq!(tree(&out).len(), 2, "{steps}");
        }
        if written {
            let left = fs::read_dir(folder.path()).expect("a folder").count();
            assert_eq!(left, 1, "nothing is beside it");
            finished += 1;
        } else if !out.exists() {
            write_new_on(&mut RealDisk, &files(), &out).expect("the next run completes");
            assert_eq!(tree(&out).len(), 2, "{steps}");
            let left = fs::read_dir(folder.path()).expect("a folder").count();
            assert_eq!(left, 1, "the next run has cleaned up after {steps}");
        }
    }
    assert!((1..40).contains(&finished), "{finished}");
}

#[test]
fn refuses_folders_with_files_and_paths_outside() {
    let (_folder, out) = place();
    fs::create_dir(&out).expect("a folder");
    write_new_on(&mut RealDisk, &files(), &out).expect("it is empty");
    let failure = write_new_on(&mut RealDisk, &files(), &out).expect_err("it is filled");
    assert!(
        failure.to_string().contains("already has a crate"),
        "{failure}"
    );
    let beside = out.with_file_name("beside");
    let failure = write_new_on(&mut RealDisk, &[file("../a", "a")], &beside).expect_err("outside");
    assert!(
        failure.to_string().contains("not a plain relative path"),
        "{failure}"
    );
    assert!(!beside.exists());
}
