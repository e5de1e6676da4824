//! Changes that git does not have yet, among the files that an update writes: it would mix with them.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::report::first_lines;
use crate::Failure;

/// What git says about files.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Git has all of them as they are.
    Committed,
    /// They are in no repository, or there is no git.
    NoRepository,
}

/// Refuses files and folders with changes that are not committed.
pub(super) fn refuse(files: &[PathBuf]) -> Result<State, Failure> {
    let mut state = State::Committed;
    let mut changed = Vec::new();
    for file in files {
        match status(file)? {
            Some(lines) => changed.extend(lines),
            None => state = State::NoRepository,
        }
    }
    if changed.is_empty() {
        return Ok(state);
    }
    let files = first_lines(&changed);
    Err(Failure::new(format!(
        "these files have changes that are not committed, and the update would mix with them; commit or \
         remove them first:{files}"
    )))
}

/// The changed files at and below a path; `None` if it is in no repository, or there is no git.
fn status(path: &Path) -> Result<Option<Vec<String>>, Failure> {
    // A folder can be a repository of its own.
    let Some(folder) = path.ancestors().find(|folder| folder.is_dir()) else {
        return Ok(None);
    };
    let output = Command::new("git")
        .current_dir(folder)
        // Its messages in English.
        .env("LC_ALL", "C")
        .args(["status", "--porcelain", "--untracked-files=all", "--"])
        .arg(path)
        .output();
    let Ok(output) = output else {
        return Ok(None);
    };
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr);
        return match error.contains("not a git repository") {
            true => Ok(None),
            false => Err(Failure::new(format!(
                "git cannot say whether `{}` has changes that are not committed: {}",
                path.display(),
                error.trim()
            ))),
        };
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let files = text.lines().filter_map(|line| line.get(3..));
    Ok(Some(files.map(str::to_owned).collect()))
}
