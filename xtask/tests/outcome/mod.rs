//! What a program leaves behind when it has ended. Must not know which program it is.

use std::process::{Command, Output, Stdio};

/// The exit code and the output of a program.
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) result: String,
    pub(crate) error: String,
}

impl Outcome {
    /// Runs the program, without input, to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        let Output {
            status,
            stdout,
            stderr,
        } = command
            .stdin(Stdio::null())
            .output()
            .expect("it can be started");
        let text = |bytes| String::from_utf8(bytes).expect("it prints Unicode");
        Self {
            code: status.code(),
            result: text(stdout),
            error: text(stderr),
        }
    }
}
