//! `cargo xtask conformance FILE…` ends up here, with its options before the files: `--list`, `--json`,
//! `--filter ID`, and `--` before files that begin with a dash. Exit codes: 0 no case failed, 1 one did, 2 a file cannot be used.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use hardy_tests::conformance::{self, Count, Suite};

fn main() -> ExitCode {
    let asked = Asked::of(std::env::args_os().skip(1));
    match asked.run(&mut io::stdout().lock()) {
        Ok(Count { failed: 0, .. }) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// The arguments.
#[derive(Default)]
struct Asked {
    list: bool,
    json: bool,
    /// A part of the ids of the cases that are wanted.
    filter: String,
    files: Vec<PathBuf>,
}

impl Asked {
    fn of(mut arguments: impl Iterator<Item = OsString>) -> Self {
        let mut asked = Self::default();
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--list") => asked.list = true,
                Some("--json") => asked.json = true,
                Some("--filter") => {
                    let filter = arguments.next().unwrap_or_default();
                    asked.filter = filter.to_string_lossy().into_owned();
                }
                Some("--") => break,
                _ => asked.files.push(argument.into()),
            }
        }
        // Further arguments are files, whatever their names.
        asked.files.extend(arguments.map(PathBuf::from));
        asked
    }

    fn run(&self, out: &mut impl Write) -> Result<Count, String> {
        let unwritten = |error: io::Error| format!("cannot write the report: {error}");
        let suites = self.suites()?;
        if self.list {
            let mut suites = suites.iter();
            let listed = suites.try_for_each(|suite| conformance::listed(suite, self.json, out));
            return listed.map(|()| Count::default()).map_err(unwritten);
        }
        let outcomes = conformance::run(&suites, "suites", &conformance::folder()?)?;
        let reported = match self.json {
            true => conformance::json(&outcomes, out),
            false => conformance::print(&outcomes, out),
        };
        reported.map_err(unwritten)
    }

    /// The selected cases in the files, at least one.
    fn suites(&self) -> Result<Vec<Suite>, String> {
        let suites: Result<Vec<Vec<Suite>>, String> =
            self.files.iter().map(|path| Suite::read(path)).collect();
        let mut suites: Vec<Suite> = suites?.into_iter().flatten().collect();
        for suite in &mut suites {
            suite.cases.retain(|case| case.id.contains(&self.filter));
        }
        suites.retain(|suite| !suite.cases.is_empty());
        match suites.is_empty() {
            true => Err(format!("no case has `{}` in its id", self.filter)),
            false => Ok(suites),
        }
    }
}
