//! Smithy's protocol tests: cases that a model carries in traits, each a request that an input has to
//! become, a response that has to become an output or an error, or an input that breaks constraints.
//!
//! Generates the crate of the service, and a program that encodes and decodes the cases. Decides
//! which cases count and the steps of a run; its modules decide the comparisons. Must not know
//! cases by their ids.

mod body;
mod case;
pub mod exchange;
mod headers;
mod malformed;
mod names;
mod params;
mod protocols;
mod query;
mod report;
mod request;
mod runner;
mod seen;
mod suite;
mod workspace;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hardy_codegen::report::Report;
use hardy_codegen::{Options, OutputFile, Runtime, emit, ir, plan, read};

pub use crate::verdict::{Count, Verdict};
pub use case::{Case, Content, Echoed, MalformedCase, RequestCase, ResponseCase, Trait};
pub(crate) use malformed::use_input_as_output;
pub use report::{json, listed, print};
pub use suite::Suite;
pub(crate) use suite::has_event_stream;

use names::Names;
use seen::judged;
use workspace::{Packages, Place};

/// A case and how it ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The name of the suite.
    pub suite: String,
    /// The trait with the case.
    pub trait_: Trait,
    /// Shape id of the operation or error that carries the trait.
    pub shape: String,
    /// The case's own id.
    pub id: String,
    /// How it ended.
    pub verdict: Verdict,
}

/// Generates, compiles and runs the programs of suites, in a folder of this name below `folder`.
///
/// # Errors
///
/// A model that the generator refuses, a disk that does, and a program that does not compile.
pub fn run(suites: &[Suite], name: &str, folder: &Path) -> Result<Vec<Outcome>, String> {
    let prepared: Result<Vec<_>, String> = suites.iter().map(Prepared::new).collect();
    let mut prepared = prepared?;
    let runnable = prepared
        .iter_mut()
        .filter(|prepared| !prepared.program.is_empty());
    let mut runnable: Vec<&mut Prepared<'_>> = runnable.collect();
    if !runnable.is_empty() {
        let place = Place::new(name, folder);
        let _alone = place.lock()?;
        for prepared in &runnable {
            let program = runner::source(&prepared.krate, &prepared.program);
            place.write(&prepared.packages, &prepared.files, &program)?;
        }
        let packages = runnable.iter().map(|prepared| &prepared.packages);
        place.compile(packages)?;
        for prepared in &mut runnable {
            let seen = place.run(&prepared.packages)?;
            prepared
                .verdicts
                .extend(prepared.program.keys().map(|&number| {
                    let case = &prepared.suite.cases[number];
                    (number, judged(case, seen.get(&number)))
                }));
        }
    }
    Ok(prepared.into_iter().flat_map(Prepared::outcomes).collect())
}

/// A suite, its crate, and the outcomes of its cases.
struct Prepared<'a> {
    suite: &'a Suite,
    packages: Packages,
    krate: ir::Crate,
    files: Vec<OutputFile>,
    /// The code of the cases that can be run, by number.
    program: BTreeMap<usize, String>,
    verdicts: BTreeMap<usize, Verdict>,
}

impl<'a> Prepared<'a> {
    fn new(suite: &'a Suite) -> Result<Self, String> {
        let packages = Packages::of(suite);
        let options = options(suite, &packages);
        let sources = std::slice::from_ref(&suite.source);
        let refused = |report: Report| format!("{}: {report}", suite.name);
        let planned = read(sources, &options)
            .and_then(|resolved| plan(&resolved, &options))
            .map_err(refused)?;
        let krate = planned.krate;
        let files = emit(&krate).collect();
        let (program, verdicts) = written(suite, &krate, &planned.warnings);
        Ok(Self {
            suite,
            packages,
            krate,
            files,
            program,
            verdicts,
        })
    }

    fn outcomes(self) -> impl Iterator<Item = Outcome> {
        let outcomes = self.suite.cases.iter().zip(self.verdicts.into_values());
        outcomes.map(|(case, verdict)| outcome(self.suite, case, verdict))
    }
}

/// The folder for suites, in the build folder of the running program or test.
///
/// # Errors
///
/// Fails for a program outside of a build folder.
pub fn folder() -> Result<PathBuf, String> {
    Ok(crate::place::target()?.join("conformance"))
}

/// Which cases of a suite do not pass, each with its verdict.
///
/// # Errors
///
/// As [`run`].
pub fn faults(suite: &Suite) -> Result<Vec<String>, String> {
    let outcomes = run(std::slice::from_ref(suite), &suite.name, &folder()?)?.into_iter();
    let faults = outcomes.filter(|outcome| outcome.verdict != Verdict::Passed);
    let reasons = faults.map(
        |Outcome {
             id, shape, verdict, ..
         }| format!("{id} of {shape}: {verdict:#?}"),
    );
    Ok(reasons.collect())
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

/// The options of the generator.
fn options(suite: &Suite, packages: &Packages) -> Options {
    Options {
        crate_name: Some(packages.library()),
        runtime: Runtime::Path(workspace::runtime()),
        protocol: suite.protocol.clone(),
        ..Options::default()
    }
}

/// The code of every case that can be run, by number, and the verdict on every other.
fn written(
    suite: &Suite,
    krate: &ir::Crate,
    warnings: &Report,
) -> (BTreeMap<usize, String>, BTreeMap<usize, Verdict>) {
    let names = Names::new(krate, warnings);
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
