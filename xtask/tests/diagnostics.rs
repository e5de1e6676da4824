//! Diagnostics of the program, from outside: for people and as JSON, with and without `--strict`,
//! with and without colours.

mod outcome;

use std::fs;
use std::path::Path;
use std::process::Command;

use outcome::Outcome;
use serde_json::Value;
use tempfile::TempDir;

const LAMPS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lamps.json");

/// A misspelt trait of Smithy and two unknown traits. Hardy still generates a crate.
const ODD: &str = r#""smithy.api#titel": "Lamps", "street#loud": {}, "street#bright": {}"#;

/// A folder with three models: one valid, one with warnings, one invalid.
fn models() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let fine = fs::read_to_string(LAMPS).expect("it is there");
    let odd = fine.replacen(r#""smithy.api#title": "Lamps""#, ODD, 1);
    assert_ne!(odd, fine);
    let wrong = odd.replacen(r#""smithy.api#String""#, r#""smithy.api#Strign""#, 1);
    assert_ne!(wrong, odd);
    for (name, text) in [("fine", fine), ("odd", odd), ("wrong", wrong)] {
        fs::write(folder.path().join(name).with_extension("json"), text).expect("a file");
    }
    folder
}

struct Run {
    code: Option<i32>,
    result: String,
    error: String,
    wrote: bool,
}

/// Runs `codegen` on one of the models, in the folder of the models.
fn run(folder: &TempDir, model: &str, more: &[&str], environment: &[(&str, &str)]) -> Run {
    let out = folder.path().join("out");
    let _ = fs::remove_dir_all(&out);
    let model = format!("{model}.json");
    let words = ["codegen", "--model", &model, "--out", "out"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(words).args(more).current_dir(folder);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.envs(environment.iter().copied());
    let Outcome {
        code,
        result,
        error,
    } = Outcome::of(&mut command);
    Run {
        code,
        result,
        error,
        wrote: Path::new(&out).exists(),
    }
}

/// The objects that were printed, one a line.
fn objects(run: &Run) -> Vec<Value> {
    let lines = run.result.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("every line is JSON"))
        .collect()
}

fn kinds(objects: &[Value]) -> Vec<&str> {
    let kinds = objects.iter().map(|object| object["kind"].as_str());
    kinds.map(|kind| kind.expect("it has a kind")).collect()
}

#[test]
fn warns_and_writes_all_the_same() {
    let folder = models();
    let warned = run(&folder, "odd", &[], &[]);
    assert_eq!(
        (warned.code, warned.wrote),
        (Some(0), true),
        "{}",
        warned.error
    );
    insta::assert_snapshot!(warned.error, @r#"
    warning[unknown-trait]: unknown trait `smithy.api#titel`; it has no effect
      --> odd.json:12:17
       |
    12 |                 "smithy.api#titel": "Lamps", "street#loud": {}, "street#bright": {}
       |                 ^^^^^^^^^^^^^^^^^^
       |
       = note: in `com.example.lamps#Lamps`, at `/shapes/com.example.lamps#Lamps/traits/smithy.api#titel`
       = help: did you mean `smithy.api#title`?

    warning: 1 warning
    "#);
}

#[test]
fn takes_warnings_for_errors_when_strict() {
    let folder = models();
    for (more, consequence) in [
        (
            &["--strict"][..],
            "nothing was written, because of `--strict`",
        ),
        (
            &["--strict", "--check"],
            "nothing was compared, because of `--strict`",
        ),
    ] {
        let strict = run(&folder, "odd", more, &[]);
        assert_eq!((strict.code, strict.wrote), (Some(2), false));
        assert_eq!(strict.result, "");
        assert!(
            strict.error.starts_with("error[unknown-trait]: "),
            "{}",
            strict.error
        );
        let last = format!("error: 1 error; {consequence}\n");
        assert!(strict.error.ends_with(&last), "{}", strict.error);
    }
    let fine = run(&folder, "fine", &["--strict"], &[]);
    assert_eq!((fine.code, fine.wrote), (Some(0), true), "{}", fine.error);
    assert_eq!(fine.error, "");
}

#[test]
fn lists_unknown_traits_when_verbose() {
    let folder = models();
    let verbose = run(&folder, "odd", &["--verbose"], &[]);
    let (_, list) = verbose.error.split_once("note: 3").expect("it lists three");
    insta::assert_snapshot!(list, @"
    unknown traits ignored:
     smithy.api#titel (1 time)
     street#bright (1 time)
     street#loud (1 time)
    ");
    let fine = run(&folder, "fine", &["--verbose"], &[]);
    assert_eq!(fine.error, "note: all traits are known\n");
}

#[test]
fn draws_all_when_asked_to() {
    let folder = models();
    let fine = fs::read_to_string(LAMPS).expect("it is there");
    let shapes: String = (0..60)
        .map(|number| format!(r#""street#N{number}": {{ "type": "lamp" }}, "#))
        .collect();
    let crowded = fine.replacen(r#""shapes": {"#, &format!(r#""shapes": {{ {shapes}"#), 1);
    fs::write(folder.path().join("crowded.json"), crowded).expect("a file");
    for (more, drawn, rest) in [(&[][..], 50, true), (&["--all"], 60, false)] {
        let crowded = run(&folder, "crowded", more, &[]);
        let errors = crowded
            .error
            .lines()
            .filter(|line| line.starts_with("error["));
        assert_eq!(errors.count(), drawn);
        let hint = "\n… and 10 more of 1 kind: 10 unknown-kind (`--all` shows them)\n";
        assert_eq!(crowded.error.contains(hint), rest, "{}", crowded.error);
        assert!(
            crowded
                .error
                .ends_with("\nerror: 60 errors; nothing was written\n")
        );
    }
}

#[test]
fn json_output_has_problems_and_a_summary() {
    let folder = models();
    let wrong = run(&folder, "wrong", &["--format", "json"], &[]);
    assert_eq!((wrong.code, wrong.wrote), (Some(2), false));
    assert_eq!(wrong.error, "");
    insta::assert_snapshot!(wrong.result, @r#"
    {"kind":"diagnostic","severity":"warning","code":"unknown-trait","message":"unknown trait `smithy.api#titel`; it has no effect","help":"did you mean `smithy.api#title`?","shape":"com.example.lamps#Lamps","file":"wrong.json","pointer":"/shapes/com.example.lamps#Lamps/traits/smithy.api#titel","line":12,"column":17,"end_line":12,"end_column":35,"byte_start":468,"byte_end":486}
    {"kind":"diagnostic","severity":"error","code":"dangling-target","message":"`com.example.lamps#ListLampsInput$room` targets `smithy.api#Strign`, which Smithy's prelude does not define","help":"did you mean `smithy.api#String`?","shape":"com.example.lamps#ListLampsInput$room","file":"wrong.json","pointer":"/shapes/com.example.lamps#ListLampsInput/members/room/target","line":24,"column":37,"end_line":24,"end_column":56,"byte_start":1025,"byte_end":1044}
    {"kind":"summary","exit":2,"errors":1,"warnings":1}
    "#);

    let odd = run(&folder, "odd", &["--format", "json"], &[]);
    assert_eq!((odd.code, odd.wrote), (Some(0), true), "{}", odd.error);
    assert_eq!(odd.error, "");
    let printed = objects(&odd);
    assert_eq!(kinds(&printed), ["diagnostic", "summary"]);
    assert_eq!(printed[0]["severity"], "warning");
    let summary = &printed[1];
    assert_eq!(
        (&summary["exit"], &summary["warnings"]),
        (&0.into(), &1.into())
    );
    assert_eq!(summary["unknown_traits"]["street#loud"], 1);
    assert!(summary["files"]["changed"].as_u64() > Some(3), "{summary}");
}

#[test]
fn dumps_the_ir_with_warnings_for_people_and_as_json() {
    let folder = models();
    let people = run(&folder, "odd", &["--dump", "ir"], &[]);
    assert_eq!((people.code, people.wrote), (Some(0), false));
    assert!(
        people.error.starts_with("warning[unknown-trait]"),
        "{}",
        people.error
    );
    let ir: Value = serde_json::from_str(&people.result).expect("JSON and nothing else");

    let programs = run(&folder, "odd", &["--dump", "ir", "--format", "json"], &[]);
    assert_eq!((programs.code, programs.error.as_str()), (Some(0), ""));
    let printed = objects(&programs);
    assert_eq!(kinds(&printed), ["diagnostic", "ir", "summary"]);
    assert_eq!(printed[1]["ir"], ir);
}

#[test]
fn json_output_has_drift() {
    let folder = models();
    let check = run(&folder, "fine", &["--format", "json", "--check"], &[]);
    assert_eq!((check.code, check.wrote), (Some(1), false));
    assert_eq!(check.error, "");
    let printed = objects(&check);
    assert_eq!(kinds(&printed), ["drift", "summary"]);
    assert_eq!(printed[0]["state"], "missing");
    // Of a folder that is not there, no file is listed.
    let file = printed[0]["file"].as_str();
    assert!(
        file.is_some_and(|file| !file.contains("Cargo.toml")),
        "{file:?}"
    );
    assert_eq!(
        (&printed[1]["differences"], &printed[1]["exit"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn json_output_has_the_reason_for_failure() {
    let folder = models();
    let missing = run(&folder, "gone", &["--format", "json"], &[]);
    assert_eq!((missing.code, missing.error.as_str()), (Some(2), ""));
    let printed = objects(&missing);
    assert_eq!(kinds(&printed), ["diagnostic", "summary"]);
    let message = printed[0]["message"].as_str().expect("there is a message");
    assert!(message.starts_with("cannot read `gone.json`"), "{message}");
    // The keys are those of every other diagnostic.
    let wrong = objects(&run(&folder, "wrong", &["--format", "json"], &[]));
    let keys = |object: &Value| {
        let object = object.as_object().expect("it is an object");
        object.keys().cloned().collect::<Vec<String>>()
    };
    assert_eq!(keys(&printed[0]), keys(&wrong[0]));
}

#[test]
fn colours_follow_the_conventions() {
    let folder = models();
    let cases: [(&[(&str, &str)], bool); 3] = [
        // A pipe is no terminal.
        (&[], false),
        (&[("CLICOLOR_FORCE", "1")], true),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
    ];
    for (environment, expected) in cases {
        let wrong = run(&folder, "wrong", &[], environment);
        let has_colours = wrong.error.contains('\u{1b}');
        assert_eq!(has_colours, expected, "{environment:?}: {}", wrong.error);
        let json = run(&folder, "wrong", &["--format", "json"], environment);
        assert!(!json.result.contains("\\u001b") && !json.result.contains('\u{1b}'));
    }
}
