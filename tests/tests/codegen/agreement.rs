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
const OTHERWISE: [(&str, &str); 5] = [
    ("D12: another signing name", "of signatures"),
    (
        "D24: a required member of an input",
        "the old crate cannot set it",
    ),
    ("D27: an input must have a member", "the program sets it"),
    ("D51: a timestamp format", "of a response"),
    ("D60: another token", "of the next page"),
];

/// A change, alone or with the overlay that keeps what it drops.
struct Case {
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
    let program = consumer::program(&crates[0].api);
    let errors = errors(&root, crates.len(), &program);
    let compiling: Vec<usize> = (0..crates.len())
        .filter(|number| !errors.contains_key(number))
        .collect();
    let requests = requests::requests(&root, &compiling);
    let mut disagreements = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let found = errors.get(&number).map(Vec::as_slice).unwrap_or_default();
        if (case.api == Api::Major) == found.is_empty() {
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
        let differs = request != &requests[&0];
        if expected.is_some_and(|expected| expected != differs) {
            let claimed = case.wire.word();
            disagreements.push(format!("{}: {claimed}, but sends {request}", case.change));
        }
    }
    assert_eq!(disagreements, [""; 0]);
}

/// All changes, the first of which is none, and then those of which an overlay keeps something.
fn cases() -> Vec<Case> {
    let rows = rows();
    let old = sources(&rows[0].model());
    let options = Options::default();
    let resolved = read(&old, &options).expect("the model can be read");
    let planned = plan(&resolved, &options).expect("it has a crate");
    let before = Side {
        resolved: &resolved,
        planned: &planned,
    };
    let mut cases = Vec::new();
    let mut kept = Vec::new();
    for row in rows {
        let mut model = sources(&row.model());
        let (case, retention) = case(before, row.change, &model);
        if let Some(retention) = retention {
            model.push(Source {
                name: "kept.rules.json".to_owned(),
                text: retention.text,
            });
            let change = format!("{}, kept", case.change);
            kept.push(self::case(before, change, &model).0);
        }
        cases.push(case);
    }
    assert!(kept.iter().filter(|case| case.api < Api::Major).count() > 12);
    cases.extend(kept);
    cases
}

fn case(before: Side<'_>, change: String, model: &[Source]) -> (Case, Option<Retention>) {
    let options = Options::default();
    let resolved = read(model, &options).expect("the model can be read");
    let planned = plan(&resolved, &options).expect("it has a crate");
    let after = Side {
        resolved: &resolved,
        planned: &planned,
    };
    let comparison = compare(before, after);
    let retention = retain(before, after, &comparison.changes, &options, "2026-01-15");
    let case = Case {
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

/// What the compiler refuses of the program with each of the crates.
fn errors(root: &Path, crates: usize, program: &str) -> Errors {
    let package = package(root, crates, program);
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

/// A package with the program once for each crate.
fn package(root: &Path, crates: usize, program: &str) -> PathBuf {
    let package = root.join("consumer");
    fs::create_dir_all(&package).expect("a folder can be made");
    let runtime = workspace().join("runtime/core");
    let mut manifest = format!(
        "[package]\nname = \"consumer\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         hardy-runtime = {{ path = {runtime:?}, default-features = false }}\n"
    );
    for row in 0..crates {
        manifest.push_str(&format!(
            "row-{row} = {{ path = \"../crates/row-{row}\", default-features = false }}\n"
        ));
    }
    write(&package.join("program.rs"), program);
    for row in 0..crates {
        manifest.push_str(&format!(
            "\n[[bin]]\nname = \"use-{row}\"\npath = \"use_{row}.rs\"\n"
        ));
        let file = format!(
            "#![allow(warnings)]\nextern crate row_{row} as krate;\ninclude!(\"program.rs\");\n"
        );
        write(&package.join(format!("use_{row}.rs")), &file);
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
