//! Paginators whose tokens are no plain strings, with code that the build script has generated for two
//! fixtures of the generator. What is expected was written by botocore 1.43.11.

use std::collections::VecDeque;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hardy_runtime::pages::{ItemPages, Paginated, Paginator};
use hardy_runtime::{Error, HttpOperation, HttpResponse, Response};

use crate::fixtures::several::operation::ListVersions;
use crate::fixtures::several::types::ListVersionsInput;
use crate::fixtures::tokens::operation::{CountHours, ListPoles, ScanLamps, Walk};
use crate::fixtures::tokens::types::{
    CountHoursInput, Kind, ListPolesInput, ScanLampsInput, WalkInput,
};

/// Runs over canned responses: the bodies of the requests, and the resume token at the end.
fn run<O>(paginator: &Paginator<O>, responses: &[&str]) -> (Vec<String>, Option<String>)
where
    O: HttpOperation + Paginated<Items: ItemPages>,
{
    let mut responses: VecDeque<String> = responses.iter().map(|body| (*body).to_owned()).collect();
    let mut requests = Vec::new();
    let call = |input| {
        let request = O::encode(&input).map_err(Error::Encode)?;
        let body = request.body().bytes().map_or(&[][..], |bytes| bytes);
        requests.push(String::from_utf8_lossy(body).into_owned());
        let page = responses
            .pop_front()
            .expect("no more requests than responses");
        O::decode(HttpResponse::new(page.into()))
    };
    let mut pages = paginator.blocking_pages(call);
    for page in &mut pages {
        page.expect("a page");
    }
    let token = pages.resume_token();
    drop(pages);
    (requests, token)
}

fn packed(json: &str) -> String {
    STANDARD.encode(json)
}

fn unpacked(token: Option<String>) -> String {
    let json = STANDARD
        .decode(token.expect("a resume token"))
        .expect("base64");
    String::from_utf8(json).expect("UTF-8")
}

/// A map of unions, with everything that a union can hold.
const KEY: &str = r#"{"a":{"B":"AP8="},"b":{"BS":["AQ==","Ag=="]},"c":{"L":[{"S":"x"},{"B":"Aw=="}]},"d":{"M":{"k":{"B":"BA=="}}},"e":{"kind":"gas"},"f":{"kind":"wood"},"g":{"level":7},"h":{"new":[1,{"x":null}]},"i":{"off":{}}}"#;

const RESUMED: &str = concat!(
    r#"{"startKey": {"a": {"B": "AP8="}, "b": {"BS": ["AQ==", "Ag=="]}, "#,
    r#""c": {"L": [{"S": "x"}, {"B": "Aw=="}]}, "d": {"M": {"k": {"B": "BA=="}}}, "#,
    r#""e": {"kind": "gas"}, "f": {"kind": "wood"}, "g": {"level": 7}, "#,
    r#""h": {"new": [1, {"x": null}]}, "i": {"off": {}}}, "boto_truncate_amount": 1, "#,
    r#""boto_encoded_keys": [["startKey", "a", "B"], ["startKey", "b", "BS", 0], "#,
    r#"["startKey", "b", "BS", 1], ["startKey", "c", "L", 1, "B"], "#,
    r#"["startKey", "d", "M", "k", "B"]]}"#,
);

