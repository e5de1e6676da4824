//! The compiler agrees with `hardy_codegen::diff`: a program that uses all of the old crate's API compiles with the
//! new crate, unless `diff` calls the change a major one. So do the bytes: both crates send the same requests, unless
//! `diff` calls the change one on the wire. The same holds with the overlay that keeps what a change drops.

mod consumer;
mod requests;
mod rows;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hardy_codegen::diff::{Api, Retention, Side, Wire, compare, retain};
use hardy_codegen::{Generated, Options, Source, plan, read};
use serde_json::Value;

use crate::compile::{cargo, member, place};
use crate::fixtures::{generated, workspace};
use rows::rows;

/// Codes of the compiler's errors, by the number of a row.
type Errors = BTreeMap<usize, Vec<String>>;

/// Changes on the wire that are no changes of these requests.
const OTHERWISE: [(&str, &str); 8] = [
    ("D12: another place of an API key", "of authentication"),
    ("D12: another scheme", "of authentication"),
    ("D12: another signing name", "of signatures"),
    (
        "D24: a required member of an input",
        "the old crate cannot set it",
    ),
    ("D27: an input must have a member", "the program sets it"),
    ("D51: a timestamp format", "of a response"),
    ("D51: a timestamp format in a list", "of a response"),
    ("D60: another token", "of the next page"),
];

/// Major changes after which the old program compiles, and means something else.
const COMPILE: [&str; 1] = ["D62: a new value takes the name of another"];

/// A change, alone or with the overlay that keeps what it drops.
struct Case {
    /// The number of the case with the old model.
    old: usize,
    change: String,
    model: Vec<Source>,
    api: Api,
    wire: Wire,
}

// One test, because two would compile the same crates at the same time.
#[test]
#[ignore = "takes a minute; `cargo xtask ci --full` runs it"]
fn the_compiler_and_the_bytes_agree_about_every_kind_of_change() {
    let cases = cases();
    let crates = cases.iter().enumerate();
    let crates: Vec<Generated> = crates
        .map(|(number, case)| generated(&case.model, &options(number)))
        .collect();
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("agreement");
    place(&root.join("crates"), &crates);
    let programs = cases.iter();
    let programs: Vec<String> = programs
        .map(|case| consumer::program(&crates[case.old].api))
        .collect();
    let errors = errors(&root, &programs);
    let compiling: Vec<usize> = (0..crates.len())
        .filter(|number| !errors.contains_key(number))
        .collect();
    let requests = requests::requests(&root, &compiling);
    let mut disagreements = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let found = errors.get(&number).map(Vec::as_slice).unwrap_or_default();
        let compiles = COMPILE.contains(&case.change.as_str());
        if (case.api == Api::Major && !compiles) == found.is_empty() {
            let claimed = case.api.word();
            disagreements.push(format!("{}: {claimed}, but {found:?}", case.change));
        }
        let Some(request) = requests.get(&number) else {
            continue;
        };
        let is_otherwise = OTHERWISE.iter().any(|(change, _)| *change == case.change);
        let expected = match case.wire {
            Wire::Breaking => Some(!is_otherwise),
            Wire::Same => Some(false),
            _ => None,
        };
        let differs = Some(request) != requests.get(&case.old);
        if expected.is_some_and(|expected| expected != differs) {
            let claimed = case.wire.word();
            disagreements.push(format!("{}: {claimed}, but sends {request}", case.change));
        }
    }
    assert_eq!(disagreements, [""; 0]);
}

/// The models without changes, all changes, and the same with what an overlay keeps.
fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let same = unchanged(&mut cases, "nothing", &rows::model());
    for row in rows() {
        let old = match row.old_model() {
            Some(model) => unchanged(&mut cases, &format!("before {}", row.change), &model),
            None => same,
        };
        let before = cases[old].model.clone();
        let mut model = sources(&row.new_model());
        let (case, retention) = case(old, &before, row.change, &model);
        if let Some(retention) = retention {
            model.push(Source {
                name: "kept.rules.json".to_owned(),
                text: retention.text,
            });
            let change = format!("{}, kept", case.change);
            cases.push(self::case(old, &before, change, &model).0);
        }
        cases.push(case);
    }
    let kept = cases.iter().filter(|case| case.change.ends_with(", kept"));
    assert!(kept.filter(|case| case.api < Api::Major).count() > 12);
    cases
}

