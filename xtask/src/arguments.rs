//! The command line: which commands and options there are, and their help.
//!
//! Decides nothing that an option means beyond its form; that is each command's.

use std::convert::Infallible;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// The commands of this workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Generate the crate for a model, or check that it is up to date.
    Codegen(CodegenArguments),
    /// Run paginator test vectors against the generated crate.
    Vectors {
        /// The vector files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Hold paginator test vectors against botocore, which is installed under `target/`.
    Botocore {
        /// The vector files [default: those in `tests/vectors/`].
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Run the protocol tests that models carry against the crates generated from them.
    Conformance(ConformanceArguments),
    /// Say how the patterns of models are decided, and which are not accepted.
    Patterns(PatternsArguments),
    /// Measure what each stage of generating takes, in time and memory.
    Profile {
        /// Model files [default: the smallest and the largest in `../shared/models/aws`].
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Measure reading and writing beside the AWS SDK for Rust and serde, which are downloaded and
    /// compiled the first time.
    Bench,
    /// Change models at random, and check what the generator makes of them.
    Mutate {
        /// How many mutants of each model.
        #[arg(long, default_value_t = 1000, value_name = "N")]
        seeds: u64,
        /// The seed of the first of them.
        #[arg(long, default_value_t = 0, value_name = "SEED")]
        first: u64,
        /// The models [default: the one in `model/`].
        #[arg(long, num_args = 1.., value_name = "FILE")]
        model: Vec<PathBuf>,
    },
    /// Encode and decode random values of every operation and error of services that speak awsJson, with
    /// the crates generated for them.
    RoundTrip {
        /// How many values of each.
        #[arg(long, default_value_t = 1, value_name = "N")]
        seeds: u64,
        /// The seed of the first of them.
        #[arg(long, default_value_t = 0, value_name = "SEED")]
        first: u64,
        /// Model files (Smithy JSON AST).
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Compare the facts that two models state.
    Facts {
        /// The one model.
        left: PathBuf,
        /// The other model.
        right: PathBuf,
    },
    /// Check the rules that the source files keep.
    Tidy,
    /// Run what CI runs after the tests.
    Ci {
        /// Run the tests of the workspace as well, and what takes minutes.
        #[arg(long)]
        full: bool,
    },
}

/// The options of `cargo xtask codegen`.
#[derive(Args, Debug, Default)]
pub(crate) struct CodegenArguments {
    /// Model files (Smithy JSON AST) to use in place of `model/crate.json`.
    #[arg(long, num_args = 1.., value_name = "FILE")]
    pub(crate) model: Vec<PathBuf>,
    /// The folder of the crate [default: `generated/`; to be named with --model].
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The operations to generate, by name or shape id [default: all].
    #[arg(long, value_delimiter = ',', value_parser = trimmed, value_name = "NAME,…")]
    pub(crate) operations: Vec<String>,
    /// The name of the crate [default: made from the service's `sdkId`].
    #[arg(long, value_name = "CRATE")]
    pub(crate) name: Option<String>,
    /// The shape id of the service, where the model has several.
    #[arg(long, value_name = "ID")]
    pub(crate) service: Option<String>,
    /// The protocol to speak, where the service has several, such as `awsJson1_0` [default: the one
    /// that the generator prefers].
    #[arg(long, value_name = "PROTOCOL")]
    pub(crate) protocol: Option<String>,
    /// Where the crate finds `hardy-runtime`: a folder, which its manifest names relative to the
    /// crate; a version; a revision of a git repository, as `git=URL#REV`; or `vendored`, a copy in
    /// the crate's own folder [default: `runtime/core` of this workspace].
    #[arg(long, value_name = "PATH|VERSION|git=URL#REV|vendored")]
    pub(crate) runtime: Option<String>,
    /// Give the manifest of the crate a `[workspace]` of its own, so that it belongs to no workspace
    /// around it.
    #[arg(long)]
    pub(crate) standalone: bool,
    /// Write nothing; say what differs from the folder, and end with 1 if anything does.
    #[arg(long, conflicts_with = "dump")]
    pub(crate) check: bool,
    /// Print what a stage knows as JSON and write nothing.
    #[arg(long, value_enum, value_name = "STAGE")]
    pub(crate) dump: Option<Dump>,
    /// Say how long each stage took.
    #[arg(long)]
    pub(crate) timings: bool,
    /// Take warnings for errors: none is written where there are any.
    #[arg(long, conflicts_with = "dump")]
    pub(crate) strict: bool,
    /// List the traits of the model that are not known and were passed over.
    #[arg(long)]
    pub(crate) verbose: bool,
    /// Draw all errors and warnings, not the first 50 and 20.
    #[arg(long)]
    pub(crate) all: bool,
    /// How problems and results are said; `json` is an object a line on the standard output.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// What stands alone, which has no meaning; it is taken to say what to do instead.
    #[arg(hide = true)]
    pub(crate) stray: Vec<String>,
}

/// A value without the spaces around it, which lists have after their commas.
fn trimmed(text: &str) -> Result<String, Infallible> {
    Ok(text.trim().to_owned())
}

/// The options of `cargo xtask conformance`.
#[derive(Args, Debug, Default)]
pub(crate) struct ConformanceArguments {
    /// Model files (Smithy JSON AST) whose shapes carry `smithy.test#httpRequestTests` or
    /// `smithy.test#httpResponseTests`.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Only the cases that have this text in their ids.
    #[arg(long, value_name = "ID")]
    pub(crate) filter: Option<String>,
    /// Say which cases there are, and run none.
    #[arg(long)]
    pub(crate) list: bool,
    /// Print an object a line for each case.
    #[arg(long)]
    pub(crate) json: bool,
}

/// The options of `cargo xtask patterns`.
#[derive(Args, Debug, Default)]
pub(crate) struct PatternsArguments {
    /// Model files [default, unless patterns are made up: all in `../shared/models`, or else the one in
    /// `model/`].
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Make up this many patterns as well.
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    pub(crate) random: u64,
    /// The seed of the first pattern that is made up; the others have those that follow.
    #[arg(long, value_name = "SEED", default_value_t = 0)]
    pub(crate) seed: u64,
    /// Compare what they match with Node in Unicode mode; `node` has to be on the path.
    #[arg(long)]
    pub(crate) node: bool,
}

/// For whom problems and results are said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, with colours on a terminal.
    #[default]
    Human,
    /// For programs.
    Json,
}

/// A stage whose result can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Dump {
    /// Every choice made, as plain data, before it becomes Rust.
    Ir,
}
