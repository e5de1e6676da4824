//! `hardy new SERVICE|MODEL`: writes a crate that is ready to use into a new folder, with its model, its
//! settings, a front page and an example.
//!
//! Decides the order of the steps. `hardy_codegen::scaffold` decides what is in the front page and in the
//! example, `codegen/job.rs` generates the crate from the settings as every later run does, and nothing is
//! written before all of it is known.

mod members;
mod overlays;
mod report;
mod settings;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use hardy_codegen::{Options, OutputFile, Planned, Runtime, Scaffold, Source};

use crate::arguments::CodegenArguments;
use crate::codegen::{Job, quoted};
use crate::console::{eprint, print};
use crate::diagnostics::Drawing;
use crate::hardy::arguments::NewArguments;
use crate::home::{Home, SETTINGS};
use crate::input::Pending;
use crate::workspace::resolved;
use crate::write::{refuse_filled, write_new};
use crate::{Exit, Failure, models};
use report::Written;

/// The command that lists the operations of a model.
const LIST: &str = "hardy operations";

/// Creates a crate. `models` is the folder in which services are looked for.
pub(crate) fn run(
    home: &Home,
    arguments: &NewArguments,
    models: Option<&Path>,
) -> Result<Exit, Failure> {
    let source = models::find(&arguments.model, models)?;
    let overlays = overlays::read(&arguments.overlay)?;
    let (overlays, kept): (Vec<Source>, Vec<String>) = overlays.into_iter().unzip();
    let sources = Vec::from_iter([source].into_iter().chain(overlays));
    let planned = planned(&sources, arguments)?;
    let name = planned.krate.manifest.name.clone();
    let out = arguments
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from(&name));
    let out = resolved(&out)?;
    refuse_filled(&out)?;

    let model = format!("model/{name}.json");
    let scaffold = hardy_codegen::scaffold(&planned.krate, &model);
    let paths = Vec::from_iter([model].into_iter().chain(kept));
    let settings = settings::text(&planned.krate, &scaffold, &paths, arguments);
    let mut files = own_files(&scaffold, settings, paths, sources);
    let generated = {
        let mut pending = Pending::default();
        for file in &files {
            pending.insert(out.join(&file.path), file.text.clone());
        }
        let run = CodegenArguments {
            settings: Some(out.join(SETTINGS)),
            out: Some(out.clone()),
            ..CodegenArguments::default()
        };
        let job = Job::after(home, &run, &pending)?;
        let generated = job.generate(&mut |_| {});
        let generated = generated.map_err(|report| refused(&report, &job.sources))?;
        if let Some(names) = &generated.names {
            let path = job.names.place().strip_prefix(&out);
            let path =
                path.map_err(|_| Failure::new("the pinned names are outside of the crate"))?;
            files.push(OutputFile {
                path: crate::workspace::slashed(path)?,
                text: names.clone(),
            });
        }
        generated
    };
    files.extend(generated.files.iter().cloned());
    write_new(&files, &out)?;
    let written = Written {
        generated: &generated,
        files: &files,
        scaffold: &scaffold,
        out: &home.display_name(&out),
        membership: members::membership(&out),
    };
    print(&written.text())?;
    Ok(Exit::FINE)
}

/// The plan of the crate. Prints the warnings about the model.
fn planned(sources: &[Source], arguments: &NewArguments) -> Result<Planned, Failure> {
    let options = Options {
        crate_name: arguments.name.clone(),
        protocol: arguments.protocol.clone(),
        operations: arguments.operations.clone(),
        runtime: Runtime::Vendored,
        ..Options::default()
    };
    let planned = hardy_codegen::read(sources, &options)
        .and_then(|resolved| hardy_codegen::plan(&resolved, &options))
        .map_err(|report| {
            let is_unknown = |code| code == "unknown-operation";
            let hint = match report.errors().any(|error| is_unknown(error.code)) {
                true => format!(
                    "\nto list the operations: {LIST} {}",
                    quoted_name(arguments)
                ),
                false => String::new(),
            };
            Failure::new(format!("{}{hint}", refused(&report, sources)))
        })?;
    let drawing = Drawing::default();
    if !planned.warnings.is_empty() {
        let drawn = drawing.report(&planned.warnings, sources);
        let conclusion = drawing.conclusion(&planned.warnings, "");
        eprint(&format!("{drawn}{conclusion}"));
    }
    if planned.krate.client.is_none() {
        let names = sources.iter().map(|source| quoted(&source.name));
        let names: Vec<_> = names.collect();
        return Err(Failure::new(format!(
            "a crate of these operations would have no client, because Hardy can sign or send none of them yet; \
             nothing was written\nits types and validators alone: hardy codegen --model {} --out DIR",
            names.join(" ")
        )));
    }
    Ok(planned)
}

fn refused(report: &hardy_codegen::Report, sources: &[Source]) -> Failure {
    crate::diff::refused(report, sources)
}

/// The model as the user named it.
fn quoted_name(arguments: &NewArguments) -> String {
    quoted(&arguments.model.display().to_string())
}

/// The files that belong to the user. `paths` are those of the sources.
fn own_files(
    scaffold: &Scaffold,
    settings: String,
    paths: Vec<String>,
    sources: Vec<Source>,
) -> Vec<OutputFile> {
    let settings = OutputFile {
        path: SETTINGS.to_owned(),
        text: settings,
    };
    let models = paths.into_iter().zip(sources);
    let models = models.map(|(path, Source { text, .. })| OutputFile { path, text });
    let files = scaffold.files.iter().cloned();
    files.chain([settings]).chain(models).collect()
}
