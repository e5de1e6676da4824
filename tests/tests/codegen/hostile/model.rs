//! Models for hostile cases: a small service to which a case adds shapes, and runs with a time
//! limit that check the result.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use hardy_codegen::{Options, Source};
use hardy_tests::judge::{Verdict, judge};
use serde_json::{Map, Value, json};

/// Far more than any case takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The expected result of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    Crate,
    /// A refusal, with an error of this code among others.
    Refused(&'static str),
    /// Either of the two.
    Either,
}

/// A service with one operation, and these shapes in addition to its own or instead. The input is
/// `a.b#Input`, the output `a.b#Output`.
pub(super) fn service(shapes: Value) -> Value {
    let mut all = json!({
        "a.b#Service": { "type": "service", "version": "1", "operations": [{ "target": "a.b#Do" }],
            "traits": { "aws.protocols#restJson1": {}, "aws.api#service": { "sdkId": "Evil" } } },
        "a.b#Do": { "type": "operation",
            "input": { "target": "a.b#Input" }, "output": { "target": "a.b#Output" },
            "traits": { "smithy.api#http": { "method": "POST", "uri": "/do" } } },
        "a.b#Input": { "type": "structure", "members": {} },
        "a.b#Output": { "type": "structure", "members": {} },
    });
    if let (Value::Object(all), Value::Object(shapes)) = (&mut all, shapes) {
        all.extend(shapes);
    }
    json!({ "smithy": "2.0", "shapes": all })
}

/// Members by name; `member` returns the one for a number.
pub(super) fn members(
    count: usize,
    name: impl Fn(usize) -> String,
    member: impl Fn(usize) -> Value,
) -> Value {
    let members = (0..count).map(|number| (name(number), member(number)));
    Value::Object(members.collect::<Map<_, _>>())
}

/// A member without traits.
pub(super) fn member(target: &str) -> Value {
    json!({ "target": target })
}

/// A structure in place of the input, with one member that targets `target`.
pub(super) fn input_of(target: &str) -> Value {
    json!({ "type": "structure", "members": { "member": { "target": target } } })
}

/// Runs the generator on a model, and asserts the result.
pub(super) fn run(name: &str, text: String, expected: Expected) {
    let source = Source {
        name: "evil.json".to_owned(),
        text,
    };
    run_with(name, source, Options::default(), expected);
}

/// As [`run`], with options.
pub(super) fn run_with(name: &str, source: Source, options: Options, expected: Expected) {
    let (sender, receiver) = channel();
    // On another thread, so that a test fails instead of hanging.
    let worker = thread::spawn(move || {
        // Nothing receives the result after the time limit.
        let _ = sender.send(judge(&[source], &options));
    });
    let verdict = match receiver.recv_timeout(PATIENCE) {
        Ok(verdict) => verdict,
        Err(RecvTimeoutError::Timeout) => panic!("{name}: not done after {PATIENCE:?}"),
        Err(RecvTimeoutError::Disconnected) => panic!("{name}: {:?}", worker.join()),
    };
    match (verdict, expected) {
        (Err(reason), _) => panic!("{name}: {}", shortened(&reason)),
        (Ok(Verdict::Crate(_)), Expected::Crate | Expected::Either)
        | (Ok(Verdict::Refused(_)), Expected::Either) => {}
        (Ok(Verdict::Refused(report)), Expected::Refused(code))
            if report.errors().any(|error| error.code == code) => {}
        (Ok(Verdict::Crate(_)), _) => panic!("{name}: became a crate, not {expected:?}"),
        (Ok(Verdict::Refused(report)), _) => {
            panic!(
                "{name}: not {expected:?}: {}",
                shortened(&report.to_string())
            );
        }
    }
}

/// The start of a string, because some cases have many megabytes.
fn shortened(text: &str) -> String {
    text.chars().take(2000).collect()
}
