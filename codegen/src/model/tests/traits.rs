//! Values of traits, and where traits apply.

use super::*;
use serde_json::json;

#[test]
fn reads_traits_of_values() {
    let model = model(
        r#""a#Text": {"type": "string", "traits": {"smithy.api#length": {"min": 1},
             "smithy.api#pattern": "^a$", "smithy.api#sensitive": {}, "smithy.api#mediaType": "text/plain"}},
           "a#Count": {"type": "long", "traits": {
             "smithy.api#range": {"min": -9223372036854775808, "max": 1.5}, "smithy.api#default": 0}},
           "a#Texts": {"type": "list", "member": {"target": "a#Text"},
             "traits": {"smithy.api#uniqueItems": {}, "smithy.api#sparse": {}, "smithy.api#length": {"min": 0, "max": 0}}}"#,
    );
    let text = traits_of(&model, "a#Text");
    assert_eq!(
        text.length,
        Some(Length {
            min: Some(1),
            max: None
        })
    );
    assert_eq!(
        (text.pattern.as_deref(), text.sensitive),
        (Some("^a$"), true)
    );
    assert_eq!(text.media_type.as_deref(), Some("text/plain"));
    let count = traits_of(&model, "a#Count");
    let range = count.range.expect("a range is stated");
    assert_eq!(
        range.min.map(|min| min.to_string()).as_deref(),
        Some("-9223372036854775808")
    );
    assert_eq!(range.max.map(|max| max.to_string()).as_deref(), Some("1.5"));
    assert_eq!(count.default.as_deref(), Some(&json!(0)));
    let texts = traits_of(&model, "a#Texts");
    assert!(texts.unique_items && texts.sparse);
    assert_eq!(
        texts.length,
        Some(Length {
            min: Some(0),
            max: Some(0)
        })
    );
}

#[test]
fn reads_traits_of_a_service_and_its_errors() {
    let model = model(
        r#""a#Service": {"type": "service", "version": "2020-01-01", "traits": {
             "aws.api#service": {"sdkId": "Lamp Store", "arnNamespace": "lamps", "endpointPrefix": "lamp"},
             "smithy.protocols#rpcv2Cbor": {},
             "aws.protocols#restJson1": {"http": ["h2"]}, "smithy.api#title": "Lamps",
             "smithy.rules#other": {"version": "1.0"}, "aws.iam#defineConditionKeys": {"k": {}},
             "smithy.api#xmlNamespace": {"uri": "u"}, "my.company#rank": 3}},
           "a#Slow": {"type": "structure", "traits": {"smithy.api#error": "server",
             "smithy.api#httpError": 503, "smithy.api#retryable": {"throttling": true},
             "smithy.api#deprecated": {"message": "m", "since": "s"},
             "smithy.api#externalDocumentation": {"b": "2", "a": "1"}}}"#,
    );
    let service = traits_of(&model, "a#Service");
    assert_eq!(
        service.calls().protocols,
        ["aws.protocols#restJson1", "smithy.protocols#rpcv2Cbor"]
    );
    assert_eq!(
        service.rare().raw.get("smithy.rules#other"),
        Some(&json!({"version": "1.0"}))
    );
    assert_eq!(
        service.rare().raw.keys().collect::<Vec<_>>(),
        ["smithy.api#xmlNamespace", "smithy.rules#other"]
    );
    assert_eq!(
        service
            .rare()
            .unknown
            .clone()
            .into_iter()
            .collect::<Vec<_>>(),
        [("my.company#rank".to_owned(), json!(3))]
    );
    let names = service.service.expect("the service has names");
    assert_eq!(names.sdk_id.as_deref(), Some("Lamp Store"));
    let slow = traits_of(&model, "a#Slow");
    assert_eq!(
        (slow.error, slow.http_error),
        (Some(Fault::Server), Some(503))
    );
    assert_eq!(slow.retryable, Some(Retryable { throttling: true }));
    assert_eq!(
        slow.rare()
            .external_documentation
            .keys()
            .collect::<Vec<_>>(),
        ["a", "b"]
    );
}

