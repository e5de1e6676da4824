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
use folder::{Candidate, Names, candidates, normalised};

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
    let named = candidates.iter();
    let named = Vec::from_iter(named.filter(|candidate| is_same(&candidate.name, service)));
    if !named.is_empty() {
        return one_of(service, models, &named);
    }
    // Reads every file, and so only if no name is the right one.
    let known: Vec<Known<'_>> = candidates.iter().map(Known::from).collect();
    let by_id = known.iter().filter(|known| {
        let id = known.names.sdk_id.as_deref();
        id.is_some_and(|id| is_same(id, service))
    });
    let by_id = Vec::from_iter(by_id.map(|known| known.candidate));
    let by_other = known.iter().filter(|known| {
        let mut others = known.names.others.iter();
        others.any(|name| is_same(name, service))
    });
    let by_other = Vec::from_iter(by_other.map(|known| known.candidate));
    match (by_id.is_empty(), by_other.is_empty()) {
        (true, true) => Err(Failure::new(unknown(service, models, &known))),
        (true, false) => one_of(service, models, &by_other),
        (false, _) => one_of(service, models, &by_id),
    }
}

/// A model, and what its service is called.
struct Known<'a> {
    candidate: &'a Candidate,
    names: Names,
}

impl<'a> From<&'a Candidate> for Known<'a> {
    fn from(candidate: &'a Candidate) -> Self {
        let names = candidate.names();
        Self { candidate, names }
    }
}

fn is_same(name: &str, other: &str) -> bool {
    normalised(name) == normalised(other)
}

/// The only model that may be meant.
fn one_of(service: &str, models: &Path, found: &[&Candidate]) -> Result<PathBuf, Failure> {
    match found {
        [only] => Ok(only.file.clone()),
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
fn unknown(service: &str, models: &Path, known: &[Known<'_>]) -> String {
    let text = format!(
        "`{}` contains no model of `{}`",
        models.display(),
        Printable(service)
    );
    let names = known.iter().map(|known| known.candidate.name.as_str());
    let further = fetch::in_clone(service, models).unwrap_or_default();
    let similar = similar(service, known);
    if !similar.is_empty() {
        let similar: Vec<String> = similar.iter().map(|name| format!("`{name}`")).collect();
        return format!("{text}; did you mean {}?{further}", similar.join(" or "));
    }
    let more = match known.len().saturating_sub(NAMED) {
        0 => String::new(),
        rest => format!(", and {rest} more"),
    };
    let first: Vec<&str> = names.take(NAMED).collect();
    format!("{text}; it contains {}{more}{further}", first.join(", "))
}

/// The names of models that may be meant: the nearest one, and those that contain the wanted one.
fn similar<'a>(service: &str, known: &[Known<'a>]) -> Vec<&'a str> {
    let names = known.iter().map(|known| known.candidate.name.as_str());
    let near = nearest(service, names.clone()).or_else(|| {
        let ids = known.iter().map(|known| known.names.sdk_id.as_deref());
        let id = nearest(service, ids.clone().flatten())?;
        let index = ids.clone().position(|other| other == Some(id))?;
        known.get(index).map(|known| known.candidate.name.as_str())
    });
    let wanted = normalised(service);
    let whole = names.filter(|name| wanted.len() > 1 && normalised(name).contains(&wanted));
    let further = whole.filter(|name| Some(*name) != near).take(NAMED);
    near.into_iter().chain(further).collect()
}
