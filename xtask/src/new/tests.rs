//! What `hardy new` writes, and what it refuses without writing anything.

mod refused;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::run;
use crate::arguments::{CodegenArguments, UpdateArguments};
use crate::hardy::arguments::{Command, NewArguments, parse};
use crate::home::Home;
use crate::{Exit, codegen, update};

const MODEL: &str = include_str!("../../tests/street-lamps.json");
/// A street has a longest name.
const OVERLAY: &str = r#"{ "smithy": "2.0", "shapes": { "com.example.street#Street$name": {
    "type": "apply", "traits": { "smithy.api#length": { "max": 60 } } } } }"#;

/// A folder in which commands run.
struct Place {
    _folder: TempDir,
    root: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it exists");
        let place = Self {
            root: root.join("work"),
            _folder: folder,
        };
        fs::create_dir(&place.root).expect("a folder");
        place.write("../models/street-lamps-2024-05-01.json", MODEL);
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let place = self.path(path);
        fs::create_dir_all(place.parent().expect("it has one")).expect("a folder");
        fs::write(place, text).expect("a file");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file can be read")
    }

    /// The names in the folder, sorted.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.root).expect("the folder can be read");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = names
            .map(|name| name.into_string().expect("a name"))
            .collect();
        names.sort();
        names
    }

    /// `hardy new street-lamps` with these words, in the folder.
    fn new_crate(&self, words: &[&str]) -> Result<Exit, String> {
        let out = self.path("street").display().to_string();
        let all = [&["new", "street-lamps", "--out", &out], words].concat();
        self.run(&parsed_new(&all))
    }

    fn run(&self, arguments: &NewArguments) -> Result<Exit, String> {
        let home = Home::Folder(self.root.clone());
        let models = self.path("../models");
        run(&home, arguments, Some(&models)).map_err(|failure| failure.to_string())
    }
}

fn parsed(words: &[&str]) -> Command {
    let words = ["hardy"].iter().chain(words);
    parse(words.map(std::ffi::OsString::from)).expect("arguments")
}

fn parsed_new(words: &[&str]) -> NewArguments {
    match parsed(words) {
        Command::New(arguments) => arguments,
        other => panic!("not new: {other:?}"),
    }
}

fn codegen_in(folder: &Path, words: &[&str]) -> Result<Exit, String> {
    let arguments: CodegenArguments = match parsed(&[&["codegen"], words].concat()) {
        Command::Codegen(arguments) => arguments,
        other => panic!("not codegen: {other:?}"),
    };
    let home = Home::Folder(folder.to_path_buf());
    codegen::run(&home, &arguments).map_err(|failure| failure.to_string())
}

fn update_in(folder: &Path, model: &Path, words: &[&str]) -> Result<Exit, String> {
    let model = model.display().to_string();
    let arguments: UpdateArguments = match parsed(&[&["update", &model], words].concat()) {
        Command::Update(arguments) => arguments,
        other => panic!("not update: {other:?}"),
    };
    let home = Home::Folder(folder.to_path_buf());
    update::run(&home, &arguments).map_err(|failure| failure.to_string())
}

#[test]
fn writes_readme_example_and_settings() {
    let place = Place::new();
    let words = ["--operations", "LightLamp,ListStreets"];
    assert_eq!(place.new_crate(&words), Ok(Exit::FINE));
    assert_eq!(place.names(), ["street"], "nothing else is left");
    assert_eq!(place.read("street/model/street-lamps.json"), MODEL);
    insta::assert_snapshot!("readme", place.read("street/README.md"));
    insta::assert_snapshot!("example", place.read("street/examples/list_streets.rs"));
    insta::assert_snapshot!("settings", place.read("street/crate.json"));
    let manifest = place.read("street/Cargo.toml");
    assert!(!manifest.contains("[workspace]"), "{manifest}");
    assert!(manifest.contains("run `hardy codegen`"), "{manifest}");
    assert_eq!(place.read("street/.gitignore"), "/target\n");
    let runtime = place.path("street/runtime/client/src/lib.rs");
    assert!(runtime.is_file());
}

