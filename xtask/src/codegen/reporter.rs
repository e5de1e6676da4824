//! The output of `cargo xtask codegen`, for people or for programs.
//!
//! People get problems on the standard error and results on the standard output. Programs get
//! everything on the standard output, as one JSON object per line: a `diagnostic` for each problem,
//! a `drift` for each difference, an `ir` if requested, a `summary` last. Must not decide what a
//! problem is.

use std::collections::BTreeMap;

use hardy_codegen::{Generated, Planned, Report, Source};
use serde_json::{Value, json};

use super::timings::Timings;
use crate::arguments::{CodegenArguments, Format};
use crate::console::{eprint, eprints_in_colour, print};
use crate::diagnostics::{Drawing, counted, failure, grouped, object};
use crate::drift::{Drift, DriftKind};
use crate::write::Written;
use crate::{Exit, Failure};

/// A file that differs, and its text for people.
pub(super) struct Difference {
    file: String,
    drift: Drift,
    in_folder: bool,
}

impl Difference {
    /// A file in the folder of the crate.
    pub(super) fn in_folder(folder: &str, drift: Drift) -> Self {
        Self {
            file: folder.to_owned(),
            drift,
            in_folder: true,
        }
    }

    /// A file outside of the crate.
    pub(super) fn of_file(drift: Drift) -> Self {
        Self {
            file: drift.path.clone(),
            drift,
            in_folder: false,
        }
    }

    /// The folder before a path in it; nothing for the current one.
    fn prefix(&self) -> String {
        match self.file.as_str() {
            "." => String::new(),
            folder => format!("{folder}/"),
        }
    }

    fn file(&self) -> String {
        match self.drift.path.as_str() {
            path if self.in_folder && !path.is_empty() => format!("{}{path}", self.prefix()),
            _ => self.file.clone(),
        }
    }

    /// The file, with a word on what happens to it.
    pub(super) fn name(&self) -> String {
        let fate = match &self.drift.kind {
            DriftKind::Missing => " (new)",
            DriftKind::Orphaned => " (removed)",
            _ => "",
        };
        format!("{}{fate}", self.file())
    }

    /// For people.
    pub(super) fn text(&self) -> String {
        let (place, drift) = (&self.file, &self.drift);
        match (self.in_folder, drift.path.is_empty()) {
            (false, _) => drift.to_string(),
            (true, true) => format!("{place}: {drift}"),
            (true, false) => format!("{}{drift}", self.prefix()),
        }
    }

    /// For programs.
    fn object(&self) -> Value {
        let (state, line) = match &self.drift.kind {
            DriftKind::Changed { line, .. } => ("changed", Some(line)),
            DriftKind::Missing => ("missing", None),
            DriftKind::Orphaned => ("orphaned", None),
            DriftKind::Foreign => ("foreign", None),
            DriftKind::Blocked(_) => ("blocked", None),
            DriftKind::HalfWritten => ("half-written", None),
        };
        json!({
            "kind": "drift",
            "state": state,
            "file": self.file(),
            "line": line,
            "message": self.drift.to_string(),
        })
    }
}

/// The output of one run.
#[derive(Clone, Copy, Default)]
pub(super) struct Reporter {
    format: Format,
    all: bool,
    verbose: bool,
}

impl Reporter {
    pub(super) fn new(arguments: &CodegenArguments) -> Self {
        Self {
            format: arguments.format,
            all: arguments.all,
            verbose: arguments.verbose,
        }
    }

    /// Prints the errors that prevent the generation of a crate, and the consequence.
    pub(super) fn refuse(
        self,
        report: &Report,
        sources: &[Source],
        consequence: &str,
    ) -> Result<Exit, Failure> {
        match self.format {
            Format::Human => {
                let conclusion = self.drawing().conclusion(report, consequence);
                let drawn = self.drawing().report(report, sources);
                eprint(&format!("{drawn}{conclusion}"));
            }
            Format::Json => {
                diagnostics(report)?;
                summary(Exit::UNUSABLE, numbers(report), json!({}))?;
            }
        }
        Ok(Exit::UNUSABLE)
    }

    /// Prints the warnings about a model.
    pub(super) fn advise(self, generated: &Generated, sources: &[Source]) -> Result<(), Failure> {
        let Generated {
            warnings,
            unknown_traits,
            ..
        } = generated;
        self.warn(warnings, sources)?;
        // The summary contains them for programs.
        if self.verbose && self.format == Format::Human {
            eprint(&ignored_traits(unknown_traits));
        }
        Ok(())
    }

    /// Prints warnings.
    pub(super) fn warn(self, warnings: &Report, sources: &[Source]) -> Result<(), Failure> {
        if self.format == Format::Json {
            return diagnostics(warnings);
        }
        if !warnings.is_empty() {
            let conclusion = self.drawing().conclusion(warnings, "");
            let drawn = self.drawing().report(warnings, sources);
            eprint(&format!("{drawn}{conclusion}"));
        }
        Ok(())
    }

