//! `cargo xtask catalogue` from outside: its table, exit codes, and what a second run does.

mod outcome;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use outcome::Outcome;
use tempfile::TempDir;

const LAMPS: &str = include_str!("lamps.json");

/// A service with a dangling target.
const BROKEN: &str = r#"{ "smithy": "2.0", "shapes": {
    "street#Street": { "type": "service", "version": "1", "operations": [{ "target": "street#Dim" }] } } }"#;

/// Shapes without a service.
const LIBRARY: &str = r#"{ "smithy": "2.0", "shapes": { "street#Name": { "type": "string" } } }"#;

/// Two services without protocols.
const TWO: &str = r#"{ "smithy": "2.0", "shapes": {
    "street#North": { "type": "service", "version": "1", "operations": [{ "target": "street#Dim" }] },
    "street#South": { "type": "service", "version": "1", "operations": [{ "target": "street#Dim" }] },
    "street#Dim": { "type": "operation" } } }"#;

/// A folder with models, and the folder of the results.
struct Models {
    folder: TempDir,
}

/// `hardy catalogue` with these words, in a folder.
fn hardy(folder: &Path, words: &[&str]) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hardy"));
    command.arg("catalogue").args(words).current_dir(folder);
    Outcome::of(&mut command)
}

impl Models {
    fn of(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let models = Self { folder };
        fs::create_dir(models.path("models")).expect("a new folder");
        for (path, text) in files {
            let place = models.path("models").join(path);
            fs::create_dir_all(place.parent().expect("a file has a folder")).expect("a folder");
            fs::write(place, text).expect("a file");
        }
        models
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, words: &[&str]) -> Outcome {
        self.run_program(env!("CARGO_BIN_EXE_xtask"), words)
    }

    fn run_program(&self, program: &str, words: &[&str]) -> Outcome {
        let mut command = Command::new(program);
        command
            .args("catalogue models --out out --report table.tsv".split(' '))
            .args(words)
            .current_dir(self.folder.path());
        Outcome::of(&mut command)
    }

    fn table(&self) -> Vec<String> {
        let text = fs::read_to_string(self.path("table.tsv")).expect("it was written");
        text.lines().map(without_time).collect()
    }

    /// The first cells and the last cell of each row.
    fn results(&self) -> Vec<String> {
        let rows = self.table().into_iter().skip(1);
        let ends = |row: String| {
            let cells: Vec<&str> = row.split('\t').collect();
            format!("{}: {}", cells[0], cells[cells.len() - 1])
        };
        rows.map(ends).collect()
    }

    fn written(&self, path: &str) -> SystemTime {
        let metadata = self.path("out").join(path).metadata();
        metadata
            .expect("it exists")
            .modified()
            .expect("it has a time")
    }

    fn manifest(&self, name: &str) -> String {
        let manifest = self.path("out/crates").join(name).join("Cargo.toml");
        fs::read_to_string(manifest).expect("it was written")
    }
}

fn without_time(row: &str) -> String {
    let mut cells: Vec<&str> = row.split('\t').collect();
    let time = cells.len() - 2;
    if cells[time] != "ms" {
        assert!(cells[time].parse::<u64>().is_ok(), "{row}");
        cells[time] = "…";
    }
    cells.join("\t")
}

