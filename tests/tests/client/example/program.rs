//! What a user of the program `list_sessions` sees.

use std::env;
use std::process::Command;

use super::service::{LocalService, TEAM, program};

/// What a run printed, and its exit code.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    stdout: String,
    stderr: String,
    code: Option<i32>,
}

const SETTINGS: &[(&str, &str)] = &[
    ("AWS_REGION", "us-east-1"),
    ("AWS_ACCESS_KEY_ID", "local"),
    ("AWS_SECRET_ACCESS_KEY", "local"),
];

/// Runs the program with these variables, no files of AWS, and no others.
fn run(variables: &[(&str, &str)], arguments: &[&str]) -> Outcome {
    let nowhere = env::temp_dir().join("no-such-folder-of-hardy");
    let output = Command::new(program("list_sessions"))
        .args(arguments)
        .env_clear()
        // Windows needs it for sockets.
        .envs(env::var_os("SystemRoot").map(|value| ("SystemRoot", value)))
        .env("HOME", &nowhere)
        .env("USERPROFILE", &nowhere)
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .envs(variables.iter().copied())
        .output()
        .expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    Outcome {
        stdout: text(output.stdout),
        stderr: text(output.stderr),
        code: output.status.code(),
    }
}

const TABLE: [&str; 10] = [
    "INITIATED             STATUS     ACTION                                 SESSION\n",
    "2025-07-21T14:05:31Z  APPROVED   backup:CreateRestoreAccessBackupVault  payments-01\n",
    "2025-07-28T06:48:12Z  CANCELLED  mpa:UpdateApprovalTeam                 payments-02\n",
    "2025-08-04T09:12:44Z  APPROVED   backup:CreateRestoreAccessBackupVault  payments-03\n",
    "2025-08-11T16:40:03Z  FAILED     mpa:UpdateApprovalTeam                 payments-04\n",
    "2025-08-18T07:55:10Z  APPROVED   backup:CreateRestoreAccessBackupVault  payments-05\n",
    "2025-08-22T12:01:59Z  FAILED     mpa:StartActiveApprovalTeamDeletion    payments-06\n",
    "2025-08-25T19:30:00Z  APPROVED   backup:CreateRestoreAccessBackupVault  payments-07\n",
    "2025-08-27T08:30:00Z  PENDING    mpa:UpdateApprovalTeam                 payments-08\n",
    "2025-08-28T11:17:25Z  PENDING    backup:CreateRestoreAccessBackupVault  payments-09\n",
];

/// The header and these rows.
fn table(rows: &[usize]) -> String {
    let rows = rows.iter().map(|&row| TABLE[row]);
    [TABLE[0]].into_iter().chain(rows).collect()
}

#[test]
fn prints_tables() {
    let service = LocalService::start();
    let between = "InitiationTime=2025-08-04T09:12:44Z..2025-08-18T07:55:10Z";
    let cases: [(&[&str], &[usize]); 8] = [
        (&["--page-size", "4"], &[1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (&["--filter", "SessionStatus!=APPROVED"], &[2, 4, 6, 8, 9]),
        (
            &["--filter", "ActionName=mpa:UpdateApprovalTeam"],
            &[2, 4, 8],
        ),
        (&["--filter", "ActionName~Deletion"], &[6]),
        (
            &["--filter", "ActionName!~mpa:", "--filter", between],
            &[3, 5],
        ),
        (
            &["--filter", "InitiationTime<2025-08-04T09:12:44Z"],
            &[1, 2],
        ),
        (
            &["--filter", "InitiationTime<=2025-08-04T09:12:44Z"],
            &[1, 2, 3],
        ),
        (&["--filter", "InitiationTime>2025-08-27T08:30:00Z"], &[9]),
    ];
    for (options, rows) in cases {
        let arguments = [&["--endpoint-url", service.url(), TEAM], options].concat();
        let expected = Outcome {
            stdout: table(rows),
            stderr: String::new(),
            code: Some(0),
        };
        assert_eq!(run(SETTINGS, &arguments), expected, "{options:?}");
    }
}

#[test]
fn prints_the_command_that_continues() {
    let service = LocalService::start();
    let url = service.url();
    let options = ["--max-items", "4", "--page-size", "3"];
    let arguments = [&["--endpoint-url", url, TEAM], &options[..]].concat();
    let first = run(SETTINGS, &arguments);
    assert_eq!(first.stdout, table(&[1, 2, 3, 4]));
    assert_eq!(first.code, Some(0));
    let command = first.stderr.lines().last().expect("a command");
    let words: Vec<&str> = command.split(' ').collect();
    let second = run(SETTINGS, &words[1..]);
    assert_eq!(second.stdout, table(&[5, 6, 7, 8]), "{command}");
    let command = second.stderr.lines().last().expect("another command");
    assert_eq!(command.matches("--starting-token").count(), 1, "{command}");
    let words: Vec<&str> = command.split(' ').collect();
    let last = run(SETTINGS, &words[1..]);
    let expected = Outcome {
        stdout: table(&[9]),
        stderr: String::new(),
        code: Some(0),
    };
    assert_eq!(last, expected, "{command}");
}

#[test]
fn runs_the_command_of_the_introduction() {
    let service = LocalService::start();
    let (_, command) = service
        .introduction()
        .split_once("cargo run --example list_sessions -- ")
        .expect("a command of cargo");
    let words: Vec<&str> = command.split_whitespace().collect();
    let outcome = run(SETTINGS, &words);
    assert_eq!(
        (outcome.stdout, outcome.code),
        (table(&[1, 2, 3, 4]), Some(0))
    );
    for (name, value) in SETTINGS {
        let setting = format!("{name}={value}");
        assert!(service.introduction().contains(&setting), "{setting}");
    }
}

#[test]
fn prints_json_as_the_service_sends_it() {
    let service = LocalService::start();
    let only = ["--output", "json", "--filter", "ActionName~Deletion"];
    let outcome = run(
        SETTINGS,
        &[&["--endpoint-url", service.url(), TEAM], &only[..]].concat(),
    );
    let line: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("one object");
    assert_eq!(line["InitiationTime"], "2025-08-22T12:01:59Z");
    assert_eq!(line["StatusCode"], "REJECTED");
    assert_eq!(outcome.stdout.lines().count(), 1);
    assert_eq!((outcome.stderr.as_str(), outcome.code), ("", Some(0)));
}

/// Variables, arguments, the exit code, and strings in the standard error: the first one begins it.
type Case = (
    &'static [(&'static str, &'static str)],
    &'static [&'static str],
    i32,
    &'static [&'static str],
);

