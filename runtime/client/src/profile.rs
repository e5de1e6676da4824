//! The shared config and credentials files of AWS tools: where they are, how they are parsed and merged,
//! and which profile is selected.

// Must not know the meaning of a property.

mod error;
mod header;
mod line;
mod location;
mod parse;
mod section;

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use crate::system::System;
use header::{FileKind, SectionKind, header, is_name};
use parse::{WrittenSection, parse};
use section::Property;

pub use error::ProfileError;
pub use location::Locations;
pub use section::{Place, Section};

/// The greatest size of a file, in bytes. Those of large organisations have some hundred kilobytes.
const LARGEST_FILE: usize = 4 << 20;

/// Both files, merged.
#[derive(Clone, Debug)]
pub struct ProfileFiles {
    locations: Locations,
    profiles: BTreeMap<String, Section>,
    sso_sessions: BTreeMap<String, Section>,
    services: BTreeMap<String, Section>,
    /// The names of sections of the config file that lack the word `profile`.
    unprefixed: BTreeSet<String>,
}

impl ProfileFiles {
    /// Reads both files. One that does not exist counts as empty.
    ///
    /// # Errors
    ///
    /// Fails if a file exists and cannot be read or parsed.
    pub fn load(system: &dyn System) -> Result<Self, ProfileError> {
        let locations = Locations::of(system);
        let mut files = Self {
            profiles: BTreeMap::new(),
            sso_sessions: BTreeMap::new(),
            services: BTreeMap::new(),
            unprefixed: BTreeSet::new(),
            locations: locations.clone(),
        };
        // The later file has precedence.
        for (path, kind) in [
            (locations.config, FileKind::Config),
            (locations.credentials, FileKind::Credentials),
        ] {
            if let Some(path) = path {
                files.add(system, &path, kind)?;
            }
        }
        Ok(files)
    }

    fn add(
        &mut self,
        system: &dyn System,
        path: &Path,
        kind: FileKind,
    ) -> Result<(), ProfileError> {
        let bytes = match system.read(path, LARGEST_FILE) {
            Ok(bytes) => bytes,
            Err(error) if is_absent(error.kind()) => return Ok(()),
            Err(error) => return Err(ProfileError::unreadable(path, error)),
        };
        let text = text(&bytes).map_err(|line| ProfileError::invalid(path, line, "not UTF-8"))?;
        let sections =
            parse(text).map_err(|(line, problem)| ProfileError::invalid(path, line, problem))?;
        self.merge(sections, kind, &Arc::from(path));
        Ok(())
    }

    fn merge(&mut self, sections: Vec<WrittenSection<'_>>, kind: FileKind, path: &Arc<Path>) {
        let has_prefixed_default = sections
            .iter()
            .filter_map(|section| header(section.header, kind))
            .any(|header| {
                let is_profile = header.kind == SectionKind::Profile;
                is_profile && header.name == "default" && !header.is_plain
            });
        for section in sections {
            let Some(header) = header(section.header, kind) else {
                let name = section.header.trim();
                if is_name(name) {
                    self.unprefixed.insert(name.to_owned());
                }
                continue;
            };
            if has_prefixed_default && header.is_plain && header.name == "default" {
                continue;
            }
            let merged = match header.kind {
                SectionKind::Profile => &mut self.profiles,
                SectionKind::SsoSession => &mut self.sso_sessions,
                SectionKind::Services => &mut self.services,
            };
            let merged = merged
                .entry(header.name.to_owned())
                .or_insert_with(|| Section::new(header.name));
            for written in section.properties.into_iter().filter(|p| is_name(&p.key)) {
                let property = Property {
                    value: written.value,
                    path: Arc::clone(path),
                    line: written.line,
                };
                merged.insert(written.key, property);
            }
        }
    }

    /// Where the files are, whether they exist or not.
    pub fn locations(&self) -> &Locations {
        &self.locations
    }

    /// The profile of this name.
    pub fn profile(&self, name: &str) -> Option<&Section> {
        self.profiles.get(name)
    }

    /// What to do about a profile that does not exist because the config file has it without the word `profile`;
    /// empty for others. It continues a sentence.
    pub(crate) fn hint(&self, name: &str) -> String {
        match self.unprefixed.contains(name) {
            true => format!("; in the config file, `[{name}]` must be `[profile {name}]`"),
            false => String::new(),
        }
    }

    /// All profiles, in ascending order of their names.
    pub fn profiles(&self) -> impl Iterator<Item = &Section> {
        self.profiles.values()
    }

    /// The section `[sso-session …]` of this name.
    pub fn sso_session(&self, name: &str) -> Option<&Section> {
        self.sso_sessions.get(name)
    }

    /// All SSO sessions, in ascending order of their names.
    pub fn sso_sessions(&self) -> impl Iterator<Item = &Section> {
        self.sso_sessions.values()
    }

    /// The section `[services …]` of this name.
    pub fn services(&self, name: &str) -> Option<&Section> {
        self.services.get(name)
    }
}

/// The name of the selected profile, and who selected it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The name.
    pub name: String,
    /// Whether somebody selected it, so that it must exist. Otherwise it is `default`.
    pub is_explicit: bool,
}

impl Selection {
    /// The profile named by the program, or else by `AWS_PROFILE`, or else `default`.
    pub fn of(system: &dyn System, named: Option<&str>) -> Self {
        let variable = || {
            let name = system.variable("AWS_PROFILE")?;
            // No section has a name that is not UTF-8, so that it is reported as missing.
            let name = name.to_string_lossy().trim().to_owned();
            Some(name).filter(|name| !name.is_empty())
        };
        let name = named.map(str::to_owned).or_else(variable);
        Self {
            is_explicit: name.is_some(),
            name: name.unwrap_or_else(|| "default".to_owned()),
        }
    }
}

/// Whether there is no such file. The parent may be a file: some services run with `HOME=/dev/null`.
fn is_absent(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// The text of a file without the byte order mark that editors of Windows write, or the first line that
/// is not UTF-8.
fn text(bytes: &[u8]) -> Result<&str, usize> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            Err(before.iter().filter(|byte| **byte == b'\n').count() + 1)
        }
    }
}
