//! Updates that are refused: each states why, and writes nothing.

use super::*;

const NAME: &str = "lamps-2026-03-04.json";

#[test]
fn refuses_what_it_cannot_use_and_writes_nothing() {
    let place = Place::new();
    let before = place.files();
    let kind = model(
        "l",
        r#""watts": {"target": "l#Watts"}"#,
        "",
        r#", "l#Watts": {"type": "structure", "members": {}}"#,
    );
    let operation = model("l", WATTS, "", "").replace("#Get", "#Take");
    let without_watts = model("l", r#""label": {"target": "smithy.api#String"}"#, "", "");
    let dangling = model("l", r#""watts": {"target": "l#Nothing"}"#, "", "");
    let cases: [(&str, &str, &[&str], &str); 11] = [
        (
            "lamps-2025-12-31.json",
            &new(),
            &[],
            "is older than that of the crate, 2026-01-02",
        ),
        ("lamps.json", &new(), &[], "use --published YYYY-MM-DD"),
        (
            "lamps.json",
            &new(),
            &["--published", "2026-13-01"],
            "instead of `2026-13-01`",
        ),
        (NAME, "{", &[], "not-json"),
        (NAME, "[]", &[], "error"),
        (NAME, "$version: \"2.0\"", &[], "Smithy IDL"),
        (NAME, &dangling, &[], "`l#Nothing`"),
        (NAME, &model("other", WATTS, "", ""), &[], "`other#Lamps`"),
        (NAME, &kind, &[], "watts"),
        (NAME, &operation, &[], "operation Get removed"),
        (NAME, &without_watts, &["--allow-breaking"], "l#Lamp$watts"),
    ];
    for (name, text, words, expected) in cases {
        let failure = place.update(name, text, words).expect_err(expected);
        assert!(failure.contains(expected), "{expected}: {failure}");
        assert_eq!(place.files(), before, "{expected}");
    }
}

#[test]
fn refuses_a_model_without_the_operation_of_the_settings() {
    let place = Place::new();
    let before = place.files();
    let operation = model("l", WATTS, "", "").replace("#Get", "#Take");
    let failure = place.update(NAME, &operation, &["--allow-breaking"]);
    let failure = failure.expect_err("the settings name `Get`");
    assert!(
        failure.contains("`example_operation` names `Get`"),
        "{failure}"
    );
    assert_eq!(place.files(), before);
}

#[test]
fn goes_on_if_a_breaking_change_is_allowed() {
    let place = Place::new();
    let watts =
        r#""watts": {"target": "smithy.api#Integer", "traits": {"smithy.api#required": {}}}"#;
    let more = r#", {"target": "l#Put"}"#;
    let put = r#", "l#Put": {"type": "operation", "input": {"target": "l#Lamp"}}"#;
    place.write("model/lamps.json", &model("l", watts, more, put));
    let next = model("l", watts, "", "");
    let failure = place
        .update(NAME, &next, &[])
        .expect_err("calls of `Put` fail");
    assert!(failure.contains("operation Put removed"), "{failure}");
    assert!(failure.contains("--allow-breaking"), "{failure}");
    assert_eq!(
        place.update(NAME, &next, &["--allow-breaking"]),
        Ok(Exit::FINE)
    );
    assert!(
        place
            .read("model/crate.json")
            .contains("\"version\": \"2.0.0\"")
    );
}

#[test]
fn puts_everything_back_if_the_crate_cannot_be_written() {
    let place = Place::new();
    // The folder of a type that the update writes is a file of somebody else.
    place.write("generated/src/types/lamp.rs", "// By hand.\n");
    let before = place.files();
    let failure = place
        .update(NAME, &new(), &[])
        .expect_err("the file is not ours");
    assert!(failure.contains("lamp.rs"), "{failure}");
    assert_eq!(place.files(), before);
}

#[test]
fn refuses_settings_that_it_cannot_change() {
    let place = Place::new();
    let cases = [
        (
            SETTINGS.replace("\"lamps.json\", ", ""),
            "names 0 files beside overlays",
        ),
        (
            SETTINGS.replace("\"lamps.json\"", "\"lamps.json\", \"b.json\""),
            "names 2 files beside overlays",
        ),
        (
            SETTINGS.replace("\"own\"", "\"mine\""),
            "`mine` is neither `own` nor `published`",
        ),
        (
            SETTINGS.replace("\"leave_out\"", "\"leaveout\""),
            "unknown key `update.leaveout`",
        ),
    ];
    for (settings, expected) in cases {
        place.write("model/crate.json", &settings);
        let before = place.files();
        let failure = place.update(NAME, &new(), &[]).expect_err(expected);
        assert!(failure.contains(expected), "{expected}: {failure}");
        assert_eq!(place.files(), before, "{expected}");
    }
}

#[test]
fn refuses_another_folder_for_the_crate_of_the_workspace() {
    let place = Place::new();
    let settings = place.root().join("model/crate.json").display().to_string();
    let out = place.folder.path().join("other").display().to_string();
    let words = ["--settings", &settings, "--out", &out];
    let failure = place
        .update(NAME, &new(), &words)
        .expect_err("they belong to `generated/`");
    assert!(failure.contains("leave out --settings"), "{failure}");
}

#[test]
fn refuses_a_second_run_at_the_same_time() {
    let place = Place::new();
    let home = place.home();
    let arguments = parsed(&place.folder.path().join(NAME), &[]);
    let target = Target::find(&home, &arguments).expect("the settings are right");
    let lock = target.lock().expect("nobody else has it");
    let failure = place
        .update(NAME, &new(), &[])
        .expect_err("the lock is taken");
    assert!(failure.contains("is running"), "{failure}");
    drop(lock);
    assert_eq!(place.update(NAME, &new(), &[]), Ok(Exit::FINE));
}
