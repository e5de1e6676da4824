//! The effect of arguments and settings, without running the generator.

mod folder;
mod runtime;
mod stray;

use std::fs;
use std::path::PathBuf;

use clap::Parser;
use hardy_codegen::{Example, Metadata, RUNTIME_VERSION, Runtime};
use tempfile::TempDir;

use super::Job;
use super::timings::display_duration;
use crate::arguments::{Arguments, CodegenArguments, Command};
use crate::diagnostics::grouped;
use crate::workspace::Workspace;

const SETTINGS: &str = r#"{
    "model": ["lamps.json", "more.json"],
    "name": "lamps",
    "version": "0.2.0",
    "keywords": ["light"],
    "readme": "lamps.md",
    "operations": ["ListLamps"],
    "states": {"published": "2025-08-08"},
    "examples": ["examples/list_lamps.rs"],
    "dev_dependencies": {"tokio": "1", "lamps": {"path": "../generated"}}
}"#;

/// A workspace with settings and two model files, and a folder beside it.
fn workspace() -> (TempDir, Workspace) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("workspace");
    for inner in [
        "model/examples",
        "runtime/core",
        "generated",
        "other-runtime",
    ] {
        fs::create_dir_all(root.join(inner)).expect("a folder");
    }
    let files = [
        ("crate.json", SETTINGS),
        ("lamps.json", "first"),
        ("more.json", "second"),
        ("lamps.md", "# Lamps"),
        ("examples/list_lamps.rs", "fn main() {}"),
    ];
    for (path, text) in files {
        fs::write(root.join("model").join(path), text).expect("a file");
    }
    let workspace = Workspace::at(&root).expect("it exists");
    (folder, workspace)
}

fn parsed(words: &[&str]) -> CodegenArguments {
    let all = ["xtask", "codegen"].iter().chain(words);
    match Arguments::try_parse_from(all)
        .expect("known options")
        .command
    {
        Command::Codegen(arguments) => arguments,
        other => unreachable!("expected codegen, found {other:?}"),
    }
}

fn job(workspace: &Workspace, words: &[&str]) -> Job {
    match Job::new(&workspace.into(), &parsed(words)) {
        Ok(job) => job,
        Err(failure) => unreachable!("{words:?}: {failure}"),
    }
}

fn failure(workspace: &Workspace, words: &[&str]) -> String {
    match Job::new(&workspace.into(), &parsed(words)) {
        Ok(_) => unreachable!("{words:?} has to fail"),
        Err(failure) => failure
            .to_string()
            .replace(&workspace.root().display().to_string(), "…"),
    }
}

fn text(path: PathBuf) -> String {
    path.to_str().expect("a path of Unicode").to_owned()
}

/// The checked-in crate is also published, and then gets the runtime from the registry.
fn runtime_of_member() -> Runtime {
    Runtime::PathAndVersion {
        path: "../runtime/core".to_owned(),
        version: RUNTIME_VERSION.to_owned(),
    }
}

#[test]
fn reads_options_from_the_settings() {
    let (_folder, workspace) = workspace();
    let Job {
        sources,
        names,
        options,
        out,
        fix,
    } = job(&workspace, &[]);
    assert_eq!(names.display_name, "model/lamps.names.json");
    assert!(names.is_written);
    let sources: Vec<_> = sources
        .into_iter()
        .map(|source| (source.name, source.text))
        .collect();
    let expected = [("model/lamps.json", "first"), ("model/more.json", "second")];
    assert_eq!(
        sources,
        expected.map(|(name, text)| (name.to_owned(), text.to_owned()))
    );
    assert_eq!(options.crate_name.as_deref(), Some("lamps"));
    assert_eq!(options.crate_version, "0.2.0");
    assert_eq!(options.operations, ["ListLamps"]);
    assert_eq!(options.command.as_deref(), Some("cargo xtask codegen"));
    assert_eq!(options.model_version, "2025-08-08");
    let example = Example {
        name: "list_lamps".to_owned(),
        path: "../model/examples/list_lamps.rs".to_owned(),
        required_features: Vec::new(),
    };
    let packages = options.dev_dependencies.iter();
    let packages = packages.map(|package| (package.name.as_str(), package.path.as_deref()));
    let packages: Vec<_> = packages.collect();
    assert_eq!(packages, [("lamps", Some(".")), ("tokio", None)]);
    assert_eq!(options.examples, [example]);
    assert_eq!(options.service, None);
    let metadata = Metadata {
        keywords: vec!["light".to_owned()],
        readme: Some("../model/lamps.md".to_owned()),
        ..Metadata::default()
    };
    assert_eq!(options.metadata, metadata);
    assert_eq!(options.runtime, runtime_of_member());
    assert!(!options.standalone);
    assert_eq!(out, workspace.generated());
    assert_eq!(fix, "cargo xtask codegen");
}

#[test]
fn prefers_arguments_to_settings() {
    let (folder, workspace) = workspace();
    let out = text(folder.path().join("lamps"));
    let words = [
        "--out",
        &out,
        "--name",
        "a",
        "--operations",
        "B, C",
        "--service",
        "x#D",
        "--runtime",
        "^0.1.3",
        "--standalone",
    ];
    let Job { options, fix, .. } = job(&workspace, &words);
    assert_eq!(options.crate_name.as_deref(), Some("a"));
    assert_eq!(options.operations, ["B", "C"]);
    assert_eq!(options.service.as_deref(), Some("x#D"));
    assert_eq!(options.runtime, Runtime::Version("^0.1.3".to_owned()));
    assert_eq!(options.crate_version, "0.2.0");
    assert!(options.standalone);
    let expected = "--operations B,C --name a --service 'x#D' --runtime '^0.1.3' --standalone";
    assert_eq!(fix, format!("cargo xtask codegen --out {out} {expected}"));
    assert_eq!(options.command, None);
}

