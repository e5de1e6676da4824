//! Output to the terminal: results on the standard output, everything else on the standard error.
//!
//! Unlike `println!`, these functions do not panic after the reader has closed the output.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};

use crate::Failure;

/// Writes a result and a line break to the standard output.
///
/// An output that its reader has closed (`| head`) is not a failure; a full disk is.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    match writeln!(output, "{text}").and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(format!(
            "cannot write to the standard output: {error}"
        ))),
        _ => Ok(()),
    }
}

/// Writes progress, a warning or an error to the standard error, without colors unless it is a
/// terminal.
pub(crate) fn eprint(text: &str) {
    // If this fails, there is no other place for output.
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Whether the standard error has colors: on a terminal, unless `NO_COLOR` or `CLICOLOR` forbids
/// it, and everywhere if `CLICOLOR_FORCE` is set.
pub(crate) fn eprints_in_colour() -> bool {
    AutoStream::choice(&io::stderr()) != ColorChoice::Never
}
