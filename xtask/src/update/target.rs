//! The crate that an update is for: its settings, its model and its changelog, and the dates of both
//! models. Must not know what changes.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use hardy_codegen::report::Printable;
use hardy_codegen::{NAMES_ENDING, Source, ast};

use super::edit;
use crate::arguments::{CodegenArguments, UpdateArguments};
use crate::codegen::settings_file;
use crate::settings::{self, Settings, is_date};
use crate::workspace::{Workspace, resolved};
use crate::{Failure, input};

/// The workspace, and the packages beside it that depend on the checked-in crate.
const LOCKED: [&str; 3] = [
    "Cargo.toml",
    "tests/fuzz/Cargo.toml",
    "tests/peer/Cargo.toml",
];

/// The crate.
pub(super) struct Target {
    /// The file of its settings.
    pub(super) file: PathBuf,
    /// The text of that file.
    pub(super) text: String,
    pub(super) settings: Settings,
    /// The file with the model, without overlays.
    pub(super) model: PathBuf,
    pub(super) changelog: Option<PathBuf>,
    /// The folder of the crate.
    out: PathBuf,
    /// The run that generates the crate.
    pub(super) arguments: CodegenArguments,
    /// Whether it is the crate of this workspace.
    pub(super) is_checked_in: bool,
    display_name: String,
}

impl Target {
    pub(super) fn find(
        workspace: &Workspace,
        arguments: &UpdateArguments,
    ) -> Result<Self, Failure> {
        let absolute = |path: &Option<PathBuf>| path.as_deref().map(resolved).transpose();
        let run = CodegenArguments {
            settings: absolute(&arguments.settings)?,
            out: absolute(&arguments.out)?,
            runtime: arguments.runtime.clone(),
            ..CodegenArguments::default()
        };
        let file = settings_file(workspace, &run);
        let display_name = workspace.display_name(&file);
        let text = input::text(&file)?;
        let settings = settings::parse(&text, &display_name)?;
        let folder = file.parent().unwrap_or(Path::new(""));
        let is_model =
            |name: &&String| !name.ends_with(ast::OVERLAY) && !name.ends_with(NAMES_ENDING);
        let models: Vec<&String> = settings.model.iter().filter(is_model).collect();
        let [model] = models.as_slice() else {
            return Err(Failure::new(format!(
                "{display_name}: `model` names {} files beside overlays; an update replaces one",
                models.len()
            )));
        };
        let changelog = settings.update.changelog.as_ref();
        let changelog = changelog.map(|changelog| resolved(&folder.join(changelog)));
        Ok(Self {
            model: folder.join(model),
            changelog: changelog.transpose()?,
            out: run.out.clone().unwrap_or_else(|| workspace.generated()),
            is_checked_in: run.settings.is_none(),
            arguments: run,
            settings,
            text,
            display_name,
            file,
        })
    }

    /// The files and folders that an update writes, apart from pinned names.
    pub(super) fn written(&self, workspace: &Workspace) -> Vec<PathBuf> {
        let files = [&self.file, &self.model, &self.out].map(PathBuf::clone);
        let mut written: Vec<PathBuf> = files.into_iter().chain(self.changelog.clone()).collect();
        if self.is_checked_in {
            let locks = locks(workspace).into_iter();
            written.extend(locks.map(|manifest| manifest.with_file_name("Cargo.lock")));
        }
        written
    }

    /// Refuses settings that choose operations which the new model lacks.
    pub(super) fn refuse_missing(&self, operations: &BTreeSet<String>) -> Result<(), Failure> {
        let chosen = self
            .settings
            .operations
            .iter()
            .map(|name| ("operations", name));
        let example = self.settings.example_operation.iter();
        let example = example.map(|name| ("example_operation", name));
        match chosen
            .chain(example)
            .find(|(_, name)| !operations.contains(*name))
        {
            None => Ok(()),
            Some((key, name)) => Err(Failure::new(format!(
                "{}: `{key}` names `{name}`, which the new model lacks: change it there first",
                self.display_name
            ))),
        }
    }