    /// Prints all decisions for a crate.
    pub(super) fn dumped(self, planned: &Planned) -> Result<Exit, Failure> {
        let Planned {
            krate, warnings, ..
        } = planned;
        let ir = serde_json::to_value(krate)
            .map_err(|error| Failure::new(format!("cannot print the ir as JSON: {error}")))?;
        match self.format {
            Format::Human => print(&format!("{ir:#}"))?,
            Format::Json => {
                print(&json!({ "kind": "ir", "ir": ir }).to_string())?;
                summary(Exit::FINE, numbers(warnings), json!({}))?;
            }
        }
        Ok(Exit::FINE)
    }

    /// Prints the numbers of written files.
    pub(super) fn wrote(
        self,
        generated: &Generated,
        written: &Written,
        timings: &Timings,
    ) -> Result<Exit, Failure> {
        if written.resumed && self.format == Format::Human {
            eprint("note: completed the files of an earlier run that was killed");
        }
        let lines = generated.files.iter().map(|file| file.text.lines().count());
        let lines: usize = lines.sum();
        match self.format {
            Format::Human => print(&format!(
                "{}: {}, {}; {}; {} in {}",
                generated.crate_name,
                counted(generated.shapes, "shape"),
                counted(generated.operations, "operation"),
                files_written(written),
                counted(lines, "line"),
                timings.total(),
            ))?,
            Format::Json => {
                let files = json!({
                    "changed": written.changed,
                    "unchanged": written.unchanged,
                    "removed": written.removed,
                    "lines": lines,
                });
                let more = json!({ "files": files, "resumed": written.resumed });
                summary(
                    Exit::FINE,
                    numbers(&generated.warnings),
                    facts(generated, more),
                )?;
            }
        }
        Ok(Exit::FINE)
    }

    /// Prints the differences; `fix` is the command that removes them.
    pub(super) fn compared(
        self,
        generated: &Generated,
        differences: &[Difference],
        fix: &str,
    ) -> Result<Exit, Failure> {
        let exit = match differences {
            [] => Exit::FINE,
            _ => Exit::FINDING,
        };
        if self.format == Format::Json {
            for difference in differences {
                print(&difference.object().to_string())?;
            }
            let more = json!({ "differences": differences.len(), "fix": fix });
            summary(exit, numbers(&generated.warnings), facts(generated, more))?;
            return Ok(exit);
        }
        let name = &generated.crate_name;
        if differences.is_empty() {
            let files = counted(generated.files.len(), "file");
            print(&format!("{name}: {files}, all up to date"))?;
            return Ok(exit);
        }
        for difference in differences {
            print(&difference.text())?;
        }
        let files = counted(differences.len(), "difference");
        print(&format!(
            "{name}: {files} (- on disk, + generated); run: {fix}"
        ))?;
        Ok(exit)
    }

    /// Prints the reason why the command could not run. For people, the caller prints it.
    pub(super) fn fail(self, why: Failure) -> Result<Exit, Failure> {
        if self.format == Format::Human {
            return Err(why);
        }
        print(&failure(&why.to_string()).to_string())?;
        summary(Exit::UNUSABLE, [1, 0], json!({}))?;
        Ok(Exit::UNUSABLE)
    }

    fn drawing(self) -> Drawing {
        Drawing {
            all: self.all,
            colours: eprints_in_colour(),
        }
    }
}

/// The numbers of files; shorter for a new crate, which had no files before.
fn files_written(written: &Written) -> String {
    let changed = counted(written.changed, "file");
    match (written.unchanged, written.removed) {
        (0, 0) => format!("{changed} written"),
        (unchanged, removed) => format!(
            "{changed} changed, {} unchanged, {} removed",
            grouped(unchanged),
            grouped(removed)
        ),
    }
}

fn diagnostics(report: &Report) -> Result<(), Failure> {
    for diagnostic in report.diagnostics() {
        print(&object(diagnostic).to_string())?;
    }
    Ok(())
}

/// The facts of a crate, with `more` about its files.
fn facts(generated: &Generated, more: Value) -> Value {
    let mut facts = json!({
        "crate": generated.crate_name,
        "shapes": generated.shapes,
        "operations": generated.operations,
        "unknown_traits": generated.unknown_traits,
    });
    extend(&mut facts, more);
    facts
}

fn numbers(report: &Report) -> [usize; 2] {
    [report.errors().count(), report.warnings().count()]
}

/// The last object of a run.
fn summary(exit: Exit, [errors, warnings]: [usize; 2], more: Value) -> Result<(), Failure> {
    let mut summary = json!({
        "kind": "summary",
        "exit": exit.code(),
        "errors": errors,
        "warnings": warnings,
    });
    extend(&mut summary, more);
    print(&summary.to_string())
}

fn extend(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}

/// The unknown traits, one per line, the most frequent first.
fn ignored_traits(unknown: &BTreeMap<String, usize>) -> String {
    if unknown.is_empty() {
        return "note: all traits are known".to_owned();
    }
    let mut sorted: Vec<(&String, &usize)> = unknown.iter().collect();
    sorted.sort_by_key(|(id, count)| (usize::MAX - **count, *id));
    let lines = sorted
        .into_iter()
        .map(|(id, count)| format!("\n  {id} ({})", counted(*count, "time")));
    let kinds = counted(unknown.len(), "unknown trait");
    format!("note: {kinds} ignored:{}", lines.collect::<String>())
}
