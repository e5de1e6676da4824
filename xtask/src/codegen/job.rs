//! The input and output of a run: converts arguments and `model/crate.json` to sources, options and
//! a folder.
//!
//! Reads files and writes none; must not interpret models.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use hardy_codegen::{
    DevDependency, Example, Generated, Options, OutputFile, Report, Runtime, Source, api,
};

use super::fix::{fix, quoted};
use super::folder::out_folder;
use super::names::NamesFile;
use super::runtime::runtime;
use super::vendored;
use crate::Failure;
use crate::arguments::CodegenArguments;
use crate::home::Home;
use crate::input::Pending;
use crate::settings::{self, ExampleFile};
use crate::workspace::{relative, resolved, slashed};

/// One run of the generator.
pub(crate) struct Job {
    pub(crate) sources: Vec<Source>,
    /// The file of pinned names. If it exists, it is one of the sources.
    pub(crate) names: NamesFile,
    pub(crate) options: Options,
    /// The folder of the crate, [`resolved`].
    pub(crate) out: PathBuf,
    /// The command that brings the folder up to date.
    pub(crate) fix: String,
}

impl Job {
    /// Reads the files in `arguments`.
    pub(crate) fn new(home: &Home, arguments: &CodegenArguments) -> Result<Self, Failure> {
        Self::after(home, arguments, &Pending::default())
    }

    /// The run after some files have got other texts.
    pub(crate) fn after(
        home: &Home,
        arguments: &CodegenArguments,
        pending: &Pending,
    ) -> Result<Self, Failure> {
        if let Some(stray) = arguments.stray.first() {
            let stray = quoted(stray);
            return Err(Failure::new(format!(
                "unexpected argument {stray}; for a model file, use --model {stray}"
            )));
        }
        let out = out_folder(home, arguments)?;
        let is_member = out == resolved(&home.generated())?;
        // The settings describe the crate in the folder, not only parts of it.
        let is_described = is_member || arguments.settings.is_some();
        let mut options = Options {
            crate_name: arguments.name.clone(),
            service: arguments.service.clone(),
            protocol: arguments.protocol.clone(),
            operations: arguments.operations.clone(),
            runtime: runtime(home, arguments.runtime.as_deref(), &out)?,
            standalone: arguments.standalone,
            include: include(&out),
            threads: threads(arguments),
            ..Options::default()
        };
        // A run for a part of the service has only some of the names, and a run for another model
        // has names of another service.
        let whole = arguments.operations.is_empty() && arguments.service.is_none();
        let (models, is_checked_in) = if arguments.model.is_empty() {
            let file = settings_file(home, arguments)?;
            options.command = home.command(&resolved(&file)?, &out);
            let crate_ = Described {
                settings: &file,
                display_name: &home.display_name(&file),
                out: &out,
                whole: is_described,
            };
            let models = crate_.use_settings(pending, home, &mut options)?;
            (models, whole && is_described)
        } else {
            let files = arguments.model.iter();
            let named = |file: &PathBuf| (file.clone(), file.display().to_string());
            (files.map(named).collect(), false)
        };
        let names = NamesFile::find(&models, is_checked_in, pending)?;
        // The settings may name the file before a collision creates it.
        let is_future = |display_name: &str| names.is_written && display_name == names.display_name;
        let mut sources = models
            .iter()
            .filter(|(_, display_name)| !is_future(display_name))
            .map(|(file, display_name)| source(file, display_name, pending))
            .collect::<Result<Vec<_>, _>>()?;
        if !sources
            .iter()
            .any(|source| source.name == names.display_name)
        {
            sources.extend(names.source());
        }
        Ok(Self {
            sources,
            names,
            options,
            out,
            fix: fix(home, arguments),
        })
    }

    /// Generates the crate, including its API as a file, and copies of the runtime packages.
    pub(crate) fn generate(
        &self,
        begin: &mut dyn FnMut(&'static str),
    ) -> Result<Generated, Report> {
        let mut generated = hardy_codegen::generate(&self.sources, &self.options, begin)?;
        generated.files.push(OutputFile {
            path: api::FILE.to_owned(),
            text: generated.api.clone(),
        });
        if self.options.runtime == Runtime::Vendored {
            let copies = vendored::copies(&generated.crate_name, generated.has_client);
            generated.files.extend(copies);
        }
        generated.files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(generated)
    }
}

/// The file with the settings of the crate. Refuses the current folder if it has none.
pub(crate) fn settings_file(home: &Home, arguments: &CodegenArguments) -> Result<PathBuf, Failure> {
    if let Some(file) = &arguments.settings {
        return Ok(file.clone());
    }
    let file = home.settings();
    if home.workspace().is_none() && !file.exists() {
        return Err(Failure::new(format!(
            "there is no `{}` in this folder: run this in the folder of a crate that `hardy new` wrote, or name its \
             settings and its folder with --settings and --out",
            home.display_name(&file)
        )));
    }
    Ok(file)
}

/// A crate with settings.
struct Described<'a> {
    settings: &'a Path,
    display_name: &'a str,
    out: &'a Path,
    /// Whether all of the settings are about the crate in this folder. Otherwise it does not belong to a
    /// repository: it has no examples, nothing that they need, and no front page.
    whole: bool,
}

