//! Strings with delimiters, in every place of a model that allows a string.

use hardy_tests::mutate::TEXTS;
use serde_json::{Value, json};

use super::model::Expected::Either;
use super::model::{run, service};

/// A model with this string.
type Model = fn(&str) -> Value;

/// A string in each place of a model that allows one, one model for each.
const PLACES: &[(&str, Model)] = &[
    ("documentation of a service", |text| {
        traits("a.b#Service", json!({ "smithy.api#documentation": text }))
    }),
    ("title", |text| {
        traits("a.b#Service", json!({ "smithy.api#title": text }))
    }),
    ("sdkId", |text| {
        traits(
            "a.b#Service",
            json!({ "aws.api#service": { "sdkId": text } }),
        )
    }),
    ("documentation of an operation", |text| {
        traits("a.b#Do", json!({ "smithy.api#documentation": text }))
    }),
    ("documentation of a member", |text| {
        on_member(json!({ "smithy.api#documentation": text }))
    }),
    ("documentation that refers", |text| {
        on_member(
            json!({ "smithy.api#documentation": format!("<p><a>{text}</a> <code>{text}</code></p>") }),
        )
    }),
    ("documentation that links", |text| {
        on_member(
            json!({ "smithy.api#documentation": format!("<a href=\"{text}\">x</a><a href='https://a.b/{text}'>y</a>") }),
        )
    }),
    ("reason of deprecation", |text| {
        on_member(json!({ "smithy.api#deprecated": { "message": text, "since": text } }))
    }),
    ("jsonName", |text| {
        on_member(json!({ "smithy.api#jsonName": text }))
    }),
    ("httpQuery", |text| {
        on_member(json!({ "smithy.api#httpQuery": text }))
    }),
    ("pattern", |text| {
        on_member(json!({ "smithy.api#pattern": text }))
    }),
    ("default", |text| {
        on_member(json!({ "smithy.api#default": text }))
    }),
    ("id of a trait", |text| on_member(json!({ text: {} }))),
    ("uri", |text| {
        traits(
            "a.b#Do",
            json!({ "smithy.api#http": { "method": "POST", "uri": format!("/{text}") } }),
        )
    }),
    ("query of a uri", |text| {
        traits(
            "a.b#Do",
            json!({ "smithy.api#http": { "method": "POST", "uri": format!("/a?{text}={text}") } }),
        )
    }),
    ("method", |text| {
        traits(
            "a.b#Do",
            json!({ "smithy.api#http": { "method": text, "uri": "/" } }),
        )
    }),
    ("pagination", |text| {
        traits(
            "a.b#Do",
            json!({ "smithy.api#paginated": { "inputToken": text, "outputToken": text, "items": text, "pageSize": text } }),
        )
    }),
    ("name of a member", |text| {
        service(
            json!({ "a.b#Input": { "type": "structure", "members": { text: { "target": "smithy.api#String" } } } }),
        )
    }),
    ("id of a shape", |text| {
        let id = format!("a.b#{text}");
        service(
            json!({ "a.b#Input": super::model::input_of(&id), id: { "type": "structure", "members": {} } }),
        )
    }),
    ("target", |text| {
        service(json!({ "a.b#Input": super::model::input_of(text) }))
    }),
    ("type", |text| {
        service(json!({ "a.b#Input": { "type": text, "members": {} } }))
    }),
    ("key of a shape", |text| {
        service(json!({ "a.b#Input": { "type": "structure", "members": {}, text: text } }))
    }),
    ("version of the service", |text| {
        let mut model = service(json!({}));
        model["shapes"]["a.b#Service"]["version"] = json!(text);
        model
    }),
    ("rename", |text| {
        let mut model = service(json!({}));
        model["shapes"]["a.b#Service"]["rename"] = json!({ "a.b#Input": text, text: "Other" });
        model
    }),
    ("version of Smithy", |text| {
        let mut model = service(json!({}));
        model["smithy"] = json!(text);
        model
    }),
    ("value of an enum", |text| {
        service(json!({ "a.b#Input": super::model::input_of("a.b#Enum"),
            "a.b#Enum": { "type": "enum", "members": {
                "A": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": text } } } } }))
    }),
    ("value of an enum of old", |text| {
        service(json!({ "a.b#Input": super::model::input_of("a.b#Enum"),
            "a.b#Enum": { "type": "string", "traits": { "smithy.api#enum": [
                { "value": text, "documentation": text, "deprecated": true, "tags": [text] },
                { "value": "other", "name": text } ] } } }))
    }),
    ("code of an error", |text| {
        let mut model = service(
            json!({ "a.b#Failure": { "type": "structure", "members": { "message": { "target": "smithy.api#String" } },
            "traits": { "smithy.api#error": "client", "smithy.api#documentation": text } } }),
        );
        model["shapes"]["a.b#Do"]["errors"] =
            json!([{ "target": "a.b#Failure" }, { "target": text }]);
        model
    }),
];

/// Traits of a shape of the usual service, beside its own.
fn traits(shape: &str, traits: Value) -> Value {
    let mut model = service(json!({}));
    if let (Value::Object(all), Value::Object(traits)) =
        (&mut model["shapes"][shape]["traits"], traits)
    {
        all.extend(traits);
    }
    model
}

/// Traits of a member in a request and a response.
fn on_member(traits: Value) -> Value {
    let members = json!({ "member": { "target": "smithy.api#String", "traits": traits } });
    let structure = json!({ "type": "structure", "members": members });
    service(json!({ "a.b#Input": structure, "a.b#Output": structure }))
}

fn evil_texts() -> Vec<String> {
    let long = [
        "a", "A", "_", "\"", "`", "<", "&", "ä", "a.", "aB", "*/", "\n",
    ];
    let long = long.iter().map(|piece| piece.repeat(3_000));
    TEXTS
        .iter()
        .map(|text| (*text).to_owned())
        .chain(long)
        .collect()
}

#[test]
#[ignore = "takes half a minute; `cargo xtask ci` runs it"]
fn no_string_becomes_code() {
    for text in evil_texts() {
        for (place, model) in PLACES {
            let shown: String = text.chars().take(40).collect();
            run(
                &format!("{place}: {shown:?}"),
                model(&text).to_string(),
                Either,
            );
        }
    }
}
