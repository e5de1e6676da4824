//! Runs that are killed after any number of steps, and the next run.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use hardy_codegen::OutputFile;
use tempfile::TempDir;

use super::super::disk::Disk;
use super::super::write_on;
use super::{RealDisk, Staging, file, place, put, refusal, tree, trees, write};
use crate::drift::{DriftKind, drift};

/// A disk that fails after a number of steps.
pub(super) struct FailingDisk {
    pub(super) steps_left: usize,
}

impl FailingDisk {
    fn step(&mut self) -> io::Result<()> {
        let left = self.steps_left.checked_sub(1);
        self.steps_left = left.ok_or_else(|| io::Error::other("killed"))?;
        Ok(())
    }
}

impl Disk for FailingDisk {
    fn write(&mut self, path: &Path, text: &str) -> io::Result<()> {
        match self.step() {
            Ok(()) => RealDisk.write(path, text),
            // A kill in the middle of this step leaves half of the file.
            Err(error) => RealDisk
                .write(path, text.split_at(text.len() / 2).0)
                .and(Err(error)),
        }
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.rename(from, to))
    }

    fn create_folders(&mut self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.create_folders(path))
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.remove_file(path))
    }

    fn remove_folder(&mut self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.remove_folder(path))
    }

    fn remove_tree(&mut self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| RealDisk.remove_tree(path))
    }
}

const NOTES: (&str, &str) = ("src/notes.txt", "mine");

/// A crate before the runs under test, with a file of its user.
fn old_crate() -> (TempDir, PathBuf) {
    let (folder, out) = place();
    let files = [
        file("Cargo.toml", "old"),
        file("src/lib.rs", "old"),
        file("src/same.rs", "same"),
        file("src/gone/deep/x.rs", "gone"),
    ];
    write(&files, &out).expect("a new folder");
    put(&out, NOTES.0, NOTES.1);
    (folder, out)
}

fn new_files() -> Vec<OutputFile> {
    vec![
        file("Cargo.toml", "new"),
        file("src/lib.rs", "new"),
        file("src/same.rs", "same"),
        file("src/more/y.rs", "new"),
    ]
}

const NEW_TREE: [(&str, &str); 4] = [
    ("Cargo.toml", "new"),
    ("src/lib.rs", "new"),
    ("src/same.rs", "same"),
    ("src/more/y.rs", "new"),
];

/// Runs with this number of steps; returns whether it finished.
fn run_for(steps: usize, out: &Path) -> bool {
    write_on(&mut FailingDisk { steps_left: steps }, &new_files(), out).is_ok()
}

/// Conditions after a kill at any step.
fn check_after_kill(out: &Path, before: &BTreeMap<String, String>) {
    let staging = Staging::beside(out).expect("it has a name");
    let drifts = drift(&new_files(), out);
    let is_reported = drifts
        .iter()
        .any(|drift| drift.kind == DriftKind::HalfWritten);
    assert_eq!(is_reported, staging.journal().is_some());
    let now = tree(out);
    if before.contains_key("Cargo.toml") {
        assert_eq!(now.get(NOTES.0).map(String::as_str), Some(NOTES.1));
        assert!(["old", "new"].contains(&now.get("Cargo.toml").map_or("", String::as_str)));
    }
    let is_finished = drifts.is_empty();
    if staging.journal().is_none() && !is_finished {
        assert_eq!(now, *before, "a run without a journal has changed nothing");
    }
}

fn check_after_next_run(folder: &TempDir, out: &Path, extra: &[(&str, &str)]) {
    write(&new_files(), out).expect("the next run succeeds");
    assert_eq!(tree(out), trees(&[&NEW_TREE, extra].concat()));
    assert_eq!(
        fs::read_dir(folder.path()).expect("it exists").count(),
        1,
        "staging is gone"
    );
}

#[test]
fn completes_or_discards_a_run_killed_at_any_step() {
    let mut stages = [0, 0];
    for steps in 0.. {
        let (folder, out) = old_crate();
        let before = tree(&out);
        let ended = run_for(steps, &out);
        check_after_kill(&out, &before);
        let staging = Staging::beside(&out).expect("it has a name");
        stages[usize::from(staging.journal().is_some())] += 1;
        check_after_next_run(&folder, &out, &[NOTES]);
        if ended {
            assert!(
                stages.iter().all(|runs| *runs > 8),
                "with and without a journal: {stages:?}"
            );
            return;
        }
    }
}

