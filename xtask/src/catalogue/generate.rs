//! One model: generates and writes its crates, and makes their rows. Goes on after an error and after a panic
//! of the generator. Must not know other models.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::time::Instant;

use hardy_codegen::{Generated, Options, OutputFile, Report, Source, api, generate};
use serde_json::Value;

use super::models::ModelFile;
use super::panics;
use super::row::{COUNTS, Outcome, Row, Written};
use super::runtime::RuntimeSource;
use crate::Failure;
use crate::write::write;

/// What every model of a run has in common.
pub(super) struct Setting<'a> {
    /// The folder that contains a folder for each crate, [`crate::workspace::resolved`].
    pub(super) crates: &'a Path,
    pub(super) runtime: &'a RuntimeSource,
}

/// One crate: a service of a model.
pub(super) struct Order<'a> {
    pub(super) model: &'a ModelFile,
    pub(super) source: &'a Source,
    /// The shape id of the service, if the model has several.
    pub(super) service: Option<&'a str>,
    /// The name of the package, if it must not be the default one.
    pub(super) package: Option<&'a str>,
}

impl Order<'_> {
    /// The name of the row, and of the folder of the crate. No file name of a model has a `+` before the
    /// name of a service.
    pub(super) fn name(&self) -> String {
        let service = self.service.and_then(|id| id.split_once('#'));
        match service {
            Some((_, name)) => format!("{}+{name}", self.model.name),
            None => self.model.name.clone(),
        }
    }
}

/// The text of a file as a source of the generator, or why it is no model.
pub(super) fn source(model: &ModelFile) -> Result<Source, String> {
    let bytes = fs::read(&model.file).map_err(|error| format!("cannot read the file: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|_| "the file is not UTF-8".to_owned())?;
    // Some editors begin a file with a mark of its byte order, which is no JSON.
    let text = match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    };
    let name = model.file.display().to_string();
    Ok(Source { name, text })
}

/// Whether the text has the keys of every model. What is no JSON may be a model nevertheless, and then fails.
pub(super) fn is_model(text: &str) -> bool {
    ["\"smithy\"", "\"shapes\""]
        .iter()
        .all(|key| text.contains(key))
}

/// Makes the crates of a model: one, or one for each of its services.
pub(super) fn rows(setting: &Setting<'_>, model: &ModelFile, source: &Source) -> Vec<Row> {
    let order = Order {
        model,
        source,
        service: None,
        package: None,
    };
    let begun = Instant::now();
    match attempt(setting, &order) {
        Err(Problem::SeveralServices) => services(&source.text)
            .iter()
            .map(|service| {
                let service = Some(service.as_str());
                row(setting, &Order { service, ..order })
            })
            .collect(),
        result => vec![finished(&order, result, begun)],
    }
}

/// Makes one crate.
pub(super) fn row(setting: &Setting<'_>, order: &Order<'_>) -> Row {
    let begun = Instant::now();
    let result = attempt(setting, order);
    finished(order, result, begun)
}

/// Why there is no crate.
enum Problem {
    NoService,
    SeveralServices,
    /// The first line of an error.
    Other(String),
}

fn finished(order: &Order<'_>, result: Result<Written, Problem>, begun: Instant) -> Row {
    Row {
        name: order.name(),
        milliseconds: u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
        outcome: match result {
            Ok(written) => Outcome::Written(written),
            Err(Problem::NoService) => Outcome::Skipped("it defines no service".to_owned()),
            Err(Problem::SeveralServices) => {
                Outcome::Failed("it defines several services".to_owned())
            }
            Err(Problem::Other(reason)) => Outcome::Failed(reason),
        },
    }
}

fn attempt(setting: &Setting<'_>, order: &Order<'_>) -> Result<Written, Problem> {
    let other = |failure: Failure| Problem::Other(failure.to_string());
    let folder = setting.crates.join(order.name());
    let options = options(setting, order, &folder).map_err(other)?;
    let sources = std::slice::from_ref(order.source);
    let generated = panic::catch_unwind(AssertUnwindSafe(|| {
        generate(sources, &options, &mut |_| {})
    }));
    let mut generated = match generated {
        Ok(Ok(generated)) => generated,
        Ok(Err(report)) => return Err(refused(&report)),
        Err(_) => return Err(Problem::Other(panics::last())),
    };
    generated.files.push(OutputFile {
        path: api::FILE.to_owned(),
        text: std::mem::take(&mut generated.api),
    });
    write(&generated.files, &folder).map_err(other)?;
    Ok(written(generated))
}

fn options(setting: &Setting<'_>, order: &Order<'_>, folder: &Path) -> Result<Options, Failure> {
    Ok(Options {
        crate_name: order.package.map(str::to_owned),
        service: order.service.map(str::to_owned),
        model_version: order.model.date.clone().unwrap_or_default(),
        runtime: setting.runtime.of_crate(folder)?,
        ..Options::default()
    })
}

fn refused(report: &Report) -> Problem {
    let has = |code: &str| report.errors().any(|error| error.code == code);
    if has("no-service") {
        return Problem::NoService;
    }
    if has("several-services") {
        return Problem::SeveralServices;
    }
    let first = report.errors().next();
    let first = first.map(|error| error.to_string()).unwrap_or_default();
    Problem::Other(first.lines().next().unwrap_or_default().to_owned())
}

fn written(generated: Generated) -> Written {
    let lines = generated.files.iter().map(|file| file.text.lines().count());
    let lines: usize = lines.sum();
    let counts = generated.counts;
    let [class, table, counted, program] = counts.patterns;
    let count = |heading: &&str| match *heading {
        "shapes" => counts.shapes,
        "operations" => counts.operations,
        "callable" => counts.callable,
        "paginators" => counts.paginators,
        "waiters" => counts.waiters,
        "class" => class,
        "table" => table,
        "counts" => counted,
        "program" => program,
        "files" => generated.files.len(),
        "lines" => lines,
        "warnings" => generated.warnings.warnings().count(),
        other => unreachable!("nothing is counted under `{other}`"),
    };
    let found = COUNTS.iter().map(|heading| count(heading) as u64).collect();
    let protocol = counts.protocol.as_deref();
    let protocol = protocol.map(|id| id.rsplit('#').next().unwrap_or(id).to_owned());
    Written {
        package: generated.crate_name,
        protocol,
        has_client: generated.has_client,
        counts: found,
        check: None,
    }
}

/// The shape ids of the services in a model, sorted.
pub(super) fn services(text: &str) -> Vec<String> {
    let model: Value = serde_json::from_str(text).unwrap_or_default();
    let shapes = model.get("shapes").and_then(Value::as_object);
    let services = shapes.into_iter().flatten();
    let services = services.filter(|(_, shape)| shape["type"] == "service");
    let mut ids: Vec<String> = services.map(|(id, _)| id.clone()).collect();
    ids.sort();
    ids
}
