//! The location of pinned names, and how a run updates them.

use std::fs;

use tempfile::TempDir;

use crate::arguments::CodegenArguments;
use crate::codegen::{self, drift_of_workspace};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Two members with the same name in Rust.
const MODEL: &str = r##"{"smithy": "2.0", "shapes": {
    "a#Lamps": {"type": "service", "operations": [{"target": "a#Light"}],
      "traits": {"aws.protocols#restJson1": {}}},
    "a#Light": {"type": "operation", "input": {"target": "a#In"},
      "traits": {"smithy.api#http": {"method": "POST", "uri": "/"}}},
    "a#In": {"type": "structure", "members": {
      "lampColor": {"target": "smithy.api#String"}, "LampColor": {"target": "smithy.api#String"}}}}}"##;

const PINS: &str = r#"{
  "hardy-names": "1",
  "members": {
    "a#In$LampColor": "lamp_color",
    "a#In$lampColor": "lamp_color_2"
  }
}
"#;

const NAMES: &str = "model/lamps.names.json";

/// A workspace with this one model.
fn workspace(model: &str) -> (TempDir, Workspace) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for inner in ["model", "runtime/core"] {
        fs::create_dir_all(folder.path().join(inner)).expect("a folder");
    }
    let settings = r#"{"model": ["lamps.json"], "name": "lamps", "version": "0.1.0"}"#;
    put(&folder, "model/crate.json", settings);
    put(&folder, "model/lamps.json", model);
    let workspace = Workspace::at(folder.path()).expect("it exists");
    (folder, workspace)
}

fn put(folder: &TempDir, path: &str, text: &str) {
    fs::write(folder.path().join(path), text).expect("a file");
}

/// The content of the file of names; `None` if there is none.
fn names(folder: &TempDir) -> Option<String> {
    fs::read_to_string(folder.path().join(NAMES)).ok()
}

fn input(folder: &TempDir, out: &str) -> String {
    let path = folder.path().join(out).join("src/types/in_.rs");
    fs::read_to_string(path).expect("the input is emitted")
}

fn run(workspace: &Workspace, arguments: CodegenArguments) -> Result<Exit, Failure> {
    codegen::run(&workspace.into(), &arguments)
}

fn whole() -> CodegenArguments {
    CodegenArguments::default()
}

fn check() -> CodegenArguments {
    CodegenArguments {
        check: true,
        ..CodegenArguments::default()
    }
}

