//! The options of commands that check something. Must not decide the meaning of an option beyond its syntax.

use std::path::PathBuf;

use clap::Args;

/// The options of `cargo xtask conformance`.
#[derive(Args, Debug, Default)]
pub(crate) struct ConformanceArguments {
    /// Model files (Smithy JSON AST) whose shapes have `smithy.test#httpRequestTests` or
    /// `smithy.test#httpResponseTests`, or `smithy.rules#endpointTests`.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Run only the cases whose ids contain this string.
    #[arg(long, value_name = "ID")]
    pub(crate) filter: Option<String>,
    /// List the cases without running them.
    #[arg(long)]
    pub(crate) list: bool,
    /// Print one object per line for each case.
    #[arg(long)]
    pub(crate) json: bool,
    /// Run the official suite of AWS Signature Version 4 in this folder instead.
    #[arg(long, value_name = "DIR", exclusive = true)]
    pub(crate) signing: Option<PathBuf>,
    /// Run the endpoint tests of the models instead, by their endpoint rules.
    #[arg(long, conflicts_with_all = ["filter", "list", "json"])]
    pub(crate) endpoints: bool,
    /// Run the published cases of credentials in this folder instead.
    #[arg(long, value_name = "DIR", exclusive = true)]
    pub(crate) credentials: Option<PathBuf>,
}

/// The options of `cargo xtask patterns`.
#[derive(Args, Debug, Default)]
pub(crate) struct PatternsArguments {
    /// Model files [default, unless there are random patterns: all in `../shared/models`, or else
    /// the one in `model/`].
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Also test this many random patterns.
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    pub(crate) random: u64,
    /// The seed of the first random pattern; the seeds of the others follow.
    #[arg(long, value_name = "SEED", default_value_t = 0)]
    pub(crate) seed: u64,
    /// Compare the matches with Node in Unicode mode; `node` must be on the path.
    #[arg(long)]
    pub(crate) node: bool,
}
