//! Programs that perform commands: starts one, sends commands and reads their results. Must not know what the
//! commands mean.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

/// A running program.
pub(super) struct Peer {
    /// For messages.
    name: String,
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts a script of `tests/interop/` with this Python.
    ///
    /// # Errors
    ///
    /// Why it cannot be started.
    pub(super) fn start(python: &Path, script: &str, arguments: &[&str]) -> Result<Self, String> {
        let mut command = Command::new(python);
        command.arg(path_of(script)).args(arguments);
        Self::run_program(format!("tests/interop/{script}"), command)
    }

    /// The same, with the messages of the script in a file.
    ///
    /// # Errors
    ///
    /// Why it cannot be started.
    pub(super) fn start_logging(python: &Path, script: &str, log: &Path) -> Result<Self, String> {
        let file = File::create(log).map_err(|error| format!("`{}`: {error}", log.display()))?;
        let mut command = Command::new(python);
        command.arg(path_of(script)).stderr(file);
        Self::run_program(format!("tests/interop/{script}"), command)
    }

    /// Starts a program, with no settings of the user for AWS.
    ///
    /// # Errors
    ///
    /// Why it cannot be started.
    pub(super) fn run_program(name: String, mut command: Command) -> Result<Self, String> {
        let stated: Vec<_> = command
            .get_envs()
            .map(|(name, _)| name.to_owned())
            .collect();
        let of_user = std::env::vars_os().map(|(name, _)| name);
        for name in of_user.filter(|name| is_of_aws(name) && !stated.contains(name)) {
            command.env_remove(name);
        }
        let mut child = command
            .env_remove("PYTHONPATH")
            .env("AWS_CONFIG_FILE", "/dev/null")
            .env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot start `{name}`: {error}"))?;
        let input = child.stdin.take().expect("it is piped");
        let output = child.stdout.take().expect("it is piped");
        Ok(Self {
            name,
            child,
            input,
            output: BufReader::new(output),
        })
    }

    /// Sends a command, and returns the result.
    ///
    /// # Errors
    ///
    /// Fails if the program has ended, or prints no JSON.
    pub(super) fn run(&mut self, command: &Value) -> Result<Value, String> {
        let failed = |error: &dyn std::fmt::Display| format!("`{}`: {error}", self.name);
        writeln!(self.input, "{command}").map_err(|error| failed(&error))?;
        self.input.flush().map_err(|error| failed(&error))?;
        let mut line = String::new();
        let length = self.output.read_line(&mut line);
        match length.map_err(|error| failed(&error))? {
            0 => Err(failed(&"it ended")),
            _ => serde_json::from_str(&line).map_err(|error| failed(&format!("{error}: {line}"))),
        }
    }
}

fn path_of(script: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("interop");
    folder.join(script)
}

fn is_of_aws(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with("AWS_")
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
