//! Whatever a model says arrives as text or not at all: no name, documentation, pattern or value of
//! it becomes code.
//!
//! The fixture says `fn injected() {}` in every place that takes a text, behind whatever could end
//! that text in Rust or TOML: quotes, ends of comments and raw strings, braces, line ends.

use serde_json::Value;

use crate::fixtures::{generated, named};
use crate::outline::{Words, items};

/// The text of each Rust file, with its path.
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
fn no_text_becomes_a_name() {
    let mut words = Words::default();
    for (_, text) in rust_files() {
        words.add(&text);
    }
    assert!(words.names.contains("HarmError"), "{:?}", words.names);
    assert!(!words.names.contains("injected"), "{:?}", words.names);
}

#[test]
fn texts_that_travel_arrive_unchanged() {
    let mut words = Words::default();
    for (_, text) in rust_files() {
        words.add(&text);
    }
    let model: Value = serde_json::from_str(&named("hostile").sources[0].text).expect("it is JSON");
    let travelling = [
        "/street#Payload/members/query/traits/smithy.api#httpQuery",
        "/street#Payload/members/comment/traits/smithy.api#deprecated/message",
        "/street#Answer/members/renamed/traits/smithy.api#jsonName",
        "/street#Text/traits/smithy.api#pattern",
        "/street#Choice/members/QUOTE/traits/smithy.api#enumValue",
        "/street#Choice/members/RAW/traits/smithy.api#enumValue",
        "/street#Old/traits/smithy.api#enum/0/value",
        "/street#Old/traits/smithy.api#enum/1/value",
    ];
    for pointer in travelling {
        let text = model["shapes"].pointer(pointer).and_then(Value::as_str);
        let text = text.expect("the fixture says it");
        assert!(words.texts.contains(text), "{pointer}: {text}");
    }
}

#[test]
fn emits_no_item_beyond_these() {
    let outline: Vec<String> = rust_files()
        .iter()
        .map(|(path, text)| format!("{path}\n  {}", items(text).join("\n  ")))
        .collect();
    insta::assert_snapshot!(outline.join("\n"), @"
    src/lib.rs
      mod limits
      mod operation
      mod types
      const MODEL_VERSION
    src/limits.rs
      static TEXT
    src/operation.rs
      mod harm
    src/operation/harm.rs
      struct Harm {  }
      impl Operation for Harm { Input, Output, Error, NAME }
      impl HttpOperation for Harm { encode, decode_output, decode_error }
      enum HarmError { Failure, Unmodeled }
      impl HarmError { read }
      impl OperationError for HarmError { unmodeled, message }
    src/types.rs
      mod answer
      mod choice
      mod failure
      mod old
      mod payload
      struct UnlistedValue {  }
      impl UnlistedValue { new, as_str }
    src/types/answer.rs
      struct Answer { renamed }
      impl Answer { with_renamed, read, read_member }
    src/types/choice.rs
      enum Choice { Quote, Raw, Unlisted }
      impl Choice { LISTED, as_str }
      impl From for Choice { from }
      impl AsRef for Choice { as_ref }
      impl Display for Choice { fmt }
      impl Default for Choice { default }
    src/types/failure.rs
      struct Failure { message }
      impl Failure { with_message, read, read_member }
      impl Failure { CODE, message }
      impl Display for Failure { fmt }
      impl Error for Failure {  }
    src/types/old.rs
      enum Old { FnInjected, AsteriskSlashSpaceBackslashQuoteU000A, Injected, Unlisted }
      impl Old { LISTED, as_str }
      impl From for Old { from }
      impl AsRef for Old { as_ref }
      impl Display for Old { fmt }
      impl Default for Old { default }
    src/types/payload.rs
      struct Payload { label, query, renamed, comment }
      impl Payload { new, with_label, with_query, with_renamed, with_comment, write }
      impl Validate for Payload { MODEL_VERSION, check }
    ");
}