/// The service of somebody else, without any trait of AWS beside its protocol.
#[test]
fn does_not_speak_of_aws_for_other_services() {
    let place = Place::new();
    let mut model: serde_json::Value = serde_json::from_str(MODEL).expect("JSON");
    let traits = &mut model["shapes"]["com.example.street#StreetLamps"]["traits"];
    let traits = traits.as_object_mut().expect("an object");
    for id in [
        "aws.api#service",
        "aws.auth#sigv4",
        "smithy.rules#endpointRuleSet",
    ] {
        assert!(traits.remove(id).is_some(), "{id}");
    }
    place.write("../models/street-lamps-2024-05-01.json", &model.to_string());
    assert_eq!(place.new_crate(&[]), Ok(Exit::FINE));
    for path in [
        "README.md",
        "Cargo.toml",
        "examples/list_streets.rs",
        "src/lib.rs",
        "src/client.rs",
    ] {
        let text = place.read(&format!("street/{path}"));
        // A feature and a function of the runtime, which people do not read here.
        let is_name = |line: &&str| line.contains("aws-lc-rs") || line.contains("outside_aws(");
        for line in text.lines().filter(|line| !is_name(line)) {
            assert!(
                !line.contains("AWS") && !line.contains("aws"),
                "{path}: {line}"
            );
        }
    }
    let readme = place.read("street/README.md");
    let settings =
        "The URL of the service and what authenticates requests come from environment variables";
    assert!(readme.contains(settings), "{readme}");
}

/// An example that changes something says so, and is there only if no operation reads.
#[test]
fn calls_an_operation_that_reads_if_there_is_one() {
    let place = Place::new();
    let light = ["--operations", "LightLamp"];
    assert_eq!(place.new_crate(&light), Ok(Exit::FINE));
    let example = place.read("street/examples/light_lamp.rs");
    let expected = "//! `cargo run --example light_lamp` calls `LightLamp`, which may change something in your \
                    account. Look at the values below first.\n";
    assert!(example.starts_with(expected), "{example}");
    assert!(
        example.contains("client.light_lamp(input).await?"),
        "{example}"
    );

    // By its name alone: the method is another one.
    let model = MODEL.replace("LightLamp", "GetLamp").replace(
        "\"operations\": [",
        "\"operations\": [{ \"target\": \"com.example.street#AddLamp\" },",
    );
    let add = r#""com.example.street#AddLamp": {"type": "operation", "traits":
        {"smithy.api#http": {"method": "POST", "uri": "/lamps"}}}, "com.example.street#Streets":"#;
    let model = model.replace("\"com.example.street#Streets\":", add);
    place.write("../models/street-lamps-2024-05-01.json", &model);
    let mut arguments = parsed_new(&["new", "street-lamps", "--operations", "AddLamp,GetLamp"]);
    arguments.out = Some(place.path("other"));
    assert_eq!(place.run(&arguments), Ok(Exit::FINE));
    let example = place.read("other/examples/get_lamp.rs");
    let expected = "//! `cargo run --example get_lamp` calls `GetLamp`.\n";
    assert!(example.starts_with(expected), "{example}");
}

