//! Strings of a model stay strings or are refused: no name, documentation, pattern or value becomes
//! code.
//!
//! The fixture has `fn injected() {}` in every place for a string, after every delimiter that could
//! end that string in Rust or TOML: quotes, ends of comments and raw strings, braces, line ends.

mod collections;
mod documentation;
mod documents;
mod model;
mod names;
mod patterns;
mod sizes;
mod texts;

use hardy_codegen::Options;
use hardy_tests::judge::{Verdict, judge};
use serde_json::Value;

use crate::fixtures::{generated, good, named, whole_service};
use crate::list_sessions;
use crate::outline::Words;

/// The content of each Rust file, with its path.
fn rust_files() -> Vec<(String, String)> {
    let fixture = named("hostile");
    let files = generated(&fixture.sources, &fixture.options()).files;
    files
        .into_iter()
        .filter(|file| file.path.ends_with(".rs"))
        .map(|file| (file.path, file.text))
        .collect()
}

#[test]
fn no_string_becomes_a_name() {
    let mut words = Words::default();
    for (_, text) in rust_files() {
        words.add(&text);
    }
    assert!(words.names.contains("HarmError"), "{:?}", words.names);
    assert!(!words.names.contains("injected"), "{:?}", words.names);
}

#[test]
fn strings_in_messages_are_unchanged() {
    let mut words = Words::default();
    for (_, text) in rust_files() {
        words.add(&text);
    }
    let model: Value = serde_json::from_str(&named("hostile").sources[0].text).expect("it is JSON");
    let sent = [
        "/street#Payload/members/query/traits/smithy.api#httpQuery",
        "/street#HarmOutput/members/renamed/traits/smithy.api#jsonName",
        "/street#Text/traits/smithy.api#pattern",
        "/street#Choice/members/QUOTE/traits/smithy.api#enumValue",
        "/street#Choice/members/RAW/traits/smithy.api#enumValue",
        "/street#Old/traits/smithy.api#enum/0/value",
        "/street#Old/traits/smithy.api#enum/1/value",
    ];
    for pointer in sent {
        let text = model["shapes"].pointer(pointer).and_then(Value::as_str);
        let text = text.expect("the fixture has it");
        assert!(words.texts.contains(text), "{pointer}: {text}");
    }
}

#[test]
fn emits_exactly_the_items_of_the_ir() {
    let fixtures = good().into_iter();
    let models = fixtures.map(|fixture| (fixture.options(), fixture.sources));
    for (options, sources) in models.chain([
        (Options::default(), vec![whole_service()]),
        (list_sessions::options(), vec![whole_service()]),
    ]) {
        match judge(&sources, &options) {
            Ok(Verdict::Crate(_)) => {}
            other => panic!("{options:?}: {other:?}"),
        }
    }
}
