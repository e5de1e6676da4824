//! Random values in headers, and bodies that may be streams: after decoding, an operation encodes
//! and decodes them again unchanged. Values are strings, as in responses.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fastrand::Rng;
use hardy_runtime::{Timestamp, TimestampFormat};

use super::shapes::{Member, Shapes, target};
use super::text;
use crate::conformance::Echoed;

/// Characters with a meaning in headers, and some others. White space around a value has no
/// meaning, and suites use only ASCII.
const PIECES: [&str; 8] = ["a", "RED", ",", "\"", "\\", " ", ";", "="];

/// A response of the operation that sends and receives the structure `id`. All members are in
/// headers, except a stream and strings.
pub(super) fn echoed(shapes: &Shapes<'_>, id: &str, random: &mut Rng) -> Echoed {
    let mut headers = Vec::new();
    let mut body = serde_json::Map::new();
    let mut stream = None;
    for member in Member::all(shapes.shape(id)) {
        let name = |trait_| member.own_trait(trait_).and_then(|name| name.as_str());
        if !member.must_be_there() && random.usize(..4) == 0 {
            continue;
        }
        if let Some(name) = name("httpHeader") {
            headers.push((name.to_owned(), value(shapes, member.target, random)));
        } else if let Some(prefix) = name("httpPrefixHeaders") {
            let entry = |rest| (format!("{prefix}{rest}"), plain(random));
            headers.extend(["a", "b-c"].map(entry));
        } else if member.own_trait("httpPayload").is_some() {
            stream = Some(serde_json::Value::from(text::text(random)).to_string());
        } else {
            body.insert(member.json_name().to_owned(), text::text(random).into());
        }
    }
    let body = stream.unwrap_or_else(|| serde_json::Value::from(body).to_string());
    Echoed {
        headers,
        comes: body.clone(),
        goes: body,
        by_serde: false,
    }
}

/// A value of a header: one of this shape, or a list.
fn value(shapes: &Shapes<'_>, id: &str, random: &mut Rng) -> String {
    if shapes.kind(id) != "list" {
        return scalar(shapes, id, random);
    }
    let item = target(&shapes.shape(id)["member"]);
    let items = (0..random.usize(1..4)).map(|_| match shapes.kind(item).as_str() {
        "string" | "enum" => quoted(&scalar(shapes, item, random)),
        _ => scalar(shapes, item, random),
    });
    items.collect::<Vec<_>>().join(", ")
}

fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{text}\"")
}

fn scalar(shapes: &Shapes<'_>, id: &str, random: &mut Rng) -> String {
    let traits = &shapes.shape(id)["traits"];
    match shapes.kind(id).as_str() {
        "string" if !traits["smithy.api#mediaType"].is_null() => {
            STANDARD.encode(text::text(random))
        }
        "string" | "enum" => plain(random),
        "boolean" => random.bool().to_string(),
        "short" => random.i16(..).to_string(),
        "integer" | "intEnum" => random.i32(..).to_string(),
        "long" => random.i64(..).to_string(),
        "float" | "double" | "bigDecimal" => (f64::from(random.i16(..)) / 8.0).to_string(),
        "timestamp" => {
            let seconds = random.i64(-30_000_000_000..200_000_000_000);
            let timestamp = Timestamp::from_unix(seconds, 0);
            let format = match traits["smithy.api#timestampFormat"].as_str() {
                Some("date-time") => TimestampFormat::DateTime,
                Some("epoch-seconds") => TimestampFormat::EpochSeconds,
                _ => TimestampFormat::HttpDate,
            };
            format.format(timestamp.expect("between the years 1000 and 9999"))
        }
        kind => panic!("no header format is known for a value of kind {kind}"),
    }
}

fn plain(random: &mut Rng) -> String {
    let length = random.usize(1..6);
    let piece = |_| PIECES[random.usize(..PIECES.len())];
    let text: String = (0..length).map(piece).collect();
    text.trim().to_owned()
}
