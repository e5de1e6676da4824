//! The crate that an update is for: its settings, its model and its changelog. Must not know what changes.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use hardy_codegen::{NAMES_ENDING, Source, ast};

use super::edit;
use crate::arguments::{CodegenArguments, UpdateArguments};
use crate::codegen::settings_file;
use crate::home::Home;
use crate::settings::{self, Settings};
use crate::workspace::{LOCKED_BESIDE, relative, resolved, slashed};
use crate::{Failure, input};

/// How often to try to get the lock of a crate, and how long to wait between.
const ATTEMPTS: usize = 20;
const PAUSE: Duration = Duration::from_millis(50);

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
    pub(super) fn find(home: &Home, arguments: &UpdateArguments) -> Result<Self, Failure> {
        let absolute = |path: &Option<PathBuf>| path.as_deref().map(resolved).transpose();
        let run = CodegenArguments {
            settings: absolute(&arguments.settings)?,
            out: absolute(&arguments.out)?,
            runtime: arguments.runtime.clone(),
            ..CodegenArguments::default()
        };
        let file = settings_file(home, &run)?;
        let is_own = run.settings.is_some() && file == home.settings();
        if is_own && home.workspace().is_some() {
            let text = "these are the settings of the crate in `generated/`: leave out --settings and --out";
            return Err(Failure::new(text));
        }
        let display_name = home.display_name(&file);
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
            out: run.out.clone().unwrap_or_else(|| home.generated()),
            is_checked_in: run.settings.is_none(),
            arguments: run,
            settings,
            text,
            display_name,
            file,
        })
    }

    /// The files and folders that an update writes, apart from pinned names.
    pub(super) fn written(&self, home: &Home) -> Vec<PathBuf> {
        let files = [&self.file, &self.model, &self.out].map(PathBuf::clone);
        let mut written: Vec<PathBuf> = files.into_iter().chain(self.changelog.clone()).collect();
        if self.is_checked_in {
            let locks = locks(home).into_iter();
            written.extend(locks.map(|manifest| manifest.with_file_name("Cargo.lock")));
        }
        written
    }

    /// The settings `json` with further overlays among the files of the model.
    pub(super) fn with_overlays(
        &self,
        json: &str,
        overlays: &[PathBuf],
    ) -> Result<String, Failure> {
        let folder = resolved(self.file.parent().unwrap_or(Path::new("")))?;
        let mut text = json.to_owned();
        for overlay in overlays {
            let name = overlay.display();
            if !overlay.to_string_lossy().ends_with(ast::OVERLAY) {
                let ending = ast::OVERLAY;
                let message = format!("`{name}` is no overlay, whose name ends in `{ending}`");
                return Err(Failure::new(message));
            }
            let path = slashed(&relative(&folder, &resolved(overlay)?))?;
            text = edit::with_item(&text, "/model", &path).ok_or_else(|| {
                Failure::new(format!("{}: `model` is no list", self.display_name))
            })?;
        }
        Ok(text)
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
        // A program that was started meanwhile holds the lock of the thread that started it for a moment.
        for _ in 0..ATTEMPTS {
            match folder.try_lock() {
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                _ => return Ok(Some(folder)),
            }
        }
        Err(Failure::new(format!(
            "another update of the crate of `{}` is running",
            self.display_name
        )))
    }

    /// The model among the files of a run.
    pub(super) fn copy<'a>(&self, home: &Home, sources: &'a [Source]) -> Option<&'a Source> {
        let name = home.display_name(&self.model);
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
pub(super) fn locks(home: &Home) -> Vec<PathBuf> {
    let beside = home.workspace().map_or(&[][..], |_| &LOCKED_BESIDE);
    let manifests = std::iter::once(&"Cargo.toml").chain(beside);
    let manifests = manifests.map(|manifest| home.root().join(manifest));
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
