//! Prints sessions, and the command that continues a listing.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::ValueEnum;
use multipartyapproval::types::{ListSessionsResponseSession, SessionStatus};

/// A form of the output.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A row for each session
    Table,
    /// A JSON object for each session, as the service sends it
    Json,
}

/// Prints sessions to the standard output as they arrive.
pub(crate) struct Printer {
    format: Format,
    count: u64,
}

impl Printer {
    pub(crate) fn new(format: Format) -> Self {
        Self { format, count: 0 }
    }

    /// The number of sessions so far.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    pub(crate) fn print(&mut self, session: &ListSessionsResponseSession) -> io::Result<()> {
        let mut out = io::stdout().lock();
        match self.format {
            Format::Json => {
                serde_json::to_writer(&mut out, session)?;
                writeln!(out)?;
            }
            Format::Table => {
                if self.count == 0 {
                    writeln!(
                        out,
                        "{}",
                        columns(["INITIATED", "STATUS", "ACTION", "SESSION"])
                    )?;
                }
                writeln!(out, "{}", row(session))?;
            }
        }
        self.count += 1;
        Ok(())
    }
}

fn row(session: &ListSessionsResponseSession) -> String {
    let initiated = session.initiation_time.map(|time| time.to_string());
    let status = match &session.status {
        // The service can be newer than the crate, which keeps the value.
        Some(SessionStatus::Unlisted(value)) => format!("{}?", value.as_str()),
        Some(status) => status.to_string(),
        None => String::new(),
    };
    let arn = session.session_arn.as_deref().unwrap_or_default();
    let id = arn.rsplit_once('/').map_or(arn, |(_, id)| id);
    columns([
        &initiated.unwrap_or_default(),
        &status,
        session.action_name.as_deref().unwrap_or_default(),
        id,
    ])
}

fn columns(cells: [&str; 4]) -> String {
    // What a terminal would take for a command is not printed.
    let [initiated, status, action, session] =
        cells.map(|cell| cell.replace(char::is_control, "?"));
    format!("{initiated:<20}  {status:<9}  {action:<37}  {session}")
}

/// The command that this program was started with, with another `--starting-token`.
pub(crate) fn continuation(token: &str) -> String {
    let arguments = std::env::args_os().map(OsString::into_string);
    let mut arguments =
        arguments.map(|word| word.unwrap_or_else(|word| word.to_string_lossy().into_owned()));
    let program = arguments.next().unwrap_or_default();
    let mut words = match std::env::var_os("CARGO") {
        // Cargo sets it for programs that it runs.
        Some(_) => vec!["cargo run --example list_sessions --".to_owned()],
        None => vec![quoted(&program)],
    };
    while let Some(word) = arguments.next() {
        if word == "--starting-token" {
            arguments.next();
        } else if !word.starts_with("--starting-token=") {
            words.push(quoted(&word));
        }
    }
    words.insert(1, format!("--starting-token {}", quoted(token)));
    words.join(" ")
}

/// A word, quoted for a shell.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./,:=@+%".contains(letter);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}
