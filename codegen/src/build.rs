//! Generates code in the build script of a crate. This is the only module that uses the disk and
//! the environment; it needs the feature `build`. It decides the location of files and the output
//! for cargo. The content of files is decided as for every other crate.
//!
//! The build script, with `hardy-codegen` in the build dependencies and `hardy-runtime`, of the
//! same minor version, in the dependencies:
//!
//! ```no_run
//! use hardy_codegen::build::{Configuration, Failure};
//!
//! fn main() -> Result<(), Failure> {
//!     Configuration::new("mpa")
//!         .model("model/mpa.json")
//!         .operations(["ListSessions", "GetSession"])
//!         .generate()
//! }
//! ```
//!
//! The root of the library, which gets the module `mpa`:
//!
//! ```ignore
//! include!(concat!(env!("OUT_DIR"), "/mpa.rs"));
//!
//! use mpa::types::ListSessionsRequest;
//! ```
//!
//! [`client`](Configuration::client) adds the type `Client`, which needs the dependency `hardy-client`.
//!
//! If the model needs features of `hardy-runtime`, such as `gzip`, the dependency must enable them;
//! the compiler names the missing ones.
//!
//! Unlike a generated crate, the module does not support the feature `serde`, because features
//! belong to the crate that contains the module.

#![expect(
    clippy::disallowed_methods,
    reason = "the environment names the output folder of a build script"
)]

mod failure;

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Generated, MARK, Options, Root, Source, generate};

pub use failure::Failure;

/// The settings of a run in a build script.
#[derive(Clone, Debug)]
pub struct Configuration {
    module: String,
    models: Vec<PathBuf>,
    options: Options,
}

impl Configuration {
    /// Generates `module`, a path from the root of the crate: include `mpa` at its root, and
    /// `aws::mpa` in its module `aws`. The last name is also that of the file to include.
    #[must_use]
    pub fn new(module: impl Into<String>) -> Self {
        Self {
            module: module.into(),
            models: Vec::new(),
            options: Options::default(),
        }
    }

    /// Adds a model file (Smithy JSON AST), relative to the package; several files are merged into
    /// one model.
    #[must_use]
    pub fn model(mut self, file: impl Into<PathBuf>) -> Self {
        self.models.push(file.into());
        self
    }

    /// Limits the code to these operations and the types that they reach, by name or shape id. By
    /// default, generates the whole service.
    #[must_use]
    pub fn operations(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let names = names.into_iter().map(Into::into);
        self.options.operations.extend(names);
        self
    }

    /// The shape id of the service. Required if the model has several.
    #[must_use]
    pub fn service(mut self, id: impl Into<String>) -> Self {
        self.options.service = Some(id.into());
        self
    }

    /// The protocol, such as `restJson1`. Set it if the service has several, so that another
    /// version of the model or of the generator does not use another one.
    #[must_use]
    pub fn protocol(mut self, name: impl Into<String>) -> Self {
        self.options.protocol = Some(name.into());
        self
    }

    /// Generates the type `Client`, too. The crate then needs the dependency `hardy-client`, of the same minor version
    /// as this package.
    #[must_use]
    pub fn client(mut self) -> Self {
        self.options.client = true;
        self
    }

    /// The published version of the model, such as `2025-08-08`, which becomes `MODEL_VERSION`.
    #[must_use]
    pub fn model_version(mut self, version: impl Into<String>) -> Self {
        self.options.model_version = version.into();
        self
    }

    /// Generates into `OUT_DIR`. Makes cargo rerun the build script after a change of a model file,
    /// and shows warnings about the model as warnings of cargo.
    ///
    /// # Errors
    ///
    /// Fails if `OUT_DIR` is not set, or if a model cannot be read or is invalid; writes nothing
    /// then. Fails if files cannot be written. The error prints all diagnostics, so that `main` of
    /// a build script can return it.
    pub fn generate(self) -> Result<(), Failure> {
        for model in &self.models {
            println!("cargo::rerun-if-changed={}", model.display());
        }
        let out = std::env::var_os("OUT_DIR").ok_or_else(Failure::no_out_dir)?;
        let generated = self.generate_into(Path::new(&out))?;
        for line in generated.warnings.to_string().lines() {
            println!("cargo::warning={line}");
        }
        Ok(())
    }

    /// Same as [`Self::generate`], with any folder and without output for cargo: for tests, and for
    /// programs other than build scripts. Replaces the files of an earlier run.
    ///
    /// # Errors
    ///
    /// Same as [`Self::generate`], except for `OUT_DIR`.
    pub fn generate_into(self, out: &Path) -> Result<Generated, Failure> {
        let root = Root::module(&self.module).map_err(|error| Failure::new(error.to_string()))?;
        if self.models.is_empty() {
            return Err(Failure::new(
                "no model: name a file with `.model(…)`".to_owned(),
            ));
        }
        let sources: Vec<Source> = self
            .models
            .iter()
            .map(|file| read(file))
            .collect::<Result<_, _>>()?;
        // The path has been parsed, so it has a last part.
        let name = root.name().unwrap_or_default().to_owned();
        let options = Options {
            root,
            ..self.options
        };
        let generated = generate(&sources, &options, &mut |_| {})
            .map_err(|report| Failure::refused(&report))?;
        write(&generated, out, &name)?;
        Ok(generated)
    }
}

fn read(file: &Path) -> Result<Source, Failure> {
    let text = fs::read_to_string(file).map_err(|error| Failure::disk("read", file, &error))?;
    Ok(Source {
        name: file.display().to_string(),
        text,
    })
}

/// Writes the sources below the folder `name`, and the file to include beside it.
fn write(generated: &Generated, out: &Path, name: &str) -> Result<(), Failure> {
    let folder = out.join(name);
    if folder.exists() {
        // Files of an earlier run that are no longer generated.
        fs::remove_dir_all(&folder).map_err(|error| Failure::disk("remove", &folder, &error))?;
    }
    // Only a crate of its own has a manifest.
    let sources = generated
        .files
        .iter()
        .filter(|file| file.path.starts_with("src/"));
    for file in sources {
        write_file(&folder.join(&file.path), &file.text)?;
    }
    write_file(
        &out.join(format!("{name}.rs")),
        &entry(name, &generated.runtime_features),
    )
}

fn write_file(place: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::disk("make", folder, &error))?;
    }
    fs::write(place, text).map_err(|error| Failure::disk("write", place, &error))
}

/// The file to include. An included file cannot have inner attributes and documentation, but the
/// generated root has both: so the file declares a module with the root as its file.
fn entry(name: &str, features: &[String]) -> String {
    // Another manifest enables the features: for a missing one, it gets an error in words.
    let required = features
        .iter()
        .map(|feature| format!("::hardy_runtime::require_{feature}!();\n\n"));
    let required: String = required.collect();
    format!(
        "// {MARK}. Do not edit.\n\n{required}\
         // A crate seldom uses all of a service, and its own lints are for its own code.\n\
         #[allow(dead_code, unused_imports, unreachable_pub, clippy::all, clippy::pedantic)]\n\
         #[path = \"{name}/src/lib.rs\"]\n\
         pub mod {name};\n"
    )
}
