//! Retries of a service, long polling, and responses that come late.

use std::marker::PhantomData;
use std::ops::Range;
use std::time::Duration;

use hardy_client::double::{Reply, Requests, block_on};
use hardy_client::{Config, Service, ServiceClient, TransportError, TransportErrorKind};
use multipartyapproval::HttpRequest;

use super::super::mpa::request;
use super::{
    LongPolling, OperationRules, RULES, STREET, SentOnce, Slow, Usual, With, call, header,
};

fn date(request: &HttpRequest) -> &str {
    header(request, "x-amz-date").expect("it is signed")
}

#[test]
fn a_long_poll_without_quota_waits_before_it_fails() {
    /// The seconds of 300 calls that fail by throttling, and the error of the last.
    fn run<R: OperationRules>() -> (Duration, String) {
        let requests = Requests::default();
        let record = requests.clone();
        let client = ServiceClient::from_fn(&STREET, move |request| {
            record.record(request);
            Reply::throttled()
        });
        let mut last = String::new();
        for _ in 0..300 {
            let call = client
                .call(With::<R>(PhantomData), request())
                .max_attempts(2);
            last = block_on(call.into_future())
                .expect_err("it is throttled")
                .to_string();
        }
        let all = requests.all();
        let time = |request| {
            let text = date(request);
            let number = |range: Range<usize>| text[range].parse::<u64>().expect("it is a number");
            let (minutes, seconds) = (number(11..13), number(13..15));
            Duration::from_secs((number(9..11) * 60 + minutes) * 60 + seconds)
        };
        let (first, end) = (
            all.first().expect("a request"),
            all.last().expect("a request"),
        );
        (time(end) - time(first), last)
    }
    let (usual, error) = run::<Usual>();
    let (long, of_long) = run::<LongPolling>();
    assert!(
        error.ends_with("the retry quota of this client is used up)"),
        "{error}"
    );
    assert_eq!(error, of_long);
    // 100 retries take the quota. The other 200 calls wait half a second each on average.
    assert!(usual < Duration::from_secs(70), "{usual:?}");
    assert!(long > usual + Duration::from_secs(70), "{usual:?} {long:?}");
}

#[test]
fn waits_for_operations_that_respond_late() {
    let late = |seconds| {
        [
            Reply::from("{}").after(Duration::from_secs(seconds)),
            Reply::broken(),
        ]
    };
    let limited = |config: Config| {
        config
            .with_read_timeout(Duration::from_secs(5))
            .with_max_attempts(1)
    };
    let (result, _) = call::<Slow>(&STREET, limited, late(69));
    result.expect("it responds within 70 seconds");
    let (result, _) = call::<Slow>(&STREET, limited, late(71));
    let error = result.expect_err("it is too late").to_string();
    assert!(
        error.contains("no response for 70s (read timeout)"),
        "{error}"
    );
    let (result, _) = call::<Usual>(&STREET, limited, late(6));
    let error = result.expect_err("it is too late").to_string();
    assert!(
        error.contains("no response for 5s (read timeout)"),
        "{error}"
    );

    let longer = |config: Config| config.with_read_timeout(Duration::from_secs(100));
    call::<Slow>(&STREET, longer, late(99))
        .0
        .expect("the longer limit counts");
    let endless = |config: Config| config.with_read_timeout(None);
    call::<Slow>(&STREET, endless, late(1000))
        .0
        .expect("there is no limit");

    let client = ServiceClient::from_replies(&STREET, late(4));
    let call = client.call(With::<Slow>(PhantomData), request());
    let call = call.read_timeout(Duration::from_secs(3)).max_attempts(1);
    let error = block_on(call.into_future())
        .expect_err("it is too late")
        .to_string();
    assert!(
        error.contains("no response for 3s (read timeout)"),
        "{error}"
    );
}

#[test]
fn sends_no_request_twice_that_may_have_arrived() {
    let connect = || {
        let error = TransportError::new(TransportErrorKind::Connect, "refused");
        Reply::from(error)
    };
    let late = || Reply::from("{}").after(Duration::from_secs(61));
    for (reply, usual, once) in [
        (Reply::broken as fn() -> Reply, 2, 1),
        (late, 2, 1),
        (connect, 2, 2),
        (Reply::throttled, 2, 2),
        (|| Reply::json(503, ""), 2, 2),
    ] {
        let replies = || [reply(), "{}".into()];
        let what = format!("{:?}", reply());
        let (_, sent) = call::<Usual>(&STREET, |config| config, replies());
        assert_eq!(sent.len(), usual, "{what}");
        let (_, sent) = call::<SentOnce>(&STREET, |config| config, replies());
        assert_eq!(sent.len(), once, "{what}");
    }
}

#[test]
fn a_service_has_its_own_retries() {
    static QUICK: Service = Service::new("Quick", "quick", &RULES)
        .with_backoff_millis(25)
        .with_max_attempts(4);
    static SLOW: Service = Service::new("Slow", "slow", &RULES).with_backoff_millis(20_000);
    let (result, sent) = call::<Usual>(&QUICK, |config| config, []);
    let error = result.expect_err("every connection breaks").to_string();
    assert!(error.ends_with("(4 attempts)"), "{error}");
    assert_eq!(sent.len(), 4);
    assert_eq!(
        header(&sent[0], "amz-sdk-request"),
        Some("attempt=1; max=4")
    );
    assert!(date(&sent[3]) <= "20260101T000001Z", "{}", date(&sent[3]));

    let (_, sent) = call::<Usual>(&SLOW, |config| config.with_max_attempts(4), []);
    assert!(date(&sent[3]) > "20260101T000005Z", "{}", date(&sent[3]));

    let (_, sent) = call::<Usual>(&QUICK, |config| config.with_max_attempts(2), []);
    assert_eq!(sent.len(), 2, "a setting counts");
}
