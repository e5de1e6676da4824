//! What generated waiters make of outputs: the vectors were recorded with jmespath, the library of botocore
//! (`tests/botocore/waiters.py`).

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::compile::{cargo, member, place};
use crate::fixtures::{generated, named, workspace};

/// Compiles the crate of the fixture, and a program that waits with each of its waiters.
#[test]
#[ignore = "takes half a minute; `cargo xtask ci` runs it"]
fn ends_waits_as_jmespath_says() {
    let vectors = workspace().join("tests/vectors/waiters.json");
    let vectors = fs::read_to_string(vectors).expect("the vectors can be read");
    let vectors: Vec<Value> = serde_json::from_str(&vectors).expect("they are JSON");
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("waiters");
    let fixture = named("waiters");
    let krate = generated(&fixture.sources, &member(fixture.options()));
    place(&root, std::slice::from_ref(&krate));
    write_program(&root, &vectors);
    let cases = root.join("cases.json");
    fs::write(&cases, Value::from(vectors.clone()).to_string()).expect("cases can be written");
    let mut command = cargo();
    command
        .args(["run", "--quiet", "--offline", "--package", "waiting"])
        .current_dir(&root)
        .env("CARGO_TARGET_DIR", root.join("target"))
        .env("CARGO_INCREMENTAL", "0");
    let output = command.output().expect("cargo can be started");
    let [ends, errors] = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    assert!(output.status.success(), "{errors}");
    let ends: Vec<&str> = ends.lines().collect();
    assert_eq!(ends.len(), vectors.len());
    for (end, vector) in ends.iter().zip(&vectors) {
        assert_eq!(vector["end"], **end, "{vector}");
    }
}

/// A package beside the crate, whose program prints the end of each wait.
fn write_program(root: &Path, vectors: &[Value]) {
    let names = vectors
        .iter()
        .filter_map(|vector| vector["waiter"].as_str());
    let names: BTreeSet<&str> = names.collect();
    let arms: String = names
        .iter()
        .map(|name| {
            // Its name is taken.
            let rust = if *name == "Waiter" { "Waiter2" } else { name };
            format!("\"{name}\" => end::<fixture_waiters::waiter::{rust}>(case),\n")
        })
        .collect();
    let folder = root.join("waiting");
    fs::create_dir_all(folder.join("src")).expect("a folder can be made");
    let runtime = workspace().join("runtime/core");
    let manifest = format!(
        "[package]\nname = \"waiting\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         fixture-waiters = {{ path = \"../fixture-waiters\", default-features = false, features = [\"serde\"] }}\n\
         hardy-runtime = {{ path = {runtime:?} }}\nserde = \"1\"\nserde_json = \"1\"\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest can be written");
    let program = PROGRAM.replace("ARMS", &arms);
    fs::write(folder.join("src/main.rs"), program).expect("a program can be written");
    let members = "[workspace]\nresolver = \"3\"\nmembers = [\"fixture-waiters\", \"waiting\"]\n";
    fs::write(root.join("Cargo.toml"), members).expect("a manifest can be written");
}

const PROGRAM: &str = r#"
use std::ops::ControlFlow;
use std::time::Duration;

use fixture_waiters::{Error, Operation, Wait, WaitError, Waiter};
use serde::de::DeserializeOwned;
use serde_json::Value;

fn main() {
    let cases = std::fs::read_to_string("cases.json").unwrap();
    let cases: Vec<Value> = serde_json::from_str(&cases).unwrap();
    for case in &cases {
        let end = match case["waiter"].as_str().unwrap() {
            ARMS
            other => unreachable!("{other}"),
        };
        println!("{end}");
    }
}

fn end<W: Waiter>(case: &Value) -> String
where
    <W::Operation as Operation>::Input: DeserializeOwned,
    <W::Operation as Operation>::Output: DeserializeOwned,
{
    let input = serde_json::from_value(case["input"].clone()).unwrap();
    let output: <W::Operation as Operation>::Output = serde_json::from_value(case["output"].clone()).unwrap();
    let mut wait = Wait::<W>::new(input, Duration::MAX);
    match wait.accept(Ok::<_, Error<_>>(output), Duration::ZERO, 0.0) {
        ControlFlow::Continue(_) => "retry".to_owned(),
        ControlFlow::Break(Ok(_)) => "success".to_owned(),
        ControlFlow::Break(Err(WaitError::Failed(failure))) => {
            let reason = failure.reason.trim_start_matches('`');
            let end = ["` has a sensitive value", "` is "].into_iter().find_map(|end| reason.rfind(end));
            format!("failure: {}", &reason[..end.unwrap()])
        }
        ControlFlow::Break(Err(other)) => other.to_string(),
    }
}
"#;
