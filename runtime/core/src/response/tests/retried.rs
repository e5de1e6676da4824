//! Retryable errors, and the conversion from an error of the model to that of a call.

use std::fmt;

use http::StatusCode;

use super::{ListLamps, response};
use crate::error::{Error, ModeledError, OperationError, Retryability, ServiceError, Unmodeled};
use crate::format::json::{ReadError, Reader};
use crate::operation::{HttpOperation, Operation};
use crate::protocol::Protocol as _;
use crate::response::ErrorResponse;

/// An error of a model, like those that the generator emits.
#[derive(Clone, Debug, PartialEq, Default)]
struct Dark {
    message: Option<String>,
}

impl Dark {
    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        reader.structure(|_: &mut Self, _, reader| reader.skip())
    }

    fn adopt_message(&mut self, message: &str) {
        self.message.get_or_insert_with(|| message.to_owned());
    }
}

impl fmt::Display for Dark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::write_error(f, Self::CODE, self.message.as_deref())
    }
}

impl std::error::Error for Dark {}

impl ModeledError for Dark {
    const CODE: &'static str = "Dark";
    const STATUS: u16 = 409;
}

/// The errors of an operation with it.
#[derive(Clone, Debug, PartialEq)]
enum Failure {
    Dark(Dark, Retryability),
    Unmodeled(Unmodeled),
}

impl From<Dark> for Failure {
    fn from(error: Dark) -> Self {
        Self::Dark(error, Retryability::Unstated)
    }
}

impl OperationError for Failure {
    fn unmodeled(error: Unmodeled) -> Self {
        Self::Unmodeled(error)
    }

    fn message(&self) -> Option<&str> {
        match self {
            Self::Dark(error, _) => error.message.as_deref(),
            Self::Unmodeled(error) => error.message.as_deref(),
        }
    }

    fn retryability(&self) -> Retryability {
        match self {
            Self::Dark(_, retryability) => *retryability,
            Self::Unmodeled(_) => Retryability::Unstated,
        }
    }
}

/// An operation with these errors.
struct FindLamp;

impl Operation for FindLamp {
    type Input = super::NoInput;
    type Output = ();
    type Error = Failure;
    const NAME: &'static str = "FindLamp";
}

fn error(status: u16, code: &str, retryability: Retryability) -> ServiceError<Failure> {
    let status = StatusCode::from_u16(status).expect("a status");
    let failure = Failure::Dark(Dark::default(), retryability);
    ServiceError::new("FindLamp", status, code, failure)
}

#[test]
fn model_code_and_status_decide_retries() {
    use Retryability::{Retryable, Throttling, Unstated};
    for (status, code, model, throttling, retryable) in [
        (400, "Dark", Unstated, false, false),
        (404, "", Unstated, false, false),
        (501, "Dark", Unstated, false, false),
        (400, "Dark", Retryable, false, true),
        (400, "Dark", Throttling, true, true),
        (400, "ThrottlingException", Unstated, true, true),
        (
            400,
            "ProvisionedThroughputExceededException",
            Unstated,
            true,
            true,
        ),
        (503, "SlowDown", Unstated, true, true),
        (400, "RequestTimeout", Unstated, false, true),
        (408, "RequestTimeoutException", Unstated, false, true),
        (429, "", Unstated, true, true),
        (500, "", Unstated, false, true),
        (502, "", Unstated, false, true),
        (503, "Dark", Unstated, false, true),
        (504, "", Unstated, false, true),
    ] {
        let error = error(status, code, model);
        let found = (error.is_throttling(), error.is_retryable());
        assert_eq!(found, (throttling, retryable), "{status} {code} {model:?}");
    }
    let queried = error(400, "Gone", Unstated).with_query_code("RequestThrottled");
    assert!(queried.is_throttling());
}

#[test]
fn an_error_of_a_model_becomes_one_of_a_call() {
    let dark = Dark {
        message: Some("no light".to_owned()),
    };
    let error = dark.clone().into_error::<FindLamp>();
    assert_eq!(
        error.to_string(),
        "FindLamp failed with Dark: no light (status 409)"
    );
    let Error::Service(error) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.error, dark.into());
}

#[test]
fn an_error_gets_the_message_of_the_response_under_any_name() {
    let found = |body: &str| {
        let response = response(400, &[("x-amzn-errortype", "Dark")], body);
        let mut reader = <ListLamps as HttpOperation>::Protocol::error_response(&response);
        let reader: &mut ErrorResponse<'_> = &mut reader;
        let error = reader.read_with_message(Dark::read, Dark::adopt_message);
        error.expect("an object").message
    };
    for (body, expected) in [
        (r#"{"message":"it is gone"}"#, Some("it is gone")),
        (r#"{"MESSAGE":"it is gone"}"#, Some("it is gone")),
        (r#"{"ErrorMessage":"it is gone"}"#, Some("it is gone")),
        (r#"{"errormessage":"b","Message":"a"}"#, Some("a")),
        (r#"{"message":{"text":"a"}}"#, None),
        (r#"{"message":1e400,"errorMessage":"a"}"#, Some("a")),
        ("{}", None),
    ] {
        assert_eq!(found(body).as_deref(), expected, "{body}");
    }
}
