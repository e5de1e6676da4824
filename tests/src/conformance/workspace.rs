//! Where suites are compiled and run: a workspace of their own, with the generated crate of each and the
//! program beside it. Decides folders and manifests.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use hardy_codegen::OutputFile;

use super::Suite;
use super::seen::{self, Seen};
use crate::place::{self, plain};

pub(super) use crate::place::runtime;

/// A workspace. Its suites are compiled in one go, so that no core waits for the others.
pub(super) struct Place(place::Place);

/// The packages of one suite.
pub(super) struct Packages {
    name: String,
}

impl Packages {
    pub(super) fn of(suite: &Suite) -> Self {
        Self {
            name: plain(&suite.name),
        }
    }

    /// The name of the generated package.
    pub(super) fn library(&self) -> String {
        format!("conformance-{}", self.name)
    }

    fn runner(&self) -> String {
        format!("{}-runner", self.library())
    }

    fn manifest(&self) -> String {
        let (runner, library, runtime) = (self.runner(), self.library(), runtime());
        format!(
            "[package]\nname = {runner:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nbytes = \"1\"\nhardy-runtime = {{ path = {runtime:?} }}\nhttp = \"1\"\nrmp-serde = \"1\"\n\
             {library} = {{ path = \"../crate\", default-features = false, features = [\"serde\"] }}\nserde_json = \"1\"\n"
        )
    }
}

impl Place {
    /// The workspace of this name in a folder, whose workspaces share their build results.
    pub(super) fn new(name: &str, folder: &Path) -> Self {
        let place = place::Place::new(folder.join(plain(name)), folder.join("target"));
        Self(place)
    }

    /// Waits until no other run is here. It ends with the file.
    pub(super) fn lock(&self) -> Result<File, String> {
        self.0.lock()
    }

    /// Writes the generated crate of a suite and its program.
    pub(super) fn write(
        &self,
        packages: &Packages,
        generated: &[OutputFile],
        program: &[(String, String)],
    ) -> Result<(), String> {
        let name = &packages.name;
        self.0.write(&format!("{name}/crate"), generated)?;
        let manifest = format!("{name}/runner/Cargo.toml");
        self.0.keep(&manifest, &packages.manifest())?;
        let mut program = program.iter();
        program.try_for_each(|(path, text)| self.0.keep(&format!("{name}/runner/{path}"), text))
    }

    /// Compiles the programs of these suites.
    pub(super) fn compile<'a>(
        &self,
        suites: impl Iterator<Item = &'a Packages>,
    ) -> Result<(), String> {
        let members = suites
            .flat_map(|Packages { name }| [format!("{name}/crate"), format!("{name}/runner")]);
        self.0.compile(&members.collect::<Vec<_>>())
    }

    /// Runs the program of a suite. If a case ends the program, it has printed the outcomes of
    /// earlier cases.
    pub(super) fn run(&self, packages: &Packages) -> Result<BTreeMap<usize, Seen>, String> {
        let output = self.0.cargo(&["run", "--package", &packages.runner()])?;
        seen::read(&String::from_utf8_lossy(&output.stdout))
    }
}
