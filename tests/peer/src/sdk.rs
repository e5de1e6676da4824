//! The AWS SDK for Rust as one of those that are compared: the reader and the writer that its
//! operation registers for the client to call, without the client.

use std::cell::RefCell;

use aws_sdk_mpa::operation::list_sessions::{ListSessions, ListSessionsInput, ListSessionsOutput};
use aws_sdk_mpa::primitives::DateTimeFormat;
use aws_sdk_mpa::types::{Filter, ListSessionsResponseSession};
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin as _;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse as _, SerializeRequest as _, SharedRequestSerializer,
    SharedResponseDeserializer,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer};

use crate::page::{FILTERS, Request, Summary, TEAM};
use crate::subject::Subject;

pub(crate) const NAME: &str = "AWS SDK";

/// Everything below lives as long as the program: a run has to find it ready.
fn layer() -> &'static FrozenLayer {
    let layer = ListSessions::new().config();
    Box::leak(Box::new(layer.expect("every operation has a layer")))
}

struct Reading {
    deserializer: &'static SharedResponseDeserializer,
    response: HttpResponse,
    configuration: ConfigBag,
}

pub(crate) fn reader(json: &'static [u8]) -> (Subject, Summary) {
    let status = 200.try_into().expect("a status of HTTP");
    let reading: &Reading = Box::leak(Box::new(Reading {
        deserializer: layer()
            .load::<SharedResponseDeserializer>()
            .expect("the layer holds a reader"),
        response: HttpResponse::new(status, SdkBody::from(json)),
        configuration: ConfigBag::base(),
    }));
    let read = |reading: &Reading| {
        reading
            .deserializer
            .deserialize_nonstreaming_with_config(&reading.response, &reading.configuration)
            .expect("the page is well-formed")
    };
    let output = read(reading);
    let output = output.downcast_ref().expect("the operation's own output");
    (Subject::new(NAME, move || reading, read), summary(output))
}

fn summary(output: &ListSessionsOutput) -> Summary {
    summary_of(output.sessions())
}

pub(crate) fn summary_of(sessions: &[ListSessionsResponseSession]) -> Summary {
    let text = |time: &aws_sdk_mpa::primitives::DateTime| {
        let format = DateTimeFormat::DateTime;
        time.fmt(format).expect("the year has four digits")
    };
    let sessions = sessions.iter().map(|session| {
        [
            session.session_arn.clone(),
            session.initiation_time.as_ref().map(text),
            session.expiration_time.as_ref().map(text),
            session.description.clone(),
            session.status.as_ref().map(|status| status.to_string()),
            session.status_message.clone(),
        ]
    });
    sessions.collect()
}

/// The writer takes its input, so there has to be one for each run. It only looks into the
/// configuration.
pub(crate) fn writer() -> (Subject, Request) {
    let configuration: &RefCell<ConfigBag> = Box::leak(Box::new(RefCell::new(ConfigBag::base())));
    let serializer = layer()
        .load::<SharedRequestSerializer>()
        .expect("the layer holds a writer");
    let write = |input| {
        serializer
            .serialize_input(input, &mut configuration.borrow_mut())
            .expect("the request names its team")
    };
    let prepare = || Input::erase(input());
    let request = write(prepare());
    let body = request.body().bytes().expect("the body is in memory");
    let written = Request {
        method: request.method().to_owned(),
        target: request.uri().to_owned(),
        body: serde_json::from_slice(body).expect("the body is JSON"),
    };
    (Subject::new(NAME, prepare, write), written)
}

pub(crate) fn filters() -> Vec<Filter> {
    let filters = FILTERS.map(|[field, operator, value]| {
        Filter::builder()
            .field_name(field.into())
            .operator(operator.into())
            .value(value)
            .build()
    });
    filters.into()
}

fn input() -> ListSessionsInput {
    ListSessionsInput::builder()
        .approval_team_arn(TEAM)
        .max_results(20)
        .set_filters(Some(filters()))
        .build()
        .expect("nothing is missing")
}