#[test]
fn completes_or_discards_a_first_run_killed_at_any_step() {
    for steps in 0.. {
        let (folder, out) = place();
        let ended = run_for(steps, &out);
        check_after_kill(&out, &trees(&[]));
        check_after_next_run(&folder, &out, &[]);
        if ended {
            assert!(steps > 15, "the run has more steps than that");
            return;
        }
    }
}

#[test]
fn completes_a_run_whose_successor_was_killed_too() {
    for steps in 0.. {
        // Combines each step of the second run with some steps of the first: all pairs would take
        // long.
        for again in (steps % 5..).step_by(5) {
            let (folder, out) = old_crate();
            let ended = run_for(steps, &out);
            let successor_ended = run_for(again, &out);
            assert!(out.join("Cargo.toml").is_file(), "{steps}, {again}");
            check_after_next_run(&folder, &out, &[NOTES]);
            if ended {
                return;
            }
            if successor_ended {
                break;
            }
        }
    }
}

/// A crate with new files and a complete journal, none of which has been moved.
fn killed_after_journal() -> (TempDir, PathBuf, Staging) {
    let (folder, out) = old_crate();
    let staging = Staging::beside(&out).expect("it has a name");
    let killed = (0..).find(|steps| !run_for(*steps, &out) && staging.journal().is_some());
    killed.expect("a run writes a journal");
    (folder, out, staging)
}

#[test]
fn reports_that_it_completed_an_earlier_run() {
    let (_folder, out, _staging) = killed_after_journal();
    let written = write(&new_files(), &out).expect("the next run succeeds");
    assert!(written.resumed);
    assert_eq!((written.changed, written.removed), (0, 0));
}

#[test]
fn completes_the_earlier_run_before_its_own() {
    let (_folder, out, _staging) = killed_after_journal();
    let files = [file("Cargo.toml", "newest"), file("src/lib.rs", "new")];
    let written = write(&files, &out).expect("the next run succeeds");
    assert_eq!(
        (written.changed, written.unchanged, written.removed),
        (1, 1, 2)
    );
    let expected = [("Cargo.toml", "newest"), ("src/lib.rs", "new"), NOTES];
    assert_eq!(tree(&out), trees(&expected));
}

#[test]
fn keeps_files_that_the_user_has_added_since() {
    let (_folder, out, staging) = killed_after_journal();
    put(&out, "src/lib.rs", "mine");
    let expected = "`src/lib.rs` was not written by this generator, so it is not replaced\n\
                    the next run completes the changes of this one";
    assert_eq!(refusal(&new_files(), &out), expected);
    assert_eq!(
        fs::read_to_string(out.join("src/lib.rs")).expect("it is there"),
        "mine"
    );
    assert!(staging.journal().is_some());
    fs::remove_file(out.join("src/lib.rs")).expect("the user removes it");
    write(&new_files(), &out).expect("the next run succeeds");
}

#[test]
fn discards_an_invalid_journal() {
    let journals = [
        "",
        "{",
        r#"{"format": 1, "moves": [[0, "src/lib.rs"]]}"#,
        r#"{"format": 2, "moves": [], "removals": ["src/lib.rs"]}"#,
        r#"{"format": 1, "moves": [], "removals": ["../precious"]}"#,
        r#"{"format": 1, "moves": [[0, "/precious"]], "removals": []}"#,
    ];
    for journal in journals {
        let (folder, out) = old_crate();
        put(folder.path(), "precious", "# MARK\n");
        put(folder.path(), ".lamps.hardy-staging/journal.json", journal);
        put(
            folder.path(),
            ".lamps.hardy-staging/files/0",
            "# MARK\nevil",
        );
        write(&new_files(), &out).expect("the next run succeeds");
        assert_eq!(
            tree(&out),
            trees(&[&NEW_TREE[..], &[NOTES]].concat()),
            "{journal}"
        );
        assert!(folder.path().join("precious").exists());
        assert!(!folder.path().join(".lamps.hardy-staging").exists());
    }
}
