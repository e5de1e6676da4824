//! Other programs: which cargo to start, and how one that ended is understood.

use std::process::Command;

use crate::{Exit, Failure};

/// The cargo that started this program, or else the one on the path.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a program to its end and passes its exit code on.
pub(crate) fn started(mut command: Command) -> Result<Exit, Failure> {
    let program = command.get_program().display().to_string();
    match command.status() {
        Ok(status) => Ok(Exit::passed_on(status)),
        Err(error) => Err(Failure::new(format!("cannot start `{program}`: {error}"))),
    }
}
