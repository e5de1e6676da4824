//! The message of an error, whatever its name in the model.

use super::{files, service};

/// The generated files of an error with these members and traits.
fn of_error(members: &str, traits: &str) -> (String, String) {
    let operation = r##""a#Run": {"type": "operation", "errors": [{"target": "a#Gone"}],
        "traits": {"smithy.api#http": {"method": "POST", "uri": "/"}}}"##;
    let shapes = format!(
        r##"{}, {operation}, "a#Gone": {{"type": "structure", "members": {{{members}}},
        "traits": {{"smithy.api#error": "client"{traits}}}}},
        "a#Secret": {{"type": "string", "traits": {{"smithy.api#sensitive": {{}}}}}},
        "a#Inner": {{"type": "structure"}}"##,
        service(r##"{"target": "a#Run"}"##)
    );
    let files = files(&shapes);
    let of = |path: &str| files.get(path).cloned().unwrap_or_default();
    (of("src/types/gone.rs"), of("src/wire/gone.rs"))
}

fn member(name: &str, target: &str) -> String {
    format!(r#""{name}": {{"target": "{target}"}}"#)
}

#[test]
fn every_error_has_a_field_for_its_text() {
    let text = "smithy.api#String";
    let both = format!(
        "{}, {}",
        member("errorMessage", text),
        member("Message", text)
    );
    let renamed = format!(
        r#""reason": {{"target": "{text}", "traits": {{"smithy.api#jsonName": "message"}}}}"#
    );
    for (members, field) in [
        (String::new(), "message"),
        (member("message", text), "message"),
        (member("MESSAGE", text), "message"),
        (member("errorMessage", text), "error_message"),
        (member("ErrorMessage", text), "error_message"),
        (both, "message"),
        (renamed, "reason"),
        // A member that is not a string is not the message, and keeps its name.
        (member("message", "a#Inner"), "error_message"),
        (member("Message", "smithy.api#Integer"), "error_message"),
    ] {
        let (type_, wire) = of_error(&members, "");
        assert!(
            type_.contains(&format!("pub {field}: Option<String>")),
            "{members}: {type_}"
        );
        assert!(
            type_.contains(&format!("self.{field}.as_deref()")),
            "{members}: {type_}"
        );
        let adopts = wire.contains(&format!("self.{field}.get_or_insert(message.to_owned());"));
        assert!(adopts, "{members}: {wire}");
    }
}

#[test]
fn an_empty_required_message_is_filled() {
    let required = r#""message": {"target": "smithy.api#String",
        "traits": {"smithy.api#required": {}}}"#;
    let (type_, wire) = of_error(required, "");
    assert!(type_.contains("pub message: String"), "{type_}");
    assert!(wire.contains("if self.message.is_empty() {"), "{wire}");
}

#[test]
fn a_sensitive_message_is_not_shown_under_another_name() {
    let both = format!(
        "{}, {}",
        member("message", "smithy.api#String"),
        member("errorMessage", "a#Secret")
    );
    for (members, traits, shows) in [
        (member("message", "a#Secret"), "", false),
        (member("errorMessage", "a#Secret"), "", false),
        (both, "", true),
        (String::new(), r#", "smithy.api#sensitive": {}"#, false),
        (
            member("message", "smithy.api#String"),
            r#", "smithy.api#sensitive": {}"#,
            false,
        ),
    ] {
        let (type_, wire) = of_error(&members, traits);
        assert_eq!(type_.contains(".as_deref()"), shows, "{members}: {type_}");
        assert!(!wire.contains("adopt_message"), "{members}: {wire}");
    }
}
