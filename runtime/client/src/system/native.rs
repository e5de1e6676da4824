//! The system that the program runs on.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use crate::future::BoxFuture;

use super::{ProgramOutput, System, home_folder};

/// The greatest output of a program, in bytes: many times that of credentials.
const LONGEST_OUTPUT: usize = 256 << 10;

/// The system that the program runs on, with the timers of tokio. Waiting panics without a tokio runtime, and in one
/// without timers (`enable_all`).
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
        home_folder(|name| env::var_os(name), cfg!(windows))
    }

    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        read_at_most(File::open(path)?, limit)
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
            let runtime = tokio::runtime::Handle::try_current().map_err(io::Error::other)?;
            let work = runtime.spawn_blocking(move || output(&mut shell));
            work.await.map_err(io::Error::other)?
        })
    }
}

/// Reads everything. Checks the length while it reads, because devices and pipes have no length.
fn read_at_most(source: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    let limit_in_file = u64::try_from(limit).unwrap_or(u64::MAX);
    source
        .take(limit_in_file.saturating_add(1))
        .read_to_end(&mut content)?;
    if content.len() > limit {
        let message = format!("larger than {limit} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(content)
}

fn output(shell: &mut Command) -> io::Result<ProgramOutput> {
    let mut child = shell.spawn()?;
    let printed = match child.stdout.take() {
        Some(stdout) => read_at_most(stdout, LONGEST_OUTPUT),
        None => Ok(Vec::new()),
    };
    if printed.is_err() {
        // It may have ended already; the error of reading is the one that matters.
        let _ = child.kill();
    }
    let success = child.wait()?.success();
    let stdout = printed?;
    Ok(ProgramOutput { success, stdout })
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
    shell
        .arg(option)
        .arg(command)
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    shell
}
