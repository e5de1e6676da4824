//! Finds the model that an argument names: a file, or a service in a folder of models. Decides which of
//! several files it is; `models/folder.rs` lists them. Must not know the content of models.

mod fetch;
mod folder;
#[cfg(test)]
mod tests;
mod unusable;

use std::path::{Path, PathBuf};

use hardy_codegen::Source;
use hardy_codegen::report::{Printable, nearest};

use crate::{Failure, input};
use folder::{Candidate, candidates, normalised};

/// The environment variable that names a folder of models.
pub(crate) const VARIABLE: &str = "HARDY_MODELS";

/// The most names in a message.
const NAMED: usize = 10;

/// The model that `wanted` names. `models` is the folder in which services are looked for.
///
/// # Errors
///
/// Fails if there is no such model, or several, or if the file is no model.
pub(crate) fn find(wanted: &Path, models: Option<&Path>) -> Result<Source, Failure> {
    let file = file(wanted, models)?;
    let name = file.display().to_string();
    if let Some(problem) = unusable::by_name(&name) {
        return Err(Failure::new(format!("`{}` {problem}", Printable(&name))));
    }
    let text = input::text(&file)?;
    match unusable::by_content(&text) {
        Some(problem) => Err(Failure::new(format!("`{}` {problem}", Printable(&name)))),
        None => Ok(Source { name, text }),
    }
}

/// The folder of models that an option or the environment names.
pub(crate) fn folder(option: Option<&PathBuf>) -> Option<PathBuf> {
    let variable = || std::env::var_os(VARIABLE).filter(|value| !value.is_empty());
    option.cloned().or_else(|| variable().map(PathBuf::from))
}

fn file(wanted: &Path, models: Option<&Path>) -> Result<PathBuf, Failure> {
    let text = wanted.to_string_lossy();
    if wanted.is_file() {
        return Ok(wanted.to_path_buf());
    }
    if is_path(&text) {
        return match wanted.is_dir() {
            true => only(wanted),
            // Its reader says what is wrong with it.
            false => Ok(wanted.to_path_buf()),
        };
    }
    match models {
        Some(models) => of_service(&text, models),
        None => Err(Failure::new(fetch::without_models(&text))),
    }
}

/// Whether this is no name of a service, which has neither separators nor an extension.
fn is_path(text: &str) -> bool {
    text.contains(['/', '\\']) || text.ends_with(".json") || text.ends_with(".smithy")
}

/// The only model in a folder, such as that of a service.
fn only(folder: &Path) -> Result<PathBuf, Failure> {
    let candidates = all(folder)?;
    match candidates.as_slice() {
        [only] => Ok(only.file.clone()),
        several => Err(Failure::new(format!(
            "`{}` is a folder with {} models: name one of them, or a service and the folder with --models\n{}",
            folder.display(),
            several.len(),
            listed(several)
        ))),
    }
}

/// The newest model of a service in a folder.
fn of_service(service: &str, models: &Path) -> Result<PathBuf, Failure> {
    let candidates = all(models)?;
    let wanted = normalised(service);
    let named: Vec<&Candidate> = candidates
        .iter()
        .filter(|candidate| normalised(&candidate.name) == wanted)
        .collect();
    // Reads every file, and so only if no name is the right one.
    let ids: Vec<Option<String>> = match named.is_empty() {
        true => candidates.iter().map(Candidate::sdk_id).collect(),
        false => Vec::new(),
    };
    let by_id = candidates.iter().zip(&ids).filter(|(_, id)| {
        let id = id.as_deref();
        id.is_some_and(|id| normalised(id) == wanted)
    });
    let found: Vec<&Candidate> = named
        .into_iter()
        .chain(by_id.map(|(candidate, _)| candidate))
        .collect();
    match found.as_slice() {
        [only] => Ok(only.file.clone()),
        [] => Err(Failure::new(unknown(service, models, &candidates, &ids))),
        several => Err(Failure::new(format!(
            "several models in `{}` are of `{}`; name one of these files:\n{}",
            models.display(),
            Printable(service),
            listed(several.iter().copied())
        ))),
    }
}

/// The newest model of each service in a folder.
fn all(models: &Path) -> Result<Vec<Candidate>, Failure> {
    let candidates = candidates(models)?;
    if !candidates.is_empty() {
        return Ok(candidates);
    }
    Err(Failure::new(format!(
        "`{}` contains no models: name a folder of JSON files, or a clone of {}",
        models.display(),
        fetch::REPOSITORY
    )))
}

fn listed<'a>(candidates: impl IntoIterator<Item = &'a Candidate>) -> String {
    let mut candidates = candidates.into_iter();
    let lines = candidates.by_ref().take(NAMED);
    let mut lines: Vec<String> = lines
        .map(|candidate| format!("  {}", candidate.file.display()))
        .collect();
    let more = candidates.count();
    if more > 0 {
        lines.push(format!("  and {more} more"));
    }
    lines.join("\n")
}

/// That a service has no model, and which names are similar.
fn unknown(
    service: &str,
    models: &Path,
    candidates: &[Candidate],
    ids: &[Option<String>],
) -> String {
    let text = format!(
        "`{}` contains no model of `{}`",
        models.display(),
        Printable(service)
    );
    let names = candidates.iter().map(|candidate| candidate.name.as_str());
    let wanted = normalised(service);
    let parts = names
        .clone()
        .filter(|name| wanted.len() > 1 && normalised(name).contains(&wanted));
    let near = nearest(service, names.clone());
    let near_id = || {
        let known = ids.iter().flatten().map(String::as_str);
        let id = nearest(service, known)?;
        let index = ids.iter().position(|other| other.as_deref() == Some(id))?;
        candidates
            .get(index)
            .map(|candidate| candidate.name.as_str())
    };
    let mut similar: Vec<&str> = near.or_else(near_id).into_iter().collect();
    similar.extend(parts.filter(|name| Some(*name) != near).take(NAMED));
    similar.dedup();
    if !similar.is_empty() {
        let similar: Vec<String> = similar.iter().map(|name| format!("`{name}`")).collect();
        return format!("{text}; did you mean {}?", similar.join(" or "));
    }
    let (first, rest) = (names.clone().take(NAMED), names.skip(NAMED).count());
    let first: Vec<&str> = first.collect();
    let more = match rest {
        0 => String::new(),
        rest => format!(", and {rest} more"),
    };
    format!("{text}; it contains {}{more}", first.join(", "))
}
