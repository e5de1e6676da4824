//! The step `workflows`: the workflows of GitHub are valid, and safe as far as their text tells. Must not
//! know what they do.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::run_program;
use crate::python;
use crate::workspace::Workspace;
use crate::{Exit, Failure};

const FOLDER: &str = ".github/workflows";

/// Compares each workflow with GitHub's schema, and looks for known weaknesses.
pub(super) fn run(workspace: &Workspace) -> Result<Exit, Failure> {
    let files = workflows(workspace)?;
    python::step(workspace, &python::BOTO3, |python| {
        // Both are programs beside Python.
        let program = |name: &str| Command::new(python.with_file_name(name));
        let mut schema = program("check-jsonschema");
        schema.args(["--builtin-schema", "vendor.github-workflows"]);
        let mut weaknesses = program("zizmor");
        weaknesses.args(["--offline", "--quiet"]);
        for mut check in [schema, weaknesses] {
            check.args(&files);
            if run_program(check)? != Exit::FINE {
                return Ok(Exit::FINDING);
            }
        }
        Ok(Exit::FINE)
    })
}

fn workflows(workspace: &Workspace) -> Result<Vec<PathBuf>, Failure> {
    let folder = workspace.root().join(FOLDER);
    let failed = |error| Failure::disk("read", &folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if is_workflow(&path) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn is_workflow(path: &Path) -> bool {
    path.extension() == Some(OsStr::new("yml"))
}
