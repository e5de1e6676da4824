//! The command line: commands, options and their help. Must not decide the meaning of an option
//! beyond its syntax.

mod checks;

use std::convert::Infallible;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diff::limit::Limit;
use crate::interop;
pub(crate) use checks::{ConformanceArguments, PatternsArguments};

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
    /// Generate the crates of all models in a folder, and list the results in a table. Exits with 1 if a
    /// model fails.
    Catalogue(CatalogueArguments),
    /// Run paginator test vectors against the generated crate.
    Vectors {
        /// The vector files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Compare paginator test vectors with botocore. Needs `python3`; the first run installs boto3 from
    /// PyPI under `target/`.
    Botocore {
        /// The vector files [default: those in `tests/vectors/`].
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Compare our client with boto3: requests, results, listings and signatures for random inputs and
    /// responses. Needs `python3`; the first run installs boto3 from PyPI under `target/`.
    Interop {
        /// The number of calls of each operation, and of listings of each paginated one.
        #[arg(long, default_value_t = interop::SEEDS, value_name = "N")]
        seeds: u64,
        /// The seed of the first call and listing.
        #[arg(long, default_value_t = 0, value_name = "SEED")]
        first: u64,
        /// Compare only this operation, and no signatures of random requests.
        #[arg(long, value_name = "NAME")]
        operation: Option<String>,
        /// Compare clients of several services on moto instead, a server that behaves like them: calls, errors,
        /// listings and resume tokens. Installs moto, too, and compiles the clients.
        #[arg(long, conflicts_with_all = ["seeds", "first", "operation"])]
        moto: bool,
        /// The folder of models for --moto [default: `../shared/models/aws`].
        #[arg(long, value_name = "DIR", requires = "moto")]
        models: Option<PathBuf>,
        /// The only service for --moto, as boto3 names it.
        #[arg(long, value_name = "NAME", requires = "moto")]
        service: Option<String>,
    },
    /// Run the protocol tests of models against the crates generated from them.
    Conformance(ConformanceArguments),
    /// Show the matchers of the patterns in models, and the patterns that are not supported.
    Patterns(PatternsArguments),
    /// Measure the time and the memory of each stage of the generator, with optimisation, which the
    /// first run compiles for minutes.
    Profile {
        /// Model files [default: those in `../shared/models/aws` and `../shared/models/mpa`].
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Compare the speed of reading and writing with the AWS SDK for Rust and serde; the first run
    /// downloads and compiles them.
    Bench {
        /// How often each program is compiled from an empty folder.
        #[arg(long, default_value_t = 3, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        rounds: u32,
        /// Instead compile programs that call five operations of these services, with crates of five
        /// operations, of all operations, and with the SDK [default: dynamodb kms quicksight].
        #[arg(long, num_args = 0.., value_name = "NAME")]
        services: Option<Vec<String>>,
        /// The folder with the models of these services [default: `../shared/models/aws`].
        #[arg(long, value_name = "DIR", requires = "services")]
        models: Option<PathBuf>,
    },
    /// Change models at random, and check the generator's results.
    Mutate {
        /// The number of mutants of each model.
        #[arg(long, default_value_t = 1000, value_name = "N")]
        seeds: u64,
        /// The seed of the first mutant.
        #[arg(long, default_value_t = 0, value_name = "SEED")]
        first: u64,
        /// The models [default: the one in `model/`].
        #[arg(long, num_args = 1.., value_name = "FILE")]
        model: Vec<PathBuf>,
    },
    /// Encode and decode random values of every operation and error of awsJson services, with the
    /// crates generated for them.
    RoundTrip {
        /// The number of values of each operation and error.
        #[arg(long, default_value_t = 1, value_name = "N")]
        seeds: u64,
        /// The seed of the first value.
        #[arg(long, default_value_t = 0, value_name = "SEED")]
        first: u64,
        /// Model files (Smithy JSON AST).
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Compare two versions of a model: what changes for users of the crate, and which version is next.
    Diff(DiffArguments),
    /// Take a new version of the model: show what changes, and write the model, the crate, its version and
    /// the changelog.
    Update(UpdateArguments),
    /// Compare the verdicts of `diff` with the exact ones, from the APIs of both crates.
    Verdicts {
        /// The number of random edits of each kind.
        #[arg(long, default_value_t = 20, value_name = "N")]
        edits: u64,
        /// The seed of the first edit of each kind.
        #[arg(long, default_value_t = 0, value_name = "SEED")]
        first: u64,
        /// Print for each update how many files of the crate change, and for how many shapes.
        #[arg(long)]
        verbose: bool,
        /// Folders of updates (folders with `old.json` and `new.json`, or versions of a model), and models to
        /// edit [default: those in `../shared/models`].
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Check the rules of the source files.
    Tidy,
    /// Run the checks that CI runs after the tests.
    Ci {
        /// Also run the tests of the workspace, and checks that take minutes.
        #[arg(long)]
        full: bool,
        /// Run only this step, by its name in the table that the command prints; may be repeated.
        #[arg(long, value_name = "STEP")]
        only: Vec<String>,
    },
}

/// The options of `cargo xtask codegen`.
#[derive(Args, Debug, Default)]
pub(crate) struct CodegenArguments {
    /// Model files (Smithy JSON AST) to use instead of `model/crate.json`.
    #[arg(long, num_args = 1.., value_name = "FILE")]
    pub(crate) model: Vec<PathBuf>,
    /// The settings of a crate in another repository, such as `model/crate.json`; needs --out.
    #[arg(long, value_name = "FILE", conflicts_with = "model")]
    pub(crate) settings: Option<PathBuf>,
    /// The folder of the crate [default: `generated/`; required with options that change the crate].
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The operations to generate, by name or shape id [default: all].
    #[arg(long, value_delimiter = ',', value_parser = trimmed, value_name = "NAME,…")]
    pub(crate) operations: Vec<String>,
    /// The name of the crate [default: derived from the service's `sdkId`].
    #[arg(long, value_name = "CRATE")]
    pub(crate) name: Option<String>,
    /// The shape id of the service, if the model has several.
    #[arg(long, value_name = "ID")]
    pub(crate) service: Option<String>,
    /// The protocol, if the service has several, such as `awsJson1_0` [default: the one that the
    /// generator prefers].
    #[arg(long, value_name = "PROTOCOL")]
    pub(crate) protocol: Option<String>,
    /// The source of `hardy-runtime`: a folder, which the manifest names relative to the crate; a
    /// version; a revision of a git repository, as `git=URL#REV`; or `vendored`, a copy in the
    /// crate's own folder [default: `runtime/core` of this workspace].
    #[arg(long, value_name = "PATH|VERSION|git=URL#REV|vendored")]
    pub(crate) runtime: Option<String>,
    /// Give the manifest of the crate its own `[workspace]`, so that it belongs to no other
    /// workspace.
    #[arg(long)]
    pub(crate) standalone: bool,
    /// Write nothing; show differences from the folder, and exit with 1 if there are any.
    #[arg(long, conflicts_with = "dump")]
    pub(crate) check: bool,
    /// Print the result of a stage as JSON and write nothing.
    #[arg(long, value_enum, value_name = "STAGE")]
    pub(crate) dump: Option<Dump>,
    /// Print the time of each stage, all on one thread.
    #[arg(long)]
    pub(crate) timings: bool,
    /// Treat warnings as errors: write nothing if there are any.
    #[arg(long, conflicts_with = "dump")]
    pub(crate) strict: bool,
    /// List the traits of the model that are unknown and ignored.
    #[arg(long)]
    pub(crate) verbose: bool,
    /// Show all errors and warnings, not only the first 50 and 20.
    #[arg(long)]
    pub(crate) all: bool,
    /// The format of problems and results; `json` is one object per line on the standard output.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// Arguments without an option, which are always an error; the message suggests an option.
    #[arg(hide = true)]
    pub(crate) stray: Vec<String>,
}

/// The options of `cargo xtask diff`.
#[derive(Args, Debug, Default)]
pub(crate) struct DiffArguments {
    /// The old model (Smithy JSON AST), or a folder with its files.
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The new model.
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// Files that add to both models.
    #[arg(long, num_args = 1.., value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    /// Compare only what these operations reach, by name or shape id [default: all].
    #[arg(long, value_delimiter = ',', value_parser = trimmed, value_name = "NAME,…")]
    pub(crate) operations: Vec<String>,
    /// The shape id of the service, if the models have several.
    #[arg(long, value_name = "ID")]
    pub(crate) service: Option<String>,
    /// The format of the report: for people, for programs, or an entry for a changelog.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = DiffFormat::Text)]
    pub(crate) format: DiffFormat,
    /// Exit with 1 if a change has this effect: api=major, wire=breaking or a lesser one; review, a person has
    /// to look at it; facts, it is more than documentation or traits that change no code.
    #[arg(long, value_name = "EFFECT")]
    pub(crate) fail_on: Vec<Limit>,
    /// A file with changes that do not count for --fail-on: kind, shape with `$member`, and a reason, in
    /// one line each.
    #[arg(long, value_name = "FILE")]
    pub(crate) accept: Option<PathBuf>,
    /// Write an overlay (`*.rules.json`) to this file, which must not exist: with it, the new model keeps what
    /// code for the old crate needs, as far as an overlay can.
    #[arg(long, value_name = "FILE")]
    pub(crate) retain: Option<PathBuf>,
    /// The date of the new model, for --retain [default: the one at the end of its file name].
    #[arg(long, value_name = "YYYY-MM-DD", requires = "retain")]
    pub(crate) since: Option<String>,
    /// List the places whose documentation changed.
    #[arg(long)]
    pub(crate) docs: bool,
    /// Name all operations that a change touches, not only the first three, and count shapes without a name in
    /// Rust.
    #[arg(long)]
    pub(crate) all: bool,
}

/// The options of `cargo xtask update`.
#[derive(Args, Debug)]
pub(crate) struct UpdateArguments {
    /// The new model, as AWS published it (Smithy JSON AST).
    #[arg(value_name = "NEW_MODEL")]
    pub(crate) model: PathBuf,
    /// The date of the new model [default: the one at the end of its file name].
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) published: Option<String>,
    /// Overlays for the new model, which the settings get, such as one of `cargo xtask diff --retain`.
    #[arg(long, num_args = 1.., value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    /// The settings of a crate in another repository, such as `model/crate.json`; needs --out.
    #[arg(long, value_name = "FILE", requires = "out")]
    pub(crate) settings: Option<PathBuf>,
    /// The folder of that crate.
    #[arg(long, value_name = "DIR", requires = "settings")]
    pub(crate) out: Option<PathBuf>,
    /// The source of `hardy-runtime` for that crate, as for `cargo xtask codegen`.
    #[arg(
        long,
        value_name = "PATH|VERSION|git=URL#REV|vendored",
        requires = "settings"
    )]
    pub(crate) runtime: Option<String>,
    /// Show what the command would do, and write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Go on although calls of the crate would fail, or a shape has another type.
    #[arg(long)]
    pub(crate) allow_breaking: bool,
    /// The format of the report: for people, or for a pull request.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = UpdateFormat::Text)]
    pub(crate) format: UpdateFormat,
}

/// The format of the report of `cargo xtask update`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum UpdateFormat {
    /// A line for each change.
    #[default]
    Text,
    /// Markdown.
    Md,
}

