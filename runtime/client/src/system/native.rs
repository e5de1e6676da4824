//! The system that the program runs on.

use std::env;
use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use crate::future::BoxFuture;

use super::{ProgramOutput, System};

/// The system that the program runs on, with the timers of tokio.
#[derive(Clone, Debug)]
pub struct Native {
    begun: Instant,
}

impl Default for Native {
    fn default() -> Self {
        Self {
            begun: Instant::now(),
        }
    }
}

impl System for Native {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn uptime(&self) -> Duration {
        self.begun.elapsed()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }

    fn random(&self) -> u64 {
        // The standard library seeds each hasher with randomness of the operating system.
        RandomState::new().hash_one(())
    }

    fn variable(&self, name: &str) -> Option<OsString> {
        env::var_os(name)
    }

    fn home(&self) -> Option<PathBuf> {
        // Windows sets `USERPROFILE`; tools of AWS prefer `HOME` there, too.
        let of = |name| env::var_os(name).filter(|value| !value.is_empty());
        of("HOME").or_else(|| of("USERPROFILE")).map(PathBuf::from)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn write_private(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        let mut name = path.file_name().map(OsString::from).unwrap_or_default();
        name.push(format!(".{:016x}", self.random()));
        let beside = path.with_file_name(name);
        let written = write_new(&beside, content).and_then(|()| fs::rename(&beside, path));
        if written.is_err() {
            // The error of writing is the one that matters.
            let _ = fs::remove_file(&beside);
        }
        written
    }

    fn run(&self, command: &str) -> BoxFuture<'_, io::Result<ProgramOutput>> {
        let mut shell = shell(command);
        Box::pin(async move {
            let work = tokio::task::spawn_blocking(move || shell.output());
            let output = work.await.map_err(io::Error::other)??;
            Ok(ProgramOutput {
                success: output.status.success(),
                stdout: output.stdout,
                stderr: output.stderr,
            })
        })
    }
}

fn write_new(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

fn shell(command: &str) -> Command {
    let (program, option) = match cfg!(windows) {
        true => ("cmd.exe", "/C"),
        false => ("sh", "-c"),
    };
    let mut shell = Command::new(program);
    shell.arg(option).arg(command).stdin(Stdio::null());
    shell
}
