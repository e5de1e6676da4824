//! A system whose environment a test states.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use hardy_client::system::{Native, ProgramOutput};
use hardy_client::{BoxFuture, Config, ConfigError, Credentials, System};

use super::on_tokio;

/// The system of this machine with other variables and files.
#[derive(Debug)]
pub(crate) struct Environment {
    native: Native,
    variables: BTreeMap<String, OsString>,
    files: Mutex<BTreeMap<PathBuf, String>>,
    /// How far its clock is ahead of that of this machine.
    ahead: Mutex<Duration>,
}

impl Environment {
    /// A system with these variables, and with this content of the shared config file.
    pub(crate) fn new(variables: &[(&str, &str)], config_file: &str) -> Self {
        let variables = variables.iter();
        Self {
            native: Native::default(),
            variables: variables
                .map(|(name, value)| ((*name).to_owned(), value.into()))
                .collect(),
            files: Mutex::new(BTreeMap::from([(
                "/home/me/.aws/config".into(),
                config_file.to_owned(),
            )])),
            ahead: Mutex::default(),
        }
    }

    /// Adds or replaces a file.
    pub(crate) fn with_file(self, path: &str, content: &str) -> Self {
        self.write(path, content);
        self
    }

    /// Adds or replaces a file.
    pub(crate) fn write(&self, path: &str, content: &str) {
        lock(&self.files).insert(path.into(), content.to_owned());
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, time: Duration) {
        *lock(&self.ahead) += time;
    }
}

/// The configuration that these variables and this config file make, with credentials for tests.
pub(crate) fn config(variables: &[(&str, &str)], config_file: &str) -> Result<Config, ConfigError> {
    let system = Arc::new(Environment::new(variables, config_file));
    let config = on_tokio(Config::from_system(system))?;
    Ok(config.with_credentials(Credentials::new("AKIDEXAMPLE", "secret")))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl System for Environment {
    fn now(&self) -> SystemTime {
        self.native.now() + *lock(&self.ahead)
    }

    fn uptime(&self) -> Duration {
        self.native.uptime() + *lock(&self.ahead)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        self.native.sleep(duration)
    }

    fn random(&self) -> u64 {
        self.native.random()
    }

    fn variable(&self, name: &str) -> Option<OsString> {
        self.variables.get(name).cloned()
    }

    fn home(&self) -> Option<PathBuf> {
        Some("/home/me".into())
    }

    fn read(&self, path: &Path, _limit: usize) -> io::Result<Vec<u8>> {
        let file = lock(&self.files).get(path).cloned();
        file.map(String::into_bytes)
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn write_private(&self, _path: &Path, _content: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::PermissionDenied.into())
    }

    fn run(&self, _command: &str) -> BoxFuture<'_, io::Result<ProgramOutput>> {
        Box::pin(std::future::ready(Err(io::ErrorKind::NotFound.into())))
    }
}
