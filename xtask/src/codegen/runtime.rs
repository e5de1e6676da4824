//! The value of `--runtime`: the source of `hardy-runtime` in the manifest of a crate. Must not know
//! the other options.

use std::path::{Path, PathBuf};

use hardy_codegen::{RUNTIME_VERSION, Runtime};
use semver::{Version, VersionReq};

use crate::Failure;
use crate::home::Home;
use crate::workspace::{relative, resolved, slashed};

/// The source of `hardy-runtime` for the crate in `out`.
pub(super) fn runtime(home: &Home, value: Option<&str>, out: &Path) -> Result<Runtime, Failure> {
    let folder = match value {
        None => match home.runtime() {
            Some(folder) => folder,
            None => return Ok(Runtime::Vendored),
        },
        Some(VENDORED) => return Ok(Runtime::Vendored),
        Some(text) if text.starts_with(GIT) => return git(text),
        Some(text) if text.contains(['/', '\\']) || Path::new(text).is_dir() => PathBuf::from(text),
        Some(text) => return version(text),
    };
    let folder = folder.canonicalize().map_err(|error| {
        let text = format!("no runtime at `{}`: {error}", folder.display());
        Failure::new(text)
    })?;
    if !folder.is_dir() {
        let text = format!("no runtime at `{}`: it is not a folder", folder.display());
        return Err(Failure::new(text));
    }
    let own = home.runtime().and_then(|own| own.canonicalize().ok());
    let is_own = own.is_some_and(|own| own == folder);
    // A checked-in manifest must not contain a path of this machine.
    let path = slashed(&relative(out, &folder))?;
    Ok(if is_own && out == resolved(&home.generated())? {
        // A published crate gets the runtime from the registry.
        let version = RUNTIME_VERSION.to_owned();
        Runtime::PathAndVersion { path, version }
    } else {
        Runtime::Path(path)
    })
}

/// The value of `--runtime` for a copy of the runtime packages in the crate.
const VENDORED: &str = "vendored";
/// The prefix of `--runtime` for a revision of a git repository.
const GIT: &str = "git=";

/// A revision of a git repository, from `git=URL#REV`.
fn git(text: &str) -> Result<Runtime, Failure> {
    let parts = text
        .strip_prefix(GIT)
        .and_then(|text| text.rsplit_once('#'));
    match parts {
        Some((url, rev)) if !url.is_empty() && !rev.is_empty() => Ok(Runtime::Git {
            url: url.to_owned(),
            rev: rev.to_owned(),
        }),
        _ => Err(Failure::new(format!(
            "--runtime `{}` lacks a URL or a revision: use git=URL#REV",
            text.escape_debug()
        ))),
    }
}

fn version(text: &str) -> Result<Runtime, Failure> {
    let Ok(required) = VersionReq::parse(text) else {
        return Err(Failure::new(format!(
            "--runtime `{}` is neither a folder nor a version, nor `{VENDORED}` nor `{GIT}URL#REV`",
            text.escape_debug()
        )));
    };
    if !allows_supported(&required) {
        return Err(Failure::new(format!(
            "--runtime `{text}` excludes the versions of `hardy-runtime` that emitted crates \
             support: use {RUNTIME_VERSION}"
        )));
    }
    Ok(Runtime::Version(text.to_owned()))
}

/// Whether a version of the runtime that emitted crates support meets the requirement.
fn allows_supported(required: &VersionReq) -> bool {
    let Ok(supported) = VersionReq::parse(RUNTIME_VERSION) else {
        return false;
    };
    let patches = required.comparators.iter().filter_map(|part| part.patch);
    let bounds = supported.comparators.iter().flat_map(|part| {
        let (major, minor) = (part.major, part.minor.unwrap_or(0));
        // Every requirement begins and ends at a patch that it names, or beside it.
        let near = patches.clone().flat_map(move |patch| {
            let patches = [patch.saturating_sub(1), patch, patch.saturating_add(1)];
            patches.map(|patch| Version::new(major, minor, patch))
        });
        near.chain([Version::new(major, minor, 0)])
    });
    let mut supported = bounds.filter(|version| supported.matches(version));
    supported.any(|version| required.matches(&version))
}