/// The format of the report of `cargo xtask diff`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// A line for each change.
    #[default]
    Text,
    /// One object.
    Json,
    /// Markdown.
    Md,
}

/// A value without surrounding spaces, which lists have after their commas.
pub(crate) fn trimmed(value: &str) -> Result<String, Infallible> {
    Ok(value.trim().to_owned())
}

/// The options of `cargo xtask catalogue`.
#[derive(Args, Debug)]
pub(crate) struct CatalogueArguments {
    /// A folder of models (Smithy JSON AST), such as a clone of AWS's repository of models. Of several
    /// dates of one service, only the newest is used.
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Only models whose file names contain this string; may be repeated.
    #[arg(long, value_name = "NAME")]
    pub(crate) filter: Vec<String>,
    /// Also compile the crates, and count the compiler's warnings.
    #[arg(long)]
    pub(crate) check: bool,
    /// How many models are generated at the same time [default: the number of cores].
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// The file of the table: tab-separated values if its name ends in `.tsv`, otherwise Markdown
    /// [default: `catalogue.md` in the folder of the crates].
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    /// The folder of the crates, and of the results that the next run takes up.
    #[arg(long, value_name = "DIR", default_value = "target/catalogue")]
    pub(crate) out: PathBuf,
}

/// The format of problems and results.
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
    /// All decisions, as plain data, before they become Rust.
    Ir,
}
