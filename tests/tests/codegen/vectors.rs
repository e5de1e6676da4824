//! The program of `cargo xtask vectors`: every vector of this folder passes, and a different result
//! fails.

use std::path::{Path, PathBuf};
use std::process::Command;

use hardy_tests::vectors::{self, File, Verdict};
use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

#[test]
fn behaves_like_boto3_or_better() {
    for name in ["pagination.json", "tokens.json"] {
        run_all(&folder().join(name));
    }
}

fn run_all(path: &Path) {
    let file = vectors::read(path).expect("the vectors of this folder");
    let outcomes = vectors::run(&file);
    for outcome in &outcomes {
        if let Verdict::Failed(differences) = &outcome.verdict {
            panic!("{}: {}", outcome.name, differences.join("\n"));
        }
    }
    let is_skipped = |name: &str| {
        let outcome = outcomes.iter().find(|outcome| outcome.name == name);
        matches!(outcome.expect("listed").verdict, Verdict::Skipped(_))
    };
    for vector in &file.vectors {
        // It may skip only vectors that no trait and no typed interface can express.
        let unsaid = ["untyped_config", "token_alternatives", "string_result"];
        let has_unsaid = vector
            .features
            .iter()
            .any(|feature| unsaid.contains(&&**feature));
        assert_eq!(is_skipped(&vector.name), has_unsaid, "{}", vector.name);
    }
    assert!(file.chains.iter().all(|chain| !is_skipped(&chain.name)));
}

/// Two pages with a cut in the second, on operation `operation`.
fn vector(operation: Value) -> Value {
    let arn = "arn:aws:mpa:us-east-1:123456789012:approval-team/ops";
    json!({
        "name": "cut", "operation": operation, "features": [], "smithy_expressible": true,
        "paginator": {
            "input_token": "NextToken", "output_token": "NextToken",
            "limit_key": "MaxResults", "result_key": "Sessions",
        },
        "params": { "ApprovalTeamArn": arn },
        "config": { "MaxItems": 2, "PageSize": 3 },
        "responses": [
            { "output": { "Sessions": [{ "SessionArn": "s1" }], "NextToken": "t1" } },
            { "output": { "Sessions": [{ "SessionArn": "s2" }, { "SessionArn": "s3" }] } },
        ],
        "expect": {
            "requests": [
                { "ApprovalTeamArn": arn, "MaxResults": 3 },
                { "ApprovalTeamArn": arn, "MaxResults": 3, "NextToken": "t1" },
            ],
            "items": [{ "SessionArn": "s1" }, { "SessionArn": "s2" }],
            "pages": 2,
            "page_items": [[{ "SessionArn": "s1" }], [{ "SessionArn": "s2" }]],
            "page_tokens": ["t1", null],
            "resume_token":
                "eyJOZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ==",
            "full_result": {
                "Sessions": [{ "SessionArn": "s1" }, { "SessionArn": "s2" }],
                "NextToken":
                    "eyJOZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ==",
            },
            "error": null, "error_code": null,
        },
        "deviation": null,
        "extension": { "checkpoints": [
            "eyJOZXh0VG9rZW4iOiAidDEifQ==",
            "eyJOZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ==",
        ]},
    })
}

fn file(vector: &Value) -> String {
    json!({ "format": 1, "vectors": [vector] }).to_string()
}

fn verdict(vector: &Value) -> Verdict {
    let file = File::parse(&file(vector)).expect("a file of vectors");
    vectors::run(&file).remove(0).verdict
}

#[test]
fn passes_expected_results() {
    for operation in [json!("ListSessions"), Value::Null] {
        assert_eq!(verdict(&vector(operation)), Verdict::Passed);
    }
}

#[test]
fn reports_unexpected_results() {
    let changes = [
        ("/expect/requests/1/NextToken", json!("t2"), "requests"),
        ("/expect/items/0", json!({ "SessionArn": "s9" }), "items"),
        ("/expect/pages", json!(1), "pages"),
        ("/expect/page_items/1", json!([]), "page_items"),
        ("/expect/page_tokens/1", json!(""), "page_tokens"),
        ("/expect/resume_token", Value::Null, "resume_token"),
        ("/expect/full_result/NextToken", json!("t"), "full_result"),
        ("/expect/error", json!("service_error"), "error"),
        ("/expect/error_code", json!("Throttled"), "error"),
        ("/extension/checkpoints/0", Value::Null, "checkpoints"),
        ("/config/MaxItems", json!("two"), "it cannot be run"),
    ];
    for operation in [json!("ListSessions"), Value::Null] {
        for (pointer, value, field) in &changes {
            let mut vector = vector(operation.clone());
            *vector.pointer_mut(pointer).expect("a place in the vector") = value.clone();
            let Verdict::Failed(differences) = verdict(&vector) else {
                panic!("{pointer} made no difference");
            };
            let is_named = differences.iter().any(|text| text.starts_with(field));
            assert!(is_named, "{pointer}: {differences:?}");
        }
    }
}

#[test]
fn skips_an_operation_that_it_cannot_call() {
    let Verdict::Skipped(reason) = verdict(&vector(json!("ListLamps"))) else {
        panic!("not skipped");
    };
    assert!(reason.contains("ListLamps"), "{reason}");
}

#[test]
fn ends_with_a_count_and_an_exit_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut wrong = vector(Value::Null);
    wrong["expect"]["pages"] = json!(7);
    let good = file(&vector(Value::Null));
    let cases = [
        ("good", good.as_str(), 0, "1 passed, 0 failed, 0 skipped"),
        ("wrong", &file(&wrong), 1, "0 passed, 1 failed, 0 skipped"),
        ("format", r#"{"format": 2}"#, 2, "only 1 is known"),
        (
            "text",
            "{\"format\": 1,\n\"vectors\": [}",
            2,
            "line 2 column 13",
        ),
        (
            "member",
            r#"{"format": 1, "vectors": [{}]}"#,
            2,
            "missing field `name`",
        ),
    ];
    for (name, text, code, last_words) in cases {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        let output = Command::new(env!("CARGO_BIN_EXE_vectors"))
            .arg(&path)
            .output()
            .expect("the program starts");
        let output_text = if code == 2 {
            output.stderr
        } else {
            output.stdout
        };
        let output_text = String::from_utf8_lossy(&output_text);
        assert_eq!(output.status.code(), Some(code), "{name}: {output_text}");
        let last = output_text.lines().last().unwrap_or_default();
        assert!(last.contains(last_words), "{name}: {output_text}");
    }
}

/// The program can call every paginated operation of the generated crate.
#[test]
fn calls_every_paginated_operation_of_the_crate() {
    let operations = folder().join("../../generated/src/operation");
    for entry in std::fs::read_dir(operations).expect("the operations of the crate") {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("text");
        let Some((_, rest)) = text.split_once("impl Paginated for ") else {
            continue;
        };
        let name = rest.split_whitespace().next().expect("a name");
        let verdict = verdict(&vector(json!(name)));
        assert!(
            !matches!(verdict, Verdict::Skipped(_)),
            "{name}: {verdict:?}"
        );
    }
}
