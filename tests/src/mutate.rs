//! Models that something has happened to: real ones with a few random changes, so that they are
//! nearly right. Whatever the change, the generator must do right by the model ([`judge_twice`]).
//!
//! A seed decides the changes and the options: the same seed, model and version of this program
//! create the same mutant. Knows only where Smithy has shapes, members and traits.

mod edits;
mod evil;
mod options;

pub use evil::TEXTS;

use std::fmt;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use fastrand::Rng;
use hardy_codegen::{Options, Source};
use serde_json::Value;

use crate::judge::{Verdict, judge_twice};

/// The most changes that a mutant has.
const MOST_CHANGES: usize = 6;

/// Far more than any mutant of a real model takes.
const PATIENCE: Duration = Duration::from_secs(120);

/// A model and options after some changes.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// The options for it.
    pub seed: u64,
    /// The changes, a line for each.
    pub changes: Vec<String>,
    /// The model.
    pub text: String,
    /// The options of the generator.
    pub options: Options,
}

/// A mutant that the generator does wrong by.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The mutant, with as few of its changes as show the mistake.
    pub mutant: Mutant,
    /// The mistake of the generator.
    pub reason: String,
}

/// How many mutants became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// A crate.
    pub crates: usize,
    /// Diagnostics.
    pub refused: usize,
}

/// Checks a mutant of a model for each seed. Calls `begin` before each.
///
/// # Errors
///
/// The first mutant that the generator does wrong by.
pub fn run(
    original: &Value,
    seeds: impl IntoIterator<Item = u64>,
    begin: &mut dyn FnMut(&Mutant),
) -> Result<Count, Box<Finding>> {
    let mut count = Count::default();
    for seed in seeds {
        let mutant = mutant(original, seed, MOST_CHANGES);
        begin(&mutant);
        match judged(&mutant) {
            Ok(Verdict::Crate(_)) => count.crates += 1,
            Ok(Verdict::Refused(_)) => count.refused += 1,
            Err(reason) => return Err(Box::new(smallest(original, mutant, reason))),
        }
    }
    Ok(count)
}

/// The mutant of a model for a seed, with at most `most` changes.
pub fn mutant(original: &Value, seed: u64, most: usize) -> Mutant {
    let mut rng = Rng::with_seed(seed);
    let mut model = original.clone();
    // Few changes leave more of the generator to be passed through than many.
    let changes = 1 + (0..3).map(|_| rng.usize(..MOST_CHANGES)).min().unwrap_or(0);
    let options = options::options(original, &mut rng);
    let mut edits = edits::Edits::of(original, rng);
    let mut descriptions: Vec<String> = Vec::new();
    for _ in 0..changes.min(most) {
        descriptions.push(edits.apply(&mut model));
    }
    let mut text = model.to_string();
    if changes <= most {
        descriptions.extend(edits.damage(&mut text));
    }
    Mutant {
        seed,
        changes: descriptions,
        text,
        options,
    }
}

/// Checks on another thread, so that this program can report a check that does not end.
fn judged(mutant: &Mutant) -> Result<Verdict, String> {
    let source = Source {
        name: "mutant.json".to_owned(),
        text: mutant.text.clone(),
    };
    let options = mutant.options.clone();
    let (sender, receiver) = channel();
    thread::spawn(move || {
        // Nothing receives the result after the time limit.
        let _ = sender.send(judge_twice(&[source], &options));
    });
    let unended = |_| Err(format!("the generator does not end within {PATIENCE:?}"));
    receiver.recv_timeout(PATIENCE).unwrap_or_else(unended)
}

/// Looks for the fewest changes that show a mistake.
fn smallest(original: &Value, whole: Mutant, reason: String) -> Finding {
    let fewer = (0..whole.changes.len()).find_map(|most| {
        let mutant = mutant(original, whole.seed, most);
        let reason = judged(&mutant).err()?;
        Some(Finding { mutant, reason })
    });
    fewer.unwrap_or(Finding {
        mutant: whole,
        reason,
    })
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mutant {
            seed,
            changes,
            options,
            ..
        } = &self.mutant;
        writeln!(f, "seed {seed}: {}", self.reason)?;
        for change in changes {
            writeln!(f, "    {change}")?;
        }
        write!(f, "    {options:?}")
    }
}
