//! Changes that git does not have yet, among the files that an update writes: it would mix with them.

use std::path::Path;
use std::process::Command;

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
pub(super) fn refuse(files: &[&Path]) -> Result<State, Failure> {
    let mut state = State::Committed;
    let mut changed = Vec::new();
    for file in files {
        match status(file) {
            Some(lines) => changed.extend(lines),
            None => state = State::NoRepository,
        }
    }
    if changed.is_empty() {
        return Ok(state);
    }
    let files = changed.join("\n  ");
    Err(Failure::new(format!(
        "these files have changes that are not committed, and the update would mix with them; commit or \
         remove them first:\n  {files}"
    )))
}

/// The changed files at and below a path; `None` if git knows nothing about it.
fn status(path: &Path) -> Option<Vec<String>> {
    let folder = path.ancestors().skip(1).find(|folder| folder.is_dir())?;
    let output = Command::new("git")
        .current_dir(folder)
        .args(["status", "--porcelain", "--untracked-files=all", "--"])
        .arg(path)
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let files = text.lines().filter_map(|line| line.get(3..));
    Some(files.map(str::to_owned).collect())
}
