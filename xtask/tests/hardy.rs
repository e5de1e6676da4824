//! The program `hardy` from outside: exit codes, output, and written files, without a clone of this repository.

mod outcome;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use outcome::Outcome;
use tempfile::TempDir;

const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/street-lamps.json");

/// A folder in which the program runs.
struct Place {
    _folder: TempDir,
    root: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it exists");
        Self {
            root,
            _folder: folder,
        }
    }

    /// Runs the program in a folder of the place, with a folder of models if there is one.
    fn run_in(&self, folder: &str, words: &[&str]) -> (Option<i32>, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hardy"));
        command.args(words).current_dir(self.root.join(folder));
        // What cargo sets for tests names this workspace.
        command
            .env_remove("CARGO_MANIFEST_DIR")
            .env_remove("HARDY_MODELS");
        let models = self.root.join("models");
        if models.is_dir() {
            command.env("HARDY_MODELS", models);
        }
        let Outcome {
            code,
            result,
            error,
        } = Outcome::of(&mut command);
        (code, result, error)
    }

    fn run(&self, words: &[&str]) -> (Option<i32>, String, String) {
        self.run_in(".", words)
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.root).expect("the folder can be read");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        names
            .map(|name| name.into_string().expect("a name"))
            .collect()
    }
}

#[test]
fn describes_itself_and_no_other_program() {
    let place = Place::new();
    let (code, version, _) = place.run(&["--version"]);
    assert_eq!((code, version.as_str()), (Some(0), "hardy 0.1.0\n"));
    let (code, help, _) = place.run(&["--help"]);
    assert_eq!(code, Some(0));
    for command in [
        "new",
        "operations",
        "catalogue",
        "codegen",
        "diff",
        "update",
    ] {
        assert!(help.contains(&format!("\n  {command} ")), "{help}");
        let (code, help, _) = place.run(&[command, "--help"]);
        assert_eq!(code, Some(0), "{command}");
        assert!(help.contains(&format!("Usage: hardy {command}")), "{help}");
        for foreign in [
            "xtask",
            "`generated/`",
            "model/crate.json",
            "this workspace",
        ] {
            assert!(!help.contains(foreign), "{command}: {help}");
        }
    }
}

#[test]
fn creates_a_crate_and_keeps_it_up_to_date() {
    let place = Place::new();
    fs::create_dir(place.root.join("models")).expect("a folder");
    fs::copy(
        MODEL,
        place.root.join("models/street-lamps-2024-05-01.json"),
    )
    .expect("a model");

    let (code, list, error) = place.run(&["operations", "street-lamps"]);
    assert_eq!(code, Some(0), "{error}");
    assert!(list.contains("\nListStreets "), "{list}");

    let words = ["new", "Street Lamps", "--operations", "ListStreets"];
    let (code, result, error) = place.run(&words);
    assert_eq!((code, error.as_str()), (Some(0), ""));
    assert!(result.contains("into `street-lamps`"), "{result}");
    assert!(
        result.contains("cargo run --example list_streets"),
        "{result}"
    );

    let (code, result, error) = place.run_in("street-lamps", &["codegen", "--check"]);
    assert_eq!(code, Some(0), "{result}{error}");
    let lib = place.root.join("street-lamps/src/lib.rs");
    fs::write(&lib, "// mine\n").expect("it can be written");
    let (code, result, _) = place.run_in("street-lamps", &["codegen", "--check"]);
    assert_eq!(code, Some(1));
    assert!(result.starts_with("src/lib.rs:1 differs"), "{result}");
    assert!(result.ends_with("; run: hardy codegen\n"), "{result}");
    let elsewhere = [
        "codegen",
        "--settings",
        "street-lamps/crate.json",
        "--out",
        "street-lamps",
        "--check",
    ];
    let (code, result, _) = place.run(&elsewhere);
    assert_eq!(code, Some(1));
    let fix = "; run: hardy codegen --settings street-lamps/crate.json --out street-lamps\n";
    assert!(result.ends_with(fix), "{result}");

    let (code, _, error) = place.run(&words);
    assert_eq!(code, Some(2));
    assert!(error.contains("already has a crate of Hardy"), "{error}");
    assert_eq!(fs::read_to_string(&lib).expect("a file"), "// mine\n");
}

#[test]
fn refuses_input_in_plain_words_and_writes_nothing() {
    let place = Place::new();
    let missing = place.root.join("none.json").display().to_string();
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let manifest = manifest.display().to_string();
    let cases: [(&[&str], &str); 12] = [
        (&[], "Usage: hardy <COMMAND>"),
        (&["new"], "Usage: hardy new"),
        (&["codgen"], "similar subcommand exists: 'codegen'"),
        (&["new", "kms"], "use --models DIR, or set HARDY_MODELS"),
        (&["new", "kms", "--models", "."], "contains no models"),
        (&["new", &missing], "none.json`: No such file"),
        (
            &["operations", &manifest],
            "error: 1 error; nothing was listed",
        ),
        (
            &["new", MODEL, "--operations", "ListStreet"],
            "did you mean `ListStreets`?",
        ),
        (&["codegen"], "there is no `crate.json` in this folder"),
        (&["codegen", "--model", MODEL], "--model needs --out DIR"),
        (
            &["codegen", "--operations", "A"],
            "would change the crate in this folder",
        ),
        (
            &["update", MODEL],
            "there is no `crate.json` in this folder",
        ),
    ];
    for (words, expected) in cases {
        let (code, result, error) = place.run(words);
        assert_eq!(code, Some(2), "{words:?}: {error}");
        assert_eq!(result, "", "{words:?}");
        assert!(error.contains(expected), "{words:?}: {error}");
        assert!(!error.contains("xtask codegen"), "{words:?}: {error}");
        assert_eq!(place.names(), [""; 0], "{words:?}");
    }
}
