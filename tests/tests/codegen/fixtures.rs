//! The models of `tests/fixtures`: finds and reads them, generates their crates, and finds their
//! snapshots. Must not know expectations.

use std::fs;
use std::path::{Path, PathBuf};

use hardy_codegen::{Generated, Options, Report, Source, generate};
use serde_json::Value;

/// A small model, in one file or several, and the settings for these tests in its `metadata`.
pub(crate) struct Fixture {
    pub(crate) name: String,
    /// The folder of its snapshots.
    pub(crate) folder: PathBuf,
    pub(crate) sources: Vec<Source>,
}

impl Fixture {
    /// The model in one file, or in all files of a folder.
    fn read(path: &Path, folder: &Path) -> Self {
        let files = match path.is_dir() {
            true => models(path),
            false => vec![path.to_owned()],
        };
        Self {
            name: stem(path),
            folder: folder.to_owned(),
            sources: files.iter().map(|file| source(file)).collect(),
        }
    }

    /// The strings that `metadata` lists under `key`; none for a file that is not JSON.
    pub(crate) fn metadata(&self, key: &str) -> Vec<String> {
        let models = self.sources.iter();
        let models = models.map(|source| serde_json::from_str(&source.text).unwrap_or_default());
        let listed = models.filter_map(|model: Value| model["metadata"][key].as_array().cloned());
        let texts = listed.flatten();
        texts
            .filter_map(|text| text.as_str().map(str::to_owned))
            .collect()
    }

    /// The options of the generator.
    pub(crate) fn options(&self) -> Options {
        Options {
            crate_name: Some(format!("fixture-{}", self.name.replace('_', "-"))),
            operations: self.metadata("operations"),
            service: self.metadata("service").pop(),
            // As in the checked-in crate.
            command: Some("cargo xtask codegen".to_owned()),
            ..Options::default()
        }
    }

    /// The crate that it becomes, or why it does not.
    pub(crate) fn generate(&self) -> Result<Generated, Report> {
        generate(&self.sources, &self.options(), &mut |_| {})
    }

    /// Compares `text` with the snapshot `name` of this fixture.
    pub(crate) fn assert_snapshot(&self, name: &str, text: &str) {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&self.folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}

/// The crate of a model that nothing is wrong with.
pub(crate) fn generated(sources: &[Source], options: &Options) -> Generated {
    match generate(sources, options, &mut |_| {}) {
        Ok(generated) => generated,
        Err(report) => panic!("{report}"),
    }
}

/// The root of this workspace.
pub(crate) fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().expect("the package is in the workspace")
}

/// The model of `generated/`.
pub(crate) fn whole_service() -> Source {
    let name = "multipartyapproval.json";
    let text = fs::read_to_string(workspace().join("model").join(name));
    Source {
        name: name.to_owned(),
        text: text.expect("the model can be read"),
    }
}

/// The models that become a crate, by name.
pub(crate) fn good() -> Vec<Fixture> {
    let folders = entries(&root()).into_iter().filter(|path| path.is_dir());
    let fixtures: Vec<Fixture> = folders
        .filter(|folder| folder.join("model.json").is_file())
        .map(|folder| Fixture::read(&folder, &folder))
        .collect();
    assert!(fixtures.len() > 10, "{} fixtures", fixtures.len());
    fixtures
}

/// One of [`good`].
pub(crate) fn named(name: &str) -> Fixture {
    let folder = root().join(name);
    Fixture::read(&folder, &folder)
}

/// The models that do not become one, by name.
pub(crate) fn bad() -> Vec<Fixture> {
    let folder = root().join("bad");
    let fixtures: Vec<Fixture> = entries(&folder)
        .into_iter()
        .filter(|path| path.is_dir() || is_model(path))
        .map(|model| Fixture::read(&model, &folder))
        .collect();
    assert!(fixtures.len() > 10, "{} fixtures", fixtures.len());
    fixtures
}

fn models(folder: &Path) -> Vec<PathBuf> {
    let files = entries(folder).into_iter();
    files.filter(|path| is_model(path)).collect()
}

fn is_model(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "json")
}

fn source(file: &Path) -> Source {
    let name = file.file_name().expect("a file has a name");
    Source {
        name: name.to_string_lossy().into_owned(),
        text: fs::read_to_string(file).expect("a fixture can be read"),
    }
}

/// The snapshots in a folder, by name.
pub(crate) fn snapshots(folder: &Path) -> Vec<String> {
    let files = entries(folder).into_iter();
    files
        .filter(|path| path.extension().is_some_and(|end| end == "snap"))
        .map(|path| stem(&path))
        .collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Name of a file or folder, without the last extension.
fn stem(path: &Path) -> String {
    let stem = path.file_stem().expect("a path has a name");
    stem.to_string_lossy().into_owned()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder can be read");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry can be read").path())
        .collect();
    paths.sort();
    paths
}
