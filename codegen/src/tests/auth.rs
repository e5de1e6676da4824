//! Authentication, and clients of services that are none of AWS.

use std::collections::BTreeMap;

use super::{files, generated};

/// A service with these traits, and the operation `a#Run` with these.
fn shapes(service: &str, operation: &str) -> String {
    format!(
        r##""a#LampStore": {{"type": "service", "operations": [{{"target": "a#Run"}}],
            "traits": {{"aws.protocols#awsJson1_0": {{}} {service}}}}},
        "a#Run": {{"type": "operation", "traits": {{"smithy.api#documentation": "Runs." {operation}}}}},
        "a#secret": {{"type": "structure", "traits": {{"smithy.api#trait": {{}}, "smithy.api#authDefinition": {{}}}}}},
        "a#color": {{"type": "structure", "traits": {{"smithy.api#trait": {{}}}}}}"##
    )
}

const SIGV4: &str = r#", "aws.auth#sigv4": {"name": "a"}"#;
const SIGV4A: &str = r#", "aws.auth#sigv4a": {"name": "a"}"#;
const BEARER: &str = r#", "smithy.api#httpBearerAuth": {}"#;
const BASIC: &str = r#", "smithy.api#httpBasicAuth": {}"#;
const DIGEST: &str = r#", "smithy.api#httpDigestAuth": {}"#;
const API_KEY: &str = r#", "smithy.api#httpApiKeyAuth": {"name": "key", "in": "query"}"#;
const RULES: &str = r#", "smithy.rules#endpointRuleSet": {"version": "1.0", "parameters": {}, "rules": [
    {"type": "endpoint", "conditions": [], "endpoint": {"url": "https://a.example"}}]}"#;

