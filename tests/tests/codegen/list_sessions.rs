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
    // A snapshot shows the one path that a new model adds.
    settings().bind(|| insta::assert_snapshot!("list_sessions-files", paths.join("\n")));
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
    for path in shown {
        let file = generated.files.iter().find(|file| file.path == path);
        let text = &file.expect("it is emitted").text;
        let name = path.trim_start_matches("src/").replace('/', "-");
        settings().bind(|| insta::assert_snapshot!(name, text));
    }
}

/// Snapshots are named by their files alone.
fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings
}
