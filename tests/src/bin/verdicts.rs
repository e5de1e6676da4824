//! Compares the verdicts of `hardy_codegen::diff` with the exact ones: for the updates in a folder, and for random
//! edits of models, each alone and with an overlay that keeps what it drops. `cargo xtask verdicts` starts it.
//!
//! Arguments: the number of edits of each kind, the first seed, folders of updates, and the models to edit. With
//! `--verbose` before them, it prints for each update in a folder how many files of the crate change.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use fastrand::Rng;
use hardy_codegen::{Report, Source};
use hardy_tests::updates::{
    EDITS, Edited, Outcome, Tally, Total, Update, Verdicts, edited, kept, verdicts,
};

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
    let mut tallies = Tallies::default();
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
            count(&update(path, &pair)?, &mut tallies, &mut total, verbose)?;
        }
        let models = paths
            .iter()
            .filter(|path| path.extension().is_some_and(|end| end == "json"));
        let models: Vec<&PathBuf> = models.collect();
        for pair in models.windows(2) {
            let pair = [pair[0].clone(), pair[1].clone()];
            count(&update(&pair[1], &pair)?, &mut tallies, &mut total, verbose)?;
        }
    }
    println!("updates: {tallies}");
    println!("{total}");
    Ok(tallies.is_fine() && total.is_explained())
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
    let mut tallies = Tallies::default();
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
                if let Ok(verdicts) = tallies.add(&update) {
                    of_edit.add(verdicts.outcome());
                    tried += 1;
                }
            }
            seed += 1;
        }
        println!("{:<28} {tried:>3}: {of_edit}", edit.name);
    }
    println!("edits: {tallies}");
    Ok(tallies.is_fine())
}

/// What is known about updates so far.
#[derive(Default)]
struct Tallies {
    updates: Tally,
    /// The same updates with what an overlay keeps.
    kept: Tally,
    /// Overlays that keep less than was promised.
    broken: usize,
}

impl Tallies {
    fn is_fine(&self) -> bool {
        self.updates.is_fine() && !self.kept.has_below() && self.broken == 0
    }

    /// Adds an update, alone and with what an overlay keeps. Prints verdicts that differ.
    fn add(&mut self, update: &Update) -> Result<Verdicts, Report> {
        let verdicts = verdicts(update)?;
        show(update, &verdicts);
        self.updates.add(verdicts.outcome());
        if verdicts.retainable > 0
            && let Err(reason) = self.keep(update, verdicts.retainable)
        {
            println!("NOT KEPT: {}: {reason}", update.name);
            self.broken += 1;
        }
        Ok(verdicts)
    }

    fn keep(&mut self, update: &Update, retainable: usize) -> Result<(), String> {
        let Some((with, kept)) = kept(update).map_err(|report| report.to_string())? else {
            println!("nothing kept of {retainable}: {}", update.name);
            return Ok(());
        };
        let verdicts = verdicts(&with).map_err(|report| report.to_string())?;
        show(&with, &verdicts);
        self.kept.add(verdicts.outcome());
        let left = verdicts.retainable;
        match left > retainable - kept {
            true => Err(format!("{left} of {retainable} changes are left")),
            false => Ok(()),
        }
    }
}

impl std::fmt::Display for Tallies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            updates,
            kept,
            broken,
        } = self;
        write!(f, "{updates}; with overlays: {kept}, {broken} broken")
    }
}

/// Counts an update of a folder, and the files that it changes.
fn count(
    update: &Update,
    tallies: &mut Tallies,
    total: &mut Total,
    verbose: bool,
) -> Result<(), String> {
    let verdicts = tallies.add(update);
    let verdicts = verdicts.map_err(|report| format!("{}: {report}", update.name))?;
    let stability = &verdicts.stability;
    total.add(stability);
    if verbose {
        println!("{}: {stability}", update.name);
    }
    for file in &stability.unexplained {
        println!(
            "UNEXPLAINED: {}: {file} changes, and nothing that it is about",
            update.name
        );
    }
    Ok(())
}

fn show(update: &Update, verdicts: &Verdicts) {
    let outcome = verdicts.outcome();
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
