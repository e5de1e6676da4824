//! The files that a run writes, removes, keeps and refuses.

mod fresh;
mod killed;
mod raced;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hardy_codegen::{MARK, OutputFile};
use tempfile::TempDir;

use super::staging::Staging;
use super::{RealDisk, Written, write};

fn file(path: &str, text: &str) -> OutputFile {
    OutputFile {
        path: path.to_owned(),
        text: format!("# {MARK}\n{text}"),
    }
}

/// An empty folder, and a path in it for crates.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder
        .path()
        .canonicalize()
        .expect("it exists")
        .join("lamps");
    (folder, out)
}

fn put(out: &Path, path: &str, text: &str) {
    let place = out.join(path);
    fs::create_dir_all(place.parent().expect("it has one")).expect("a folder");
    fs::write(place, text.replace("MARK", MARK)).expect("a file");
}

/// Every file and empty folder below `folder`, with the content except the line of the mark.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(folder, folder, &mut found);
    found
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("it can be read").path();
        let name = path
            .strip_prefix(root)
            .expect("it is below")
            .display()
            .to_string();
        if path.is_dir() && !path.is_symlink() {
            let before = found.len();
            collect(root, &path, found);
            if found.len() == before {
                found.insert(format!("{name}/"), String::new());
            }
        } else {
            let text = fs::read_to_string(&path).expect("a file");
            found.insert(name, text.replace(&format!("# {MARK}\n"), ""));
        }
    }
}

fn trees(expected: &[(&str, &str)]) -> BTreeMap<String, String> {
    let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    expected.iter().map(owned).collect()
}

fn refusal(files: &[OutputFile], out: &Path) -> String {
    let failure = write(files, out).expect_err("it is refused").to_string();
    let above = out.parent().expect("it has one").display().to_string();
    failure.replace(&above, "…")
}

#[test]
fn writes_only_changed_files_and_removes_old_ones() {
    let (folder, out) = place();
    let first = [
        file("Cargo.toml", "1"),
        file("src/lib.rs", "a"),
        file("src/old/x.rs", "x"),
    ];
    let counts = |changed, unchanged, removed| Written {
        changed,
        unchanged,
        removed,
        resumed: false,
    };
    assert_eq!(write(&first, &out), Ok(counts(3, 0, 0)));
    assert_eq!(write(&first, &out), Ok(counts(0, 3, 0)));

    let modified = || fs::metadata(out.join("Cargo.toml")).and_then(|found| found.modified());
    let before = modified().expect("it was written");
    let second = [
        file("Cargo.toml", "1"),
        file("src/lib.rs", "b"),
        file("src/new/y.rs", "y"),
    ];
    assert_eq!(write(&second, &out), Ok(counts(2, 1, 1)));
    assert_eq!(modified().expect("it is still there"), before);
    let expected = [
        ("Cargo.toml", "1"),
        ("src/lib.rs", "b"),
        ("src/new/y.rs", "y"),
    ];
    assert_eq!(tree(&out), trees(&expected));
    assert_eq!(
        fs::read_dir(folder.path()).expect("it exists").count(),
        1,
        "staging is gone"
    );
}

#[test]
fn never_changes_foreign_files() {
    let (_folder, out) = place();
    let foreign = [
        (".git/HEAD", "# MARK"),
        ("Cargo.lock", "# MARK"),
        ("target/debug/lib.rs", "# MARK"),
    ];
    for (path, text) in foreign {
        put(&out, path, text);
    }
    write(&[file("Cargo.toml", "1")], &out).expect("nothing else is there");
    put(
        &out,
        "src/mine.rs",
        "// One\n// Two\n// Three\n// MARK in the fourth line\n",
    );
    put(&out, "src/gone.rs", "// One\n// Two\n// MARK\n");
    fs::create_dir(out.join("empty")).expect("an empty folder");
    let before = tree(&out);
    let written = write(&[file("Cargo.toml", "2")], &out).expect("its own crate");
    assert_eq!((written.changed, written.removed), (1, 1));
    let mut expected = before;
    expected.remove("src/gone.rs").expect("it was there");
    expected.insert("Cargo.toml".to_owned(), "2".to_owned());
    assert_eq!(tree(&out), expected);
}

#[test]
fn refuses_a_folder_that_is_not_its_own() {
    let files = [file("Cargo.toml", "1"), file("src/lib.rs", "a")];
    let whole_folder = "`…/lamps` is not empty, and its `Cargo.toml` (if any) was not written by \
                        this generator: nothing was written; name another folder, or empty this one";
    let one_file = "`src/lib.rs` was not written by this generator, so it is not replaced\n\
                    nothing was written to `…/lamps`";
    let cases: [(&[(&str, &str)], &str); 5] = [
        (&[("notes.txt", "mine")], whole_folder),
        (
            &[("Cargo.toml", "[package]\nname = \"mine\"")],
            whole_folder,
        ),
        (&[("src/lib.rs", "# MARK")], whole_folder),
        (
            &[("Cargo.toml", "# MARK"), ("src/lib.rs", "fn mine() {}")],
            one_file,
        ),
        (
            &[("Cargo.toml", "# MARK"), ("src", "mine")],
            "`…/lamps/src` is not a folder\nnothing was written to `…/lamps`",
        ),
    ];
    for (found, expected) in cases {
        let (folder, out) = place();
        for (path, text) in found {
            put(&out, path, text);
        }
        let before = tree(folder.path());
        assert_eq!(refusal(&files, &out), expected, "{found:?}");
        assert_eq!(tree(folder.path()), before, "{found:?}");
    }
}

