//! The differences of a folder.

use std::fs;
use std::path::Path;

use hardy_codegen::{MARK, OutputFile};

use super::drift;

fn file(path: &str, text: &str) -> OutputFile {
    OutputFile {
        path: path.to_owned(),
        text: format!("# {MARK}\n{text}"),
    }
}

fn emitted() -> Vec<OutputFile> {
    vec![
        file("Cargo.toml", "[package]\n"),
        file("src/lib.rs", "one\ntwo\nthree\nfour\nfive\n"),
    ]
}

/// The drift of an up-to-date folder after `change`.
fn after(change: impl FnOnce(&Path)) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("lamps");
    crate::write::write(&emitted(), &out).expect("a new folder");
    change(&out);
    let texts = drift(&emitted(), &out)
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>();
    texts.join("\n").replace(
        &folder
            .path()
            .canonicalize()
            .expect("it exists")
            .display()
            .to_string(),
        "…",
    )
}

fn write_lib(out: &Path, text: &str) {
    fs::write(out.join("src/lib.rs"), text.replace("MARK", MARK)).expect("a file");
}

#[test]
fn reports_nothing_about_an_up_to_date_folder() {
    assert_eq!(after(|_| {}), "");
    let with_foreign_files = after(|out| {
        fs::create_dir_all(out.join("target/debug")).expect("a folder");
        fs::write(out.join("target/debug/x.rs"), format!("// {MARK}")).expect("a file");
        fs::write(out.join("Cargo.lock"), format!("# {MARK}")).expect("a file");
        fs::write(out.join("notes.md"), "mine").expect("a file");
    });
    assert_eq!(with_foreign_files, "");
}

#[test]
fn shows_the_first_lines_that_differ() {
    let cases = [
        (
            "# MARK\none\ntwo\nTHREE\nfour\nfive\n",
            "src/lib.rs:4 differs\n  - THREE\n  + three",
        ),
        (
            "# MARK\none\n",
            "src/lib.rs:3 differs\n  + two\n  + three\n  + four",
        ),
        (
            "# MARK\nzero\none\ntwo\nthree\nfour\nfive\n",
            "src/lib.rs:2 differs\n  - zero\n  - one\n  - two\n  + one\n  + two\n  + three",
        ),
        (
            "# MARK\none\ntwo\nthree\nfour\nfive\n\tsix\n",
            "src/lib.rs:7 differs\n  - \\tsix",
        ),
        (
            "# MARK\none\ntwo\nthree\nfour\nfive",
            "src/lib.rs:6 differs\n  - five (no line break at the end)\n  + five",
        ),
        (
            "# MARK\none\r\ntwo\nthree\nfour\nfive\n",
            "src/lib.rs:2 differs\n  - one\\r\n  + one",
        ),
    ];
    for (on_disk, expected) in cases {
        assert_eq!(
            after(|out| write_lib(out, on_disk)),
            expected,
            "{on_disk:?}"
        );
    }
}

#[test]
fn cuts_long_lines() {
    let text = after(|out| write_lib(out, &"ä".repeat(5000)));
    assert!(
        text.contains(&format!("- {}… (no line break", "ä".repeat(140))),
        "{text}"
    );
}

#[test]
fn lists_missing_extra_and_foreign_files() {
    let missing = after(|out| fs::remove_file(out.join("src/lib.rs")).expect("it was written"));
    assert_eq!(missing, "src/lib.rs is missing");
    let left_over = after(|out| {
        fs::write(out.join("src/gone.rs"), format!("\n\n// {MARK}")).expect("a file");
        fs::write(out.join("src/kept.rs"), format!("\n\n\n// {MARK}")).expect("a file");
    });
    assert_eq!(
        left_over,
        "src/gone.rs is no longer generated\n\
         src/kept.rs is not generated; move it out of the folders of generated files"
    );
    let in_the_way = after(|out| {
        fs::remove_file(out.join("src/lib.rs")).expect("it was written");
        fs::create_dir(out.join("src/lib.rs")).expect("the file is gone");
    });
    assert_eq!(in_the_way, "src/lib.rs: `…/lamps/src/lib.rs` is not a file");
    let gone = after(|out| fs::remove_dir_all(out).expect("it was written"));
    assert_eq!(
        gone,
        "the folder does not exist: nothing has been generated there yet"
    );
}

/// In folders where the generator writes no files, such files are harmless.
#[test]
fn reports_foreign_rust_files_among_generated_ones() {
    let foreign = after(|out| {
        for path in [
            "src/types/mine.rs",
            "src/notes.md",
            "tests/mine.rs",
            "build.rs",
        ] {
            let place = out.join(path);
            fs::create_dir_all(place.parent().expect("it has one")).expect("a folder");
            fs::write(place, "// mine\n").expect("a file");
        }
    });
    assert_eq!(
        foreign,
        "src/types/mine.rs is not generated; move it out of the folders of generated files"
    );
}

#[test]
fn reports_that_a_run_was_killed() {
    let text = after(|out| {
        let staging = out.with_file_name(".lamps.hardy-staging");
        fs::create_dir(&staging).expect("no run is under way");
        let journal = r#"{"format": 1, "moves": [], "removals": []}"#;
        fs::write(staging.join("journal.json"), journal).expect("a file");
    });
    assert_eq!(
        text,
        "the folder is incomplete: a run was killed, or is still running"
    );
}