#[test]
fn reports_the_expected_value_of_a_trait() {
    let shapes = r#"
        "a#Text": {"type": "string", "traits": {"smithy.api#length": {"min": -1}, "smithy.api#pattern": 1,
          "smithy.api#documentation": null, "smithy.api#sensitive": true, "smithy.api#tags": ["a", 1]}},
        "a#Sized": {"type": "string", "traits": {"smithy.api#length": {"min": 3, "max": 2}}},
        "a#Unsized": {"type": "string", "traits": {"smithy.api#length": {}}},
        "a#Count": {"type": "long", "traits": {"smithy.api#range": {"min": 0.5, "max": 0.25}}},
        "a#Counts": {"type": "long", "traits": {"smithy.api#range": {"min": "0", "max": 1}}},
        "a#Time": {"type": "timestamp", "traits": {"smithy.api#timestampFormat": "unix"}},
        "a#Error": {"type": "structure", "traits": {"smithy.api#error": "user", "smithy.api#httpError": 20,
          "smithy.api#retryable": {"throttling": 1}, "smithy.api#deprecated": {"since": 2020}},
          "members": {"m": {"target": "a#Text", "traits": {"smithy.api#httpHeader": "not a header"}}}},
        "a#Service": {"type": "service", "version": "", "traits": {"aws.api#service": {"sdkId": 1},
          "smithy.api#title": ["This text is longer than a diagnostic wants to show it"]}},
        "a#Do": {"type": "operation", "traits": {"smithy.api#http": {"method": "GE T", "code": 1000},
          "smithy.api#endpoint": {"hostPrefix": "Na}me."}}}"#;
    insta::assert_snapshot!(diagnose(shapes), @r#"
    error[trait-value]: `min` of `smithy.api#length` must be a non-negative integer, found -1
      --> model.json:2:78 (/shapes/a#Text/traits/smithy.api#length/min)

    error[trait-value]: `smithy.api#pattern` must be a string, found 1
      --> model.json:2:105 (/shapes/a#Text/traits/smithy.api#pattern)

    error[trait-value]: `smithy.api#documentation` must be a string, found null
      --> model.json:3:39 (/shapes/a#Text/traits/smithy.api#documentation)

    error[trait-value]: `smithy.api#sensitive` must be an object, found true
      --> model.json:3:69 (/shapes/a#Text/traits/smithy.api#sensitive)

    error[trait-value]: `smithy.api#tags` must be a list of strings, found a list
      --> model.json:3:75 (/shapes/a#Text/traits/smithy.api#tags)

    error[trait-value]: `smithy.api#length` has a `min` of 3, greater than its `max` of 2
      --> model.json:4:50 (/shapes/a#Sized/traits/smithy.api#length)

    error[trait-value]: `smithy.api#length` has neither `min` nor `max`
      --> model.json:5:52 (/shapes/a#Unsized/traits/smithy.api#length)

    error[trait-value]: `smithy.api#range` has a `min` of 0.5, greater than its `max` of 0.25
      --> model.json:6:48 (/shapes/a#Count/traits/smithy.api#range)

    error[trait-value]: `min` of `smithy.api#range` must be a number, found "0"
      --> model.json:7:77 (/shapes/a#Counts/traits/smithy.api#range/min)

    error[trait-value]: `smithy.api#timestampFormat` must be "date-time", "epoch-seconds" or "http-date", found "unix"
      --> model.json:8:82 (/shapes/a#Time/traits/smithy.api#timestampFormat)

    error[trait-value]: `smithy.api#error` must be "client" or "server", found "user"
      --> model.json:9:73 (/shapes/a#Error/traits/smithy.api#error)

    error[trait-value]: `smithy.api#httpError` must be a status from 100 to 999, found 20
      --> model.json:9:105 (/shapes/a#Error/traits/smithy.api#httpError)

    error[trait-value]: `smithy.api#retryable` must be true or false, found 1
      --> model.json:10:50 (/shapes/a#Error/traits/smithy.api#retryable/throttling)

    error[trait-value]: `since` of `smithy.api#deprecated` must be a string, found 2020
      --> model.json:10:89 (/shapes/a#Error/traits/smithy.api#deprecated/since)

    error[trait-value]: `smithy.api#httpHeader` must be a header name, found "not a header"
      --> model.json:11:85 (/shapes/a#Error/members/m/traits/smithy.api#httpHeader)

    error[trait-value]: `sdkId` of `aws.api#service` must be a string, found 1
      --> model.json:12:97 (/shapes/a#Service/traits/aws.api#service/sdkId)

    error[trait-value]: `smithy.api#title` must be a string, found a list
      --> model.json:13:11 (/shapes/a#Service/traits/smithy.api#title)

    error[trait-value]: `GE T` is not a valid HTTP method
      --> model.json:14:50 (/shapes/a#Do/traits/smithy.api#http)

    error[trait-value]: `smithy.api#http` has no `uri`
      --> model.json:14:50 (/shapes/a#Do/traits/smithy.api#http)

    error[trait-value]: `smithy.api#http` must be a status from 100 to 999, found 1000
      --> model.json:14:50 (/shapes/a#Do/traits/smithy.api#http)

    error[trait-value]: the host prefix `Na}me.` contains '}'; host names consist of letters, digits, `-` and `.`
      --> model.json:15:11 (/shapes/a#Do/traits/smithy.api#endpoint)
    "#);
}

#[test]
fn refuses_traits_where_they_mean_nothing() {
    let shapes = r#"
        "a#Count": {"type": "integer", "traits": {"smithy.api#length": {"min": 1}, "smithy.api#sparse": {}}},
        "a#Text": {"type": "string", "traits": {"smithy.api#range": {"min": 1}, "smithy.api#error": "client",
          "aws.protocols#awsQueryCompatible": {}}},
        "a#Record": {"type": "structure", "members": {
          "count": {"target": "a#Count", "traits": {"smithy.api#pattern": "a", "smithy.api#idempotencyToken": {}}}}},
        "a#Choice": {"type": "union", "members": {
          "text": {"target": "a#Text", "traits": {"smithy.api#required": {}, "smithy.api#length": {"max": 9}}}}}"#;
    insta::assert_snapshot!(diagnose(shapes), @r#"
    error[trait-selector]: `smithy.api#length` applies to strings, blobs, lists and maps; `a#Count` is of type integer
      --> model.json:2:51 (/shapes/a#Count/traits/smithy.api#length)

    error[trait-selector]: `smithy.api#sparse` applies to lists and maps; `a#Count` is of type integer
      --> model.json:2:84 (/shapes/a#Count/traits/smithy.api#sparse)

    error[trait-selector]: `smithy.api#range` applies to numbers; `a#Text` is of type string
      --> model.json:3:49 (/shapes/a#Text/traits/smithy.api#range)

    error[trait-selector]: `smithy.api#error` applies to structures; `a#Text` is of type string
      --> model.json:3:101 (/shapes/a#Text/traits/smithy.api#error)

    error[trait-selector]: `aws.protocols#awsQueryCompatible` applies to services; `a#Text` is of type string
      --> model.json:4:11 (/shapes/a#Text/traits/aws.protocols#awsQueryCompatible)

    error[trait-selector]: `smithy.api#pattern` applies to strings; `a#Record$count` is a structure member of type integer
      --> model.json:6:75 (/shapes/a#Record/members/count/traits/smithy.api#pattern)

    error[trait-selector]: `smithy.api#idempotencyToken` applies to structure members that are strings; `a#Record$count` is a structure member of type integer
      --> model.json:6:80 (/shapes/a#Record/members/count/traits/smithy.api#idempotencyToken)

    error[trait-selector]: `smithy.api#required` applies to members of structures; `a#Choice$text` is a union member of type string
      --> model.json:8:51 (/shapes/a#Choice/members/text/traits/smithy.api#required)
    "#);
}

#[test]
fn checks_defaults_against_their_targets() {
    let shapes = r#"
        "a#Size": {"type": "enum", "members": {"S": {"target": "smithy.api#Unit"}}},
        "a#Small": {"type": "byte", "traits": {"smithy.api#default": 128}},
        "a#Texts": {"type": "list", "member": {"target": "smithy.api#String"}},
        "a#Record": {"type": "structure", "members": {
          "size": {"target": "a#Size", "traits": {"smithy.api#default": "M"}},
          "sized": {"target": "a#Size", "traits": {"smithy.api#default": "S"}},
          "texts": {"target": "a#Texts", "traits": {"smithy.api#default": ["x"]}},
          "none": {"target": "smithy.api#PrimitiveLong", "traits": {"smithy.api#default": null}},
          "other": {"target": "smithy.api#PrimitiveLong", "traits": {"smithy.api#default": 1}},
          "record": {"target": "a#Record", "traits": {"smithy.api#default": {}}},
          "text": {"target": "smithy.api#String", "traits": {"smithy.api#default": 0}},
          "whole": {"target": "smithy.api#BigInteger", "traits": {"smithy.api#default": 3.5}},
          "float": {"target": "smithy.api#Float", "traits": {"smithy.api#default": 1e300}},
          "time": {"target": "smithy.api#Timestamp", "traits": {"smithy.api#default": "2019-02-30T00:00:00Z"}}}}"#;
    insta::assert_snapshot!(diagnose(shapes), @r#"
    error[trait-value]: the default of `a#Small`, of type byte, must be an 8-bit integer
      --> model.json:3:70 (/shapes/a#Small/traits/smithy.api#default)

    error[trait-value]: the default of `a#Record$size`, of type enum, must be one of the listed values
      --> model.json:6:73 (/shapes/a#Record/members/size/traits/smithy.api#default)

    error[trait-value]: the default of `a#Record$texts`, of type list, must be an empty list
      --> model.json:8:53 (/shapes/a#Record/members/texts/traits/smithy.api#default)

    error[trait-value]: the default of `a#Record$other` differs from the default of its target
      --> model.json:10:92 (/shapes/a#Record/members/other/traits/smithy.api#default)

    error[trait-value]: the default of `a#Record$record`, of type structure, must be absent
      --> model.json:11:55 (/shapes/a#Record/members/record/traits/smithy.api#default)

    error[trait-value]: the default of `a#Record$text`, of type string, must be a string
      --> model.json:12:84 (/shapes/a#Record/members/text/traits/smithy.api#default)

    error[trait-value]: the default of `a#Record$whole`, of type bigInteger, must be an integer
      --> model.json:13:89 (/shapes/a#Record/members/whole/traits/smithy.api#default)

    error[trait-value]: the default of `a#Record$float`, of type float, must be a number within the range of 32 bits
      --> model.json:14:84 (/shapes/a#Record/members/float/traits/smithy.api#default)

    error[trait-value]: the default of `a#Record$time`, of type timestamp, must be seconds since 1970 or a time such as "2019-12-16T23:48:18Z", in the years 1 to 9999
      --> model.json:15:87 (/shapes/a#Record/members/time/traits/smithy.api#default)
    "#);
}

#[test]
fn keeps_how_clients_treat_a_default() {
    let shapes = r#"
        "a#Record": {"type": "structure", "members": {
          "added": {"target": "smithy.api#Integer", "traits": {
            "smithy.api#default": 3, "smithy.api#addedDefault": {}, "smithy.api#clientOptional": {}}},
          "bare": {"target": "smithy.api#Integer", "traits": {"smithy.api#addedDefault": {}}}}},
        "a#Count": {"type": "integer", "traits": {"smithy.api#default": 1, "smithy.api#addedDefault": {}}}"#;
    let (model, report) = build_sources(&[source("model.json", shapes)]);
    let added = member(&model, "a#Record", "added").traits;
    assert_eq!(added.default.as_deref(), Some(&json!(3)));
    assert!(added.added_default && added.client_optional);
    insta::assert_snapshot!(report, @"
    error[trait-value]: `a#Record$bare` has `smithy.api#addedDefault`, but no default
      --> model.json:5:63 (/shapes/a#Record/members/bare/traits/smithy.api#addedDefault)

    error[trait-selector]: `smithy.api#addedDefault` applies to members of structures; `a#Count` is of type integer
      --> model.json:6:76 (/shapes/a#Count/traits/smithy.api#addedDefault)
    ");
}

#[test]
fn reads_recommendations() {
    let model = model(
        r#""a#Record": {"type": "structure", "members": {
             "a": {"target": "smithy.api#String", "traits": {"smithy.api#recommended": {"reason": "why"}}},
             "b": {"target": "smithy.api#String", "traits": {"smithy.api#recommended": {}}}}}"#,
    );
    let reason = |name| {
        let recommended = member(&model, "a#Record", name).traits.recommended;
        recommended.map(|recommended| recommended.reason)
    };
    assert_eq!(reason("a"), Some(Some("why".to_owned())));
    assert_eq!(reason("b"), Some(None));
}

#[test]
fn takes_an_error_with_the_status_of_a_redirection() {
    let shapes = r#"
        "a#Moved": {"type": "structure", "traits": {"smithy.api#error": "client", "smithy.api#httpError": 308}}"#;
    let (model, report) = build_sources(&[source("model.json", shapes)]);
    assert_eq!(traits_of(&model, "a#Moved").http_error, Some(308));
    insta::assert_snapshot!(report, @r#"
    warning[trait-value]: `smithy.api#httpError` is 308, which is not the status of an error
      --> model.json:2:107 (/shapes/a#Moved/traits/smithy.api#httpError)
       = help: use a status of 400 to 499 for client errors, of 500 to 599 for server errors
    "#);
}
