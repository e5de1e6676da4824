//! The rules of `cargo xtask tidy`, each with a file that breaks it.

use std::fs;

use hardy_codegen::MARK;

use super::{LONGEST_FILE, untidiness};

/// The broken rules of a workspace with these files.
fn broken(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().expect("it has one")).expect("a folder");
        fs::write(place, text).expect("a file");
    }
    let found = untidiness(folder.path()).expect("all can be read");
    found
        .into_iter()
        .map(|found| format!("{}: {}", found.path, found.rule))
        .collect()
}

#[test]
fn limits_the_length_of_hand_written_files() {
    let most = format!("//! Long.\n{}", "\n".repeat(LONGEST_FILE - 1));
    let more = format!("{most}\n");
    assert_eq!(broken(&[("runtime/src/lib.rs", &most)]), [""; 0]);
    assert_eq!(
        broken(&[("runtime/src/lib.rs", &more)]),
        ["runtime/src/lib.rs: 401 lines; the limit is 400"]
    );
    let emitted = format!("//! {MARK}\n{more}");
    assert_eq!(
        broken(&[
            ("generated/src/lib.rs", &emitted),
            ("tests/out/lib.rs", &emitted)
        ]),
        [""; 0]
    );
    assert_eq!(
        broken(&[("tests/snapshots/x.rs", &more), ("target/x.rs", "fn")]),
        [""; 0]
    );
}

#[test]
fn requires_documentation_at_the_top() {
    let found = broken(&[
        ("xtask/src/main.rs", "\n//! Late.\n"),
        ("xtask/src/lib.rs", "//! Here."),
    ]);
    let expected =
        "xtask/src/main.rs: must begin with `//!`: what it decides and what it must not know";
    assert_eq!(found, [expected]);
}

#[test]
fn allows_one_file_to_change_case() {
    let importer = "//! Names.\nuse heck::ToSnakeCase;\n";
    let mentions =
        "//! Names.\n// heck::ToSnakeCase is used elsewhere\nuse super::check::Checker;\n";
    let one = [
        ("codegen/src/names.rs", importer),
        ("codegen/src/lib.rs", mentions),
    ];
    assert_eq!(broken(&one), [""; 0]);
    let two = [
        ("codegen/src/names.rs", importer),
        ("codegen/src/emit.rs", importer),
    ];
    let expected = [
        "codegen/src/emit.rs: one of 2 files that use `heck`; only one file may",
        "codegen/src/names.rs: one of 2 files that use `heck`; only one file may",
    ];
    assert_eq!(broken(&two), expected);
}

#[test]
fn reports_hand_written_files_in_the_generated_crate() {
    let found = broken(&[
        ("generated/src/lib.rs", "//! Mine.\n"),
        ("generated/README.md", "Mine\n"),
        ("generated/Cargo.lock", ""),
        ("generated/Cargo.toml", &format!("# {MARK}\n")),
    ]);
    let rule = "lacks the generator's mark";
    let expected = ["README.md", "src/lib.rs"].map(|path| format!("generated/{path}: {rule}"));
    assert_eq!(found, expected);
}

#[test]
fn finds_undocumented_shapes_of_our_models() {
    let documented = r#""traits": {"smithy.api#documentation": "<p>A lamp.</p>"}"#;
    let model = format!(
        r#"{{"smithy": "2.0", "shapes": {{
            "a#Lamp": {{"type": "structure", {documented}, "members": {{
                "id": {{"target": "smithy.api#String", {documented}}},
                "post": {{"target": "smithy.api#String"}}}}}},
            "a#State": {{"type": "enum", "members": {{}},
                "traits": {{"smithy.api#documentation": " "}}}},
            "a#Name": {{"type": "string"}},
            "a#Lamp$id": {{"type": "apply", "traits": {{}}}}}}}}"#
    );
    let files = [
        ("model/lamps.json", model.as_str()),
        ("model/crate.json", "{}"),
        ("model/notes.md", &model),
        ("tests/fixtures/model.json", &model),
    ];
    assert_eq!(
        broken(&files),
        [
            "model/lamps.json: `a#Lamp$post` lacks `smithy.api#documentation`",
            "model/lamps.json: `a#State` lacks `smithy.api#documentation`",
        ]
    );
}