/// Adds a model that is the old one of changes, and returns its number.
fn unchanged(cases: &mut Vec<Case>, change: &str, model: &Value) -> usize {
    let (number, model) = (cases.len(), sources(model));
    cases.push(case(number, &model, change.to_owned(), &model).0);
    number
}

fn case(
    old: usize,
    before: &[Source],
    change: String,
    model: &[Source],
) -> (Case, Option<Retention>) {
    let options = Options::default();
    let resolved = [before, model].map(|model| read(model, &options).expect("it can be read"));
    let planned = [0, 1].map(|side| plan(&resolved[side], &options).expect("it has a crate"));
    let [before, after] = [0, 1].map(|side: usize| Side {
        resolved: &resolved[side],
        planned: &planned[side],
    });
    let comparison = compare(before, after);
    let retention = retain(before, after, &comparison.changes, &options, "2026-01-15");
    let case = Case {
        old,
        change,
        api: comparison.api(),
        wire: comparison.wire(),
        model: model.to_vec(),
    };
    (case, retention)
}

fn options(number: usize) -> Options {
    member(Options {
        crate_name: Some(format!("row-{number}")),
        ..Options::default()
    })
}

fn sources(model: &Value) -> Vec<Source> {
    vec![Source {
        name: "model.json".to_owned(),
        text: model.to_string(),
    }]
}

/// What the compiler refuses of the programs, each with the crate of its number.
fn errors(root: &Path, programs: &[String]) -> Errors {
    let package = package(root, programs);
    let mut command = cargo();
    command
        .args(["check", "--quiet", "--offline", "--bins", "--keep-going"])
        .arg("--message-format=json")
        .current_dir(package)
        .env("CARGO_TARGET_DIR", root.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("RUSTFLAGS");
    let output = command.output().expect("cargo can be started");
    let stdout = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> = stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("cargo writes JSON"))
        .collect();
    let finished = messages
        .iter()
        .any(|message| message["reason"] == "build-finished");
    assert!(finished, "{}", String::from_utf8_lossy(&output.stderr));
    let mut errors = Errors::new();
    let problems = messages
        .iter()
        .filter(|message| message["message"]["level"] == "error");
    for problem in problems {
        let (target, message) = (&problem["target"]["name"], &problem["message"]);
        let row = target.as_str().and_then(|name| name.strip_prefix("use-"));
        let row = row.and_then(|row| row.parse().ok());
        let row = row.unwrap_or_else(|| panic!("not a program: {message}"));
        let of_row = errors.entry(row).or_default();
        of_row.extend(message["code"]["code"].as_str().map(str::to_owned));
    }
    errors
}

/// A package with all programs.
fn package(root: &Path, programs: &[String]) -> PathBuf {
    let package = root.join("consumer");
    fs::create_dir_all(&package).expect("a folder can be made");
    let runtime = workspace().join("runtime/core");
    let mut manifest = format!(
        "[package]\nname = \"consumer\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         hardy-runtime = {{ path = {runtime:?}, default-features = false }}\n"
    );
    for row in 0..programs.len() {
        manifest.push_str(&format!(
            "row-{row} = {{ path = \"../crates/row-{row}\", default-features = false }}\n"
        ));
    }
    for (row, program) in programs.iter().enumerate() {
        manifest.push_str(&format!(
            "\n[[bin]]\nname = \"use-{row}\"\npath = \"use_{row}.rs\"\n"
        ));
        let text = format!("#![allow(warnings)]\nextern crate row_{row} as krate;\n{program}");
        write(&package.join(format!("use_{row}.rs")), &text);
    }
    write(&package.join("Cargo.toml"), &manifest);
    // The versions of this workspace: others may not have been downloaded.
    let lock = workspace().join("Cargo.lock");
    fs::copy(lock, package.join("Cargo.lock")).expect("the lock is copied");
    package
}

fn write(file: &Path, text: &str) {
    fs::write(file, text).expect("a file can be written");
}
