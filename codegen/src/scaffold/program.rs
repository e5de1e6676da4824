//! The example of a new crate: a program that calls one operation with the client from the environment. Must
//! not decide which operation.

use super::example::{does, reads};
use super::words::words;
use crate::emit::example_program;
use crate::ir::{Crate, Operation};

/// The text of the program; `None` if the client has no method for the operation.
pub(super) fn text(krate: &Crate, operation: &Operation) -> Option<String> {
    let program = example_program(operation)?;
    let (module, does) = (&operation.module, does(operation));
    let warning = match reads(operation) {
        true => "",
        false => " Look at the values below first.",
    };
    let settings = words(krate).settings.replace('\n', "\n//! ");
    let begin =
        format!("//! `cargo run --example {module}` {does}.{warning}\n//!\n//! {settings}\n\n");
    Some(begin + &program)
}