#[test]
fn works_with_the_commands_that_its_readme_names() {
    let place = Place::new();
    assert_eq!(
        place.new_crate(&["--operations", "LightLamp"]),
        Ok(Exit::FINE)
    );
    let street = place.path("street");
    let out = street.display().to_string();
    let settings = street.join("crate.json").display().to_string();
    let elsewhere = ["--settings", &settings, "--out", &out];

    assert_eq!(codegen_in(&street, &["--check"]), Ok(Exit::FINE));
    let check = [&elsewhere[..], &["--check"]].concat();
    assert_eq!(codegen_in(&place.root, &check), Ok(Exit::FINE));

    // One more operation. What belongs to the user stays.
    place.write("street/README.md", "mine");
    let settings = place.read("street/crate.json");
    let more = settings.replace("\"LightLamp\"", "\"LightLamp\", \"ListStreets\"");
    place.write("street/crate.json", &more);
    assert_eq!(codegen_in(&street, &["--check"]), Ok(Exit::FINDING));
    assert_eq!(codegen_in(&street, &[]), Ok(Exit::FINE));
    assert!(place.path("street/src/operation/list_streets.rs").is_file());
    assert_eq!(place.read("street/README.md"), "mine");
    assert_eq!(codegen_in(&street, &["--check"]), Ok(Exit::FINE));

    // The next model.
    place.write(
        "../next.json",
        &MODEL.replace(
            "\"lamps\": { \"target\"",
            "\"count\": { \"target\": \"smithy.api#Integer\" }, \"lamps\": { \"target\"",
        ),
    );
    let next = place.path("../next.json");
    let before = place.read("street/model/street-lamps.json");
    assert_eq!(update_in(&street, &next, &["--dry-run"]), Ok(Exit::FINE));
    assert_eq!(place.read("street/model/street-lamps.json"), before);
    assert_eq!(update_in(&street, &next, &[]), Ok(Exit::FINE));
    assert!(place.read("street/CHANGELOG.md").contains("count"));
    assert!(
        place
            .read("street/crate.json")
            .contains("\"version\": \"0.1.1\"")
    );
    assert_eq!(codegen_in(&street, &["--check"]), Ok(Exit::FINE));
    let elsewhere = [&elsewhere[..], &["--dry-run"]].concat();
    assert_eq!(update_in(&place.root, &next, &elsewhere), Ok(Exit::FINE));
}

/// Names that collide are pinned beside the model, as later runs expect it.
#[test]
fn pins_names_that_collide() {
    let place = Place::new();
    let name = "\"name\": { \"target\": \"smithy.api#String\" }";
    let both = format!("{name}, {}", name.replace("name", "Name"));
    place.write(
        "../models/street-lamps-2024-05-01.json",
        &MODEL.replace(name, &both),
    );
    assert_eq!(place.new_crate(&[]), Ok(Exit::FINE));
    let names = place.read("street/model/street-lamps.names.json");
    assert!(names.contains("Street$Name"), "{names}");
    assert_eq!(
        codegen_in(&place.path("street"), &["--check"]),
        Ok(Exit::FINE)
    );
}

#[test]
fn names_the_crate_after_the_service_and_its_folder_after_the_crate() {
    let place = Place::new();
    let mut arguments = parsed_new(&["new", "Street Lamps"]);
    // The current folder of tests is another one.
    arguments.out = Some(place.path("named"));
    arguments.name = Some("lights".to_owned());
    assert_eq!(place.run(&arguments), Ok(Exit::FINE));
    assert!(place.read("named/Cargo.toml").contains("name = \"lights\""));
    assert!(
        place
            .read("named/crate.json")
            .contains("\"model/lights.json\"")
    );
    // The whole service, so that a later model can have more operations.
    assert!(!place.read("named/crate.json").contains("\"operations\""));
}

/// The crate keeps overlays beside the model, and later runs use them.
#[test]
fn keeps_overlays() {
    let place = Place::new();
    place.write("../lamps.rules.json", OVERLAY);
    let overlay = place.path("../lamps.rules.json").display().to_string();
    let words = ["--operations", "ListStreets", "--overlay", &overlay];
    assert_eq!(place.new_crate(&words), Ok(Exit::FINE));
    assert_eq!(place.read("street/model/lamps.rules.json"), OVERLAY);
    let settings = place.read("street/crate.json");
    assert!(
        settings.contains("\"model/lamps.rules.json\""),
        "{settings}"
    );
    let limits = place.read("street/src/types/street.rs");
    assert!(limits.contains("At most 60"), "{limits}");
    let street = place.path("street");
    assert_eq!(codegen_in(&street, &["--check"]), Ok(Exit::FINE));
    let next = place.path("../models/street-lamps-2024-05-01.json");
    assert_eq!(update_in(&street, &next, &[]), Ok(Exit::FINE));
    assert_eq!(codegen_in(&street, &["--check"]), Ok(Exit::FINE));
}