/// The trait `auth` with these schemes of Smithy's, by their names.
fn auth(names: &[&str]) -> String {
    let ids = names.iter().map(|name| match *name {
        "sigv4" | "sigv4a" => format!(r#""aws.auth#{name}""#),
        name => format!(r#""smithy.api#{name}""#),
    });
    let ids: Vec<String> = ids.collect();
    format!(r#", "smithy.api#auth": [{}]"#, ids.join(", "))
}

/// The value of a constant, without paths and white space; empty without the constant.
fn constant(text: &str, name: &str) -> String {
    let stated = text.split_once(&format!("const {name}: "));
    let value = stated.and_then(|(_, rest)| rest.split_once('=')?.1.split_once(';'));
    let value = value.map_or("", |(value, _)| value);
    let value: String = value.split_whitespace().collect();
    let value = value.replace("hardy_runtime::Auth::", "");
    value.replace(",)", ")").replace(",]", "]")
}

#[test]
fn decides_by_the_schemes_of_operation_and_service_how_to_authenticate() {
    let optional = r#", "smithy.api#optionalAuth": {}"#;
    let by_bearer = auth(&["httpBearerAuth"]);
    for (service, operation, expected) in [
        (SIGV4.to_owned(), String::new(), ""),
        (format!("{SIGV4A}{SIGV4}"), String::new(), ""),
        (
            format!("{SIGV4A}{SIGV4}{BEARER}"),
            String::new(),
            "&[Sigv4,HttpBearer]",
        ),
        (
            format!("{BEARER}{BASIC}{DIGEST}{API_KEY}"),
            String::new(),
            "&[HttpApiKey,HttpBasic,HttpBearer]",
        ),
        (
            format!("{BEARER}{API_KEY}"),
            auth(&["httpBearerAuth", "httpApiKeyAuth"]),
            "&[HttpBearer,HttpApiKey]",
        ),
        (
            format!("{BEARER}{}", auth(&["httpBearerAuth", "noAuth"])),
            String::new(),
            "&[HttpBearer,NoAuth]",
        ),
        // The service does not say where a key belongs.
        (
            BEARER.to_owned(),
            auth(&["httpApiKeyAuth"]),
            r#"&[Other("smithy.api#httpApiKeyAuth")]"#,
        ),
        (String::new(), String::new(), "&[NoAuth]"),
        // Not a scheme.
        (r#", "a#color": {}"#.to_owned(), String::new(), "&[NoAuth]"),
        (
            r#", "a#secret": {}"#.to_owned(),
            String::new(),
            r#"&[Other("a#secret")]"#,
        ),
        (
            SIGV4A.to_owned(),
            String::new(),
            r#"&[Other("aws.auth#sigv4a")]"#,
        ),
        (
            DIGEST.to_owned(),
            String::new(),
            r#"&[Other("smithy.api#httpDigestAuth")]"#,
        ),
        (format!("{SIGV4}{}", auth(&[])), String::new(), "&[NoAuth]"),
        (
            format!("{SIGV4}{BEARER}{by_bearer}"),
            String::new(),
            "&[HttpBearer]",
        ),
        (format!("{SIGV4}{BEARER}{by_bearer}"), auth(&["sigv4"]), ""),
        (
            format!("{SIGV4}{BEARER}"),
            by_bearer.clone(),
            "&[HttpBearer]",
        ),
        (SIGV4.to_owned(), auth(&[]), "&[NoAuth]"),
        // Nobody asks for credentials of AWS that an operation does not need.
        (SIGV4.to_owned(), optional.to_owned(), "&[NoAuth]"),
        (
            format!("{BEARER}{SIGV4}"),
            optional.to_owned(),
            "&[HttpBearer,NoAuth]",
        ),
        (DIGEST.to_owned(), optional.to_owned(), "&[NoAuth]"),
    ] {
        let what = format!("{service} / {operation}");
        let generated = generated(&shapes(&service, &operation));
        let generated = generated.unwrap_or_else(|report| panic!("{what}: {report}"));
        let mut files = generated.files.iter();
        let file = files.find(|file| file.path == "src/operation/run.rs");
        let text = &file.expect("it has the operation").text;
        assert_eq!(constant(text, "AUTH"), expected, "{what}: {text}");
        let warnings = generated.warnings.to_string();
        let is_other = expected.starts_with("&[Other");
        assert_eq!(
            warnings.contains("unsupported-auth"),
            is_other,
            "{what}: {warnings}"
        );
        assert_eq!(
            text.contains("A client cannot authenticate requests yet"),
            is_other,
            "{what}: {text}"
        );
        let has_client = generated
            .files
            .iter()
            .any(|one| one.path == "src/client.rs");
        assert_eq!(has_client, !is_other, "{what}");
    }
}

#[test]
fn a_payload_may_stay_unsigned() {
    let files = files(&shapes(SIGV4, r#", "aws.auth#unsignedPayload": {}"#));
    let text = &files["src/operation/run.rs"];
    assert_eq!(constant(text, "UNSIGNED_PAYLOAD"), "true");
    assert_eq!(constant(text, "AUTH"), "");
}

/// The constant with which a client describes its service.
fn service_of(files: &BTreeMap<String, String>) -> String {
    let text: String = files["src/client.rs"].split_whitespace().collect();
    let (_, rest) = text
        .split_once("staticSERVICE:Service=Service::")
        .expect("it has one");
    let (value, _) = rest.split_once(';').expect("it ends");
    value.replace(",)", ")").replace(",}", "}")
}

#[test]
fn a_client_knows_what_kind_of_service_it_calls() {
    let sdk_id = r#", "aws.api#service": {"sdkId": "Lamp Shop"}"#;
    let header = API_KEY.replace("query", "header");
    let scheme = header.replace(r#""header""#, r#""header", "scheme": "Key""#);
    for (traits, expected) in [
        (
            format!("{SIGV4}{RULES}{sdk_id}"),
            r#"new("LampShop",endpoint::SIGNING_NAME,&endpoint::RULES)"#,
        ),
        (
            format!("{BEARER}{RULES}{sdk_id}"),
            r#"new("LampShop","",&endpoint::RULES)"#,
        ),
        (
            format!("{SIGV4}{sdk_id}"),
            r#"without_rules("LampShop","a")"#,
        ),
        (
            format!(r#"{SIGV4}, "aws.api#service": {{}}"#),
            r#"without_rules("LampStore","a")"#,
        ),
        (SIGV4.to_owned(), r#"without_rules("LampStore","a")"#),
        (BEARER.to_owned(), r#"outside_aws("LampStore")"#),
        (String::new(), r#"outside_aws("LampStore")"#),
        (
            format!("{BEARER}{RULES}"),
            r#"outside_aws("LampStore").with_rules(&endpoint::RULES)"#,
        ),
        (
            API_KEY.to_owned(),
            r#"outside_aws("LampStore").with_api_key(ApiKeyLocation::Query{name:"key"})"#,
        ),
        (
            header,
            r#"outside_aws("LampStore").with_api_key(ApiKeyLocation::Header{name:"key",scheme:None})"#,
        ),
        (
            scheme,
            r#"outside_aws("LampStore").with_api_key(ApiKeyLocation::Header{name:"key",scheme:Some("Key")})"#,
        ),
    ] {
        let files = files(&shapes(&traits, ""));
        assert_eq!(service_of(&files), expected, "{traits}");
    }
}

#[test]
fn the_crate_of_another_service_does_not_speak_of_aws() {
    let traits = format!("{BEARER}{BASIC}{API_KEY}{RULES}");
    let generated = generated(&shapes(&traits, "")).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(generated.warnings.to_string(), "");
    for file in &generated.files {
        for (index, line) in file.text.lines().enumerate() {
            let speaks = ["AWS", "Amazon", "boto"]
                .iter()
                .any(|word| line.contains(word));
            assert!(!speaks, "{}:{}: {line}", file.path, index + 1);
        }
    }
}

#[test]
fn refuses_an_api_key_without_a_place() {
    for (value, expected) in [
        (
            r#"{"in": "header"}"#,
            "`smithy.api#httpApiKeyAuth` has no `name`",
        ),
        (
            r#"{"name": "key"}"#,
            "`smithy.api#httpApiKeyAuth` has no `in`",
        ),
        (
            r#"{"name": "key", "in": "body"}"#,
            "`in` of `smithy.api#httpApiKeyAuth` must be \"header\" or \"query\", found \"body\"",
        ),
        (
            r#"{"name": "a key", "in": "header"}"#,
            "`name` of `smithy.api#httpApiKeyAuth` must be a header name, found \"a key\"",
        ),
        (
            r#"{"name": "", "in": "query"}"#,
            "`name` of `smithy.api#httpApiKeyAuth` must be a parameter name, found \"\"",
        ),
        (
            r#"{"name": "key", "in": "query", "scheme": "Key"}"#,
            "`scheme` of `smithy.api#httpApiKeyAuth` must be a word before a key in a header, found \"Key\"",
        ),
        (
            r#"{"name": "key", "in": "header", "scheme": "a key"}"#,
            "`scheme` of `smithy.api#httpApiKeyAuth` must be a word before a key in a header, found \"a key\"",
        ),
    ] {
        let traits = format!(r#", "smithy.api#httpApiKeyAuth": {value}"#);
        let report = generated(&shapes(&traits, ""))
            .expect_err(value)
            .to_string();
        assert!(report.contains(expected), "{value}: {report}");
    }
}