#[test]
fn refuses_a_file_as_folder() {
    let (folder, out) = place();
    put(folder.path(), "lamps", "# MARK");
    let text = refusal(&[file("Cargo.toml", "1")], &out);
    assert!(
        text.starts_with("cannot use the folder `…/lamps`: "),
        "{text}"
    );
    let text = refusal(&[file("Cargo.toml", "1")], &out.join("inner"));
    assert!(text.starts_with("cannot "), "{text}");
    assert_eq!(tree(folder.path()).len(), 1);
}

#[cfg(unix)]
#[test]
fn follows_no_symbolic_link_inside_the_folder() {
    use std::os::unix::fs::symlink;
    let (folder, out) = place();
    put(folder.path(), "elsewhere/lib.rs", "# MARK\nold");
    put(folder.path(), "elsewhere/gone.rs", "# MARK\nold");
    put(&out, "Cargo.toml", "# MARK");
    symlink(folder.path().join("elsewhere"), out.join("src")).expect("a link");
    let files = [file("Cargo.toml", "1"), file("src/lib.rs", "a")];
    let expected = "`…/lamps/src` is a symbolic link\nnothing was written to `…/lamps`";
    assert_eq!(refusal(&files, &out), expected);

    write(&files[..1], &out).expect("nothing is written through the link now");
    let elsewhere = [("gone.rs", "old"), ("lib.rs", "old")];
    assert_eq!(tree(&folder.path().join("elsewhere")), trees(&elsewhere));

    fs::remove_file(out.join("src")).expect("the link");
    put(&out, "src/keep.rs", "mine");
    symlink(
        folder.path().join("elsewhere/lib.rs"),
        out.join("src/lib.rs"),
    )
    .expect("a link");
    let expected = "`…/lamps/src/lib.rs` is a symbolic link\nnothing was written to `…/lamps`";
    assert_eq!(refusal(&files, &out), expected);

    let linked = folder.path().join("linked");
    symlink(&out, &linked).expect("a link");
    write(&[file("Cargo.toml", "2")], &linked).expect("the folder itself may be reached by one");
    assert_eq!(tree(&out).get("Cargo.toml").map(String::as_str), Some("2"));
}

#[test]
fn refuses_invalid_emitted_files() {
    let not_plain = [
        "",
        "/etc/x",
        "../x",
        "src/../../x",
        "./x",
        "src//x",
        "src\\x",
        "c:x",
        "x/",
    ];
    let manifest = || file("Cargo.toml", "1");
    let mut cases: Vec<(Vec<OutputFile>, String)> = not_plain
        .map(|path| {
            (
                vec![manifest(), file(path, "")],
                format!("`{path}` is not a plain relative path"),
            )
        })
        .into();
    for path in [".git/config", "target/x", "Cargo.lock"] {
        let text = format!("`{path}` is reserved for cargo and git");
        cases.push((vec![manifest(), file(path, "")], text));
    }
    let unmarked = OutputFile {
        path: "x".to_owned(),
        text: format!("\n\n\n{MARK}"),
    };
    let lacks = "`x` lacks the generator's mark in its first three lines";
    cases.push((vec![manifest(), unmarked], lacks.to_owned()));
    cases.push((
        vec![manifest(), manifest()],
        "`Cargo.toml` occurs twice".to_owned(),
    ));
    for (files, expected) in cases {
        let (folder, out) = place();
        assert_eq!(
            refusal(&files, &out),
            format!("the emitted file {expected}")
        );
        assert_eq!(tree(folder.path()), trees(&[]));
    }
    let (_folder, out) = place();
    assert_eq!(
        refusal(&[file("src/lib.rs", "")], &out),
        "no `Cargo.toml` was emitted"
    );
}

#[test]
fn lets_one_run_write_at_a_time() {
    let (folder, out) = place();
    let files = [file("Cargo.toml", "1")];
    let staging = Staging::beside(&out).expect("it has a name");
    let lock = staging.lock(&mut RealDisk).expect("nobody else writes");
    let expected = "another run is writing this folder (it contains `…/.lamps.hardy-staging/lock`)";
    assert_eq!(refusal(&files, &out), expected);
    assert!(!out.exists());
    // The system releases the lock of a killed process; its file remains.
    drop(lock);
    write(&files, &out).expect("nobody else writes any more");
    assert_eq!(fs::read_dir(folder.path()).expect("it exists").count(), 1);
}

#[test]
fn survives_many_runs_at_once() {
    let (folder, out) = place();
    let run = |text: String| {
        let files = [file("Cargo.toml", &text), file("src/lib.rs", &text)];
        for _ in 0..40 {
            if let Err(failure) = write(&files, &out) {
                assert!(
                    failure.to_string().contains("another run is writing"),
                    "{failure}"
                );
            }
        }
    };
    std::thread::scope(|scope| {
        for number in 0..4 {
            scope.spawn(move || run(number.to_string()));
        }
    });
    write(
        &[file("Cargo.toml", "last"), file("src/lib.rs", "last")],
        &out,
    )
    .expect("all have ended");
    assert_eq!(
        tree(&out),
        trees(&[("Cargo.toml", "last"), ("src/lib.rs", "last")])
    );
    assert_eq!(fs::read_dir(folder.path()).expect("it exists").count(), 1);
}
