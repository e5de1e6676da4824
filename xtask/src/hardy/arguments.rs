//! The command line of `hardy`. The options of commands that `cargo xtask` has, too, are in
//! `crate::arguments`; here is what they mean without a clone of this repository. Must not decide the meaning
//! of an option beyond its syntax.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::arguments::{
    CatalogueArguments, CodegenArguments, DiffArguments, UpdateArguments, trimmed,
};

/// Generates Rust clients for the operations of AWS services that a program needs, from the models that AWS
/// publishes.
#[derive(Debug, Parser)]
#[command(name = "hardy", bin_name = "hardy", version, after_help = AFTER)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Create a crate for operations of a service: a client, an example and a README.
    New(NewArguments),
    /// List the operations of a service: what each does, whether it can be called, and how much code it needs.
    Operations(OperationsArguments),
    /// Generate the crate in the current folder again, or check that it is up to date.
    Codegen(CodegenArguments),
    /// Generate the crates of all models in a folder, compile them if asked, and list the results in a table.
    Catalogue(CatalogueArguments),
    /// Compare two versions of a model: what changes for users of a crate, and which version is next.
    Diff(DiffArguments),
    /// Take a new version of the model into the crate in the current folder: show what changes, and write the
    /// model, the crate, its version and the changelog.
    Update(UpdateArguments),
}

/// The options of `hardy new`.
#[derive(Args, Debug, Default)]
pub(crate) struct NewArguments {
    /// The service, such as `kms` or `"Secrets Manager"`, or a model file (Smithy JSON AST).
    #[arg(value_name = "SERVICE|MODEL")]
    pub(crate) model: PathBuf,
    /// The operations to generate, by name [default: all]; `hardy operations` lists them.
    #[arg(long, value_delimiter = ',', value_parser = trimmed, value_name = "NAME,…")]
    pub(crate) operations: Vec<String>,
    /// The folder in which to look for the service: JSON files, or a clone of AWS's repository of models
    /// [default: the one in the environment variable `HARDY_MODELS`].
    #[arg(long, value_name = "DIR")]
    pub(crate) models: Option<PathBuf>,
    /// Overlays (`*.rules.json`) that correct the model; the crate keeps a copy of each.
    #[arg(long, num_args = 1.., value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    /// The name of the crate [default: derived from the service's `sdkId`].
    #[arg(long, value_name = "CRATE")]
    pub(crate) name: Option<String>,
    /// The new folder of the crate [default: its name, in the current folder].
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The protocol, if the service has several, such as `awsJson1_0` [default: the one that Hardy prefers].
    #[arg(long, value_name = "PROTOCOL")]
    pub(crate) protocol: Option<String>,
}

/// The options of `hardy operations`.
#[derive(Args, Debug, Default)]
pub(crate) struct OperationsArguments {
    /// The service, such as `kms` or `"Secrets Manager"`, or a model file (Smithy JSON AST).
    #[arg(value_name = "SERVICE|MODEL")]
    pub(crate) model: PathBuf,
    /// List only operations whose name or documentation contains this text.
    #[arg(long, value_name = "TEXT")]
    pub(crate) filter: Option<String>,
    /// The order of the list.
    #[arg(long, value_enum, value_name = "ORDER", default_value_t = Order::Name)]
    pub(crate) sort: Order,
    /// The folder in which to look for the service, as for `hardy new`.
    #[arg(long, value_name = "DIR")]
    pub(crate) models: Option<PathBuf>,
}

/// The order of operations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Order {
    /// By name.
    #[default]
    Name,
    /// Those that need most code first.
    Lines,
}

const AFTER: &str = "\
Models are JSON files of https://github.com/aws/api-models-aws; hardy uses no network.
Exit codes: 0 success, 1 a finding (drift, a limit that is reached), 2 unusable input.";

/// The help of options that are about the crate in the current folder: command, option, text.
const HELP: [(&str, &str, &str); 8] = [
    (
        "codegen",
        "model",
        "Model files (Smithy JSON AST) to use instead of those in `crate.json`; needs --out",
    ),
    (
        "codegen",
        "settings",
        "The settings of the crate [default: `crate.json` in the current folder]; needs --out",
    ),
    (
        "codegen",
        "out",
        "The folder of the crate [default: the current one; required with options that change the crate]",
    ),
    (
        "codegen",
        "runtime",
        "The source of `hardy-runtime`: a folder, which the manifest names relative to the crate; a version; a \
         revision of a git repository, as `git=URL#REV`; or `vendored`, a copy in the crate's own folder \
         [default: vendored]",
    ),
    (
        "update",
        "overlay",
        "Overlays for the new model, which the settings get, such as one of `hardy diff --retain`",
    ),
    (
        "update",
        "settings",
        "The settings of the crate [default: `crate.json` in the current folder]; needs --out",
    ),
    (
        "update",
        "out",
        "The folder of the crate [default: the current one]",
    ),
    (
        "update",
        "runtime",
        "The source of `hardy-runtime` for that crate, as for `hardy codegen`",
    ),
];

/// Parses a command. The first argument is the program's own name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, clap::Error> {
    let matches = program().try_get_matches_from(arguments)?;
    Arguments::from_arg_matches(&matches).map(|arguments| arguments.command)
}

/// The program for clap.
pub(super) fn program() -> clap::Command {
    let mut program = Arguments::command();
    for (command, option, help) in HELP {
        program = program.mut_subcommand(command, |command| {
            command.mut_arg(option, |option| option.help(help))
        });
    }
    program
}
