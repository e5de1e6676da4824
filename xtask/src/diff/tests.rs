//! What `cargo xtask diff` prints, and its exit codes.

use std::path::PathBuf;

use clap::Parser;
use tempfile::TempDir;

use super::report::Shown;
use super::*;
use crate::arguments::{Arguments, Command};

/// A service with the operation `Get`, whose output has these members.
fn model(namespace: &str, members: &str) -> String {
    format!(
        r#"{{"smithy": "2.0", "shapes": {{
  "{namespace}#Lamps": {{"type": "service", "version": "1",
    "operations": [{{"target": "{namespace}#Get"}}, {{"target": "{namespace}#Put"}}],
    "traits": {{"aws.protocols#awsJson1_1": {{}}}}}},
  "{namespace}#Get": {{"type": "operation", "output": {{"target": "{namespace}#Lamp"}}}},
  "{namespace}#Put": {{"type": "operation"}},
  "{namespace}#Lamp": {{"type": "structure", "members": {{{members}}}}}}}}}"#
    )
}

const OLD: &str =
    r#""watts": {"target": "smithy.api#Integer"}, "text": {"target": "smithy.api#String"}"#;
const NEW: &str =
    r#""watts": {"target": "smithy.api#Integer"}, "label": {"target": "smithy.api#String"}"#;

struct Files {
    folder: TempDir,
}

impl Files {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        Self { folder }
    }

    /// A pair of versions, and further files.
    fn pair(more: &[(&str, &str)]) -> Self {
        let (old, new) = (model("l", OLD), model("l", NEW));
        let pair = [
            ("lamps-2026-01-02.json", old.as_str()),
            ("lamps-2026-03-04.json", &new),
        ];
        Self::new(&[&pair[..], more].concat())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The arguments of `cargo xtask diff` for the pair.
    fn arguments(&self, words: &[&str]) -> DiffArguments {
        let (old, new) = (
            self.path("lamps-2026-01-02.json"),
            self.path("lamps-2026-03-04.json"),
        );
        parsed(&old, &new, words)
    }

    fn exit(&self, words: &[&str]) -> Result<u8, String> {
        let exit = run(&self.arguments(words));
        exit.map(Exit::code).map_err(|failure| failure.to_string())
    }
}

fn parsed(old: &std::path::Path, new: &std::path::Path, words: &[&str]) -> DiffArguments {
    let start = ["cargo xtask", "diff"].map(std::ffi::OsString::from);
    let files = [old.into(), new.into()];
    let words = words.iter().map(std::ffi::OsString::from);
    let all = start.into_iter().chain(files).chain(words);
    match Arguments::try_parse_from(all).expect("arguments").command {
        Command::Diff(arguments) => arguments,
        other => panic!("not diff: {other:?}"),
    }
}

