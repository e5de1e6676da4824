//! Smithy's protocol tests: cases that a model carries in traits, each a request that an input has to
//! become, an answer that has to become an output or an error, or an input that breaks constraints.
//!
//! The crate of the service is generated, and beside it a program that encodes and decodes what the
//! cases say. Decides which cases count and how a run goes; what is compared and how, its modules do.
//! No case is known by its id.

mod body;
mod case;
pub mod exchange;
mod headers;
mod malformed;
mod names;
mod params;
mod query;
mod report;
mod request;
mod runner;
mod suite;
mod workspace;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hardy_codegen::{Generated, Options, Runtime, generate, ir, plan, read};

pub use crate::verdict::{Count, Verdict};
pub use case::{Case, Content, Echoed, MalformedCase, RequestCase, ResponseCase, Trait};
pub(crate) use malformed::answer_with_input;
pub use report::{json, listed, print};
pub use suite::Suite;

use names::Names;
use workspace::{Place, Seen};

/// A case and how it ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The name of the suite.
    pub suite: String,
    /// The trait that the case stands in.
    pub trait_: Trait,
    /// Shape id of the operation or error that carries the trait.
    pub shape: String,
    /// The case's own id.
    pub id: String,
    /// How it ended.
    pub verdict: Verdict,
}

/// Generates, compiles and runs what the cases of a suite need, in a folder below `folder`.
///
/// # Errors
///
/// A model that the generator refuses, a disk that does, and a program that does not compile.
pub fn run(suite: &Suite, folder: &Path) -> Result<Vec<Outcome>, String> {
    let place = Place::of(suite, folder);
    let options = options(&place);
    let sources = std::slice::from_ref(&suite.source);
    let planned = read(sources, &options)
        .and_then(|resolved| plan(&resolved, &options))
        .map_err(|report| report.to_string())?;
    let krate = &planned.krate;
    let generated =
        generate(sources, &options, &mut |_| {}).map_err(|report| report.to_string())?;
    let (program, mut verdicts) = written(suite, krate, &generated);
    if !program.is_empty() {
        let _alone = place.lock()?;
        place.write(&generated.files, &runner::source(krate, &program))?;
        let seen = place.run()?;
        verdicts.extend(program.keys().map(|&number| {
            let case = &suite.cases[number];
            (number, judged(case, seen.get(&number)))
        }));
    }
    let outcomes = suite.cases.iter().zip(verdicts.into_values());
    Ok(outcomes
        .map(|(case, verdict)| outcome(suite, case, verdict))
        .collect())
}

/// The folder for suites: in the build folder that the running program lies in, or a test of it.
///
/// # Errors
///
/// A program that lies in no build folder.
pub fn folder() -> Result<PathBuf, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut folders = program.ancestors().skip(1);
    let profile = folders.find(|folder| !folder.ends_with("deps"));
    let target = profile.and_then(Path::parent);
    let target = target.ok_or("this program lies in no build folder")?;
    Ok(target.join("conformance"))
}

/// Which cases of a suite do not pass, each with its verdict.
///
/// # Errors
///
/// As [`run`].
pub fn faults(suite: &Suite) -> Result<Vec<String>, String> {
    let outcomes = run(suite, &folder()?)?.into_iter();
    let faults = outcomes.filter(|outcome| outcome.verdict != Verdict::Passed);
    let told = faults.map(
        |Outcome {
             id, shape, verdict, ..
         }| format!("{id} of {shape}: {verdict:#?}"),
    );
    Ok(told.collect())
}

fn outcome(suite: &Suite, case: &Case, verdict: Verdict) -> Outcome {
    Outcome {
        suite: suite.name.clone(),
        trait_: case.trait_,
        shape: case.shape.clone(),
        id: case.id.clone(),
        verdict,
    }
}

/// What the generator is asked for.
fn options(place: &Place) -> Options {
    Options {
        crate_name: Some(place.package()),
        runtime: Runtime::Path(place.runtime()),
        workspace_member: true,
        ..Options::default()
    }
}

/// The code of every case that can be run, by number, and the verdict on every other.
fn written(
    suite: &Suite,
    krate: &ir::Crate,
    generated: &Generated,
) -> (BTreeMap<usize, String>, BTreeMap<usize, Verdict>) {
    let names = Names::new(krate, &generated.warnings);
    let mut program = BTreeMap::new();
    let mut verdicts = BTreeMap::new();
    for (number, case) in suite.cases.iter().enumerate() {
        match runner::case(case, &names) {
            Ok(code) => _ = program.insert(number, code),
            Err(verdict) => _ = verdicts.insert(number, verdict),
        }
    }
    (program, verdicts)
}

/// The verdict on a case that was run.
fn judged(case: &Case, seen: Option<&Seen>) -> Verdict {
    let differences = match (seen, &case.content) {
        (None, _) => vec!["the program ended before it".to_owned()],
        (Some(Seen::Refused(why)), _) => vec![why.clone()],
        (Some(Seen::Decoded(decoded)), _) => decoded.differences(),
        (Some(Seen::Request(sent)), Content::Request(expected)) => {
            request::differences(expected, sent)
        }
        (Some(Seen::Request(_)), _) => vec!["it became a request".to_owned()],
        (Some(Seen::Checked(checked)), Content::Malformed(expected)) => {
            checked.differences(expected)
        }
        (Some(Seen::Checked(_)), _) => vec!["it was held against constraints".to_owned()],
    };
    match differences.is_empty() {
        true => Verdict::Passed,
        false => Verdict::Failed(differences),
    }
}
