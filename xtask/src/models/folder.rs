//! The models in a folder: JSON files, or a clone of the repository in which AWS publishes them. Decides which
//! files are models by their names, and which version of a model is the newest.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hardy_codegen::{NAMES_ENDING, ast};

use crate::Failure;
use crate::home::SETTINGS;
use crate::settings::date_at_end;

/// The newest model of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The name of its folder or file, without the date.
    pub(super) name: String,
    /// The date of the version of the API; empty if no name has it.
    date: String,
    pub(super) file: PathBuf,
}

impl Candidate {
    /// What else the service is called, by the text of the file alone: whoever uses the model reads it properly.
    pub(super) fn names(&self) -> Names {
        let text = fs::read_to_string(&self.file).unwrap_or_default();
        let others = OTHER_NAMES.iter().filter_map(|key| string(&text, key));
        let others = others.map(|name| {
            let short = COMPANY.iter().find_map(|word| name.strip_prefix(word));
            short.unwrap_or(name).to_owned()
        });
        Names {
            sdk_id: string(&text, "sdkId").map(str::to_owned),
            others: others.collect(),
        }
    }
}

/// What a service is called beside its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) sdk_id: Option<String>,
    /// Names that several services may share.
    pub(super) others: Vec<String>,
}

/// Keys of the model whose strings are names of the service.
const OTHER_NAMES: [&str; 4] = [
    "cloudFormationName",
    "arnNamespace",
    "endpointPrefix",
    "smithy.api#title",
];
/// Words before the name of the service in its title.
const COMPANY: [&str; 2] = ["AWS ", "Amazon "];

/// The first string at a key.
fn string<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("\"{key}\""))?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    let (value, _) = rest.strip_prefix('"')?.split_once('"')?;
    Some(value)
}

/// A name without case, spaces, dashes and other punctuation.
pub(super) fn normalised(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The newest model of each service in a folder, sorted by name.
pub(super) fn candidates(folder: &Path) -> Result<Vec<Candidate>, Failure> {
    let mut newest = BTreeMap::new();
    // The layout of a clone: models/SERVICE/service/DATE/SERVICE-DATE.json
    let models = folder.join("models");
    let folder = match models.is_dir() {
        true => &models,
        false => folder,
    };
    let mut found = of_versions(folder)?;
    for path in entries(folder)? {
        match path.is_dir() {
            true => found.extend(of_versions(&path)?),
            false => found.extend(of_file(&path)),
        }
    }
    for candidate in found {
        let kept = newest
            .entry(candidate.name.clone())
            .or_insert_with(|| candidate.clone());
        if candidate.date > kept.date {
            *kept = candidate;
        }
    }
    Ok(newest.into_values().collect())
}

/// The models in the folder of a service: a folder for each version.
fn of_versions(service: &Path) -> Result<Vec<Candidate>, Failure> {
    let versions = service.join("service");
    let Some(name) = service.file_name().filter(|_| versions.is_dir()) else {
        return Ok(Vec::new());
    };
    let name = name.to_string_lossy().into_owned();
    let mut found = Vec::new();
    for version in entries(&versions)?.iter().filter(|path| path.is_dir()) {
        let date = version.file_name().unwrap_or_default().to_string_lossy();
        let files = entries(version)?;
        found.extend(files.iter().filter_map(|file| {
            Some(Candidate {
                name: name.clone(),
                date: date.clone().into_owned(),
                ..of_file(file)?
            })
        }));
    }
    Ok(found)
}

/// The model in a file; `None` if its name is not that of a model.
fn of_file(file: &Path) -> Option<Candidate> {
    let name = file.file_name()?.to_str()?;
    let stem = name.strip_suffix(".json")?;
    let beside = [ast::OVERLAY, NAMES_ENDING, SETTINGS];
    if beside.iter().any(|ending| name.ends_with(ending)) {
        return None;
    }
    let date = date_at_end(stem).unwrap_or_default();
    let name = stem.strip_suffix(date).unwrap_or(stem);
    Some(Candidate {
        name: name.trim_end_matches('-').to_owned(),
        date: date.to_owned(),
        file: file.to_path_buf(),
    })
}

/// What is in a folder, sorted.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error| Failure::disk("read the folder", folder, &error);
    let entries = fs::read_dir(folder).map_err(failed)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = paths.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    paths.sort();
    Ok(paths)
}
