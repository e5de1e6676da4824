//! What is said on the terminal: results on the standard output, all else on the standard error.
//!
//! Neither panics when nobody reads it any more, which `println!` would.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};

use crate::Failure;

/// Writes a result and a line break to the standard output.
///
/// A reader that went away (`| head`) has read what it wanted, so that is no failure; a full disk
/// is one.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    match writeln!(output, "{text}").and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(format!(
            "cannot write to the standard output: {error}"
        ))),
        _ => Ok(()),
    }
}

/// Writes progress, a warning or an error to the standard error; without its colours where nobody
/// would see them.
pub(crate) fn eprint(text: &str) {
    // There is no third place to say that this one is gone.
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Whether what is written to the standard error keeps its colours: on a terminal, unless `NO_COLOR`
/// or `CLICOLOR` forbids it, and wherever `CLICOLOR_FORCE` demands it.
pub(crate) fn complains_in_colour() -> bool {
    AutoStream::choice(&io::stderr()) != ColorChoice::Never
}