#[test]
fn writes_names_beside_the_model_and_keeps_them() {
    let (folder, workspace) = workspace(MODEL);
    assert_eq!(run(&workspace, whole()), Ok(Exit::FINE));
    assert_eq!(names(&folder).as_deref(), Some(PINS));
    assert_eq!(run(&workspace, check()), Ok(Exit::FINE));
    // Without a pin, the new member would get the name.
    let newcomer = r#""lamp_color": {"target": "smithy.api#String"}, "lampColor""#;
    put(
        &folder,
        "model/lamps.json",
        &MODEL.replace("\"lampColor\"", newcomer),
    );
    assert_eq!(run(&workspace, whole()), Ok(Exit::FINE));
    let pinned = names(&folder).unwrap_or_default();
    for line in PINS.lines().filter(|line| line.contains('$')) {
        assert!(
            pinned.contains(line.trim_end_matches(',')),
            "{line}: {pinned}"
        );
    }
    assert!(
        pinned.contains(r#""a#In$lamp_color": "lamp_color_3""#),
        "{pinned}"
    );
    assert!(
        input(&folder, "generated").contains("/// The member `LampColor`.\n    pub lamp_color:")
    );
    // Writing leaves no other files.
    assert_eq!(
        fs::read_dir(folder.path().join("model"))
            .expect("a folder")
            .count(),
        3
    );
}

#[test]
fn writes_no_file_without_collisions() {
    let (folder, workspace) = workspace(&MODEL.replace("LampColor", "size"));
    assert_eq!(run(&workspace, whole()), Ok(Exit::FINE));
    assert_eq!(names(&folder), None);
}

#[test]
fn removes_the_file_when_the_last_pin_is_stale() {
    let (folder, workspace) = workspace(&MODEL.replace("LampColor", "size"));
    put(
        &folder,
        NAMES,
        &PINS
            .replace("lampColor", "Gone")
            .replace("LampColor", "gone"),
    );
    assert_eq!(run(&workspace, whole()), Ok(Exit::FINE));
    assert_eq!(names(&folder), None);
}

#[test]
fn reports_names_that_are_out_of_date() {
    let (folder, workspace) = workspace(MODEL);
    assert_eq!(run(&workspace, whole()), Ok(Exit::FINE));
    let differs = PINS.replace("  }", "    }");
    let cases = [
        (None, "model/lamps.names.json is missing"),
        (
            Some(differs.as_str()),
            "model/lamps.names.json:6 differs\n  -     }\n  +   }",
        ),
    ];
    for (text, expected) in cases {
        match text {
            Some(text) => put(&folder, NAMES, text),
            None => fs::remove_file(folder.path().join(NAMES)).expect("it was written"),
        }
        assert_eq!(
            drift_of_workspace(&workspace),
            Ok(vec![expected.to_owned()])
        );
        assert_eq!(run(&workspace, check()), Ok(Exit::FINDING));
        assert_eq!(names(&folder).as_deref(), text);
    }
}

#[test]
fn writes_the_file_that_the_settings_name() {
    let (folder, workspace) = workspace(MODEL);
    let settings = |files: &str| {
        format!(r#"{{"model": ["lamps.json", {files}], "name": "lamps", "version": "0.1.0"}}"#)
    };
    put(
        &folder,
        "model/crate.json",
        &settings(r#""pins.names.json""#),
    );
    for _ in 0..2 {
        assert_eq!(run(&workspace, whole()), Ok(Exit::FINE));
        let text = fs::read_to_string(folder.path().join("model/pins.names.json"));
        assert_eq!(text.ok().as_deref(), Some(PINS));
        assert_eq!(names(&folder), None);
    }
    put(
        &folder,
        "model/crate.json",
        &settings(r#""pins.names.json", "more.names.json""#),
    );
    let expected = "`model/pins.names.json` and `model/more.names.json` both pin names: \
                    merge them into one file";
    assert_eq!(run(&workspace, whole()), Err(Failure::new(expected)));
}

#[test]
fn writes_no_names_of_a_part_or_of_another_model() {
    let (folder, workspace) = workspace(MODEL);
    let out = |name: &str| Some(folder.path().join(name));
    let model = folder.path().join("model/lamps.json");
    let runs = [
        CodegenArguments {
            operations: vec!["Light".to_owned()],
            out: out("generated"),
            ..whole()
        },
        CodegenArguments {
            service: Some("a#Lamps".to_owned()),
            out: out("generated"),
            ..whole()
        },
        CodegenArguments {
            out: out("elsewhere"),
            ..whole()
        },
        CodegenArguments {
            model: vec![model],
            out: out("other"),
            ..whole()
        },
    ];
    for arguments in runs {
        let context = format!("{arguments:?}");
        assert_eq!(run(&workspace, arguments), Ok(Exit::FINE), "{context}");
        assert_eq!(names(&folder), None, "{context}");
    }
}

#[test]
fn reads_names_beside_another_model_or_among_them() {
    let (folder, workspace) = workspace(MODEL);
    let model = folder.path().join("model/lamps.json");
    let listed = folder.path().join("pins.names.json");
    let pins = PINS.replace("lamp_color\"", "shade\"");
    put(&folder, NAMES, &pins);
    put(&folder, "pins.names.json", &pins.replace("shade", "hue"));
    let cases = [
        (vec![model.clone()], "pub shade: "),
        // Files named explicitly have priority, in any order.
        (vec![listed, model], "pub hue: "),
    ];
    for (number, (model, expected)) in cases.into_iter().enumerate() {
        let out = format!("out{number}");
        let arguments = CodegenArguments {
            model,
            out: Some(folder.path().join(&out)),
            ..whole()
        };
        assert_eq!(run(&workspace, arguments), Ok(Exit::FINE));
        let text = input(&folder, &out);
        assert!(text.contains(expected), "{text}");
    }
    assert_eq!(names(&folder).as_deref(), Some(pins.as_str()));
}