#[test]
fn does_not_read_the_settings_for_another_model() {
    let (folder, workspace) = workspace();
    fs::write(workspace.model().join("crate.json"), "broken").expect("a file");
    let model = text(workspace.model().join("more.json"));
    let out = text(folder.path().join("out put"));
    let Job {
        sources,
        options,
        fix,
        ..
    } = job(
        &workspace,
        &["--model", &model, &model, "--model", &model, "--out", &out],
    );
    let names: Vec<_> = sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, [&model; 3]);
    assert_eq!(options.crate_name, None);
    assert_eq!(options.crate_version, "0.1.0");
    assert!(options.operations.is_empty() && options.examples.is_empty());
    assert!(!options.standalone);
    let runtime = Runtime::Path("../workspace/runtime/core".to_owned());
    assert_eq!(options.runtime, runtime);
    let models = vec![format!("--model {model}"); 3].join(" ");
    assert_eq!(fix, format!("cargo xtask codegen {models} --out '{out}'"));
}

#[test]
fn lists_examples_only_in_the_checked_in_crate() {
    let (folder, workspace) = workspace();
    let member = text(workspace.root().join("target/../generated"));
    let inside = text(workspace.root().join("target/crates/lamps"));
    let outside = text(folder.path().join("lamps"));
    fs::create_dir_all(workspace.root().join("target")).expect("a folder");
    for (out, expected) in [(&member, 1), (&inside, 0), (&outside, 0)] {
        let options = job(&workspace, &["--out", out]).options;
        assert_eq!(options.examples.len(), expected, "{out}");
        assert_eq!(options.dev_dependencies.len(), 2 * expected, "{out}");
    }
}

#[test]
fn refuses_unusable_input() {
    let (folder, workspace) = workspace();
    let out = text(folder.path().join("lamps"));
    let cases: [(&[&str], &str); 8] = [
        (
            &["--runtime", "99"],
            "--runtime `99` excludes the versions of `hardy-runtime` that emitted crates support: use ~0.1.0",
        ),
        (
            &["--runtime", "<0.1"],
            "--runtime `<0.1` excludes the versions of `hardy-runtime` that emitted crates support: use ~0.1.0",
        ),
        (
            &["--runtime", "rutime"],
            "--runtime `rutime` is neither a folder nor a version, nor `vendored` nor `git=URL#REV`",
        ),
        (
            &["--runtime", "git=https://example.com/hardy"],
            "--runtime `git=https://example.com/hardy` lacks a URL or a revision: use git=URL#REV",
        ),
        (
            &["--runtime", "git=#v1"],
            "--runtime `git=#v1` lacks a URL or a revision: use git=URL#REV",
        ),
        (
            &["--runtime", "git=https://example.com/hardy#"],
            "--runtime `git=https://example.com/hardy#` lacks a URL or a revision: use git=URL#REV",
        ),
        (
            &["--runtime", "no/such"],
            "no runtime at `no/such`: No such file or directory (os error 2)",
        ),
        (
            &["--model", "no/such.json"],
            "cannot read `no/such.json`: No such file or directory (os error 2)",
        ),
    ];
    for (words, expected) in cases {
        let words = [&["--out", &out][..], words].concat();
        assert_eq!(failure(&workspace, &words), expected);
    }
    let with = |from: &str, to: &str| {
        let settings = workspace.model().join("crate.json");
        fs::write(settings, SETTINGS.replace(from, to)).expect("a file");
        failure(&workspace, &[])
    };
    let unknown = with("states", "stats");
    assert!(
        unknown.starts_with("model/crate.json: unknown key `stats`; "),
        "{unknown}"
    );
    let missing = with("more.json", "gone.json");
    assert!(
        missing.starts_with("cannot read `…/model/gone.json`: "),
        "{missing}"
    );
    let twice = with(
        "[\"examples/list_lamps.rs\"",
        "[\"examples/list_lamps.rs\", \"./examples/list_lamps.rs\"",
    );
    assert_eq!(
        twice,
        "model/crate.json: two `examples` are named `list_lamps`"
    );
    let no_date = with("2025-08-08", "yesterday");
    assert_eq!(
        no_date,
        "model/crate.json: `states.published`: `yesterday` is not a date: use year, month and day, as in `2025-08-08`"
    );
    let no_readme = with("lamps.md", "gone.md");
    assert!(
        no_readme.starts_with("cannot read `…/model/gone.md`: "),
        "{no_readme}"
    );
    let no_example = with("list_lamps.rs", "gone.rs");
    assert!(
        no_example.starts_with("cannot read `…/model/examples/gone.rs`: "),
        "{no_example}"
    );
}

#[test]
fn refuses_options_that_contradict_each_other() {
    let cases: [&[&str]; 5] = [
        &["--check", "--dump", "ir"],
        &["--dump", "rust"],
        &["--model"],
        &["--bogus"],
        &["lamps.json"],
    ];
    for words in cases {
        let all = ["xtask", "codegen"].iter().chain(words).map(Into::into);
        assert_eq!(crate::run(all), crate::Exit::UNUSABLE, "{words:?}");
    }
}

#[test]
fn prints_numbers_and_durations_for_people() {
    let numbers = [
        (0, "0"),
        (999, "999"),
        (1000, "1,000"),
        (1_234_567, "1,234,567"),
    ];
    for (number, expected) in numbers {
        assert_eq!(grouped(number), expected);
    }
    let durations = [(14, "14 ms"), (9_999, "9999 ms"), (12_340, "12.3 s")];
    for (milliseconds, expected) in durations {
        assert_eq!(
            display_duration(std::time::Duration::from_millis(milliseconds)),
            expected
        );
    }
}