impl Described<'_> {
    /// Adds defaults from the settings, and returns the model files in them, each with its displayed
    /// path.
    fn use_settings(
        &self,
        pending: &Pending,
        home: &Home,
        options: &mut Options,
    ) -> Result<Vec<(PathBuf, String)>, Failure> {
        let folder = self.settings.parent().unwrap_or(Path::new(""));
        let settings = settings::parse(&pending.text(self.settings)?, self.display_name)?;
        options.crate_name.get_or_insert(settings.name);
        options.protocol = options.protocol.take().or(settings.protocol);
        options.crate_version = settings.version;
        options.metadata = settings.metadata;
        let published = settings.states.get("published").cloned();
        options.model_version = published.unwrap_or_default();
        if options.operations.is_empty() {
            options.operations = settings.operations;
            // The operations in the arguments may not include it.
            options.example_operation = settings.example_operation;
        }
        let readme = options.metadata.readme.take();
        if self.whole {
            let readme = readme.map(|path| existing(&folder.join(path), self.out, pending));
            options.metadata.readme = readme.transpose()?;
            options.examples = self.examples(&settings.examples, pending)?;
            let packages = settings.dev_dependencies.into_iter();
            let packages =
                packages.map(|package| dev_dependency(package, folder, self.out, pending));
            options.dev_dependencies = packages.collect::<Result<_, _>>()?;
        }
        let files = settings.model.iter().map(|name| folder.join(name));
        let files = files.map(|file| {
            let display_name = home.display_name(&file);
            (file, display_name)
        });
        Ok(files.collect())
    }

    /// The examples in `files`, with their paths for the manifest of the crate.
    fn examples(&self, files: &[ExampleFile], pending: &Pending) -> Result<Vec<Example>, Failure> {
        let folder = self.settings.parent().unwrap_or(Path::new(""));
        let mut examples: Vec<Example> = Vec::new();
        for file in files {
            let path = folder.join(&file.path);
            let name = slashed(Path::new(path.file_stem().unwrap_or_default()))?;
            if examples.iter().any(|other| other.name == name) {
                let settings = self.display_name;
                let text = format!("{settings}: two `examples` are named `{name}`");
                return Err(Failure::new(text));
            }
            examples.push(Example {
                name,
                path: existing(&path, self.out, pending)?,
                required_features: file.required_features.clone(),
            });
        }
        Ok(examples)
    }
}

/// Patterns for the licences and notices in the folder, which the generator does not write.
fn include(out: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(out).into_iter().flatten().flatten();
    let names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    let has_licence = names.iter().any(|name| name.starts_with("LICENSE"));
    let has_notice = names.iter().any(|name| name == "NOTICE");
    let patterns = [(has_licence, "/LICENSE*"), (has_notice, "/NOTICE")];
    let patterns = patterns.into_iter().filter(|(is_there, _)| *is_there);
    patterns.map(|(_, pattern)| pattern.to_owned()).collect()
}

fn source(file: &Path, display_name: &str, pending: &Pending) -> Result<Source, Failure> {
    Ok(Source {
        name: display_name.to_owned(),
        text: pending.text(file)?,
    })
}

/// The package with its folder for the manifest of the crate in `out`.
fn dev_dependency(
    package: DevDependency,
    folder: &Path,
    out: &Path,
    pending: &Pending,
) -> Result<DevDependency, Failure> {
    let path = package.path.as_deref();
    let path = path.map(|path| existing(&folder.join(path), out, pending));
    Ok(DevDependency {
        path: path.transpose()?,
        ..package
    })
}

/// The path of an existing file, or one that is about to exist, for a manifest in `out`.
fn existing(file: &Path, out: &Path, pending: &Pending) -> Result<String, Failure> {
    let file = match pending.has(file) {
        true => resolved(file)?,
        false => file
            .canonicalize()
            .map_err(|error| Failure::disk("read", file, &error))?,
    };
    slashed(&relative(out, &file))
}

/// The number of threads that print files. On one thread, emitting and formatting are stages of their own.
fn threads(arguments: &CodegenArguments) -> NonZeroUsize {
    match arguments.timings {
        true => NonZeroUsize::MIN,
        false => available_parallelism().unwrap_or(NonZeroUsize::MIN),
    }
}
