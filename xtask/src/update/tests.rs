//! What `cargo xtask update` writes, and what it refuses without writing anything.

mod git;
mod refused;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Parser;
use tempfile::TempDir;

use super::*;
use crate::arguments::{Arguments, Command};
use crate::workspace::Workspace;

const SETTINGS: &str = r#"{
  "model": ["lamps.json", "lamps.rules.json"],
  "name": "lamps",
  "version": "1.2.3",
  "example_operation": "Get",
  "states": {"service": "Lamps", "published": "2026-01-02"},
  "update": {"documentation": "own", "leave_out": ["aws.iam"], "changelog": "../CHANGELOG.md"}
}"#;

const OVERLAY: &str = r#"{"smithy": "2.0", "shapes": {
  "l#Lamp$watts": {"type": "apply", "traits": {"smithy.api#range": {"min": 1}}}}}"#;

/// A model whose structure has these members, and whose service has these operations and shapes beside
/// `Get`.
fn model(namespace: &str, members: &str, operations: &str, shapes: &str) -> String {
    format!(
        r#"{{"smithy": "2.0", "shapes": {{
  "{namespace}#Lamps": {{"type": "service", "version": "1",
    "operations": [{{"target": "{namespace}#Get"}}{operations}],
    "traits": {{"aws.protocols#awsJson1_1": {{}}}}}},
  "{namespace}#Get": {{"type": "operation", "output": {{"target": "{namespace}#Lamp"}},
    "traits": {{"smithy.api#documentation": "<p>Our way to get a lamp.</p>"}}}},
  "{namespace}#Lamp": {{"type": "structure", "members": {{{members}}}}}{shapes}}}}}"#
    )
}

const WATTS: &str = r#""watts": {"target": "smithy.api#Integer"}"#;
const LABEL: &str = r#""watts": {"target": "smithy.api#Integer"}, "label": {"target": "smithy.api#String",
    "traits": {"smithy.api#documentation": "<p>Their words.</p>"}}"#;

fn old() -> String {
    model("l", WATTS, "", "")
}

fn new() -> String {
    model("l", LABEL, "", "")
}

/// A workspace with a crate, and new models beside it.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = Self { folder };
        for inner in ["model", "runtime/core"] {
            fs::create_dir_all(place.root().join(inner)).expect("a folder");
        }
        place.write("model/crate.json", SETTINGS);
        place.write("model/lamps.json", &old());
        place.write("model/lamps.rules.json", OVERLAY);
        place.write(
            "CHANGELOG.md",
            "# Changelog\n\n## Unreleased\n\n- An older one.\n",
        );
        let job = Job::new(&place.home(), &codegen_arguments()).expect("the settings are right");
        let generated = codegen::generated(&job).expect("the model is right");
        codegen::write_generated(&job, &generated).expect("the folder is empty");
        place
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("workspace")
    }

    fn home(&self) -> Home {
        let workspace = Workspace::at(&self.root()).expect("it exists");
        Home::from(&workspace)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.root().join(path), text).expect("a file");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).expect("the file can be read")
    }

    /// Updates to a model in a file of this name.
    fn update(&self, name: &str, model: &str, words: &[&str]) -> Result<Exit, String> {
        let file = self.folder.path().join(name);
        fs::write(&file, model).expect("a file");
        let arguments = parsed(&file, words);
        run(&self.home(), &arguments).map_err(|failure| failure.to_string())
    }

    /// All files of the workspace.
    fn files(&self) -> BTreeMap<PathBuf, String> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.root()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("the folder can be read") {
                let path = entry.expect("an entry can be read").path();
                match fs::read_to_string(&path) {
                    Ok(text) => drop(files.insert(path, text)),
                    Err(_) if path.is_dir() => folders.push(path),
                    // A file of git.
                    Err(_) => {}
                }
            }
        }
        files
    }
}

fn codegen_arguments() -> crate::arguments::CodegenArguments {
    crate::arguments::CodegenArguments::default()
}

fn parsed(model: &Path, words: &[&str]) -> UpdateArguments {
    let start = ["cargo xtask", "update"].map(std::ffi::OsString::from);
    let words = words.iter().map(std::ffi::OsString::from);
    let all = start.into_iter().chain([model.into()]).chain(words);
    match Arguments::try_parse_from(all).expect("arguments").command {
        Command::Update(arguments) => arguments,
        other => panic!("not update: {other:?}"),
    }
}

#[test]
fn writes_model_version_changelog_and_crate() {
    let place = Place::new();
    let exit = place.update("lamps-2026-03-04.json", &new(), &[]);
    assert_eq!(exit, Ok(Exit::FINE));

    let model = place.read("model/lamps.json");
    assert!(model.contains("Our way to get a lamp."), "{model}");
    assert!(model.contains("<p>The label, a string.</p>"), "{model}");
    assert!(!model.contains("Their words"), "{model}");
    let settings = SETTINGS
        .replace("1.2.3", "1.3.0")
        .replace("2026-01-02", "2026-03-04");
    assert_eq!(place.read("model/crate.json"), settings);
    assert_eq!(
        place.read("CHANGELOG.md"),
        "# Changelog\n\n## Unreleased\n\n### `lamps` 1.3.0: the model of 2026-03-04\n\n\
         - Lamp.label added, optional (Get)\n  - types::Lamp.label: Option\\<String>\n\n- An older one.\n"
    );
    let manifest = place.read("generated/Cargo.toml");
    assert!(manifest.contains("version = \"1.3.0\""), "{manifest}");
    let lamp = place.read("generated/src/types/lamp.rs");
    assert!(lamp.contains("pub label: Option<String>"), "{lamp}");

    // The same model again changes nothing.
    let before = place.files();
    assert_eq!(
        place.update("lamps-2026-03-05.json", &new(), &[]),
        Ok(Exit::FINE)
    );
    assert_eq!(place.files(), before);
}

