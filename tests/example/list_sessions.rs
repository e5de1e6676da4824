//! Lists the sessions of an approval team: with filters, in pages, and in several runs.
//!
//! `cargo run --example list_sessions -- --help`
//!
//! The example `local_service` plays the service for those who have no account.

mod filter_option;
mod output;

use std::error::Error;
use std::io;
use std::process::ExitCode;

use clap::Parser;
use multipartyapproval::types::{Filter, ListSessionsRequest};
use multipartyapproval::{Client, Config, ConfigError, Validation};

use output::{Format, Printer};

/// Lists the sessions of an approval team.
///
/// Region, credentials and everything else come from where all AWS tools find them, such as
/// AWS_REGION, AWS_PROFILE and the files in ~/.aws, unless an option states them.
#[derive(Parser)]
#[command(name = "list_sessions", after_help = filter_option::HELP)]
struct Arguments {
    /// The ARN of the approval team
    team: String,
    /// The region, such as us-east-1
    #[arg(long)]
    region: Option<String>,
    /// The profile in ~/.aws
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// The URL of the service, such as that of the example local_service
    #[arg(long, value_name = "URL")]
    endpoint_url: Option<String>,
    /// Lists only sessions that satisfy this filter; repeatable
    #[arg(long, value_name = "FILTER", value_parser = filter_option::parse)]
    filter: Vec<Filter>,
    /// Stops after this number of sessions
    #[arg(long, value_name = "COUNT")]
    max_items: Option<u64>,
    /// The number of sessions per page, 1 to 20
    #[arg(long, value_name = "COUNT")]
    page_size: Option<i32>,
    /// Continues a listing: the token that it printed when it stopped
    #[arg(long, value_name = "TOKEN")]
    starting_token: Option<String>,
    /// The form of the output
    #[arg(long, value_enum, default_value = "table")]
    output: Format,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_closed_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let client = Client::new(&config(&arguments).await?)?;
    let mut input = ListSessionsRequest::new(arguments.team);
    if !arguments.filter.is_empty() {
        input = input.with_filters(arguments.filter);
    }
    // Checks every constraint of the model before anything is sent.
    let call = client.list_sessions(input).validation(Validation::Model);
    let mut listing = call.paginated();
    if let Some(size) = arguments.page_size {
        listing = listing.page_size(size);
    }
    if let Some(count) = arguments.max_items {
        listing = listing.max_items(count);
    }
    if let Some(token) = arguments.starting_token {
        listing = listing.starting_token(token);
    }

    let mut sessions = listing.items();
    let mut printer = Printer::new(arguments.output);
    let end = loop {
        match sessions.try_next().await {
            Ok(Some(session)) => printer.print(&session)?,
            Ok(None) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    match sessions.resume_token() {
        // Also after an error: what was printed need not be listed again.
        Some(token) if end.is_ok() || printer.count() > 0 => eprintln!(
            "\nThere may be more sessions. Resume token: {token}\n{}",
            output::continuation(&token)
        ),
        None if printer.count() == 0 => eprintln!("No sessions."),
        _ => {}
    }
    Ok(end?)
}

/// The configuration of the environment, and what the options change.
async fn config(arguments: &Arguments) -> Result<Config, ConfigError> {
    let mut config = match &arguments.profile {
        Some(name) => Config::from_profile(name).await?,
        None => Config::from_env().await?,
    };
    if let Some(region) = &arguments.region {
        config = config.with_region(region);
    }
    if let Some(url) = &arguments.endpoint_url {
        config = config.with_endpoint_url(url);
    }
    for warning in config.warnings() {
        eprintln!("warning: {warning}");
    }
    Ok(config)
}

/// Whether nobody reads the output any more, as in `list_sessions … | head`.
fn is_closed_pipe(error: &(dyn Error + 'static)) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
