//! Lists in headers read back as they were written, with any characters.

use super::response;
use crate::format::json::tests::round_trip::Random;
use crate::request::{
    RequestBuilder, date_time_string, double_string, epoch_seconds_string, http_date_string,
};
use crate::response::{HeaderReader, ResponseReader};
use crate::timestamp::Timestamp;

/// Characters with a meaning in a list, and some without.
const CHARACTERS: [char; 12] = [
    ',', '"', '\\', ' ', '\t', ';', '=', 'a', 'é', '\u{a0}', '\u{85}', '😹',
];

fn text(random: &mut Random) -> String {
    let characters = CHARACTERS.len() as u64;
    let character = |random: &mut Random| CHARACTERS[random.below(characters) as usize];
    (0..random.below(5)).map(|_| character(random)).collect()
}

fn timestamp(random: &mut Random) -> Timestamp {
    let (seconds, nanos) = (random.below(200_000_000_000), random.below(1_000_000_000));
    // From about the year 0800 to the year 7000.
    let timestamp = Timestamp::from_unix(seconds as i64 - 37_000_000_000, nanos as u32);
    timestamp.expect("within range")
}

fn list<T>(random: &mut Random, item: fn(&mut Random) -> T) -> Vec<T> {
    (0..random.below(5)).map(|_| item(random)).collect()
}

/// The value of the header that `set` sets, without the white space that HTTP removes.
fn value(set: impl FnOnce(&mut RequestBuilder) -> &mut RequestBuilder) -> String {
    let request = set(RequestBuilder::new(
        http::Method::GET,
        http::HeaderValue::from_static("application/json"),
    )
    .path("/"))
    .build();
    let request = request.expect("there is no control character");
    let value = &request.headers()["x-list"];
    let value = std::str::from_utf8(value.as_bytes()).expect("it was text");
    value.trim_matches([' ', '\t']).to_owned()
}

#[test]
fn texts_survive() {
    let mut random = Random::new(11);
    for _ in 0..20_000 {
        let items = list(&mut random, text);
        let value = value(|builder| builder.header_strings("X-List", Some(&items)));
        let response = response(200, &[("x-list", &value)], "");
        let back = ResponseReader::new(&response).header_list("X-List", HeaderReader::string);
        assert_eq!(back, Ok(Some(items)), "{value}");
    }
}

#[test]
fn numbers_survive() {
    let mut random = Random::new(12);
    for _ in 0..5_000 {
        let items = list(&mut random, |random| random.next() as i64);
        let texts = items.iter().map(ToString::to_string);
        let integers = value(|builder| builder.header_list("X-List", Some(texts)));
        let response = response(200, &[("x-list", &integers)], "");
        let back = ResponseReader::new(&response).header_list("X-List", HeaderReader::long);
        assert_eq!(back, Ok(Some(items)), "{integers}");
    }
    let items = [0.1, -0.0, f64::MAX, f64::MIN_POSITIVE, f64::NEG_INFINITY];
    let doubles = value(|builder| {
        let texts = items.iter().map(double_string);
        builder.header_list("X-List", Some(texts))
    });
    let response = response(200, &[("x-list", &doubles)], "");
    let back = ResponseReader::new(&response).header_list("X-List", HeaderReader::double);
    assert_eq!(back, Ok(Some(items.to_vec())), "{doubles}");
}

#[test]
fn timestamps_survive() {
    let mut random = Random::new(13);
    for _ in 0..2_000 {
        let items = list(&mut random, timestamp);
        let texts = [date_time_string, epoch_seconds_string, http_date_string];
        for (format, text) in texts.into_iter().enumerate() {
            let texts = items.iter().map(text);
            let value = value(|builder| builder.header_list("X-List", Some(texts)));
            let response = response(200, &[("x-list", &value)], "");
            let reader = ResponseReader::new(&response);
            let back = [
                reader.header_list("X-List", HeaderReader::date_time),
                reader.header_list("X-List", HeaderReader::epoch_seconds),
                reader.header_dates("X-List"),
            ];
            assert_eq!(back[format], Ok(Some(items.clone())), "{value}");
        }
    }
}