/// What is printed about two models.
fn printed(old: &str, new: &str, format: fn(&mut Shown<'_>) -> String) -> String {
    let files = Files::new(&[
        ("lamps-2026-01-02.json", old),
        ("lamps-2026-03-04.json", new),
    ]);
    let arguments = files.arguments(&[]);
    let [old, new] = [&arguments.old, &arguments.new]
        .map(|path| sources::read(path, &[]).expect("the files can be read"));
    let Ok(found) = found(&old, &new, &arguments, None) else {
        panic!("the models can be used");
    };
    let marks = vec![false; found.comparison.changes.len()];
    format(&mut Shown {
        comparison: &found.comparison,
        outside: found.outside,
        title: &sources::title(&arguments.old, &arguments.new),
        accepted: &marks,
        documented: false,
        all: false,
    })
}

#[test]
fn prints_the_changes_the_most_severe_first() {
    let text = printed(&model("l", OLD), &model("l", NEW), |shown| shown.text());
    assert_eq!(
        text,
        "lamps 2026-01-02 → 2026-03-04    wire: behaviour   API: major   review: 0

major   behaviour   D25  Lamp.text removed: it is never filled (Get)
minor   compatible  D22  Lamp.label added, optional (Get)
                           types::Lamp.label: Option<String>

1 of these can be kept: use --retain FILE"
    );
    let same = printed(&model("l", OLD), &model("l", OLD), |shown| shown.text());
    assert_eq!(
        same,
        "lamps 2026-01-02 → 2026-03-04    wire: same   API: none   review: 0

none    same        D01  no effect: both models mean the same

Nothing to regenerate: the code of the crate stays the same."
    );
}

#[test]
fn counts_shapes_without_a_name_if_all_is_wanted() {
    let text = |all: bool| {
        let [old, new] = ["One", "Other"].map(|name| {
            let member = format!(r#""watts": {{"target": "l#{name}"}}"#);
            let model = model("l", &member);
            let shape = format!(r#""l#{name}": {{"type": "string"}}, "l#Lamp": "#);
            model.replace(r#""l#Lamp": "#, &shape)
        });
        printed(&old, &new, if all { all_of } else { |shown| shown.text() })
    };
    fn all_of(shown: &mut Shown<'_>) -> String {
        shown.all = true;
        shown.text()
    }
    let line = "Simple shapes, lists and maps, which have no names in Rust: 1 added, 1 removed.";
    assert!(text(true).ends_with(line), "{}", text(true));
    assert!(!text(false).contains("Simple shapes"));
}

#[test]
fn prints_an_entry_for_a_changelog() {
    let text = printed(&model("l", OLD), &model("l", NEW), |shown| shown.markdown());
    assert_eq!(
        text,
        "### lamps 2026-01-02 → 2026-03-04

wire: behaviour   API: major   review: 0

#### What your code must change

- Lamp.text removed: it is never filled (Get)

#### What you can do now

- Lamp.label added, optional (Get)
  - types::Lamp.label: Option\\<String>

1 of these can be kept: use --retain FILE"
    );
}

#[test]
fn prints_json_with_a_version() {
    let text = printed(&model("l", OLD), &model("l", NEW), |shown| shown.json());
    let report: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(report["schema"], 1);
    assert_eq!(report["api"], "major");
    assert_eq!(report["changes"][1]["id"], "D22");
    assert_eq!(report["changes"][1]["rust"], "types::Lamp.label");
    assert_eq!(report["changes"][1]["accepted"], false);
    assert_eq!(report["unnamed"]["added"], 0);
}

#[test]
fn fails_from_the_chosen_effect_on() {
    let files = Files::pair(&[
        ("good", "# Reviewed.\n\nD25 l#Lamp$text nobody used it\n"),
        ("stale", "D25 l#Lamp$other nobody used it\n"),
        ("short", "D25 l#Lamp$text\n"),
    ]);
    let accept = |name: &str| files.path(name).display().to_string();
    assert_eq!(files.exit(&[]), Ok(0));
    assert_eq!(files.exit(&["--fail-on", "api=major"]), Ok(1));
    assert_eq!(files.exit(&["--fail-on", "wire=behaviour"]), Ok(1));
    assert_eq!(files.exit(&["--fail-on", "wire=breaking"]), Ok(0));
    assert_eq!(files.exit(&["--fail-on", "review"]), Ok(0));
    assert_eq!(files.exit(&["--fail-on", "facts"]), Ok(1));
    let good = accept("good");
    assert_eq!(
        files.exit(&["--fail-on", "api=major", "--accept", &good]),
        Ok(0)
    );
    assert_eq!(
        files.exit(&["--fail-on", "api=minor", "--accept", &good]),
        Ok(1)
    );
    let stale = accept("stale");
    let failure = files.exit(&["--accept", &stale]);
    assert_eq!(
        failure,
        Err(format!(
            "{stale}:1: no change `D25 l#Lamp$other`: remove the line"
        ))
    );
    let short = accept("short");
    let failure = files
        .exit(&["--accept", &short])
        .expect_err("a line without a reason");
    assert!(
        failure.starts_with(&format!("{short}:1: expected a kind, a shape and a reason")),
        "{failure}"
    );
}

/// Documentation and traits that change no code are no facts; a limit that changes one line of documentation is one.
#[test]
fn facts_are_more_than_documentation() {
    let traits = |traits: &str| {
        let text = format!(r#""text": {{"target": "smithy.api#String", "traits": {{{traits}}}}}"#);
        model("l", &text)
    };
    let plain = traits("");
    let cases = [
        ("", 0),
        (r#""smithy.api#documentation": "A text.""#, 0),
        (
            r#""smithy.api#tags": ["a"], "aws.cloudformation#cfnExcludeProperty": {}"#,
            0,
        ),
        (r#""smithy.api#length": {"max": 3}"#, 1),
        (r#""smithy.api#sensitive": {}"#, 1),
        (r#""else#unknown": {}"#, 1),
    ];
    for (other, code) in cases {
        let files = Files::new(&[("a.json", &plain), ("b.json", &traits(other))]);
        let arguments = parsed(
            &files.path("a.json"),
            &files.path("b.json"),
            &["--fail-on", "facts"],
        );
        assert_eq!(run(&arguments).map(Exit::code), Ok(code), "{other}");
    }
}

#[test]
fn writes_the_overlay_that_keeps_what_is_gone() {
    let files = Files::pair(&[]);
    let overlay = files.path("kept.rules.json");
    let retain = |name: &str, more: &[&str]| {
        let file = files.path(name).display().to_string();
        files.exit(&[&["--retain", file.as_str()], more].concat())
    };
    let failure = retain("kept.json", &[]).expect_err("the name is that of a model");
    assert!(
        failure.ends_with("is no name of an overlay, which ends in `.rules.json`"),
        "{failure}"
    );
    let failure = retain("kept.rules.json", &["--since", "soon"]).expect_err("this is no date");
    assert!(
        failure.starts_with("--since: `soon` is not a date"),
        "{failure}"
    );
    assert_eq!(retain("kept.rules.json", &[]), Ok(0));
    let text = std::fs::read_to_string(&overlay).expect("it was written");
    assert_eq!(
        text,
        r#"{
  "smithy": "2.0",
  "shapes": {
    "l#Lamp": {
      "type": "structure",
      "members": {
        "text": { "target": "smithy.api#String", "traits": { "hardy#retained": { "since": "2026-03-04" } } }
      }
    }
  }
}
"#
    );
    let failure = retain("kept.rules.json", &[]).expect_err("it is there");
    assert!(failure.contains("exists: name another file"), "{failure}");
    // A folder has the files of a model: with the overlay, the old code compiles.
    let folder = files.path("new");
    std::fs::create_dir(&folder).expect("a folder");
    for name in ["lamps-2026-03-04.json", "kept.rules.json"] {
        std::fs::copy(files.path(name), folder.join(name)).expect("a copy");
    }
    let old = files.path("lamps-2026-01-02.json");
    let with = |words: &[&str]| run(&parsed(&old, &folder, words)).map(Exit::code);
    assert_eq!(with(&["--fail-on", "api=major"]), Ok(0));
    assert_eq!(with(&["--fail-on", "api=minor"]), Ok(1));
    // Nothing is left to keep, and the folder has no date.
    let other = files.path("other.rules.json").display().to_string();
    let failure = run(&parsed(&old, &folder, &["--retain", &other]));
    let failure = failure.expect_err("no version").to_string();
    assert!(failure.ends_with("add --since YYYY-MM-DD"), "{failure}");
    assert_eq!(with(&["--retain", &other, "--since", "2026-03-04"]), Ok(0));
    assert!(!files.path("other.rules.json").exists());
}

#[test]
fn looks_only_at_the_chosen_operations() {
    let files = Files::pair(&[]);
    let found = |words: &[&str]| {
        let arguments = files.arguments(words);
        let [old, new] = [&arguments.old, &arguments.new]
            .map(|path| sources::read(path, &[]).expect("the files can be read"));
        match found(&old, &new, &arguments, None) {
            Ok(found) => Ok((found.comparison.api(), found.outside)),
            Err(refused) => Err(format!("{refused:?}")),
        }
    };
    use hardy_codegen::diff::Api;
    assert_eq!(found(&["--operations", "Get"]), Ok((Api::Major, 0)));
    assert_eq!(found(&["--operations", "Put"]), Ok((Api::None, 2)));
    let unknown = found(&["--operations", "Got"]).expect_err("no model has it");
    assert!(unknown.contains("unknown-operation"), "{unknown}");
}

#[test]
fn refuses_what_are_not_two_versions_of_a_service() {
    let (one, other) = (model("l", OLD), model("m", OLD));
    let files = Files::new(&[
        ("one.json", one.as_str()),
        ("other.json", &other),
        ("broken.json", "{"),
        ("empty.json", r#"{"smithy": "2.0", "shapes": {}}"#),
    ]);
    let other = run(&parsed(
        &files.path("one.json"),
        &files.path("other.json"),
        &[],
    ));
    assert_eq!(
        other.expect_err("they are of two services").to_string(),
        "the old model is of the service `l#Lamps`, and the new one of `m#Lamps`: compare two versions of one \
         service"
    );
    for name in ["broken.json", "empty.json"] {
        for (old, new) in [("one.json", name), (name, "one.json")] {
            let exit = run(&parsed(&files.path(old), &files.path(new), &[]));
            assert_eq!(exit.map(Exit::code), Ok(2), "{old} {new}");
        }
    }
    let missing = run(&parsed(
        &files.path("one.json"),
        &files.path("none.json"),
        &[],
    ));
    let failure = missing.expect_err("there is no such file").to_string();
    assert!(failure.contains("none.json"), "{failure}");
}

#[test]
fn warns_of_models_in_the_wrong_order() {
    let swapped = |old: &str, new: &str| sources::swapped(old.as_ref(), new.as_ref());
    let (earlier, later) = ("models/lamps-2026-01-02.json", "lamps-2026-03-04.json");
    assert_eq!(
        swapped(later, earlier).as_deref(),
        Some(
            "warning: the old model `lamps-2026-03-04.json` is later than the new one, \
             `models/lamps-2026-01-02.json`: are they swapped?"
        )
    );
    for (old, new) in [(earlier, later), (later, later), (later, "lamps.json")] {
        assert_eq!(swapped(old, new), None, "{old} {new}");
    }
}

#[test]
fn accepts_a_model_in_several_files() {
    let whole = model("l", OLD);
    let files = Files::new(&[("whole.json", whole.as_str())]);
    let split = files.path("split");
    std::fs::create_dir(&split).expect("a folder");
    let value: serde_json::Value = serde_json::from_str(&whole).expect("JSON");
    let shapes = value["shapes"].as_object().expect("shapes");
    for (index, (id, shape)) in shapes.iter().enumerate() {
        let part = serde_json::json!({"smithy": "2.0", "shapes": {id: shape}});
        std::fs::write(split.join(format!("{index}.json")), part.to_string()).expect("a file");
    }
    let arguments = parsed(
        &files.path("whole.json"),
        &split,
        &["--fail-on", "api=patch"],
    );
    assert_eq!(run(&arguments).map(Exit::code), Ok(0));
}
