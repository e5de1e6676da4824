//! What every source reads from: system, transport and options. Decides how a variable is read. Must not
//! know the meaning of a variable.

use std::path::Path;
use std::sync::Arc;

use super::error::CredentialsError;
use super::options::SourceOptions;
use crate::profile::{ProfileFiles, Selection};
use crate::system::System;
use crate::transport::Transport;

#[derive(Clone, Debug)]
pub(super) struct Access {
    pub(super) system: Arc<dyn System>,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) options: SourceOptions,
}

/// The files, and the selected profile.
#[derive(Debug)]
pub(super) struct Profiles {
    pub(super) files: ProfileFiles,
    pub(super) selected: Selection,
}

impl Access {
    pub(super) fn new(
        system: Arc<dyn System>,
        transport: Arc<dyn Transport>,
        options: SourceOptions,
    ) -> Self {
        Self {
            system,
            transport,
            options,
        }
    }

    pub(super) fn profiles(&self) -> Result<Profiles, CredentialsError> {
        let files = ProfileFiles::load(&*self.system);
        Ok(Profiles {
            files: files.map_err(|error| CredentialsError::failed(error.to_string()))?,
            selected: Selection::of(&*self.system, self.options.profile.as_deref()),
        })
    }

    pub(super) fn variable(&self, name: &str) -> Result<Option<String>, CredentialsError> {
        variable(&*self.system, name)
    }

    /// A file of at most `limit` bytes, as text without white space around it. `setting` names the file
    /// in errors.
    pub(super) fn text_file(
        &self,
        path: &Path,
        limit: usize,
        setting: &str,
    ) -> Result<String, CredentialsError> {
        let fails = |reason: &str| {
            let path = path.display();
            CredentialsError::failed(format!(
                "cannot read `{path}`, the file in {setting}: {reason}"
            ))
        };
        let read = self.system.read(path, limit);
        let bytes = read.map_err(|error| fails(&error.to_string()))?;
        let text = std::str::from_utf8(&bytes).map_err(|_| fails("it is not UTF-8"))?;
        match text.trim() {
            "" => Err(fails("it is empty")),
            text => Ok(text.to_owned()),
        }
    }
}

/// The value of an environment variable, without white space around it. A blank one counts as absent,
/// because shells and containers set variables that they have no value for.
pub(super) fn variable(
    system: &dyn System,
    name: &str,
) -> Result<Option<String>, CredentialsError> {
    let Some(value) = system.variable(name) else {
        return Ok(None);
    };
    let Ok(value) = value.into_string() else {
        let message = format!("the environment variable `{name}` is not UTF-8");
        return Err(CredentialsError::failed(message));
    };
    Ok(Some(value.trim().to_owned()).filter(|value| !value.is_empty()))
}
