//! The runner, with a small case of our own.

use std::fs;
use std::path::Path;

use super::{Verdict, run};

const CONTEXT: &str = r#"{
    "credentials": { "access_key_id": "AKIDEXAMPLE",
                     "secret_access_key": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" },
    "region": "us-east-1", "service": "street", "timestamp": "2015-08-30T12:36:00Z" }"#;

const REQUEST: &str = "GET /lamps?lit HTTP/1.1\nHost:street.example.com\nColor: warm\n  white\n";

const CANONICAL_REQUEST: &str = "GET\n/lamps\nlit=\ncolor:warm white\nhost:street.example.com\n\
    x-amz-date:20150830T123600Z\n\ncolor;host;x-amz-date\n\
    e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// Writes a case and runs it.
fn outcome(files: &[(&str, &str)]) -> Result<Verdict, String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let case = folder.path().join("lamps");
    fs::create_dir(&case).expect("an empty folder");
    for (name, text) in files {
        fs::write(case.join(name), text).expect("a file");
    }
    let mut outcomes = run(folder.path())?;
    let (name, verdict) = outcomes.pop().expect("an outcome for the case");
    assert_eq!(name, "lamps");
    Ok(verdict)
}

#[test]
fn compares_each_file_of_a_case() {
    let unlit = CANONICAL_REQUEST.replace("lit=", "unlit=");
    let cases = [
        ("header-canonical-request.txt", CANONICAL_REQUEST, true),
        ("header-canonical-request.txt", unlit.as_str(), false),
        ("header-string-to-sign.txt", "AWS4-HMAC-SHA256", false),
        ("header-signature.txt", "00", false),
        ("header-signed-request.txt", REQUEST, false),
    ];
    for (name, text, passes) in cases {
        let files = [
            ("context.json", CONTEXT),
            ("request.txt", REQUEST),
            (name, text),
        ];
        match outcome(&files).expect("the case can be run") {
            Verdict::Passed => assert!(passes, "{name}"),
            Verdict::Failed(differences) => {
                assert!(!passes, "{differences:?}");
                assert!(differences[0].starts_with(name), "{differences:?}");
            }
            Verdict::Skipped(reason) => panic!("{name}: {reason}"),
        }
    }
}

#[test]
fn refuses_folders_that_are_no_suite() {
    let canonical = ("header-canonical-request.txt", CANONICAL_REQUEST);
    let (context, request) = (("context.json", CONTEXT), ("request.txt", REQUEST));
    let cases: [(&[(&str, &str)], &str); 3] = [
        (&[context, canonical], "no "),
        (&[context, request], "has no file that states a signature"),
        (
            &[("context.json", "{}"), request, canonical],
            "missing field",
        ),
    ];
    for (files, expected) in cases {
        let error = outcome(files).expect_err("it is no case");
        assert!(error.contains(expected), "{error}");
    }
    let error = run(Path::new("no such folder")).expect_err("there is no folder");
    assert!(error.contains("no such folder"), "{error}");
}
