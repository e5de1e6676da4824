//! The program `hardy`: the commands for people without a clone of this repository.
//!
//! The commands work on the crate in the current folder, which `hardy new` wrote, or on the files that
//! options name. Decides nothing about them: `hardy/arguments.rs` describes them, and `cargo xtask` has the
//! same code for those that both programs have.

pub(crate) mod arguments;

use std::ffi::OsString;

use crate::home::Home;
use crate::{Exit, Failure, catalogue, codegen, diff, end, models, new, operations, update};
use arguments::Command;

/// Runs a command of `hardy`, in `arguments`; the first of them is the program's own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    match arguments::parse(arguments) {
        Ok(command) => end::finish(dispatch(&command)),
        Err(error) => end::refuse(&error),
    }
}

fn dispatch(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::New(arguments) => {
            let models = models::folder(arguments.models.as_ref());
            new::run(&Home::current()?, arguments, models.as_deref())
        }
        Command::Operations(arguments) => {
            let models = models::folder(arguments.models.as_ref());
            operations::run(arguments, models.as_deref())
        }
        Command::Catalogue(arguments) => catalogue::run(&Home::current()?, arguments),
        Command::Codegen(arguments) => codegen::run(&Home::current()?, arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Update(arguments) => update::run(&Home::current()?, arguments),
    }
}
