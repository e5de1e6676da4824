//! The example of a new crate: a program that calls one operation with the client from the environment. Must
//! not decide which operation.

use super::example::{does, reads};
use crate::emit::example_program;
use crate::ir::Operation;

/// The text of the program; `None` if the client has no method for the operation.
pub(super) fn text(operation: &Operation) -> Option<String> {
    let program = example_program(operation)?;
    let (module, does) = (&operation.module, does(operation));
    let warning = match reads(operation) {
        true => "",
        false => " Look at the values below first.",
    };
    let begin = format!(
        "//! `cargo run --example {module}` {does}.{warning}\n\
         //!\n\
         //! Region, credentials and endpoint come from where all AWS tools find them: variables such as\n\
         //! `AWS_REGION`, `AWS_PROFILE` and `AWS_ENDPOINT_URL`, and the files in `~/.aws`.\n\n"
    );
    Some(begin + &program)
}