#[test]
fn lists_every_model_and_goes_on_after_failures() {
    let with_mark = format!("\u{feff}{}", LAMPS.replace("Lamps\"", "Marked\""));
    let models = Models::of(&[
        ("lamps-2024-05-01.json", LAMPS),
        ("lamps-2023-05-01.json", "an older version is not read"),
        ("broken.json", BROKEN),
        ("cut.json", "{ \"smithy\": \"2.0\", \"shapes\": {"),
        ("library.json", LIBRARY),
        ("two.json", TWO),
        ("other/package.json", "{}"),
        ("other/names/lamps.names.json", "{}"),
        ("other/notes.txt", "no model"),
        ("marked.json", &with_mark),
        (".git/lamps-2025-05-01.json", LAMPS),
    ]);
    let run = models.run(&[]);
    assert_eq!(run.code, Some(1), "{}", run.error);
    // A tab is hard to see.
    insta::assert_snapshot!(models.table().join("\n").replace('\t', "|"), @"
service|protocol|shapes|operations|callable|paginators|waiters|class|table|counts|program|files|lines|warnings|rustc warnings|ms|result
broken|||||||||||||||…|failed: error[dangling-target]: `street#Street` targets `street#Dim`, which no input file defines
cut|||||||||||||||…|failed: error[not-json]: not JSON: EOF while parsing an object
lamps|restJson1|3|1|1|0|0|0|0|0|0|14|724|0||…|fine
library|||||||||||||||…|skipped: it defines no service
marked|restJson1|3|1|1|0|0|0|0|0|0|14|723|0||…|fine
package|||||||||||||||…|skipped: it is no model: the keys `smithy` and `shapes` are missing
two+North|none|0|1|0|0|0|0|0|0|0|11|327|1||…|fine
two+South|none|0|1|0|0|0|0|0|0|0|11|327|1||…|fine
");
    let summary = run.result.split(';').next();
    assert_eq!(summary, Some("catalogue: 4 fine, 2 failed, 2 skipped"));
    assert!(
        run.error
            .contains("older versions of models, which are not used: 1\n"),
        "{}",
        run.error
    );
    for name in ["broken", "cut"] {
        assert!(
            run.error.contains(&format!("\nfailed {name}: error[")),
            "{}",
            run.error
        );
    }
}

#[test]
fn takes_up_finished_results() {
    let models = Models::of(&[("a.json", LAMPS), ("b.json", TWO)]);
    assert_eq!(models.run(&["--jobs", "1"]).code, Some(0));
    let (first, table) = (models.written("results/a.json"), models.table());
    assert_eq!(models.run(&[]).code, Some(0));
    assert_eq!(models.written("results/a.json"), first);
    assert_eq!(models.table(), table);

    // Another model, and a crate that is gone.
    fs::write(
        models.path("models/a.json"),
        LAMPS.replace("rooms", "flats").replace("room", "flat"),
    )
    .expect("a file");
    fs::remove_dir_all(models.path("out/crates/b+North")).expect("it exists");
    assert_eq!(models.run(&[]).code, Some(0));
    assert!(models.written("results/a.json") > first);
    assert!(models.manifest("b+North").contains("name = \"north\""));
}

#[test]
fn gives_colliding_crates_names_of_their_own() {
    let path = "service/2024-05-01/lamps-2024-05-01.json";
    let models = Models::of(&[
        (&format!("a/{path}"), LAMPS),
        (&format!("b/{path}"), LAMPS),
        ("Lamps.json", LAMPS),
    ]);
    assert_eq!(models.run(&[]).code, Some(0));
    let expected = ["Lamps: fine", "lamps-2: fine", "lamps-3: fine"];
    assert_eq!(models.results(), expected);
    let packages = ["Lamps", "lamps-2", "lamps-3"].map(|name| {
        let manifest = models.manifest(name);
        let name = manifest.lines().find(|line| line.starts_with("name = "));
        name.unwrap_or_default().to_owned()
    });
    assert_eq!(
        packages,
        [
            "name = \"lamps\"",
            "name = \"lamps-2\"",
            "name = \"lamps-3\""
        ]
    );
    // What has been renamed is renamed in the next run, too.
    assert_eq!(models.run(&[]).code, Some(0));
    assert!(models.manifest("lamps-3").contains("name = \"lamps-3\""));
}

#[test]
fn filters_models_by_name() {
    let models = Models::of(&[
        ("lamps.json", LAMPS),
        ("street.json", TWO),
        ("broken.json", BROKEN),
    ]);
    let run = models.run(&["--filter", "lam", "--filter", "stre"]);
    assert_eq!(run.code, Some(0), "{}", run.error);
    let expected = ["lamps: fine", "street+North: fine", "street+South: fine"];
    assert_eq!(models.results(), expected);
}

#[test]
fn refuses_folders_without_models() {
    type Files = &'static [(&'static str, &'static str)];
    let cases: [(Files, &[&str], &str); 4] = [
        (
            &[],
            &[],
            "contains no model of a service (Smithy JSON AST)\n",
        ),
        (
            &[("package.json", "{}")],
            &[],
            "contains no model of a service (Smithy JSON AST)\n",
        ),
        (
            &[("library.json", LIBRARY)],
            &[],
            "contains no model of a service (Smithy JSON AST)\n",
        ),
        (
            &[("lamps.json", LAMPS)],
            &["--filter", "street"],
            " whose name contains street\n",
        ),
    ];
    for (files, words, expected) in cases {
        let models = Models::of(files);
        let run = models.run(words);
        assert_eq!(run.code, Some(2), "{files:?}");
        assert!(run.error.ends_with(expected), "{}", run.error);
        assert!(!models.path("table.tsv").exists(), "{files:?}");
    }
    let models = Models::of(&[]);
    fs::remove_dir(models.path("models")).expect("it is empty");
    let run = models.run(&[]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.error.starts_with("error: cannot read `"),
        "{}",
        run.error
    );
}

#[test]
fn writes_markdown_by_default() {
    let models = Models::of(&[("two.json", TWO)]);
    let report = models.path("out/catalogue.md").display().to_string();
    assert_eq!(
        models.run(&["--report", &report]).code,
        Some(2),
        "twice an option"
    );
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("catalogue")
        .arg(models.path("models"))
        .arg("--out")
        .arg(models.path("out"))
        .output();
    assert!(output.expect("it can be started").status.success());
    let table = fs::read_to_string(report).expect("it was written");
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 4, "{table}");
    assert!(
        lines[0].starts_with("| service | protocol | shapes |"),
        "{table}"
    );
    assert!(lines[1].starts_with("| --- | --- | ---: |"), "{table}");
    assert!(lines[2].starts_with("| two+North | none | "), "{table}");
    assert!(Path::new(&models.path("out/Cargo.toml")).is_file());
}

