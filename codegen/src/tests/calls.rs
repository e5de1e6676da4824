//! What models, and the rules that come with the generator, state about calls.

use super::files;
use crate::ir::ServiceRules;
use crate::{Options, Source, plan, read};

/// A service with these traits, and the operation `a#Run` with these.
fn shapes(service: &str, operation: &str) -> String {
    format!(
        r##""a#Service": {{"type": "service", "operations": [{{"target": "a#Run"}}],
            "traits": {{"aws.protocols#awsJson1_0": {{}} {service}}}}},
        "a#Run": {{"type": "operation", "traits": {{"smithy.api#documentation": "Runs." {operation}}}}},
        "a#secret": {{"type": "structure", "traits": {{"smithy.api#trait": {{}}, "smithy.api#authDefinition": {{}}}}}},
        "a#color": {{"type": "structure", "traits": {{"smithy.api#trait": {{}}}}}}"##
    )
}

#[test]
fn knows_which_operations_of_services_respond_late() {
    for (sdk_id, operation, input, expected) in [
        ("SFN", "GetActivityTask", "", "LONG_POLLING Some(70)"),
        ("SWF", "PollForActivityTask", "", "LONG_POLLING Some(70)"),
        ("SWF", "PollForDecisionTask", "", "LONG_POLLING Some(70)"),
        ("SWF", "ListDomains", "", ""),
        (
            "SQS",
            "ReceiveMessage",
            r#""WaitTimeSeconds": {"target": "smithy.api#Integer"}"#,
            "LONG_POLLING Some(10 + u64::from(input.wait_time_seconds.map_or(20, i32::unsigned_abs)))",
        ),
        ("Lambda", "Invoke", "", "RETRIES_AFTER_SENDING Some(900)"),
        ("Lamp", "Invoke", "", ""),
    ] {
        let what = format!("{sdk_id} {operation}");
        let files = files(&format!(
            r##""a#Service": {{"type": "service", "operations": [{{"target": "a#{operation}"}}], "traits": {{
                "aws.protocols#awsJson1_0": {{}}, "aws.api#service": {{"sdkId": "{sdk_id}"}}}}}},
            "a#{operation}": {{"type": "operation", "input": {{"target": "a#In"}}}},
            "a#In": {{"type": "structure", "members": {{{input}}}}}"##
        ));
        let mut files = files
            .iter()
            .filter(|(path, _)| path.starts_with("src/operation/"));
        let (_, text) = files.next().expect("it has the operation");
        let mut stated = Vec::new();
        for name in ["LONG_POLLING", "RETRIES_AFTER_SENDING"] {
            stated.extend(
                text.contains(&format!("const {name}: bool"))
                    .then_some(name),
            );
        }
        if let Some((_, rest)) = text.split_once("fn response_seconds(") {
            let line = rest.lines().nth(1).expect("a body");
            stated.push(line.trim());
        }
        assert_eq!(stated.join(" "), expected, "{what}");
    }
}

#[test]
fn knows_the_retries_and_signatures_of_services() {
    let quick = ServiceRules {
        backoff_millis: Some(25),
        max_attempts: Some(4),
        ..ServiceRules::default()
    };
    let store = ServiceRules {
        content_sha256: true,
        raw_path: true,
        unsigned_streams: true,
        ..ServiceRules::default()
    };
    for (sdk_id, expected) in [
        ("DynamoDB", quick),
        ("DynamoDB Streams", quick),
        ("S3", store),
        ("S3 Control", store),
        ("S3 Lamps", ServiceRules::default()),
    ] {
        let source = Source {
            name: "model.json".to_owned(),
            text: format!(
                r#"{{"smithy": "2.0", "shapes": {{"a#Service": {{"type": "service", "traits": {{
                    "aws.protocols#awsJson1_0": {{}}, "aws.api#service": {{"sdkId": "{sdk_id}"}}}}}}}}}}"#
            ),
        };
        let (sources, options) = ([source], Options::default());
        let resolved = read(&sources, &options).unwrap_or_else(|report| panic!("{report}"));
        let planned = plan(&resolved, &options).unwrap_or_else(|report| panic!("{report}"));
        assert_eq!(planned.krate.service_rules, expected, "{sdk_id}");
    }
}

#[test]
fn states_the_rules_of_a_service_in_its_client() {
    for (sdk_id, expected) in [
        ("DynamoDB", ".with_backoff_millis(25).with_max_attempts(4)"),
        (
            "S3",
            ".with_content_sha256().without_normalized_path().with_unsigned_streams()",
        ),
        ("Lamps", ""),
    ] {
        let traits = format!(
            r#", "aws.auth#sigv4": {{"name": "a"}}, "aws.api#service": {{"sdkId": "{sdk_id}"}},
            "smithy.rules#endpointRuleSet": {{"version": "1.0", "parameters": {{}}, "rules": [
                {{"type": "endpoint", "conditions": [], "endpoint": {{"url": "https://a.example"}}}}]}}"#
        );
        let files = files(&shapes(&traits, ""));
        let text = &files["src/client.rs"];
        let text = text.split_whitespace().collect::<String>();
        let text = text.replace(",)", ")");
        let start = text
            .split_once("&endpoint::RULES)")
            .expect("it has a service")
            .1;
        assert_eq!(
            start.split_once(';').expect("it ends").0,
            expected,
            "{sdk_id}"
        );
    }
}