#[test]
fn explains_each_failure_in_a_sentence() {
    let service = LocalService::start();
    const NOBODY: &str = "arn:aws:mpa:us-east-1:123456789012:approval-team/nobody";
    const BUSY: &str = "arn:aws:mpa:us-east-1:123456789012:approval-team/busy";
    const ARCHIVE: &str = "arn:aws:mpa:us-east-1:123456789012:approval-team/archive";
    let cases: [Case; 9] = [
        (&SETTINGS[1..], &[TEAM], 1, &["error: no region is set: "]),
        (
            &SETTINGS[..1],
            &[TEAM],
            1,
            &["error: ListSessions: no credentials: "],
        ),
        (
            SETTINGS,
            &[TEAM, "--profile", "nobody"],
            1,
            &["error: ", "profile `nobody`"],
        ),
        (
            SETTINGS,
            &[BUSY],
            1,
            &[
                "error: ListSessions failed with ThrottlingException: ",
                "3 attempts",
            ],
        ),
        (
            SETTINGS,
            &[NOBODY],
            1,
            &["error: ListSessions failed with ResourceNotFoundException: "],
        ),
        (
            SETTINGS,
            &[TEAM, "--starting-token", "eyJOZXh0VG9rZW4iOiAieCJ9"],
            1,
            &["error: ListSessions failed with ValidationException: NextToken "],
        ),
        (
            SETTINGS,
            &[
                "arn:aws:mpa:payments",
                "--page-size",
                "21",
                "--filter",
                "SessionStatus=OPEN",
                "--filter",
                "Status=1",
            ],
            1,
            &[
                "error: ListSessions: 4 validation errors detected",
                "/ApprovalTeamArn is \"arn:aws:mpa:payments\"",
                "/MaxResults is 21",
                "/Filters/0/Value is \"OPEN\"",
                "/Filters/1/FieldName is \"Status\"",
            ],
        ),
        (
            SETTINGS,
            &[TEAM, "--filter", "PENDING"],
            2,
            &["error: invalid value 'PENDING' for '--filter <FILTER>': use a field, "],
        ),
        (
            SETTINGS,
            &[ARCHIVE, "--filter", "SessionStatus=CREATING"],
            0,
            &["No sessions.\n"],
        ),
    ];
    for (variables, arguments, code, expected) in cases {
        let arguments = [&["--endpoint-url", service.url()], arguments].concat();
        let outcome = run(variables, &arguments);
        assert_eq!(outcome.code, Some(code), "{arguments:?}: {outcome:?}");
        assert_eq!(outcome.stdout, "", "{arguments:?}");
        assert!(outcome.stderr.starts_with(expected[0]), "{outcome:?}");
        for part in expected {
            assert!(
                outcome.stderr.contains(part),
                "{part} is not in {outcome:?}"
            );
        }
    }
}
