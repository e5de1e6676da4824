//! What a caller excepts from a level.

use super::*;
use crate::validate::Checks;

fn bad() -> Lamp {
    Lamp {
        name: Some("z".into()),
        brightness: Some(1),
        groups: Some(vec![texts(["z", "lamb"])]),
        mode: Some(Mode::Unlisted("dim".into())),
        ..lamp()
    }
}

#[test]
fn one_rule_or_one_member_is_excepted() {
    let model = || Checks::new(Validation::Model);
    let all = [
        "/name",
        "/name",
        "/brightness",
        "/groups/0/0",
        "/groups/0/0",
        "/mode",
    ];
    let found = |checks: Checks| -> Vec<String> {
        let result = bad().validate_at(&checks);
        let found = result.err().into_iter().flatten();
        found.map(|violation| violation.path).collect()
    };
    assert_eq!(found(model()), all);
    assert_eq!(found(model().without_rule("nothing")), all);
    assert_eq!(
        found(model().without_rule("pattern")),
        ["/name", "/brightness", "/groups/0/0", "/mode"]
    );
    assert_eq!(
        found(model().without_rule("enum").without_rule("range")),
        ["/name", "/name", "/groups/0/0", "/groups/0/0"]
    );
    for groups in ["/groups", "/groups/*", "/groups/*/0", "/groups/0/*"] {
        assert_eq!(
            found(model().without_member(groups)),
            ["/name", "/name", "/brightness", "/mode"],
            "{groups}"
        );
    }
    for nowhere in ["/nam", "/name/x", "/groups/1", "name"] {
        assert_eq!(found(model().without_member(nowhere)), all, "{nowhere}");
    }
    assert_eq!(found(model().without_member("")), [""; 0]);
}

#[test]
fn exceptions_leave_what_a_request_needs_to_the_level() {
    let nameless = Lamp {
        name: None,
        ..lamp()
    };
    let checks = Checks::new(Validation::Required).without_rule("required");
    assert!(nameless.validate_at(Validation::Required).is_err());
    assert!(nameless.validate_at(checks).is_ok());
    assert!(nameless.validate_at(Validation::Off).is_ok());
}
