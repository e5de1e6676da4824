//! Our client beside boto3: the same inputs, responses and pages for both, which must send and return the
//! same, and botocore's signer as the judge of our signatures.
//!
//! Decides what runs, and how it is reported. Needs a Python with the packages of
//! `tests/interop/requirements.txt`, which runs `tests/interop/peer.py`.

mod account;
mod both;
mod calls;
mod case;
mod deliberate;
mod fit;
mod listing;
mod listings;
pub mod moto;
mod ours;
mod peer;
mod perform;
mod report;
mod server;
mod shrink;
mod signatures;
mod wire;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::io::Write;
use std::ops::Range;
use std::path::PathBuf;

use serde_json::Value;

use crate::round_trip::Shapes;
use both::Both;
use case::{Cases, operation};
use deliberate::DELIBERATE;
use listing::Listing;
use ours::{LISTINGS, OPERATIONS};
use report::{Difference, kind};

/// The model of the generated crate.
const MODEL: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../model/multipartyapproval.json"
);

/// How many random requests both signers sign, at least.
const SIGNATURES: u64 = 1_000;

/// What to compare.
#[derive(Clone, Debug)]
pub struct Options {
    /// The Python with boto3.
    pub python: PathBuf,
    /// The seeds. Each gives a call of every operation, and a listing of every paginated one.
    pub seeds: Range<u64>,
    /// The only operation to compare; without it, also signatures of random requests.
    pub operation: Option<String>,
}

/// Compares the clients, and prints each kind of difference once. Whether there is none.
///
/// # Errors
///
/// Why it cannot be done.
pub fn run(options: &Options, out: &mut impl Write) -> Result<bool, String> {
    let unusable = |error: &dyn std::fmt::Display| format!("`{MODEL}`: {error}");
    let text = std::fs::read_to_string(MODEL).map_err(|error| unusable(&error))?;
    let model: Value = serde_json::from_str(&text).map_err(|error| unusable(&error))?;
    let shapes = Shapes::new(&model);
    let operations = chosen(&shapes, options.operation.as_deref())?;
    let cases = Cases::new(&shapes)?;
    let mut both = Both::start(&cases, &options.python)?;
    let mut report = Report {
        out,
        known: BTreeSet::new(),
        differences: 0,
    };

    for seed in options.seeds.clone() {
        for name in &operations {
            let found = calls::check(&mut both, cases.case(name, seed))?;
            report.add(found, &format!("--operation {name}"), seed)?;
        }
    }
    let calls = operations.len() as u64 * (options.seeds.end - options.seeds.start);
    report.line(&format!(
        "{calls} calls of {} operations: requests, results, and signatures by botocore's signer",
        operations.len()
    ))?;

    let listings = || operations.iter().filter(|name| LISTINGS.contains(name));
    let mut count = 0;
    for seed in options.seeds.clone() {
        for name in listings() {
            let found = listings::check(&mut both, Listing::random(&cases, name, seed))?;
            report.add(found, &format!("--operation {name}"), seed)?;
            count += 1;
        }
    }
    report.line(&format!(
        "{count} listings in {} runs of each client",
        both.listed
    ))?;

    if options.operation.is_none() {
        let most = options
            .seeds
            .end
            .max(options.seeds.start.saturating_add(SIGNATURES));
        for seed in options.seeds.start..most {
            let found = signatures::check(&mut both.peer, seed)?;
            report.add(found, "", seed)?;
        }
        let count = most - options.seeds.start;
        report.line(&format!("{count} signatures of random requests"))?;
    }

    for (deliberate, count) in DELIBERATE.iter().zip(&both.deliberate) {
        report.line(&format!(
            "deliberate in {count} calls: {}",
            deliberate.reason
        ))?;
    }
    report.line(&format!("{} differ", report.differences))?;
    Ok(report.differences == 0)
}

/// The operations to compare.
fn chosen(shapes: &Shapes<'_>, only: Option<&str>) -> Result<Vec<&'static str>, String> {
    let in_model: BTreeSet<&str> = shapes
        .of_kind("operation")
        .filter_map(|(id, _)| id.split_once('#'))
        .map(|(_, name)| name)
        .collect();
    let paginated = |name: &&str| {
        let traits = &operation(shapes, name)["traits"];
        traits.get("smithy.api#paginated").is_some()
    };
    let listings: BTreeSet<&str> = in_model.iter().copied().filter(paginated).collect();
    for (in_model, here) in [(&in_model, OPERATIONS), (&listings, LISTINGS)] {
        let here = here.iter().copied().collect();
        if let Some(name) = in_model.symmetric_difference(&here).next() {
            return Err(format!(
                "`tests/src/interop/ours.rs` and the model do not list the same operations: `{name}`"
            ));
        }
    }
    let wanted = |name: &&str| only.is_none_or(|only| *only == **name);
    let chosen: Vec<&str> = OPERATIONS.iter().copied().filter(wanted).collect();
    match (chosen.is_empty(), only) {
        (true, Some(name)) => Err(format!("the model has no operation `{name}`")),
        _ => Ok(chosen),
    }
}

/// What was found so far.
struct Report<'a, W> {
    out: &'a mut W,
    known: BTreeSet<String>,
    differences: usize,
}

impl<W: Write> Report<'_, W> {
    /// Counts a difference, and prints the first of each kind.
    fn add(&mut self, found: Option<Difference>, options: &str, seed: u64) -> Result<(), String> {
        let Some(difference) = found else {
            return Ok(());
        };
        self.differences += 1;
        let title = &difference.title;
        let kind = kind(&difference.lines).unwrap_or_default();
        if !self.known.insert(format!("{title} {kind}")) {
            return Ok(());
        }
        self.line(&format!(
            "DIFFERENCE in a {title}, seed {seed}\n{difference}    again: cargo xtask interop {options} \
             --first {seed} --seeds 1"
        ))
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        writeln!(self.out, "{line}").map_err(|error| format!("cannot write the report: {error}"))
    }
}
