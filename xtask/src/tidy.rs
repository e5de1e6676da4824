//! `cargo xtask tidy`: rules of source files that no compiler checks.
//!
//! Checks single files, and the dependencies between them; rules that need types are clippy's.

mod cycles;
mod documented;
mod untidiness;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::console::print;
use crate::input;
use crate::workspace::Workspace;
use crate::write::survey::has_mark;
use crate::{Exit, Failure};

pub use untidiness::Untidiness;

/// The greatest length of a hand-written source file, in lines.
pub const LONGEST_FILE: usize = 400;

pub(crate) fn run(workspace: &Workspace) -> Result<Exit, Failure> {
    let found = untidiness(workspace.root())?;
    for Untidiness { path, rule } in &found {
        print(&format!("{path}: {rule}"))?;
    }
    Ok(if found.is_empty() {
        Exit::FINE
    } else {
        Exit::FINDING
    })
}

/// All violations below `root`, by file.
///
/// # Errors
///
/// Fails if a file or folder cannot be read.
pub fn untidiness(root: &Path) -> Result<Vec<Untidiness>, Failure> {
    let mut found = Vec::new();
    let mut importers = Vec::new();
    let mut sources = BTreeMap::new();
    for path in files_below(root, Path::new(""))? {
        let is_emitted = path.starts_with("generated");
        if documented::is_model(&path) {
            let text = input::text(&root.join(&path))?;
            found.extend(
                documented::missing(&text)
                    .into_iter()
                    .map(|rule| Untidiness {
                        path: slashed(&path),
                        rule,
                    }),
            );
        }
        if !is_emitted && path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let bytes = fs::read(root.join(&path))
            .map_err(|error| Failure::disk("read", &root.join(&path), &error))?;
        let name = slashed(&path);
        let mut broken = |rule: String| {
            found.push(Untidiness {
                path: name.clone(),
                rule,
            });
        };
        let is_marked = has_mark(&bytes);
        if is_emitted && !is_marked {
            broken("lacks the generator's mark".to_owned());
        } else if !is_marked {
            let text = String::from_utf8_lossy(&bytes);
            check_source(&text, &mut broken);
            if path.starts_with("codegen") && text.lines().any(uses_heck) {
                importers.push(name.clone());
            }
            sources.insert(name, text.into_owned());
        }
    }
    if importers.len() > 1 {
        // Only one file may change the case of names; the report does not decide which.
        found.extend(importers.iter().map(|path| Untidiness {
            path: path.clone(),
            rule: format!(
                "one of {} files that use `heck`; only one file may",
                importers.len()
            ),
        }));
    }
    found.extend(cycles::find(&sources));
    found.sort();
    Ok(found)
}

fn slashed(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

fn check_source(text: &str, broken: &mut dyn FnMut(String)) {
    let lines = text.lines().count();
    if lines > LONGEST_FILE {
        broken(format!("{lines} lines; the limit is {LONGEST_FILE}"));
    }
    if !text.starts_with("//!") {
        broken("must begin with `//!`: what it decides and what it must not know".to_owned());
    }
}

fn uses_heck(line: &str) -> bool {
    let line = line.trim_start();
    // Only a whole word counts: `check::` ends in the same letters.
    let is_path = |part: &str| !part.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    !line.starts_with("//")
        && line
            .match_indices("heck::")
            .any(|(at, _)| is_path(&line[..at]))
}

/// The files of the workspace, except build results, snapshots, and hidden files of tools.
fn files_below(root: &Path, inner: &Path) -> Result<Vec<PathBuf>, Failure> {
    let folder = root.join(inner);
    let fails = |error| Failure::disk("read", &folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).map_err(fails)? {
        let entry = entry.map_err(fails)?;
        let name = entry.file_name();
        let path = inner.join(&name);
        let kind = entry.file_type().map_err(fails)?;
        if kind.is_dir() {
            let is_skipped = name == "target" || name == "snapshots" || is_hidden(&name);
            if !is_skipped {
                files.extend(files_below(root, &path)?);
            }
        } else if kind.is_file() && name != "Cargo.lock" {
            files.push(path);
        }
    }
    Ok(files)
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

#[cfg(test)]
mod tests;
