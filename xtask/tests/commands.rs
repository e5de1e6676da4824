//! The program from outside: exit codes, output, and written files.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const LAMPS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lamps.json");

fn xtask(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(words).stdin(Stdio::null());
    command
}

fn run(words: &[&str]) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = xtask(words).output().expect("it can be started");
    let text = |bytes| String::from_utf8(bytes).expect("it prints Unicode");
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn writes_a_crate_and_finds_it_up_to_date() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("lamps");
    let place = out.display().to_string();
    let words = ["codegen", "--model", LAMPS, "--out", &place];
    let check = [&words[..], &["--check"]].concat();

    let (code, result, _) = run(&check);
    assert_eq!(code, Some(1));
    let expected = "/lamps: the folder does not exist: nothing has been generated there yet\n";
    assert!(result.contains(expected), "{result}");
    assert_eq!(result.lines().count(), 2, "{result}");
    assert!(!out.exists());

    let (code, result, error) = run(&words);
    assert_eq!(code, Some(0), "{error}");
    assert_eq!(result.lines().count(), 1, "{result}");
    let expected = " 1 operation; 12 files written; ";
    assert!(result.contains(expected), "{result}");
    assert!(out.join("Cargo.toml").is_file());
    let (code, result, _) = run(&check);
    assert_eq!(code, Some(0), "{result}");
    assert!(result.ends_with(", all up to date\n"), "{result}");
}

#[test]
fn shows_and_fixes_a_change() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder
        .path()
        .canonicalize()
        .expect("it exists")
        .join("lamps");
    let place = out.display().to_string();
    let words = ["codegen", "--model", LAMPS, "--out", &place];
    assert_eq!(run(&words).0, Some(0));
    let lib = out.join("src/lib.rs");
    let text = fs::read_to_string(&lib).expect("every crate has one");
    fs::write(&lib, format!("{text}// mine\n")).expect("it can be written");

    let (code, result, _) = run(&[&words[..], &["--check"]].concat());
    assert_eq!(code, Some(1));
    let lines: Vec<&str> = result.lines().collect();
    let number = text.lines().count() + 1;
    assert_eq!(
        lines[..2],
        [
            &format!("{place}/src/lib.rs:{number} differs"),
            "  - // mine"
        ]
    );
    let fix = format!("run: cargo xtask codegen --model {LAMPS} --out {place}");
    assert!(
        lines[2].contains("1 difference") && lines[2].ends_with(&fix),
        "{result}"
    );

    let (code, result, _) = run(&words);
    assert_eq!(code, Some(0));
    assert!(result.contains("; 1 file changed, "), "{result}");
    assert_eq!(fs::read_to_string(&lib).expect("it is there"), text);
}

#[test]
fn corrects_a_model_with_an_overlay() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = |name: &str| folder.path().join(name).display().to_string();
    let overlay = |member: &str| {
        format!(
            r#"{{"smithy": "2.0", "shapes": {{"com.example.lamps#ListLampsInput${member}": {{
            "type": "apply", "traits": {{"smithy.api#httpQuery": "chamber"}}}}}}}}"#
        )
    };
    let (rules, out) = (place("lamps.rules.json"), place("lamps"));
    let words = [
        "codegen", "--model", LAMPS, "--model", &rules, "--out", &out,
    ];
    fs::write(&rules, overlay("rooom")).expect("a file");
    let (code, _, error) = run(&words);
    assert_eq!(code, Some(2));
    assert!(error.contains("error[apply-target]"), "{error}");
    assert!(error.contains("did you mean `room`?"), "{error}");
    assert!(!Path::new(&out).exists());

    fs::write(&rules, overlay("room")).expect("a file");
    let (code, _, error) = run(&words);
    assert_eq!(code, Some(0), "{error}");
    let operation = place("lamps/src/operation/list_lamps.rs");
    let text = fs::read_to_string(operation).expect("it is emitted");
    assert!(
        text.contains("\"chamber\"") && !text.contains("\"room\""),
        "{text}"
    );
}

#[test]
fn dumps_json_and_writes_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("lamps");
    let place = out.display().to_string();
    let words = [
        "codegen",
        "--model",
        LAMPS,
        "--out",
        &place,
        "--dump",
        "ir",
        "--timings",
    ];
    let (code, result, error) = run(&words);
    assert_eq!(code, Some(0), "{error}");
    let ir: serde_json::Value = serde_json::from_str(&result).expect("JSON and nothing else");
    assert!(ir.is_object());
    let stages: Vec<&str> = error
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(stages, ["read", "plan", "print"]);
    assert!(!out.exists());
}

#[test]
fn prints_the_time_of_each_stage() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("lamps").display().to_string();
    let (_, _, error) = run(&["codegen", "--model", LAMPS, "--out", &out, "--timings"]);
    let lines: Vec<&str> = error.lines().filter(|line| line.ends_with(" ms")).collect();
    let stages: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(stages, ["read", "parse", "plan", "emit", "format", "write"]);
}

#[test]
fn ends_with_two_when_it_cannot_do_its_work() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = |name: &str| folder.path().join(name).display().to_string();
    fs::create_dir(place("full")).expect("a folder");
    fs::write(place("full/notes.txt"), "mine").expect("a file");
    fs::write(place("broken.json"), "{").expect("a file");
    let cases: [(&[&str], &str); 10] = [
        (&[], "Usage: cargo xtask <COMMAND>"),
        (&["bogus"], "unrecognized subcommand 'bogus'"),
        (&["codgen"], "a similar subcommand exists: 'codegen'"),
        (
            &["codegen", "--chek"],
            "a similar argument exists: '--check'",
        ),
        (&["codegen", LAMPS], "; for a model file, use --model /"),
        (
            &["codegen", "--model", LAMPS],
            "error: --model needs --out DIR",
        ),
        (
            &[
                "codegen",
                "--model",
                &place("no.json"),
                "--out",
                &place("x"),
            ],
            "error: cannot read `",
        ),
        (
            &[
                "codegen",
                "--model",
                &place("broken.json"),
                "--out",
                &place("x"),
            ],
            "broken.json",
        ),
        (
            &["codegen", "--model", LAMPS, "--out", &place("full")],
            "` is not empty, ",
        ),
        (
            &[
                "codegen",
                "--model",
                LAMPS,
                "--out",
                &place("x"),
                "--operations",
                "No",
            ],
            "error[unknown-operation]",
        ),
    ];
    for (words, expected) in cases {
        let (code, result, error) = run(words);
        assert_eq!(code, Some(2), "{words:?}");
        assert_eq!(result, "", "{words:?}");
        assert!(error.contains(expected), "{words:?}: {error}");
    }
    let names = fs::read_dir(folder.path()).expect("it exists").count();
    assert_eq!((names, Path::new(&place("x")).exists()), (2, false));
}

#[test]
fn does_not_mind_that_nobody_reads_its_output() {
    for words in [
        &["codegen", "--model", LAMPS, "--dump", "ir"][..],
        &["--help"],
    ] {
        let mut child = xtask(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it can be started");
        drop(child.stdout.take());
        let Output { status, stderr, .. } = child.wait_with_output().expect("it ends");
        assert_eq!(String::from_utf8_lossy(&stderr), "", "{words:?}");
        assert_eq!(status.code(), Some(0), "{words:?}");
    }
}
