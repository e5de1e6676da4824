//! The files of a model: one file, or all of a folder. Must not know their content.

use std::fs;
use std::path::{Path, PathBuf};

use hardy_codegen::Source;

use crate::settings::date_at_end;
use crate::{Failure, input};

/// Reads a model and the overlays that belong to it.
pub(super) fn read(model: &Path, overlays: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    let mut files = match model.is_dir() {
        true => of_folder(model)?,
        false => vec![model.to_path_buf()],
    };
    files.extend(overlays.iter().cloned());
    let sources = files.iter().map(|file| {
        Ok(Source {
            name: file.display().to_string(),
            text: input::text(file)?,
        })
    });
    sources.collect()
}

fn of_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error| Failure::disk("read", folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(path);
        }
    }
    if files.is_empty() {
        let folder = folder.display();
        return Err(Failure::new(format!("`{folder}` contains no `.json` file")));
    }
    files.sort();
    Ok(files)
}

/// The models as a heading: `mpa 2026-02-02 → 2026-03-05` if their names end in dates.
pub(super) fn title(old: &Path, new: &Path) -> String {
    let [old, new] = [old, new].map(stem);
    match (dated(&old), dated(&new)) {
        (Some((name, before)), Some((other, after))) if name == other => {
            format!("{name} {before} → {after}")
        }
        _ => format!("{old} → {new}"),
    }
}

/// The date at the end of a model's name.
pub(super) fn date(model: &Path) -> Option<String> {
    let stem = model.file_stem()?.to_string_lossy();
    dated(&stem).map(|(_, date)| date.to_owned())
}

/// A warning if the names of the models end in dates, and the old one is later.
pub(super) fn swapped(old: &Path, new: &Path) -> Option<String> {
    let [old_stem, new_stem] = [old, new].map(stem);
    let ((_, before), (_, after)) = dated(&old_stem).zip(dated(&new_stem))?;
    (before > after).then(|| {
        let (old, new) = (old.display(), new.display());
        format!(
            "warning: the old model `{old}` is later than the new one, `{new}`: are they swapped?"
        )
    })
}

/// The name of a file without its extension, or of a folder.
fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// A name and the date after it.
fn dated(stem: &str) -> Option<(&str, &str)> {
    let date = date_at_end(stem)?;
    let name = stem.strip_suffix(date)?.strip_suffix('-')?;
    Some((name, date))
}
