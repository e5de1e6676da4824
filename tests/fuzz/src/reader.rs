//! The AST reader, and whatever of the generator lies behind it: texts of random bytes, and texts of
//! random pieces of models, which get further. Each ends in a crate or in diagnostics, never in a
//! panic; which of the two is no concern of this file.

use bolero::check;
use hardy_codegen::{Options, Source, generate};

/// What models are made of, and what they are not.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "{",
    "}",
    ",",
    ":",
    " ",
    "\n",
    "\"",
    "\\",
    "\"a\"",
    "\"\"",
    "0",
    "-1",
    "1.5",
    "1e9",
    "1e999",
    "null",
    "true",
    "{}",
    "[]",
    "\u{feff}",
    "\0",
    "\u{202e}",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\"smithy\":\"2.0\"",
    "\"smithy\":\"1.0\"",
    "\"metadata\":",
    "\"shapes\":{",
    "\"shapes\":",
    "{\"smithy\":\"2.0\",\"shapes\":{",
    "}}",
    "},",
    "\"type\":",
    "\"type\":\"structure\"",
    "\"type\":\"list\"",
    "\"type\":\"map\"",
    "\"type\":\"union\"",
    "\"type\":\"enum\"",
    "\"type\":\"string\"",
    "\"type\":\"integer\"",
    "\"type\":\"operation\"",
    "\"type\":\"service\"",
    "\"type\":\"resource\"",
    "\"type\":\"apply\"",
    "\"members\":{",
    "\"member\":",
    "\"key\":",
    "\"value\":",
    "\"target\":",
    "{\"target\":\"a#A\"}",
    "{\"target\":\"a#B\"}",
    "{\"target\":\"smithy.api#String\"}",
    "{\"target\":\"smithy.api#Unit\"}",
    "\"a\":{\"target\":\"a#A\"}",
    "\"b\":{\"target\":\"a#B\"}",
    "\"traits\":{",
    "\"traits\":",
    "\"input\":",
    "\"output\":",
    "\"errors\":[",
    "\"operations\":[{\"target\":\"a#Do\"}]",
    "\"resources\":[",
    "\"rename\":{",
    "\"version\":\"1\"",
    "\"mixins\":[",
    "\"a#A\":{",
    "\"a#B\":{",
    "\"a#C\":{",
    "\"a#Do\":{",
    "\"a#S\":{",
    "\"a#$\":",
    "\"smithy.api#required\":{}",
    "\"smithy.api#length\":{\"min\":1}",
    "\"smithy.api#range\":{\"max\":1.5}",
    "\"smithy.api#pattern\":\"^[a-\\\\w]+$\"",
    "\"smithy.api#documentation\":\"<p>a<\"",
    "\"smithy.api#error\":\"client\"",
    "\"smithy.api#enum\":[{\"value\":\"a\"}]",
    "\"smithy.api#enumValue\":\"a\"",
    "\"smithy.api#httpLabel\":{}",
    "\"smithy.api#httpQuery\":\"q\"",
    "\"smithy.api#jsonName\":\"a\"",
    "\"smithy.api#default\":",
    "\"smithy.api#http\":{\"method\":\"POST\",\"uri\":\"/a/{a}?b\"}",
    "\"smithy.api#paginated\":{\"inputToken\":\"a\"}",
    "\"aws.protocols#restJson1\":{}",
    "\"aws.api#service\":{\"sdkId\":\"A\"}",
];

/// A service whose operation the pieces can complete.
const SERVICE: &str = concat!(
    "{\"smithy\":\"2.0\",\"shapes\":{\"a#S\":{\"type\":\"service\",\"version\":\"1\",",
    "\"operations\":[{\"target\":\"a#Do\"}],\"traits\":{\"aws.protocols#restJson1\":{}}},",
    "\"a#Do\":{\"type\":\"operation\",\"input\":{\"target\":\"a#A\"},",
    "\"traits\":{\"smithy.api#http\":{\"method\":\"POST\",\"uri\":\"/\"}}},",
    "\"a#A\":{\"type\":\"structure\",\"members\":{\"a\":{\"target\":\"a#B\"",
);

fn feed(text: String) {
    let source = Source {
        name: "fuzz.json".to_owned(),
        text,
    };
    match generate(&[source], &Options::default(), &mut |_| {}) {
        Ok(generated) => assert!(!generated.files.is_empty()),
        Err(report) => assert!(report.errors().next().is_some(), "{report}"),
    }
}

fn pieces(choices: &[u8]) -> String {
    let pieces = choices
        .iter()
        .map(|choice| PIECES[usize::from(*choice) % PIECES.len()]);
    pieces.collect()
}

#[test]
fn takes_any_bytes() {
    check!().for_each(|bytes: &[u8]| feed(String::from_utf8_lossy(bytes).into_owned()));
}

#[test]
fn takes_any_pieces() {
    check!().for_each(|choices: &[u8]| feed(pieces(choices)));
}

/// A whole service but for the end of a member, or for the shape that the member targets.
fn ended(end: &str) -> [String; 2] {
    let close = |open: usize| "}".repeat(open);
    [
        format!(
            "{SERVICE},{end}{},\"a#B\":{{\"type\":\"string\"}}{}",
            close(3),
            close(2)
        ),
        format!("{SERVICE}{},\"a#B\":{{{end}{}", close(3), close(3)),
    ]
}

#[test]
fn takes_any_end_of_a_model() {
    check!().for_each(|choices: &[u8]| {
        ended(&pieces(choices)).into_iter().for_each(feed);
    });
}

/// Otherwise the pieces would be fed to something that is refused whatever they are.
#[test]
fn can_end_well() {
    let [member, _] = ended("\"traits\":{}");
    let [_, shape] = ended("\"type\":\"string\"");
    for text in [member, shape] {
        let source = Source {
            name: "fuzz.json".to_owned(),
            text,
        };
        if let Err(report) = generate(&[source], &Options::default(), &mut |_| {}) {
            panic!("{report}");
        }
    }
}
