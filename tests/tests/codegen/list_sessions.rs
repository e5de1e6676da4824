//! Snapshots of ListSessions and the types that it reaches, for reviews.

use hardy_codegen::Options;

use crate::fixtures::{generated, whole_service};

/// The options for this operation only.
pub(crate) fn options() -> Options {
    Options {
        crate_name: Some("list-sessions".to_owned()),
        operations: vec!["ListSessions".to_owned()],
        ..Options::default()
    }
}

#[test]
fn emits_only_the_closure_of_the_operation() {
    let generated = generated(&[whole_service()], &options());
    let paths: Vec<&str> = generated
        .files
        .iter()
        .map(|file| file.path.as_str())
        .collect();
    let expected = [
        "Cargo.toml",
        "src/client.rs",
        "src/endpoint.rs",
        "src/endpoint/rules.rs",
        "src/endpoint/tests.rs",
        "src/lib.rs",
        "src/limits.rs",
        "src/operation.rs",
        "src/operation/list_sessions.rs",
        "src/patterns.rs",
        "src/serde.rs",
        "src/serde/access_denied_exception.rs",
        "src/serde/action_completion_strategy.rs",
        "src/serde/filter.rs",
        "src/serde/filter_field.rs",
        "src/serde/internal_server_exception.rs",
        "src/serde/list_sessions_request.rs",
        "src/serde/list_sessions_response.rs",
        "src/serde/list_sessions_response_session.rs",
        "src/serde/operator.rs",
        "src/serde/resource_not_found_exception.rs",
        "src/serde/session_status.rs",
        "src/serde/session_status_code.rs",
        "src/serde/throttling_exception.rs",
        "src/serde/validation_exception.rs",
        "src/types.rs",
        "src/types/access_denied_exception.rs",
        "src/types/action_completion_strategy.rs",
        "src/types/filter.rs",
        "src/types/filter_field.rs",
        "src/types/internal_server_exception.rs",
        "src/types/list_sessions_request.rs",
        "src/types/list_sessions_response.rs",
        "src/types/list_sessions_response_session.rs",
        "src/types/operator.rs",
        "src/types/resource_not_found_exception.rs",
        "src/types/session_status.rs",
        "src/types/session_status_code.rs",
        "src/types/throttling_exception.rs",
        "src/types/validation_exception.rs",
        "src/wire.rs",
        "src/wire/access_denied_exception.rs",
        "src/wire/filter.rs",
        "src/wire/internal_server_exception.rs",
        "src/wire/list_sessions_request.rs",
        "src/wire/list_sessions_response.rs",
        "src/wire/list_sessions_response_session.rs",
        "src/wire/resource_not_found_exception.rs",
        "src/wire/throttling_exception.rs",
        "src/wire/validation_exception.rs",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn reads_well_in_a_review() {
    let shown = [
        "src/operation/list_sessions.rs",
        "src/serde/filter.rs",
        "src/serde/list_sessions_response_session.rs",
        "src/types/filter.rs",
        "src/types/list_sessions_request.rs",
        "src/types/list_sessions_response.rs",
        "src/types/session_status.rs",
        "src/wire.rs",
        "src/wire/list_sessions_request.rs",
        "src/wire/list_sessions_response_session.rs",
    ];
    let generated = generated(&[whole_service()], &options());
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    for path in shown {
        let file = generated.files.iter().find(|file| file.path == path);
        let text = &file.expect("it is emitted").text;
        let name = path.trim_start_matches("src/").replace('/', "-");
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}