    /// Refuses a second update of the same crate at the same time. The lock ends with the value.
    pub(super) fn lock(&self) -> Result<Option<File>, Failure> {
        let folder = self.file.parent().unwrap_or(Path::new(""));
        // Not every system opens folders.
        let Ok(folder) = File::open(folder) else {
            return Ok(None);
        };
        match folder.try_lock() {
            Err(TryLockError::WouldBlock) => Err(Failure::new(format!(
                "another update of the crate of `{}` is running",
                self.display_name
            ))),
            _ => Ok(Some(folder)),
        }
    }

    /// The model among the files of a run.
    pub(super) fn copy<'a>(
        &self,
        workspace: &Workspace,
        sources: &'a [Source],
    ) -> Option<&'a Source> {
        let name = workspace.display_name(&self.model);
        sources.iter().find(|source| source.name == name)
    }

    /// The settings `json` with another string at a JSON pointer.
    pub(super) fn with_string(
        &self,
        json: &str,
        pointer: &str,
        string: &str,
    ) -> Result<String, Failure> {
        edit::with_string(json, pointer, string).ok_or_else(|| {
            let name = &self.display_name;
            Failure::new(format!(
                "{name}: no string at `{pointer}`, which the update changes"
            ))
        })
    }
}

/// The manifests whose lock files name the version of the checked-in crate.
pub(super) fn locks(workspace: &Workspace) -> Vec<PathBuf> {
    let manifests = LOCKED
        .iter()
        .map(|manifest| workspace.root().join(manifest));
    manifests
        .filter(|manifest| manifest.with_file_name("Cargo.lock").is_file())
        .collect()
}

/// A model file.
pub(super) fn published(file: &Path) -> Result<Source, Failure> {
    Ok(Source {
        name: file.display().to_string(),
        text: input::text(file)?,
    })
}

/// The text of a file, empty if it does not exist.
pub(super) fn text_or_empty(file: &Path) -> Result<String, Failure> {
    match file.try_exists() {
        Ok(false) => Ok(String::new()),
        _ => input::text(file),
    }
}

/// The dates of both models.
pub(super) struct Dates {
    /// `None` if the settings have none.
    pub(super) old: Option<String>,
    /// `None` if the settings have no place for it.
    pub(super) new: Option<String>,
}

impl Dates {
    /// Refuses a date that is none, one that is missing, and a model that is older than ours.
    pub(super) fn new(settings: &Settings, arguments: &UpdateArguments) -> Result<Self, Failure> {
        let old = settings.states.get("published").cloned();
        if let Some(given) = arguments.published.as_deref()
            && !is_date(given)
        {
            let text = "--published: use year, month and day, as in `2025-08-08`";
            return Err(Failure::new(format!(
                "{text}, instead of `{}`",
                Printable(given)
            )));
        }
        let stem = arguments.model.file_stem().unwrap_or_default();
        let new = arguments.published.clone();
        let new = new.or_else(|| dated(&stem.to_string_lossy()).map(str::to_owned));
        let (Some(before), Some(after)) = (&old, &new) else {
            let text = match (&old, &arguments.published) {
                (Some(_), _) => format!(
                    "the file name of `{}` does not end in a date: use --published YYYY-MM-DD",
                    arguments.model.display()
                ),
                (None, Some(_)) => {
                    "--published: the settings have no `states.published` to change".to_owned()
                }
                (None, None) => return Ok(Self { old, new: None }),
            };
            return Err(Failure::new(text));
        };
        if after < before {
            return Err(Failure::new(format!(
                "the model of {after} is older than that of the crate, {before}: is it the right file? The date \
                 is at the end of its name; use --published if that is none"
            )));
        }
        Ok(Self { old, new })
    }
}

/// The date at the end of a file's name.
fn dated(stem: &str) -> Option<&str> {
    let start = stem.len().checked_sub("2025-08-08".len())?;
    stem.get(start..).filter(|date| is_date(date))
}
