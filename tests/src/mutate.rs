//! Models that something has happened to: real ones with a few random changes, so that they are
//! nearly right. Whatever the change, the generator must do right by the model ([`judge`]).
//!
//! A seed stands for the changes and the options; the same seed, model and version of this program
//! make the same mutant. Knows no more of Smithy than where shapes, members and traits stand.

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

use crate::judge::{Verdict, judge};

/// The most changes that a mutant has.
const MOST_CHANGES: usize = 6;

/// No mutant of a real model takes so long, by far.
const PATIENCE: Duration = Duration::from_secs(120);

/// A model and options after some changes.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// What it was made with.
    pub seed: u64,
    /// What was changed, a line each.
    pub changes: Vec<String>,
    /// The model.
    pub text: String,
    /// What the generator is asked for.
    pub options: Options,
}

/// A mutant that the generator does wrong by.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The mutant, with as few of its changes as show the mistake.
    pub mutant: Mutant,
    /// What the generator did.
    pub complaint: String,
}

/// How many mutants became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// A crate.
    pub crates: usize,
    /// Diagnostics.
    pub refused: usize,
}

/// Judges one mutant of a model for each of the seeds; `begin` is told of each before.
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
            Err(complaint) => return Err(Box::new(smallest(original, mutant, complaint))),
        }
    }
    Ok(count)
}

/// The mutant of a model that a seed stands for; `most` bounds how many of its changes are made.
pub fn mutant(original: &Value, seed: u64, most: usize) -> Mutant {
    let mut rng = Rng::with_seed(seed);
    let mut model = original.clone();
    // Few changes leave more of the generator to be passed through than many.
    let changes = 1 + (0..3).map(|_| rng.usize(..MOST_CHANGES)).min().unwrap_or(0);
    let options = options::options(original, &mut rng);
    let mut edits = edits::Edits::of(original, rng);
    let mut said: Vec<String> = Vec::new();
    for _ in 0..changes.min(most) {
        said.push(edits.apply(&mut model));
    }
    let mut text = model.to_string();
    if changes <= most {
        said.extend(edits.damage(&mut text));
    }
    Mutant {
        seed,
        changes: said,
        text,
        options,
    }
}

/// Judges on a thread of its own: what does not end must not keep this program from saying so.
fn judged(mutant: &Mutant) -> Result<Verdict, String> {
    let source = Source {
        name: "mutant.json".to_owned(),
        text: mutant.text.clone(),
    };
    let options = mutant.options.clone();
    let (sender, receiver) = channel();
    thread::spawn(move || {
        // Nobody listens any more if it took too long.
        let _ = sender.send(judge(&[source], &options));
    });
    let unended = |_| Err(format!("the generator does not end within {PATIENCE:?}"));
    receiver.recv_timeout(PATIENCE).unwrap_or_else(unended)
}

/// Looks for the fewest changes that show a mistake.
fn smallest(original: &Value, whole: Mutant, complaint: String) -> Finding {
    let fewer = (0..whole.changes.len()).find_map(|most| {
        let mutant = mutant(original, whole.seed, most);
        let complaint = judged(&mutant).err()?;
        Some(Finding { mutant, complaint })
    });
    fewer.unwrap_or(Finding {
        mutant: whole,
        complaint,
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
        writeln!(f, "seed {seed}: {}", self.complaint)?;
        for change in changes {
            writeln!(f, "    {change}")?;
        }
        write!(f, "    {options:?}")
    }
}
