//! The example of a new crate: a program that calls one operation with the client from the environment. Must
//! not decide which operation.

use super::example::lists;
use crate::emit::example_program;
use crate::ir::Operation;

/// The text of the program; `None` if the client has no method for the operation.
pub(super) fn text(operation: &Operation) -> Option<String> {
    let program = example_program(operation)?;
    let (name, module) = (&operation.name, &operation.module);
    let does = match lists(operation) {
        true => "Lists what the operation",
        false => "Calls the operation",
    };
    let returns = match lists(operation) {
        true => " returns, page by page",
        false => "",
    };
    let begin = format!(
        "//! {does} `{name}`{returns}: `cargo run --example {module}`\n\
         //!\n\
         //! Region, credentials and endpoint come from where all AWS tools find them: variables such as\n\
         //! `AWS_REGION`, `AWS_PROFILE` and `AWS_ENDPOINT_URL`, and the files in `~/.aws`.\n\n"
    );
    Some(begin + &program)
}
