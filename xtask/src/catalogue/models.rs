//! Finds the models in a folder, at any depth, and gives each a name. Of several dates of one service, only
//! the newest counts. Must not know what is in a file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use hardy_codegen::NAMES_ENDING;

use crate::Failure;
use crate::settings::date_at_end;
use crate::workspace::resolved;

/// A file that may be a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ModelFile {
    /// The name of its file without the date; unique, so that it is also the name of the crate's folder.
    pub(super) name: String,
    /// The date in the name of its file, if there is one.
    pub(super) date: Option<String>,
    pub(super) file: PathBuf,
    /// The size of the file in bytes.
    pub(super) size: u64,
}

/// What a folder contains.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Sorted by name.
    pub(super) models: Vec<ModelFile>,
    /// How many files a newer one of the same service replaces.
    pub(super) older: usize,
}

/// Finds the JSON files below `folder` whose names contain one of `filter`, or all if it is empty.
///
/// Follows no links to folders, and ignores names that begin with a dot, and the folder `out` of the results,
/// which is [`resolved`].
pub(super) fn find(folder: &Path, filter: &[String], out: &Path) -> Result<Found, Failure> {
    if folder.is_file() {
        return Err(Failure::new(format!(
            "`{}` is a file: name its folder, and the model with --filter",
            folder.display()
        )));
    }
    let mut files = Vec::new();
    collect(
        folder,
        &|folder| resolved(folder).is_ok_and(|folder| folder == out),
        &mut files,
    )?;
    files.sort();
    // By folder without the date, and by name without the date.
    let mut newest: BTreeMap<(PathBuf, String), ModelFile> = BTreeMap::new();
    let mut found = Found::default();
    for file in files {
        let (name, date) = named(&file);
        if !filter.is_empty() && !filter.iter().any(|part| name.contains(part)) {
            continue;
        }
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        let service = (folder_of(&file, date.as_deref()), name.clone());
        let model = ModelFile {
            name,
            date,
            file,
            size,
        };
        match newest.get_mut(&service) {
            Some(other) => {
                found.older += 1;
                if other.date < model.date {
                    *other = model;
                }
            }
            None => {
                newest.insert(service, model);
            }
        }
    }
    let mut models: Vec<ModelFile> = newest.into_values().collect();
    models.sort_by(|a, b| (&a.name, &a.file).cmp(&(&b.name, &b.file)));
    number(&mut models);
    found.models = models;
    Ok(found)
}

fn collect(
    folder: &Path,
    is_left_out: &dyn Fn(&Path) -> bool,
    files: &mut Vec<PathBuf>,
) -> Result<(), Failure> {
    let failed = |error| Failure::disk("read", folder, &error);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() {
            if !is_left_out(&entry.path()) {
                collect(&entry.path(), is_left_out, files)?;
            }
        } else if name.ends_with(".json") && !name.ends_with(NAMES_ENDING) {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// The name of a file without `.json` and a date at its end, and that date. In the name, `-` replaces what
/// has a meaning in paths or in patterns of cargo.
fn named(file: &Path) -> (String, Option<String>) {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let is_plain = |character: char| character.is_alphanumeric() || "-_.".contains(character);
    let stem: String = stem
        .chars()
        .map(|character| if is_plain(character) { character } else { '-' })
        .collect();
    let parts = date_at_end(&stem).and_then(|date| {
        let name = stem.strip_suffix(date)?.strip_suffix('-')?;
        (!name.is_empty()).then(|| (name.to_owned(), Some(date.to_owned())))
    });
    parts.unwrap_or((stem, None))
}

/// The folder of a file, without a last part that is the same date.
fn folder_of(file: &Path, date: Option<&str>) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    let is_date = date.is_some() && folder.file_name().and_then(|name| name.to_str()) == date;
    let outer = folder.parent().filter(|_| is_date);
    outer.unwrap_or(folder).to_path_buf()
}

/// Makes names unique, also where upper and lower case are the same: the second of one name gets the number
/// 2.
fn number(models: &mut [ModelFile]) {
    let mut taken: BTreeSet<String> = models.iter().map(|model| key(&model.name)).collect();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for model in models {
        if seen.insert(key(&model.name)) {
            continue;
        }
        model.name = free(&model.name, |name| taken.contains(&key(name)));
        taken.insert(key(&model.name));
        seen.insert(key(&model.name));
    }
}

/// The name with the first number from 2 on that makes it free.
pub(super) fn free(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut candidates = (2_usize..).map(|number| format!("{name}-{number}"));
    let free = candidates.find(|name| !is_taken(name));
    free.expect("there are more numbers than names")
}

fn key(name: &str) -> String {
    name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{folder_of, named};

    #[test]
    fn separates_names_and_dates() {
        let cases = [
            (
                "models/mq/service/2017-11-27/mq-2017-11-27.json",
                "models/mq/service",
                "mq",
                "2017-11-27",
            ),
            (
                "models/route-53-2013-04-01.json",
                "models",
                "route-53",
                "2013-04-01",
            ),
            ("2017-11-27/mq.json", "2017-11-27", "mq", ""),
            (
                "2017-11-28/mq-2017-11-27.json",
                "2017-11-28",
                "mq",
                "2017-11-27",
            ),
            ("-2017-11-27.json", "", "-2017-11-27", ""),
            ("2017-11-27.json", "", "2017-11-27", ""),
            ("mq-2017-11-2x.json", "", "mq-2017-11-2x", ""),
            ("灯-2017-11-27.json", "", "灯", "2017-11-27"),
            ("灯-灯灯灯.json", "", "灯-灯灯灯", ""),
            ("a b[c]*+d.v2.json", "", "a-b-c---d.v2", ""),
        ];
        for (path, folder, name, date) in cases {
            let path = Path::new(path);
            let (found, of_file) = named(path);
            assert_eq!(
                (found.as_str(), of_file.as_deref().unwrap_or("")),
                (name, date)
            );
            assert_eq!(
                folder_of(path, of_file.as_deref()),
                Path::new(folder),
                "{name}"
            );
        }
    }
}
