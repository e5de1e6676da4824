//! The commands of this workspace, as `cargo xtask …`, and those for users, as [`hardy …`](hardy).
//!
//! This crate handles arguments, files, progress and output. It must not know Rust output, which
//! `hardy-codegen` creates, and must not link `hardy-runtime` or a generated crate, so that the
//! generator still runs after it has generated invalid code. Commands that need those crates start
//! another program.
//!
//! Every command exits with 0 for success, 1 for a finding (drift, a failed case), and 2 if it
//! could not run (bad arguments, unusable input).

mod arguments;
mod bench;
mod botocore;
mod catalogue;
mod ci;
pub mod codegen;
mod conformance;
mod console;
mod consumer;
pub mod diagnostics;
mod diff;
pub mod drift;
mod end;
pub mod hardy;
mod home;
mod input;
mod interop;
mod models;
mod mutate;
mod new;
mod operations;
mod outcome;
mod patterns;
mod profile;
mod program;
mod python;
mod replace;
mod round_trip;
pub mod settings;
mod system_tls;
pub mod tidy;
mod tree;
mod update;
mod vectors;
mod verdicts;
pub mod workspace;
pub mod write;

pub use outcome::{Exit, Failure};

use std::ffi::OsString;

use clap::Parser;

use arguments::{Arguments, Command};
use home::Home;
use workspace::Workspace;

/// Runs a command of `cargo xtask`, in `arguments`; the first of them is the program's own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    match Arguments::try_parse_from(arguments) {
        Ok(arguments) => end::finish(dispatch(&arguments.command)),
        Err(error) => end::refuse(&error),
    }
}

fn dispatch(command: &Command) -> Result<Exit, Failure> {
    let workspace = Workspace::find()?;
    let home = Home::from(&workspace);
    match command {
        Command::Codegen(arguments) => codegen::run(&home, arguments),
        Command::Catalogue(arguments) => catalogue::run(&home, arguments),
        Command::Vectors { files } => vectors::run(&workspace, files),
        Command::Botocore { files } => botocore::run(&workspace, files),
        Command::Conformance(arguments) => conformance::run(&workspace, arguments),
        Command::Patterns(arguments) => patterns::run(&workspace, arguments),
        Command::Profile { files } => profile::run(&workspace, files),
        Command::Bench {
            rounds,
            services: Some(services),
            models,
        } => bench::run_services(&workspace, *rounds, services, models.as_deref()),
        Command::Bench { rounds, .. } => bench::run(&workspace, *rounds),
        Command::Mutate {
            seeds,
            first,
            model,
        } => mutate::run(&workspace, *first, *seeds, model),
        Command::RoundTrip {
            seeds,
            first,
            files,
        } => round_trip::run(&workspace, *first, *seeds, files),
        Command::Interop {
            moto: true,
            models,
            service,
            ..
        } => interop::moto::run(&workspace, models.as_deref(), service.as_deref()),
        Command::Interop {
            seeds,
            first,
            operation,
            ..
        } => interop::run(&workspace, *first, *seeds, operation.as_deref()),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Update(arguments) => update::run(&home, arguments),
        Command::Verdicts {
            edits,
            first,
            paths,
            verbose,
        } => verdicts::run(&workspace, *first, *edits, paths, *verbose),
        Command::Tidy => tidy::run(&workspace),
        Command::Ci { full, only } => ci::run(&workspace, *full, only),
    }
}
