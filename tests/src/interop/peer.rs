//! The program of the other client: starts it, sends commands and reads their results. Must not know what the
//! commands mean.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

/// A running program of `tests/interop/`.
pub(super) struct Peer {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts it with this Python.
    ///
    /// # Errors
    ///
    /// Why it cannot be started.
    pub(super) fn start(python: &Path, arguments: &[&str]) -> Result<Self, String> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("interop/peer.py");
        let mut command = Command::new(python);
        command.arg(script).args(arguments);
        // It reads no settings of the user.
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("AWS_") {
                command.env_remove(name);
            }
        }
        let mut child = command
            .env_remove("PYTHONPATH")
            .env("AWS_CONFIG_FILE", "/dev/null")
            .env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot start `{}`: {error}", python.display()))?;
        let input = child.stdin.take().expect("it is piped");
        let output = child.stdout.take().expect("it is piped");
        Ok(Self {
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
        let failed = |error: &dyn std::fmt::Display| format!("`tests/interop/peer.py`: {error}");
        writeln!(self.input, "{command}").map_err(|error| failed(&error))?;
        self.input.flush().map_err(|error| failed(&error))?;
        let mut line = String::new();
        let length = self.output.read_line(&mut line);
        match length.map_err(|error| failed(&error))? {
            0 => Err(failed(&"it ended; its message is above")),
            _ => serde_json::from_str(&line).map_err(|error| failed(&format!("{error}: {line}"))),
        }
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
