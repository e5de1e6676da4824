//! Compares the verdicts of `hardy_codegen::diff` with the exact ones: for the updates in a folder, and for random
//! edits of models. `cargo xtask verdicts` starts it.
//!
//! Arguments: the number of edits of each kind, the first seed, folders of updates, and the models to edit. With
//! `--verbose` before them, it prints for each update in a folder how many files of the crate change.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use fastrand::Rng;
use hardy_codegen::{Report, Source};
use hardy_tests::updates::{EDITS, Edited, Outcome, Stability, Tally, Update, edited, verdicts};

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<bool, String> {
    let mut arguments = std::env::args().skip(1).peekable();
    let verbose = arguments.next_if_eq("--verbose").is_some();
    let mut number = || -> Result<u64, String> {
        let word = arguments.next().unwrap_or_default();
        word.parse()
            .map_err(|_| format!("expected a number instead of `{word}`"))
    };
    let (count, first) = (number()?, number()?);
    let paths: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    let (folders, models): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.is_dir());
    let of_folder = of_folders(&folders, verbose)?;
    let of_edits = models.is_empty() || of_edits(&models, count, first)?;
    Ok(of_folder && of_edits)
}

/// Real updates: folders with `old.json` and `new.json`, and models whose names differ in a date.
fn of_folders(folders: &[PathBuf], verbose: bool) -> Result<bool, String> {
    let mut tally = Tally::default();
    let mut total = Total::default();
    for folder in folders {
        let failed = |error| format!("cannot read `{}`: {error}", folder.display());
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(failed)? {
            paths.push(entry.map_err(failed)?.path());
        }
        paths.sort();
        for path in paths.iter().filter(|path| path.join("old.json").is_file()) {
            let pair = [path.join("old.json"), path.join("new.json")];
            count(&update(path, &pair)?, &mut tally, &mut total, verbose)?;
        }
        let models = paths
            .iter()
            .filter(|path| path.extension().is_some_and(|end| end == "json"));
        let models: Vec<&PathBuf> = models.collect();
        for pair in models.windows(2) {
            let pair = [pair[0].clone(), pair[1].clone()];
            count(&update(&pair[1], &pair)?, &mut tally, &mut total, verbose)?;
        }
    }
    println!("updates: {tally}");
    println!("{total}");
    Ok(tally.is_fine() && total.unexplained == 0)
}

fn update(path: &Path, [old, new]: &[PathBuf; 2]) -> Result<Update, String> {
    Ok(Update {
        name: path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        old: vec![source(old)?],
        new: vec![source(new)?],
        operations: Vec::new(),
    })
}

/// Random edits of each kind.
fn of_edits(models: &[PathBuf], count_of_each: u64, first: u64) -> Result<bool, String> {
    let mut sources = Vec::new();
    for model in models {
        sources.push(source(model)?);
    }
    let mut tally = Tally::default();
    for edit in &EDITS {
        let mut of_edit = Tally::default();
        let mut tried = 0;
        let mut seed = first;
        // Not every model has what an edit needs.
        while tried < count_of_each && seed < first + count_of_each * 50 {
            let mut rng = Rng::with_seed(seed);
            let source = &sources[rng.usize(..sources.len())];
            if let Some(Edited {
                text,
                operations,
                place,
            }) = edited(edit, source, &mut rng)
            {
                let update = Update {
                    name: format!("{} {place} of {}, seed {seed}", edit.name, source.name),
                    old: vec![source.clone()],
                    new: vec![Source {
                        name: source.name.clone(),
                        text,
                    }],
                    operations,
                };
                // An edit may make a model unusable.
                if let Ok(outcome) = outcome(&update) {
                    of_edit.add(outcome);
                    tally.add(outcome);
                    tried += 1;
                }
            }
            seed += 1;
        }
        println!("{:<28} {tried:>3}: {of_edit}", edit.name);
    }
    println!("edits: {tally}");
    Ok(tally.is_fine())
}

/// The outcome of an update, which is printed if the verdicts differ.
fn outcome(update: &Update) -> Result<Outcome, Report> {
    let verdicts = verdicts(update)?;
    let outcome = verdicts.outcome();
    show(update, &verdicts, outcome);
    Ok(outcome)
}

/// Counts an update of a folder, and what it changes in the crate.
fn count(
    update: &Update,
    tally: &mut Tally,
    total: &mut Total,
    verbose: bool,
) -> Result<(), String> {
    let verdicts = verdicts(update).map_err(|report| format!("{}: {report}", update.name))?;
    let outcome = verdicts.outcome();
    show(update, &verdicts, outcome);
    tally.add(outcome);
    let stability = &verdicts.stability;
    total.add(stability);
    if verbose {
        println!("{}: {}", update.name, of_update(stability));
    }
    for file in &stability.unexplained {
        println!(
            "UNEXPLAINED: {}: {file} changes, and nothing that it is about",
            update.name
        );
    }
    Ok(())
}

fn of_update(stability: &Stability) -> String {
    let Stability {
        shapes, files, all, ..
    } = stability;
    format!("{files} of {all} files change for {shapes} shapes")
}

/// What all updates change in crates.
#[derive(Default)]
struct Total {
    updates: usize,
    shapes: usize,
    files: usize,
    all: usize,
    unexplained: usize,
}

impl Total {
    fn add(&mut self, stability: &Stability) {
        self.updates += 1;
        self.shapes += stability.shapes;
        self.files += stability.files;
        self.all += stability.all;
        self.unexplained += stability.unexplained.len();
    }
}

impl std::fmt::Display for Total {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            updates,
            shapes,
            files,
            all,
            unexplained,
        } = self;
        write!(
            f,
            "files: {files} of {all} change for {shapes} shapes in {updates} updates, {unexplained} unexplained"
        )
    }
}

fn show(update: &Update, verdicts: &hardy_tests::updates::Verdicts, outcome: Outcome) {
    let (exact, claimed) = (verdicts.exact.word(), verdicts.claimed.word());
    let word = match outcome {
        Outcome::Equal => return,
        Outcome::Review => "to review",
        Outcome::Above => "above",
        Outcome::Below => "BELOW",
    };
    println!("{word}: {}: {claimed} instead of {exact}", update.name);
    if outcome != Outcome::Review {
        for line in &verdicts.lines {
            println!("    {line}");
        }
    }
}

fn source(path: &Path) -> Result<Source, String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
    Ok(Source {
        name: path.display().to_string(),
        text,
    })
}
