//! Programs that must not compile: in each file of `tests/snippets`, the compiler refuses lines
//! that end in `//~ E0599` with that code, and no other lines. Its messages change from version to
//! version, and are not compared.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Lines and codes, by the name of a snippet.
type Refusals = BTreeMap<String, BTreeSet<(u64, String)>>;

#[test]
fn the_compiler_refuses_just_the_lines_that_are_marked() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut snippets: Vec<PathBuf> = fs::read_dir(tests.join("snippets"))
        .expect("the snippets are there")
        .map(|entry| entry.expect("an entry can be read").path())
        .collect();
    snippets.sort();
    let expected: Refusals = snippets.iter().map(|path| marked(path)).collect();
    assert!(expected["legal"].is_empty() && expected.len() > 4);
    assert_eq!(refused(tests, &snippets), expected);
}

/// The lines of a snippet that the compiler must refuse.
fn marked(path: &Path) -> (String, BTreeSet<(u64, String)>) {
    let text = fs::read_to_string(path).expect("a snippet can be read");
    let lines = (1..).zip(text.lines());
    let marks = lines.filter_map(|(number, line)| {
        let (_, code) = line.split_once("//~ ")?;
        Some((number, code.to_owned()))
    });
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    (name.into_owned(), marks.collect())
}

/// The lines that the compiler refuses.
fn refused(tests: &Path, snippets: &[PathBuf]) -> Refusals {
    let mut command = Command::new(env!("CARGO"));
    command
        .args(["check", "--quiet", "--offline", "--bins", "--keep-going"])
        .arg("--message-format=json")
        .current_dir(package(tests, snippets))
        // It compiles each crate once: what a second compilation would read is 60 % of the folder.
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("RUSTFLAGS");
    let output = command.output().expect("cargo can be started");
    let stdout = String::from_utf8_lossy(&output.stdout);
    let messages = stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("cargo writes JSON"));
    let messages: Vec<Value> = messages.collect();
    let finished = messages
        .iter()
        .any(|message| message["reason"] == "build-finished");
    assert!(finished, "{}", String::from_utf8_lossy(&output.stderr));
    let names = snippets.iter().map(|path| marked(path).0);
    let mut refused: Refusals = names.map(|name| (name, BTreeSet::new())).collect();
    let problems = messages
        .iter()
        .filter(|message| message["message"]["level"] == "error");
    for problem in problems {
        let (target, message) = (&problem["target"]["name"], &problem["message"]);
        let target = target.as_str().and_then(|name| refused.get_mut(name));
        let lines = target.unwrap_or_else(|| panic!("not a snippet: {message}"));
        // The last message only counts the others.
        if let Some(code) = message["code"]["code"].as_str() {
            let spans = message["spans"].as_array().into_iter().flatten();
            let place = spans.filter(|span| span["is_primary"] == true);
            lines.extend(
                place.filter_map(|span| Some((span["line_start"].as_u64()?, code.to_owned()))),
            );
        }
    }
    refused
}

/// A package with a program for each snippet.
fn package(tests: &Path, snippets: &[PathBuf]) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("snippets");
    fs::create_dir_all(&root).expect("a folder can be made");
    let workspace = tests.parent().expect("the package is in the workspace");
    let mut manifest = format!(
        "[package]\nname = \"snippets\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         multipartyapproval = {{ path = {:?}, default-features = false, features = [\"client\", \"sha2\"] }}\n",
        workspace.join("generated")
    );
    for path in snippets {
        let (name, _) = marked(path);
        manifest.push_str(&format!("\n[[bin]]\nname = {name:?}\npath = {path:?}\n"));
    }
    fs::write(root.join("Cargo.toml"), manifest).expect("a manifest can be written");
    // The versions of this workspace: others may not have been downloaded.
    fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock")).expect("the lock is copied");
    root
}
