//! Calls: what signatures cover, how late responses may come, and when a client tries again. The model
//! and `customizations` state it.

use crate::ir::{LateResponse, ServiceRules};
use crate::model::{Closure, Model, Shape, ShapeId};

/// How late an operation responds, if it may take long. Its members have the indexes of the fields.
pub(crate) fn late_response(
    model: &Model,
    operation: &Shape,
    input: Option<&ShapeId>,
) -> Option<LateResponse> {
    let late = operation.traits.calls().late_response.as_ref()?;
    let added = late.added.as_ref().map(|added| {
        let members = input.map_or(&[][..], |id| model.members(id));
        let field = members
            .iter()
            .position(|member| member.name == added.member);
        let field = field.expect("a check refused members that the input does not have");
        (field, added.fallback)
    });
    Some(LateResponse {
        seconds: late.seconds,
        added,
        long_polling: late.long_polling,
        retries_after_sending: late.retries_after_sending,
    })
}

/// The rules of the service.
pub(crate) fn service(model: &Model, closure: &Closure) -> ServiceRules {
    let service = model.shape(&closure.service);
    let Some(service) = service else {
        return ServiceRules::default();
    };
    let calls = service.traits.calls();
    let retries = calls.retries.unwrap_or_default();
    let signatures = calls.signatures.unwrap_or_default();
    ServiceRules {
        backoff_millis: retries.backoff_millis,
        max_attempts: retries.max_attempts,
        content_sha256: signatures.content_hash,
        raw_path: signatures.raw_path,
        unsigned_streams: signatures.unsigned_streams,
    }
}