#[test]
fn writes_nothing_in_a_dry_run() {
    let place = Place::new();
    let before = place.files();
    let exit = place.update("lamps-2026-03-04.json", &new(), &["--dry-run"]);
    assert_eq!(exit, Ok(Exit::FINE));
    assert_eq!(place.files(), before);
}

#[test]
fn updates_the_crate_of_another_repository() {
    let place = Place::new();
    let other = place.folder.path().join("other");
    fs::create_dir_all(other.join("lamps")).expect("a folder");
    let settings = SETTINGS.replace("lamps.rules.json", "more.rules.json");
    let files = [
        ("crate.json", settings.replace("../CHANGELOG.md", "NEWS.md")),
        ("lamps.json", old()),
        ("more.rules.json", OVERLAY.to_owned()),
    ];
    for (name, text) in files {
        fs::write(other.join(name), text).expect("a file");
    }
    let before = place.files();
    let [settings, out] =
        ["crate.json", "lamps"].map(|name| other.join(name).display().to_string());
    let words = ["--settings", &settings, "--out", &out, "--runtime", "0.1"];
    let exit = place.update("lamps-2026-03-04.json", &new(), &words);
    assert_eq!(exit, Ok(Exit::FINE));
    assert_eq!(place.files(), before, "the workspace is not touched");
    let read = |name: &str| fs::read_to_string(other.join(name)).expect("the file can be read");
    assert!(read("crate.json").contains("1.3.0"));
    assert!(read("NEWS.md").starts_with("## Unreleased\n\n### `lamps` 1.3.0"));
    assert!(read("lamps/Cargo.toml").contains("version = \"1.3.0\""));
}

#[test]
fn leaves_a_name_to_the_item_that_had_it() {
    let place = Place::new();
    let member = |name: &str| format!(r#""{name}": {{"target": "smithy.api#String"}}"#);
    let [first, second] = [
        [member("lampColor")].join(", "),
        [member("lampColor"), member("lamp_color")].join(", "),
    ]
    .map(|members| model("l", &format!("{WATTS}, {members}"), "", ""));
    assert_eq!(
        place.update("lamps-2026-03-04.json", &first, &[]),
        Ok(Exit::FINE)
    );
    assert_eq!(
        place.update("lamps-2026-04-05.json", &second, &[]),
        Ok(Exit::FINE)
    );
    let wire = place.read("generated/src/wire/lamp.rs");
    for field in [
        "\"lampColor\" => reader.optional(&mut self.lamp_color,",
        "\"lamp_color\" => reader.optional(&mut self.lamp_color_2,",
    ] {
        assert!(wire.contains(field), "{field}: {wire}");
    }
    let names = place.read("model/lamps.names.json");
    assert!(
        names.contains("\"l#Lamp$lampColor\": \"lamp_color\""),
        "{names}"
    );
    assert!(
        names.contains("\"l#Lamp$lamp_color\": \"lamp_color_2\""),
        "{names}"
    );
}

#[test]
fn keeps_what_an_overlay_retains() {
    let place = Place::new();
    place.write("model/lamps.json", &new());
    let retained = r#"{"smithy": "2.0", "shapes": {"l#Lamp": {"type": "structure", "members": {
        "label": {"target": "smithy.api#String", "traits": {"hardy#retained": {"since": "2026-03-04"}}}}}}}"#;
    place.write("model/kept.rules.json", retained);
    let overlay = place.root().join("model/kept.rules.json");
    let words = ["--overlay", &overlay.display().to_string()];
    assert_eq!(
        place.update("lamps-2026-03-04.json", &old(), &words),
        Ok(Exit::FINE)
    );
    let settings = place.read("model/crate.json");
    let model = r#""model": ["lamps.json", "lamps.rules.json", "kept.rules.json"]"#;
    assert!(settings.contains(model), "{settings}");
    assert!(settings.contains("\"version\": \"1.3.0\""), "{settings}");
    let lamp = place.read("generated/src/types/lamp.rs");
    assert!(lamp.contains("pub label: Option<String>"), "{lamp}");
}

#[test]
fn shows_all_that_changes() {
    let place = Place::new();
    let file = place.folder.path().join("lamps-2026-03-04.json");
    let watts =
        r#""watts": {"target": "smithy.api#Integer", "traits": {"smithy.api#range": {"min": 2}}}"#;
    let members = LABEL.replace(WATTS, watts);
    fs::write(&file, model("l", &members, "", "")).expect("a file");
    let home = place.home();
    let arguments = parsed(&file, &[]);
    let target = Target::find(&home, &arguments).expect("the settings are right");
    let dates = Dates::new(&target.settings, &arguments).expect("both have dates");
    let before = Job::new(&home, &target.arguments).expect("the settings are right");
    let update = Update::prepare(&home, &arguments, &target, dates, &before);
    let update = update.expect("it is possible").expect("the model changes");
    let shown = update.shown(&home, &target);
    let reports = [
        crate::arguments::UpdateFormat::Text,
        crate::arguments::UpdateFormat::Md,
    ]
    .map(|format| shown.report(format));
    insta::assert_snapshot!(reports.join("\n\n========\n\n"));
}
