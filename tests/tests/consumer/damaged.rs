//! Responses with damage at every place: decoding never panics, errors name the path, and the work
//! is proportional to the length of the response.

mod samples;

use multipartyapproval::operation::{GetSession, ListPolicies, ListSessions};
use multipartyapproval::{Error, HttpOperation, HttpResponse};
use serde_json::{Value, json};

use samples::{page, places, whole_session, with, without};

fn decoded<O: HttpOperation>(body: impl Into<Vec<u8>>) -> Result<O::Output, String> {
    match O::decode(HttpResponse::new(body.into().into())) {
        Ok(reply) => Ok(reply.output),
        Err(Error::Decode(error)) => Err(error.to_string()),
        Err(error) => panic!("{error:?}"),
    }
}

fn is_refused_wherever_it_ends<O: HttpOperation>(response: &Value) {
    let text = response.to_string();
    decoded::<O>(text.as_str()).expect("the whole is good");
    for end in 1..text.len() {
        let error = decoded::<O>(&text.as_bytes()[..end]).expect_err("a part");
        let expected = match text.is_char_boundary(end) {
            true => "the input ends inside a value",
            false => "not UTF-8",
        };
        assert!(error.contains(expected), "{end}: {error}");
    }
}

#[test]
fn a_truncated_response_is_refused() {
    is_refused_wherever_it_ends::<ListSessions>(&page(3));
    is_refused_wherever_it_ends::<GetSession>(&whole_session());
}

/// Replaces each byte of the response with each of some bytes. Returns how many results are tried,
/// and how many decode.
fn survivors<O: HttpOperation>(response: &Value) -> (usize, usize) {
    let text = response.to_string();
    let (mut tried, mut good) = (0, 0);
    for place in 0..text.len() {
        for byte in *b"\"\\{}[]:,-+.e0 9ntf\0\n\x7f\x80\xc3\xf0\xff" {
            let mut bytes = text.clone().into_bytes();
            bytes[place] = byte;
            tried += 1;
            good += usize::from(decoded::<O>(bytes).is_ok());
        }
    }
    (tried, good)
}

#[test]
fn any_byte_may_be_another() {
    for (tried, good) in [
        survivors::<ListSessions>(&page(2)),
        survivors::<GetSession>(&whole_session()),
    ] {
        // Damage inside of a string may decode. If no result or every result decoded, this would
        // test little.
        assert!(
            (tried / 10..tried * 9 / 10).contains(&good),
            "{good} of {tried}"
        );
    }
}

/// Puts a value of another kind to every place.
fn is_refused_by_place<O: HttpOperation>(response: &Value) {
    for place in places(response) {
        let there = response.pointer(&place).expect("it is a place");
        let others = match there {
            Value::String(text) if text.starts_with("2025") => {
                &["5", "true", "[]", "{}", "\"x\"", "\"2025-02-30T00:00:00Z\""][..]
            }
            Value::String(_) => &["5", "true", "[]", "{}"],
            Value::Number(_) => &[
                "\"5\"",
                "true",
                "[]",
                "{}",
                "2147483648",
                "-2147483649",
                "1.5",
                "1e99",
                "1e999999999",
            ],
            Value::Array(_) => &["5", "true", "\"x\"", "{}"],
            _ => &["5", "true", "\"x\"", "[]"],
        };
        let name = match place.strip_prefix("/Metadata/") {
            // It is sensitive.
            Some(_) => "/Metadata/*",
            None => &place,
        };
        for other in others {
            let error = decoded::<O>(with(response, &place, other)).expect_err(&place);
            assert!(
                error.contains(&format!(" `{name}`, byte ")),
                "{place}, {other}: {error}"
            );
        }
    }
}

#[test]
fn a_value_of_another_kind_is_refused_by_its_place() {
    is_refused_by_place::<ListSessions>(&page(4));
    is_refused_by_place::<GetSession>(&whole_session());
    let broken = with(&page(4), "/Sessions/3/InitiationTime", "null")
        .replace("\"InitiationTime\":null", "\"InitiationTime\":[null");
    let error = decoded::<ListSessions>(broken).expect_err("a list");
    assert!(
        error.contains("`/Sessions/3/InitiationTime`, byte "),
        "{error}"
    );
}

fn null_is_nothing<O: HttpOperation<Output: PartialEq>>(response: &Value) {
    for place in places(response) {
        let null = decoded::<O>(with(response, &place, "null"));
        let nothing = decoded::<O>(without(response, &place));
        assert_eq!(null.is_ok(), nothing.is_ok(), "{place}: {null:?}");
        // Errors differ in their bytes.
        assert!(null.ok() == nothing.ok(), "{place}");
    }
}

#[test]
fn null_equals_a_missing_member() {
    null_is_nothing::<ListSessions>(&page(2));
    null_is_nothing::<GetSession>(&whole_session());
}

#[test]
fn unknown_members_may_nest_deeply() {
    let good = decoded::<ListSessions>(page(1).to_string());
    let nested = |depth: usize| {
        let further = format!("{}7{}", "[{\"a\":".repeat(depth), "}]".repeat(depth));
        let text = page(1).to_string();
        text.replacen(
            "{\"SessionArn\"",
            &format!("{{\"Further\":{further},\"SessionArn\""),
            1,
        )
    };
    // Three levels are those of the session, and each of these is two.
    for depth in [1, 10, 62] {
        assert_eq!(decoded::<ListSessions>(nested(depth)), good, "{depth}");
    }
    for depth in [63, 1_000, 100_000] {
        let error = decoded::<ListSessions>(nested(depth)).expect_err("too deep");
        assert!(error.contains("`/Sessions/0/Further/0/a/0"), "{error}");
        assert!(error.contains("nested deeper than 128 levels"), "{error}");
    }
}

/// The total number of allocated bytes.
fn allocated<O: HttpOperation>(body: String) -> u64 {
    let response = HttpResponse::new(body.into());
    let mut response = Some(response);
    let measured = allocation_counter::measure(|| {
        let response = response.take().expect("it is run once");
        drop(O::decode(response));
    });
    measured.bytes_total
}

/// The name of a case, the function that decodes it, and its body for a length.
type Longer = (&'static str, fn(String) -> u64, fn(usize) -> String);

/// Measures allocations instead of time, which differs between machines.
#[test]
fn decoding_allocates_in_proportion_to_the_length() {
    let lists: [Longer; 5] = [
        ("a page", allocated::<ListSessions>, |count| {
            page(count).to_string()
        }),
        ("a fault at its end", allocated::<ListSessions>, |count| {
            with(
                &page(count),
                &format!("/Sessions/{}/Status", count - 1),
                "5",
            )
        }),
        ("escapes", allocated::<ListSessions>, |count| {
            json!({ "NextToken": "\n\u{1}".repeat(count * 100) }).to_string()
        }),
        (
            "members that are not there",
            allocated::<ListPolicies>,
            |count| json!({ "Policies": vec![json!({}); count * 10] }).to_string(),
        ),
        (
            "members that are not known",
            allocated::<ListSessions>,
            |count| {
                let further: serde_json::Map<String, Value> = (0..count * 10)
                    .map(|number| (format!("\n{number}"), json!([{}])))
                    .collect();
                Value::from(further).to_string()
            },
        ),
    ];
    for (what, allocated, text) in lists {
        let [once, twice] = [200, 400].map(|count| allocated(text(count)));
        assert!(once > 1_000, "{what}: {once} bytes");
        assert!(twice < once * 3, "{what}: {once} and {twice} bytes");
    }
}
