//! The runner, with small cases of our own.

use std::fs;
use std::path::Path;

use super::{Verdict, run};

const CONFIG: &str = "[default]\nrole_arn = arn:lamp\nsource_profile = default
aws_access_key_id = AKIALAMP\naws_secret_access_key = light\nregion = eu-west-1\n";

/// One exchange with AWS STS.
const TRAFFIC: &str = r#"{ "events": [
    { "connection_id": 0, "action": { "Request": { "request": {
        "method": "POST", "uri": "https://sts.eu-west-1.amazonaws.com", "headers": {
            "content-type": ["application/x-www-form-urlencoded"],
            "authorization": ["AWS4-HMAC-SHA256 Credential=AKIALAMP/20210810/eu-west-1/sts/aws4_request, …"] } } } } },
    { "connection_id": 0, "action": { "Data": { "direction": "Request", "data": {
        "Utf8": "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aother&RoleSessionName=me" } } } },
    { "connection_id": 0, "action": { "Response": { "response": { "Ok": { "status": 200 } } } } },
    { "connection_id": 0, "action": { "Data": { "direction": "Response", "data": {
        "Utf8": "<R><AccessKeyId>ASIALAMP</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>1970-01-01T00:00:05Z</Expiration></R>" } } } } ] }"#;

const RESULT: &str = r#"{ "result": { "Ok": { "access_key_id": "ASIALAMP", "secret_access_key": "s", "session_token": "t", "expiry": 5 } } }"#;

/// Writes a case and runs it.
fn outcome(config: &str, traffic: &str, result: &str) -> Result<Verdict, String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let case = folder.path().join("profile-provider/lamps");
    let files = [
        ("env.json", r#"{ "HOME": "/home" }"#),
        ("fs/home/.aws/config", config),
        ("http-traffic.json", traffic),
        ("test-case.json", result),
    ];
    for (name, text) in files {
        let path = case.join(name);
        let parent = path.parent().expect("it is in a folder");
        fs::create_dir_all(parent).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let mut outcomes = run(folder.path())?;
    let (name, verdict) = outcomes.pop().expect("an outcome for the case");
    assert_eq!(name, "profile-provider: lamps");
    Ok(verdict)
}

#[test]
fn compares_requests_and_results() {
    let error = |error: &str| format!(r#"{{ "result": {{ "ErrorContains": "{error}" }} }}"#);
    let none = r#"{ "events": [] }"#;
    let cases = [
        (CONFIG.to_owned(), TRAFFIC.to_owned(), RESULT.to_owned(), ""),
        (
            CONFIG.to_owned(),
            TRAFFIC.to_owned(),
            RESULT.replace("5", "6"),
            "expected {",
        ),
        (
            CONFIG.to_owned(),
            TRAFFIC.to_owned(),
            error("x"),
            "expected an error: x",
        ),
        (
            CONFIG.to_owned(),
            TRAFFIC.replace("eu-west-1.", "x."),
            RESULT.to_owned(),
            "address: ",
        ),
        (
            CONFIG.to_owned(),
            TRAFFIC.replace("=AKIALAMP/", "=AKIA/"),
            RESULT.to_owned(),
            "authorization: ",
        ),
        (
            CONFIG.to_owned(),
            TRAFFIC.replace("=AssumeRole&", "=X&"),
            RESULT.to_owned(),
            "Action: ",
        ),
        (
            CONFIG.to_owned(),
            TRAFFIC.replace("&Role", "&X=&Role"),
            RESULT.to_owned(),
            "parameters: ",
        ),
        (
            CONFIG.to_owned(),
            none.to_owned(),
            RESULT.to_owned(),
            "expected credentials; ",
        ),
        (
            "[default".to_owned(),
            TRAFFIC.to_owned(),
            error("could not parse profile file"),
            "no request to ",
        ),
        (
            "[default".to_owned(),
            none.to_owned(),
            error("could not parse profile file"),
            "",
        ),
        (
            "[default".to_owned(),
            none.to_owned(),
            error("infinite loop"),
            "expected error: infinite loop",
        ),
        (
            "[default".to_owned(),
            none.to_owned(),
            error("the profile `x` is odd"),
            "expected error: ",
        ),
        (
            "[default".to_owned(),
            none.to_owned(),
            error("the header ends with `]`"),
            "",
        ),
    ];
    for (config, traffic, result, expected) in cases {
        match outcome(&config, &traffic, &result).expect("the case can be run") {
            Verdict::Passed => assert_eq!(expected, ""),
            Verdict::Failed(differences) => {
                assert!(!expected.is_empty(), "{differences:?}");
                let text = differences.join("\n");
                assert!(text.contains(expected), "{expected}: {text}");
            }
            Verdict::Skipped(reason) => panic!("{reason}"),
        }
    }
}

/// A table with one case, and what differs if the case is changed.
#[test]
fn compares_each_table() {
    let cases = [
        (
            "profile-parser-tests.json",
            r#"{"tests": [{"name": "a", "input": {"configFile": "[profile x]\nk = v"}, "output": {"config": {"profiles": {"x": {"k": "v"}}}}}]}"#,
            ("k = v", "k = w"),
        ),
        (
            "file-location-tests.json",
            r#"{"tests": [{"name": "a", "environment": {"HOME": "/h"}, "platform": "linux", "configLocation": "/h/.aws/config"}]}"#,
            ("\"/h\"", "\"/i\""),
        ),
        (
            "imds-endpoint-tests.json",
            r#"{"tests": [{"docs": "a", "env": {}, "fs": {}, "mode_override": "IPv4", "result": {"Ok": "http://169.254.169.254/latest/api/token"}}]}"#,
            ("IPv4", "IPv6"),
        ),
        (
            "ecs-tests.json",
            r#"{"tests": [{"docs": "a", "env": {"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/a"}, "result": {"Ok": "http://169.254.170.2/a"}}]}"#,
            ("\"/a\"", "\"/b\""),
        ),
        (
            "assume-role-tests.json",
            r#"[{"docs": "a", "input": {"profiles": {"A": {"role_arn": "r", "source_profile": "B"}, "B": {"credential_process": "lamp --on"}}, "selected_profile": "A"},
            "output": {"ProfileChain": [{"CredentialProcess": "lamp --on"}, {"AssumeRole": {"role_arn": "r"}}]}}]"#,
            ("\"lamp --on\"}}", "\"lamp --off\"}}"),
        ),
    ];
    for (name, table, (from, to)) in cases {
        let verdict = |table: &str| {
            let folder = tempfile::tempdir().expect("a temporary folder");
            fs::write(folder.path().join(name), table).expect("a file");
            let mut outcomes = run(folder.path()).expect("the table can be run");
            outcomes.pop().expect("an outcome for the case").1
        };
        assert_eq!(verdict(table), Verdict::Passed, "{name}");
        let changed = table.replace(from, to);
        assert!(changed != table, "{name}");
        assert!(matches!(verdict(&changed), Verdict::Failed(_)), "{name}");
    }
}

#[test]
fn refuses_folders_without_cases() {
    let error = run(Path::new("no such folder")).expect_err("there is no folder");
    assert!(error.contains("no such folder"), "{error}");
    outcome(CONFIG, "{", RESULT).expect_err("the traffic is invalid");
}