/// `hardy` has no clone of this repository, and so no runtime beside it.
#[test]
fn shares_a_copy_of_the_runtime_without_a_clone() {
    let models = Models::of(&[("lamps.json", LAMPS)]);
    let run = models.run_program(env!("CARGO_BIN_EXE_hardy"), &[]);
    assert_eq!(run.code, Some(0), "{}", run.error);
    let manifest = models.manifest("lamps");
    let dependency = "[dependencies.hardy-runtime]\npath = \"../../runtime/core\"";
    let inline = "hardy-runtime = { path = \"../../runtime/core\"";
    assert!(
        manifest.contains(dependency) || manifest.contains(inline),
        "{manifest}"
    );
    let copy = fs::read_to_string(models.path("out/runtime/core/Cargo.toml"));
    let copy = copy.expect("it was written");
    assert!(copy.contains("\nname = \"hardy-runtime\"\n"), "{copy}");
    // The next run recognizes the copy as its own.
    let before = models.written("runtime/core/Cargo.toml");
    let again = models.run_program(env!("CARGO_BIN_EXE_hardy"), &[]);
    assert_eq!(again.code, Some(0), "{}", again.error);
    assert_eq!(models.written("runtime/core/Cargo.toml"), before);
}

/// `DIR` and `--out` may be one below the other, and what a run wrote is no model.
#[test]
fn keeps_results_and_models_apart() {
    let mine = ("../mine/Cargo.toml", "[package]\n");
    let models = Models::of(&[("lamps.json", LAMPS), mine]);
    let folder = models.path("models");
    for _ in 0..2 {
        let run = hardy(&folder, &[".", "--out", "results"]);
        assert_eq!(run.code, Some(0), "{}", run.error);
        let expected = "catalogue: 1 fine, 0 failed, 0 skipped; ";
        assert!(run.result.starts_with(expected), "{}", run.result);
    }
    let cases: [(&[&str], &str); 3] = [
        (
            &[".", "--out", "."],
            "`.` is the folder of the models: name another one with --out",
        ),
        (
            &["lamps.json"],
            "`lamps.json` is a file: name its folder, and the model with --filter",
        ),
        (
            &[".", "--out", "../mine"],
            "`../mine` has a `Cargo.toml` that no catalogue wrote: name another folder with --out",
        ),
    ];
    for (words, expected) in cases {
        let run = hardy(&folder, words);
        assert_eq!(run.code, Some(2));
        assert_eq!(run.error, format!("error: {expected}\n"));
    }
    // A package of somebody else stays as it is.
    let manifest = fs::read_to_string(models.path("mine/Cargo.toml"));
    assert_eq!(manifest.expect("a file"), mine.1);
    assert!(!models.path("mine/results").exists());
}

/// A run takes minutes, so what it could not write at its end is refused at its start.
#[test]
fn refuses_a_table_that_it_could_not_write() {
    let models = Models::of(&[("lamps.json", LAMPS)]);
    let run = |report| {
        let words = ["models", "--out", "out", "--report", report];
        hardy(models.folder.path(), &words)
    };
    let is_folder = "is a folder: name a file with --report";
    let is_in_none = "does not exist: create it, or name another file with --report";
    let cases = [
        ("models", format!("`models` {is_folder}")),
        ("out", format!("`out` {is_folder}")),
        ("out/crates", format!("`out/crates` {is_folder}")),
        (
            "none/a.md",
            format!("the folder of `none/a.md` {is_in_none}"),
        ),
    ];
    for (report, expected) in cases {
        let refused = run(report);
        assert_eq!(refused.code, Some(2));
        assert_eq!(refused.error, format!("error: {expected}\n"));
        assert!(!models.path("out").exists(), "it did nothing");
    }
    assert_eq!(run("out/table.md").code, Some(0));
    assert!(models.path("out/table.md").exists());
}
