//! Shapes other than a list of items and a string token: maps, map tokens, sparse lists, no items.

use std::collections::BTreeMap;

use hardy_runtime::pages::{NoItems, OnRepeatedToken};
use hardy_runtime::{Document, Paginator};

use crate::drive::{Way, wait};
use crate::service::{Service, Shelf, page, request};

type Ages = BTreeMap<String, i32>;
type Key = BTreeMap<String, Document>;
type Sparse = Vec<Option<char>>;

fn ages(entries: &[(&str, i32)]) -> Ages {
    entries
        .iter()
        .map(|&(name, age)| (name.to_owned(), age))
        .collect()
}

/// Two pages of a map, the keys of the first out of order.
fn service_of_ages() -> Service<String, Ages> {
    let first = page(
        Some(ages(&[("b", 2), ("é", 3), ("a", 1), ("Z", 0)])),
        Some("t".to_owned()),
    );
    let second = page(Some(ages(&[("c", 4)])), None);
    Service::new(move |request| match request.token.as_deref() {
        None => Ok(first.clone()),
        _ => Ok(second.clone()),
    })
}

#[test]
fn maps_give_pairs_in_the_order_of_their_keys() {
    let paginator = Paginator::<Shelf<String, Ages>>::new(request());
    for way in Way::ALL {
        let mut run = way.start(&paginator, &service_of_ages());
        assert_eq!(run.drain(), ["Z=0", "a=1", "b=2", "é=3", "c=4"], "{way:?}");
    }
}

#[test]
fn maps_are_cut_and_resumed_like_lists() {
    let whole = ["Z=0", "a=1", "b=2", "é=3", "c=4"];
    for way in Way::ALL {
        for limit in 0..=whole.len() {
            let paginator = Paginator::<Shelf<String, Ages>>::new(request());
            let service = service_of_ages();
            let mut run = way.start(&paginator.clone().max_items(limit as u64), &service);
            let mut given = run.drain();
            assert_eq!(given, whole[..limit], "{way:?}");
            if let Some(token) = run.resume_token() {
                let mut rest = way.start(&paginator.starting_token(token), &service);
                given.extend(rest.drain());
            }
            assert_eq!(given, whole, "{way:?} {limit}");
        }
    }
}

#[test]
fn a_resumed_map_is_cut_at_both_ends() {
    for way in Way::ALL {
        let paginator = Paginator::<Shelf<String, Ages>>::new(request());
        let paginator = paginator.starting_token("None___1").max_items(2);
        let mut run = way.start(&paginator, &service_of_ages());
        assert_eq!(run.drain(), ["a=1", "b=2"], "{way:?}");
        assert_eq!(
            run.place(),
            r#"{"Token": null, "boto_truncate_amount": 3}"#,
            "{way:?}"
        );
    }
}

fn key(name: &str) -> Key {
    let entry = BTreeMap::from([("S".to_owned(), Document::from(name))]);
    BTreeMap::from([("pk".to_owned(), Document::Object(entry))])
}

#[test]
fn map_tokens_are_sent_back_resumed_and_compared_by_value() {
    for way in Way::ALL {
        let pages = [
            ("ab", Some(key("b"))),
            ("cd", Some(key("d"))),
            ("e", Some(key("d"))),
        ];
        let pages = pages.map(|(letters, token)| Ok(page(Some(letters.chars().collect()), token)));
        let service = Service::<Key>::returning(pages);
        let paginator = Paginator::<Shelf<Key>>::new(request());
        let mut run = way.start(
            &paginator.clone().on_repeated_token(OnRepeatedToken::Stop),
            &service,
        );
        assert_eq!(run.drain().concat(), "abcde", "{way:?}");
        let tokens: Vec<_> = service
            .sent()
            .into_iter()
            .map(|request| request.token)
            .collect();
        assert_eq!(tokens, [None, Some(key("b")), Some(key("d"))], "{way:?}");

        let pages =
            ["ab", "cd"].map(|letters| Ok(page(Some(letters.chars().collect()), Some(key("b")))));
        let service = Service::<Key>::returning(pages);
        let mut run = way.start(&paginator.clone().max_items(3), &service);
        run.drain();
        assert_eq!(
            run.place(),
            r#"{"Token": {"pk": {"S": "b"}}, "boto_truncate_amount": 1}"#,
            "{way:?}"
        );
        let service = Service::<Key>::returning([Ok(page(Some(vec!['c', 'd']), None))]);
        let token = run.resume_token().expect("an item is left");
        let mut rest = way.start(&paginator.starting_token(token), &service);
        assert_eq!(rest.drain(), ["d"], "{way:?}");
        assert_eq!(service.sent()[0].token, Some(key("b")), "{way:?}");
    }
}

#[test]
fn an_empty_map_token_is_the_end() {
    for way in Way::ALL {
        let service = Service::<Key>::returning([Ok(page(Some(vec!['a']), Some(Key::new())))]);
        let mut run = way.start(&Paginator::new(request()), &service);
        assert_eq!(run.drain(), ["a"], "{way:?}");
        assert_eq!(run.resume_token(), None, "{way:?}");
    }
}

#[test]
fn gaps_in_sparse_lists_count_as_items() {
    for way in Way::ALL {
        let list: Sparse = vec![None, Some('a'), None, Some('b')];
        let service = Service::<String, Sparse>::new(move |_| Ok(page(Some(list.clone()), None)));
        let paginator = Paginator::<Shelf<String, Sparse>>::new(request()).max_items(3);
        let mut run = way.start(&paginator, &service);
        assert_eq!(run.drain(), ["null", "a", "null"], "{way:?}");
        let token = run.resume_token().expect("an item is left");
        let mut rest = way.start(&paginator.starting_token(token), &service);
        assert_eq!(rest.drain(), ["b"], "{way:?}");
    }
}

/// Such a paginator has no `max_items`, `items` or `collect`: they do not compile.
#[test]
fn a_listing_without_items_has_pages() {
    let mut tokens = ["t", "u"].into_iter();
    let service =
        Service::<String, NoItems>::new(move |_| Ok(page(None, tokens.next().map(str::to_owned))));
    let paginator = Paginator::<Shelf<String, NoItems>>::new(request()).page_size(2);
    let handler = service.clone();
    let mut pages = paginator.pages(move |request| {
        let response = handler.respond(request);
        async { response }
    });
    let mut places = Vec::new();
    while let Some(page) = wait(pages.next()) {
        assert!(page.is_ok());
        places.push(pages.resume_token().is_some());
    }
    assert_eq!(places, [true, true, false]);
    let sent: Vec<_> = service
        .sent()
        .into_iter()
        .map(|request| request.token)
        .collect();
    assert_eq!(sent, [None, Some("t".to_owned()), Some("u".to_owned())]);
}

/// boto3 lists items of some operations whose model names none. Its token inside of a page would repeat items here.
#[test]
fn a_listing_without_items_cannot_begin_inside_of_a_page() {
    for (token, expected) in [
        (
            "t___3",
            "it skips 3 items, and the operation lists pages alone",
        ),
        ("t___0", ""),
    ] {
        let service = Service::<String, NoItems>::new(|_| Ok(page(None, None)));
        let paginator = Paginator::<Shelf<String, NoItems>>::new(request()).starting_token(token);
        let handler = service.clone();
        let mut pages = paginator.blocking_pages(move |request| handler.respond(request));
        let error = pages.next().and_then(Result::err);
        let error = error.map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains(expected), "{error}");
        assert_eq!(error.is_empty(), expected.is_empty(), "{error}");
        assert_eq!(service.sent().is_empty(), !expected.is_empty());
    }
}
