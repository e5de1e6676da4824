//! What works without the other client: inputs are valid, cases become small, and the deliberate differences
//! hide nothing else.

use serde_json::{Value, json};

use super::calls::checks;
use super::case::Cases;
use super::deliberate::{Counts, remove_all};
use super::fit::Level;
use super::ours::{OPERATIONS, Ours};
use super::report::unequal;
use super::server::{Received, Response, Server};
use super::shrink::{shrink, smaller};
use super::wire::seen;
use super::{MODEL, Shapes, chosen};

fn model() -> Value {
    let text = std::fs::read_to_string(MODEL).expect("the model is there");
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn knows_every_operation_of_the_model() {
    let model = model();
    assert_eq!(chosen(&Shapes::new(&model), None), Ok(OPERATIONS.to_vec()));
}

#[test]
fn sends_every_input_and_reads_every_response() {
    let model = model();
    let shapes = Shapes::new(&model);
    let cases = Cases::new(&shapes).expect("every pattern has strings");
    let server = Server::start().expect("a port is free");
    let ours = Ours::new(&server.url).expect("the settings are valid");
    for name in OPERATIONS {
        for seed in 0..20 {
            let case = cases.case(name, seed);
            let response = case.response.response();
            server.respond_with(move |_| response.clone());
            let result = ours.call(name, &case.input, checks(case.level));
            assert_eq!(
                result.get("failed"),
                None,
                "{name}, seed {seed}: {}",
                case.input
            );
            assert_eq!(server.take().len(), 1, "{name}, seed {seed}");
        }
    }
}

#[test]
fn inputs_of_the_model_level_are_more_valid() {
    let model = model();
    let shapes = Shapes::new(&model);
    let cases = Cases::new(&shapes).expect("every pattern has strings");
    let server = Server::start().expect("a port is free");
    let ours = Ours::new(&server.url).expect("the settings are valid");
    server.respond_with(|_| Response {
        status: 200,
        headers: Vec::new(),
        body: "{}".to_owned(),
    });
    // A random string is no ARN.
    let case = cases.case("GetSession", 1);
    assert_eq!(case.level, Level::Sent);
    let result = ours.call("GetSession", &case.input, checks(Level::Model));
    let failed = result["failed"].as_str().unwrap_or_default();
    assert!(failed.contains("/SessionArn"), "{result}");
}

#[test]
fn leaves_only_what_makes_the_difference() {
    let model = model();
    let shapes = Shapes::new(&model);
    let id = "com.amazonaws.mpa#ListSessionsRequest";
    let input = json!({
        "ApprovalTeamArn": "a",
        "NextToken": "t",
        "Filters": [{ "FieldName": "x" }, { "FieldName": "y", "Operator": "EQ", "Value": "z" }],
    });
    let has_z = |input: &Value| input.to_string().contains('z');
    let small = shrink(input, |input| smaller(&shapes, Some(id), input), has_z);
    assert_eq!(
        small,
        json!({ "ApprovalTeamArn": "a", "Filters": [{ "Value": "z" }] })
    );
}

#[test]
fn compares_what_counts_of_a_request() {
    let request = |target: &str, agent: &str, token: &str| {
        let headers = [
            ("user-agent", agent),
            ("x-amz-date", "20260101T000000Z"),
            (
                "authorization",
                "AWS4-HMAC-SHA256 Credential=A/20260101/r/s/aws4_request, SignedHeaders=host;x-amz-date, \
                 Signature=0",
            ),
        ];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let received = Received {
            method: "POST".to_owned(),
            target: target.to_owned(),
            headers: headers.into(),
            body: json!({ "ClientToken": token }).to_string().into_bytes(),
        };
        seen(&received, Some("ClientToken"))
    };
    let (one, other) = (
        "00000000-0000-4000-8000-000000000000",
        "ffffffff-ffff-4fff-bfff-ffffffffffff",
    );
    let left = request("/a?List&x=1", "a", one);
    assert_eq!(left["scope"], "A/r/s/aws4_request");
    assert_eq!(left["signed"], json!(["host", "x-amz-date"]));
    assert_eq!(left, request("/a?x=1&List", "b", other));
    assert_ne!(left, request("/a?List=&x=1", "a", one));
    assert_ne!(left, request("/a?List&x=1", "a", "no UUID"));
}

/// Results of boto3 and of Hardy, and what still differs without the deliberate differences.
const RESULTS: &str = r#"[
    [{"output": {"a": [null, 1]}}, {"output": {"a": [1]}}, []],
    [{"output": {"a": [null, 1]}}, {"output": {"a": [2]}}, ["/result/output/a/0"]],
    [{"output": {"u": {"SDK_UNKNOWN_MEMBER": {"name": "x"}}}}, {"output": {"u": {"x": 1}}}, []],
    [{"output": {"u": {"SDK_UNKNOWN_MEMBER": {"name": "x"}}}}, {"output": {"u": {"y": 1}}},
        ["/result/output/u/SDK_UNKNOWN_MEMBER", "/result/output/u/y"]],
    [{"output": {}, "missing": []}, {"output": {"a": ""}, "missing": ["/a"]}, []],
    [{"output": {}, "missing": []}, {"output": {"a": ""}, "missing": []}, ["/result/output/a"]],
    [{"code": "403", "status": 403}, {"code": "", "status": 403}, []],
    [{"code": "404", "status": 403}, {"code": "", "status": 403}, ["/result/code"]],
    [{"code": "Other", "members": {"a": 1}}, {"code": "Other", "members": {}}, []],
    [{"code": "Listed", "members": {"a": 1}}, {"code": "Listed", "members": {}}, ["/result/members/a"]]
]"#;

#[test]
fn deliberate_differences_hide_no_others() {
    let results: Vec<(Value, Value, Vec<String>)> =
        serde_json::from_str(RESULTS).expect("it is JSON");
    for (boto3, ours, expected) in results {
        let side = |result: &Value| json!({ "result": result, "errors": ["Listed"] });
        let (mut left, mut right) = (side(&boto3), side(&ours));
        remove_all(&mut left, &mut right, &mut Counts::default());
        let lines = unequal(["boto3", "Hardy"], &left, &right);
        let places: Vec<&String> = lines.iter().filter(|line| line.starts_with('/')).collect();
        assert_eq!(
            places,
            expected.iter().collect::<Vec<_>>(),
            "{boto3} {ours}"
        );
    }
    let signed = |names: &[&str]| json!({ "result": {}, "requests": [{ "signed": names }] });
    let mut left = signed(&["content-type", "host"]);
    let mut right = signed(&["amz-sdk-request", "content-length", "content-type", "host"]);
    remove_all(&mut left, &mut right, &mut Counts::default());
    assert_eq!(left, right);
    let mut right = signed(&["content-length", "host"]);
    remove_all(&mut left, &mut right, &mut Counts::default());
    assert_ne!(left, right);
}
