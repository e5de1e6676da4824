//! Whether every waiter of the shared models has a translation. Must not know what can be translated.

use std::path::PathBuf;

use hardy_codegen::{Diagnostic, Options, plan, read};

use crate::arguments::CodegenArguments;
use crate::codegen::Job;
use crate::console::eprint;
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Plans the crates of these models, and prints the warnings about waiters.
pub(super) fn run(workspace: &Workspace, models: &[PathBuf]) -> Result<Exit, Failure> {
    let mut exit = Exit::FINE;
    let mut count = 0;
    for model in models {
        let arguments = CodegenArguments {
            model: vec![model.clone()],
            out: Some(workspace.root().join("target/model-crates/waiters")),
            standalone: true,
            ..CodegenArguments::default()
        };
        let job = Job::new(&workspace.into(), &arguments)?;
        let has_waiters = |text: &str| text.contains("smithy.waiters#waitable");
        if !job.sources.iter().any(|source| has_waiters(&source.text)) {
            continue;
        }
        let options: &Options = &job.options;
        let planned = read(&job.sources, options).and_then(|resolved| plan(&resolved, options));
        let planned =
            planned.map_err(|report| Failure::new(format!("{}: {report}", model.display())))?;
        count += planned.krate.waiters.len();
        let is_ours = |found: &&Diagnostic| found.code == "unsupported-waiter";
        for warning in planned.warnings.diagnostics().filter(is_ours) {
            eprint(&format!("{}: {}", model.display(), warning.message));
            exit = Exit::FINDING;
        }
    }
    eprint(&format!("waiters: {count} are generated"));
    Ok(exit)
}
