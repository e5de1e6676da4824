//! The program of `cargo xtask conformance`, on a suite of this repository: correct cases pass,
//! wrong ones fail, and those of event streams are skipped.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

fn street() -> PathBuf {
    file("street.json")
}

fn file(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance");
    folder.join(name)
}

fn run(arguments: &[&str], file: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_conformance"));
    let output = command.args(arguments).arg("--").arg(file).output();
    output.expect("the program starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Verdict and reasons of each case, by its id.
fn verdicts(stdout: &str) -> BTreeMap<String, (String, String)> {
    let cases = stdout.lines().map(|line| {
        let case: Value = serde_json::from_str(line).expect("an object a line");
        let text = |key: &str| case[key].as_str().expect("a text").to_owned();
        (text("id"), (text("verdict"), case["reasons"].to_string()))
    });
    cases.collect()
}

/// Runs a suite, whose cases have to end like this, each with this among the reasons.
fn assert_verdicts(file: &Path, expected: &[(&str, &str, &str)]) {
    let output = run(&["--json"], file);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    let mut verdicts = verdicts(&stdout(&output));
    for (id, verdict, reason) in expected {
        let (found, reasons) = verdicts.remove(*id).expect(id);
        assert_eq!(found, *verdict, "{id}: {reasons}");
        assert!(reasons.contains(reason), "{id}: {reasons}");
    }
    assert!(verdicts.is_empty(), "{verdicts:?} are not for clients");
}

#[test]
fn judges_each_case_of_each_protocol_that_counts() {
    let expected = [
        ("RightRequestOfRest", "passed", ""),
        ("RightErrorOfRest", "passed", ""),
        ("RightRequest", "passed", ""),
        ("RightEndpoint", "passed", ""),
        ("RightEmptyEndpoint", "passed", ""),
        ("WrongEndpoint", "failed", "endpoint `office` must be"),
        ("WrongHost", "failed", "host: expected `post.example`"),
        ("WrongTarget", "failed", "found `Desk.Stamp`"),
        ("WrongBody", "failed", "body: expected"),
        ("RightOutput", "passed", ""),
        ("WrongSettings", "failed", "`vendorParams`"),
        ("RightType", "passed", ""),
        ("RightTypeWithUri", "passed", ""),
        ("RightHeader", "passed", ""),
        ("RightCode", "passed", ""),
        ("RightQueryCode", "passed", ""),
        ("WrongQueryCode", "failed", "has the codes"),
        ("WrongUnknownCode", "failed", "NoDesk"),
        ("WrongPage", "failed", "Unmodeled"),
    ];
    assert_verdicts(&file("desk.json"), &expected);
}

#[test]
fn checks_each_case() {
    let expected = [
        ("RightRequest", "passed", ""),
        ("RightMemberWithoutContent", "passed", ""),
        ("RightOutput", "passed", ""),
        ("RightEmptyOutput", "passed", ""),
        ("RightError", "passed", ""),
        ("WrongRequest", "failed", "method: expected `PUT`"),
        ("WrongParams", "failed", "params: lamp: hours: 1"),
        ("WrongLabel", "failed", "cannot be encoded"),
        ("WrongOutput", "failed", "decoded"),
        ("WrongNumber", "failed", "decoded"),
        ("WrongStatus", "failed", "cannot be decoded"),
        ("WrongError", "failed", "decoded"),
        ("WrongSuccess", "failed", "taken for a success"),
        ("WrongMethod", "failed", "its method is `BREW`"),
        ("RightRefusal_case0", "passed", ""),
        ("RightRefusal_case1", "passed", ""),
        ("WrongRefusal", "failed", "violations: expected"),
        ("WrongMessage", "failed", "message: expected `No.`"),
        ("WrongBodyOfARefusal", "failed", "cannot be decoded"),
        ("OfAnOperationWithEvents", "skipped", "event streams"),
        ("OfEvents", "skipped", "event streams"),
    ];
    assert_verdicts(&street(), &expected);

    let output = run(&["--filter", "Right"], &street());
    assert_eq!(output.status.code(), Some(0));
    let stdout = stdout(&output);
    let last = stdout.lines().last();
    assert_eq!(last, Some("7 passed, 0 failed, 0 skipped"), "{stdout}");
}

#[test]
fn lists_cases_without_running_them() {
    let output = run(&["--list", "--filter", "Error"], &street());
    assert_eq!(output.status.code(), Some(0));
    let expected = "RightError (smithy.test#httpResponseTests of street#Dark)\n\
                    WrongError (smithy.test#httpResponseTests of street#Dark)\n";
    assert_eq!(stdout(&output), expected);
}

/// A model with one request test.
fn model(case: &Value) -> String {
    let service = json!({
        "type": "service", "version": "1", "operations": [{ "target": "a#Go" }],
        "traits": { "aws.protocols#restJson1": {} },
    });
    let operation = json!({
        "type": "operation",
        "traits": {
            "smithy.api#http": { "method": "GET", "uri": "/" },
            "smithy.test#httpRequestTests": [case],
        },
    });
    json!({ "smithy": "2.0", "shapes": { "a#A": service, "a#Go": operation } }).to_string()
}

#[test]
fn exits_with_two_for_unusable_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let protocol = "aws.protocols#restJson1";
    let unknown = json!({
        "id": "New", "protocol": protocol, "method": "GET", "uri": "/", "forbidTrailers": [],
    });
    let for_servers = json!({ "id": "Old", "protocol": protocol, "appliesTo": "server" });
    let good = json!({ "id": "Good", "protocol": protocol, "method": "GET", "uri": "/" });
    let cases = [
        ("text", "{".to_owned(), "EOF"),
        ("no_model", "{}".to_owned(), "it has no `shapes`"),
        (
            "unknown",
            model(&unknown),
            "the case `New`: unknown field `forbidTrailers`",
        ),
        ("for_servers", model(&for_servers), "no case is for clients"),
        ("filtered", model(&good), "no case has `Better` in its id"),
        (
            "no_service",
            model(&good).replace("\"a#Go\"}", "\"a#Stop\"}"),
            "a#Stop",
        ),
    ];
    for (name, text, reason) in cases {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        let filter = if name == "filtered" { "Better" } else { "" };
        let output = run(&["--filter", filter], &path);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}: {stderr}");
        assert!(stderr.contains(reason), "{name}: {stderr}");
    }
    let output = run(&[], &folder.path().join("missing"));
    assert_eq!(output.status.code(), Some(2));
}
