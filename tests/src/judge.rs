//! Checks the generator with any model: it returns a crate that matches its ir, or a diagnostic, and
//! never panics.
//!
//! Must not know the expected crate.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hardy_codegen::{Generated, Options, Planned, Report, Source, generate, plan, read};

use crate::inventory::differences;

/// The result for a model.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// A crate, in which nothing is wrong.
    Crate(Box<Generated>),
    /// Diagnostics, at least one of them an error.
    Refused(Report),
}

/// Generates, and checks the result.
///
/// # Errors
///
/// The mistakes of the generator, a sentence in each line.
pub fn judge(sources: &[Source], options: &Options) -> Result<Verdict, String> {
    match catching(|| generated(sources, options))? {
        Ok(generated) => {
            mistakes(sources, options, &generated)?;
            Ok(Verdict::Crate(Box::new(generated)))
        }
        Err(report) if is_usable(&report) => Ok(Verdict::Refused(report)),
        Err(report) => Err(format!("a refusal without a reason: {report}")),
    }
}

/// As [`judge`], and checks that a second run has the same result.
///
/// # Errors
///
/// As for [`judge`].
pub fn judge_twice(sources: &[Source], options: &Options) -> Result<Verdict, String> {
    let verdict = judge(sources, options)?;
    match (&verdict, catching(|| generated(sources, options))?) {
        (Verdict::Crate(first), Ok(second)) if first.files == second.files => Ok(verdict),
        (Verdict::Refused(first), Err(second)) if *first == second => Ok(verdict),
        (Verdict::Crate(_), Ok(_)) => Err("two runs make two different crates".to_owned()),
        (Verdict::Refused(_), Err(_)) => Err("two runs report different problems".to_owned()),
        _ => Err("one run makes a crate, another does not".to_owned()),
    }
}

/// Runs the generator, and turns a panic into an error.
fn catching<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        format!("the generator panics: {}", text.unwrap_or("no text"))
    })
}

fn generated(sources: &[Source], options: &Options) -> Result<Generated, Report> {
    generate(sources, options, &mut |_| {})
}

fn mistakes(sources: &[Source], options: &Options, made: &Generated) -> Result<(), String> {
    let planned = read(sources, options).and_then(|resolved| plan(&resolved, options));
    let Ok(Planned { krate, .. }) = planned else {
        return Err("there is a crate, but no ir".to_owned());
    };
    match differences(&krate, &made.files) {
        differences if differences.is_empty() => Ok(()),
        differences => Err(differences.join("\n")),
    }
}

/// Whether a refusal has a valid diagnostic.
fn is_usable(report: &Report) -> bool {
    let mut errors = report.errors().peekable();
    errors.peek().is_some() && errors.all(|error| !error.message.is_empty())
}