#[test]
fn maps_of_unions_are_sent_back_and_resumed_with_all_they_hold() {
    let paginator = ScanLamps::paginator(ScanLampsInput::default()).max_items(2);
    let first = format!(r#"{{"lamps":[{{}}],"lastKey":{KEY}}}"#);
    let second = r#"{"lamps":[{},{}],"lastKey":{"z":{"S":"z"}}}"#;
    let (requests, token) = run(&paginator, &[&first, second]);
    let with_key = format!(r#"{{"startKey":{KEY}}}"#);
    assert_eq!(requests, ["{}", &with_key]);
    assert_eq!(unpacked(token), RESUMED);

    let resumed = ScanLamps::paginator(ScanLampsInput::default()).starting_token(packed(RESUMED));
    let (requests, token) = run(&resumed, &[r#"{"lamps":[{},{}]}"#]);
    assert_eq!(requests, [with_key]);
    assert_eq!(token, None);
}

#[test]
fn what_a_token_cannot_hold_is_a_bad_starting_token() {
    for json in [
        r#"{"startKey": {"a": {"B": "AP8="}}}"#,
        r#"{"startKey": {"a": {"B": "AP8="}}, "boto_encoded_keys": [["startKey", "b", "B"]]}"#,
        r#"{"startKey": {"a": {"B": "?"}}, "boto_encoded_keys": [["startKey", "a", "B"]]}"#,
        r#"{"startKey": {"a": {"S": "AP8="}}, "boto_encoded_keys": [["startKey", "a", "S"]]}"#,
        r#"{"startKey": {"a": {"S": "x", "B": "y"}}}"#,
        r#"{"startKey": {"a": {}}}"#,
        r#"{"startKey": {"a": "x"}}"#,
        r#"{"startKey": [1]}"#,
        r#"{"startKey": {"a": {"level": "1"}}}"#,
        r#"{"startKey": {"a": {"new": "AP8="}}, "boto_encoded_keys": [["startKey", "a", "new"]]}"#,
    ] {
        let paginator =
            ScanLamps::paginator(ScanLampsInput::default()).starting_token(packed(json));
        let mut pages = paginator.blocking_pages(unsent::<ScanLamps>);
        let error = pages.next().expect("an error").expect_err(json);
        assert!(error.to_string().contains("starting token"), "{error}");
    }
}

fn unsent<O: Paginated>(_: O::Input) -> Result<Response<O::Output>, Error<O::Error>> {
    unreachable!("nothing is sent")
}

#[test]
fn structures_are_tokens_and_maps_by_enums_are_items() {
    let paginator = CountHours::paginator(CountHoursInput::default());
    let first = concat!(
        r#"{"page":{"hours":{"oil":1,"wood":2,"gas":3},"#,
        r#""next":{"road":"r","digest":"AA==","further":{"road":"s","number":0}}}}"#
    );
    let second = r#"{"page":{"hours":{"air":4},"next":{}}}"#;
    let mut responses = [first, second].into_iter();
    let mut call = |_| {
        let page = responses.next().expect("two requests").to_owned();
        CountHours::decode(HttpResponse::new(page.into()))
    };
    let items: Result<Vec<_>, _> = paginator.blocking_items(&mut call).take(3).collect();
    let items = items.expect("items");
    let keys: Vec<&str> = items.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(keys, ["gas", "oil", "wood"]);
    assert_eq!(items[0], (Kind::Gas, 3));

    let (requests, token) = run(
        &paginator.max_items(4),
        &[first, r#"{"page":{"hours":{"a":1,"b":2}}}"#],
    );
    let from = r#"{"road":"r","digest":"AA==","further":{"road":"s","number":0}}"#;
    assert_eq!(requests, ["{}".to_owned(), format!(r#"{{"from":{from}}}"#)]);
    let resumed = concat!(
        r#"{"from": {"road": "r", "digest": "AA==", "further": {"road": "s", "number": 0}}, "#,
        r#""boto_truncate_amount": 1, "boto_encoded_keys": [["from", "digest"]]}"#
    );
    assert_eq!(unpacked(token), resumed);
    let again = CountHours::paginator(CountHoursInput::default()).starting_token(packed(resumed));
    let (requests, _) = run(&again, &["{}"]);
    assert_eq!(requests, [format!(r#"{{"from":{from}}}"#)]);

    // A member that the crate does not know would be lost.
    let unknown = packed(r#"{"from": {"road": "r", "lane": 1}}"#);
    let paginator = CountHours::paginator(CountHoursInput::default()).starting_token(unknown);
    let mut pages = paginator.blocking_pages(unsent::<CountHours>);
    assert!(pages.next().is_some_and(|page| page.is_err()));
}

#[test]
fn lists_and_integers_are_tokens() {
    let paginator = Walk::paginator(WalkInput::default()).max_items(1);
    let pages = [r#"{"steps":["1"],"path":["a","b"]}"#];
    assert_eq!(
        unpacked(run(&paginator, &pages).1),
        r#"{"path": ["a", "b"]}"#
    );
    let ended = run(&paginator, &[r#"{"steps":["1"],"path":[]}"#]);
    assert_eq!(ended.1, None);

    let paginator = ListPoles::paginator(ListPolesInput::default());
    let pages = [
        r#"{"poles":["1"],"offset":-3}"#,
        r#"{"poles":["2"],"offset":0}"#,
    ];
    let (requests, token) = run(&paginator, &pages);
    assert_eq!(requests, ["{}", r#"{"offset":-3}"#]);
    assert_eq!(token, None);
    // Zero ends a listing as it does in boto3, and is a token like others where one starts.
    for start in ["0".to_owned(), packed(r#"{"offset": 0}"#)] {
        let (requests, _) = run(&paginator.clone().starting_token(start), &["{}"]);
        assert_eq!(requests, [r#"{"offset":0}"#]);
    }
}

#[test]
fn several_tokens_go_together_and_a_flag_ends_the_listing() {
    let paginator = ListVersions::paginator(ListVersionsInput::default()).page_size(2);
    let pages = [
        r#"{"versions":["1"],"nextName":"a","nextNumber":5,"state":{"isCut":true,"nextKind":"oil"}}"#,
        r#"{"versions":["2","3"],"gone":["x"],"nextName":"b","state":{"isCut":true}}"#,
        r#"{"versions":["4"],"nextName":"c","state":{"isCut":false}}"#,
    ];
    let sent = [
        r#"{"most":2}"#,
        r#"{"startName":"a","startKind":"oil","startNumber":5,"most":2}"#,
        r#"{"startName":"b","most":2}"#,
    ];
    let (requests, token) = run(&paginator, &pages);
    assert_eq!(requests, sent);
    assert_eq!(token, None);

    let (requests, token) = run(&paginator.clone().max_items(2), &pages);
    assert_eq!(requests, sent[..2]);
    let resumed =
        r#"{"startName": "a", "startKind": "oil", "startNumber": 5, "boto_truncate_amount": 1}"#;
    assert_eq!(unpacked(token.clone()), resumed);

    // What lies beside the items was given with the page before it was cut.
    let mut responses = pages[1..].iter();
    let collected = paginator
        .starting_token(token.expect("a resume token"))
        .blocking_collect(|_| {
            let page = (*responses.next().expect("two requests")).to_owned();
            ListVersions::decode(HttpResponse::new(page.into()))
        })
        .expect("the rest");
    assert_eq!(collected.items, Some(vec!["3".to_owned(), "4".to_owned()]));
    let first = collected.first_page.expect("a page");
    assert_eq!(first.gone, Some(Vec::new()));
}

#[test]
fn lists_beside_the_items_are_joined() {
    let pages = [
        r#"{"versions":["1"],"nextName":"a","state":{"isCut":true,"counts":{"p":1}}}"#,
        r#"{"versions":["2"],"gone":["x"],"nextName":"b","state":{"isCut":true,"counts":{"q":2}}}"#,
        r#"{"versions":["3"],"gone":["y"],"state":{"isCut":false}}"#,
    ];
    let mut responses = pages.iter();
    let collected = ListVersions::paginator(ListVersionsInput::default())
        .blocking_collect(|_| {
            let page = (*responses.next().expect("three requests")).to_owned();
            ListVersions::decode(HttpResponse::new(page.into()))
        })
        .expect("all of it");
    let first = collected.first_page.expect("a page");
    assert_eq!(first.gone, Some(vec!["x".to_owned(), "y".to_owned()]));
    let counts = first.state.and_then(|state| state.counts).expect("counts");
    assert_eq!(
        counts.into_iter().collect::<Vec<_>>(),
        [("p".to_owned(), 1), ("q".to_owned(), 2)]
    );
}
