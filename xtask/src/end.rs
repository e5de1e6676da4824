//! Ends a program: prints why a command could not run, and decides the exit code. Must not know commands.

use crate::console::eprint;
use crate::{Exit, Failure};

/// The exit code of a command that has ended. Prints why it could not run.
pub(crate) fn finish(result: Result<Exit, Failure>) -> Exit {
    result.unwrap_or_else(|failure| {
        eprint(&format!("error: {failure}"));
        Exit::UNUSABLE
    })
}

/// The exit code for arguments that are no command. Prints the error, or the help that they ask for.
pub(crate) fn refuse(error: &clap::Error) -> Exit {
    // A closed output does not make help a failure.
    let _ = error.print();
    match error.use_stderr() {
        true => Exit::UNUSABLE,
        false => Exit::FINE,
    }
}
