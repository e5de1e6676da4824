//! Differences between a folder and the generated files. Writes nothing.

use std::fmt;
use std::path::Path;

use hardy_codegen::OutputFile;
use hardy_codegen::report::Printable;

use crate::workspace::resolved;
use crate::write::is_incomplete;
use crate::write::survey::{OnDisk, Survey};

/// One file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The file's path in the folder, or the displayed path of a file beside the model; empty for
    /// the folder itself.
    pub path: String,
    /// The difference.
    pub kind: DriftKind,
}

/// The difference of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DriftKind {
    /// Its text differs from the generated one.
    Changed {
        /// The number of the first line that differs, from 1.
        line: usize,
        /// The text on the disk: at most three lines, fewer at the end of the file.
        on_disk: Vec<String>,
        /// The generated text: at most three lines, fewer at the end of the file.
        generated: Vec<String>,
    },
    /// It is generated, but missing.
    Missing,
    /// It was generated before, but is not any more.
    Orphaned,
    /// It is a Rust file in a folder of generated files, but the generator did not write it.
    Foreign,
    /// It cannot be read or replaced, for this reason.
    Blocked(String),
    /// A run was killed while it wrote the folder (or is still running).
    HalfWritten,
}

/// Every difference between `files` and the folder `out`, by path; none if it is up to date.
pub fn drift(files: &[OutputFile], out: &Path) -> Vec<Drift> {
    let whole = |kind| Drift {
        path: String::new(),
        kind,
    };
    // A missing folder is one difference, not one for each file.
    if matches!(out.try_exists(), Ok(false)) && !resolved(out).is_ok_and(|out| is_incomplete(&out))
    {
        return vec![whole(DriftKind::Missing)];
    }
    let survey = resolved(out).and_then(|out| {
        let half_written = is_incomplete(&out).then(|| whole(DriftKind::HalfWritten));
        Ok((half_written, Survey::take(files, &out)?))
    });
    let (half_written, survey) = match survey {
        Ok(survey) => survey,
        Err(failure) => return vec![whole(DriftKind::Blocked(failure.to_string()))],
    };
    let emitted = survey.files.into_iter().filter_map(|(file, found)| {
        let kind = match found {
            OnDisk::Same => return None,
            OnDisk::Missing => DriftKind::Missing,
            OnDisk::Other { bytes } => changed(&String::from_utf8_lossy(&bytes), &file.text),
            OnDisk::Blocked(reason) => DriftKind::Blocked(reason),
        };
        Some(Drift {
            path: file.path.clone(),
            kind,
        })
    });
    let orphans = survey.orphans.into_iter().map(|path| Drift {
        path,
        kind: DriftKind::Orphaned,
    });
    let foreign = survey.foreign.into_iter().map(|path| Drift {
        path,
        kind: DriftKind::Foreign,
    });
    let mut drifts: Vec<Drift> = half_written
        .into_iter()
        .chain(emitted)
        .chain(orphans)
        .chain(foreign)
        .collect();
    drifts.sort_by(|left, right| left.path.cmp(&right.path));
    drifts
}

/// The difference between the text of a file and the wanted text; `None` means no file.
pub(crate) fn text_drift(path: &str, on_disk: Option<&str>, wanted: Option<&str>) -> Option<Drift> {
    let kind = match (on_disk, wanted) {
        (Some(on_disk), Some(wanted)) if on_disk != wanted => changed(on_disk, wanted),
        (None, Some(_)) => DriftKind::Missing,
        (Some(_), None) => DriftKind::Orphaned,
        _ => return None,
    };
    Some(Drift {
        path: path.to_owned(),
        kind,
    })
}

/// The greatest number of lines that are shown of each side.
const SHOWN_LINES: usize = 3;
/// The greatest number of characters that are shown of a line.
const SHOWN_CHARACTERS: usize = 140;

fn changed(on_disk: &str, generated: &str) -> DriftKind {
    let left: Vec<&str> = on_disk.split_inclusive('\n').collect();
    let right: Vec<&str> = generated.split_inclusive('\n').collect();
    let first = left
        .iter()
        .zip(&right)
        .take_while(|(left, right)| left == right)
        .count();
    // Lines after an equal line belong to another difference, which is not shown.
    let equal_again = (first..first + SHOWN_LINES)
        .find(|at| left.get(*at).is_some() && left.get(*at) == right.get(*at));
    let end = equal_again.unwrap_or(first + SHOWN_LINES);
    let shown = |lines: &[&str]| {
        lines
            .iter()
            .take(end)
            .skip(first)
            .map(|line| visible(line))
            .collect::<Vec<String>>()
    };
    DriftKind::Changed {
        line: first + 1,
        on_disk: shown(&left),
        generated: shown(&right),
    }
}

/// A line for display. Escapes characters that are invisible or that control a terminal.
fn visible(line: &str) -> String {
    let (text, end) = match line.strip_suffix('\n') {
        Some(text) => (text, ""),
        None => (line, " (no line break at the end)"),
    };
    let mut shown: String = text.chars().take(SHOWN_CHARACTERS).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    Printable(&shown).to_string() + end
}

impl fmt::Display for Drift {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() {
            "the folder"
        } else {
            self.path.as_str()
        };
        match &self.kind {
            DriftKind::Changed {
                line,
                on_disk,
                generated,
            } => {
                write!(formatter, "{path}:{line} differs")?;
                let on_disk = on_disk.iter().map(|text| ('-', text));
                let generated = generated.iter().map(|text| ('+', text));
                for (sign, text) in on_disk.chain(generated) {
                    write!(formatter, "\n  {sign} {text}")?;
                }
                Ok(())
            }
            DriftKind::Missing if self.path.is_empty() => {
                write!(
                    formatter,
                    "{path} does not exist: nothing has been generated there yet"
                )
            }
            DriftKind::Missing => write!(formatter, "{path} is missing"),
            DriftKind::Orphaned => write!(formatter, "{path} is no longer generated"),
            DriftKind::Foreign => write!(
                formatter,
                "{path} is not generated; move it out of the folders of generated files"
            ),
            DriftKind::Blocked(reason) => write!(formatter, "{path}: {reason}"),
            DriftKind::HalfWritten => write!(
                formatter,
                "{path} is incomplete: a run was killed, or is still running"
            ),
        }
    }
}

#[cfg(test)]
mod tests;
