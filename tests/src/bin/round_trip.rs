//! `cargo xtask round-trip FILE…` ends up here, with its options before the files: `--seeds COUNT`,
//! `--first SEED`, and `--` before files that begin with a dash. Exit codes: 0 no case failed, 1 one did,
//! 2 a file cannot be used.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use hardy_tests::conformance::{self, Count, Suite};
use hardy_tests::round_trip::suite_of_service;

fn main() -> ExitCode {
    let run = Asked::read(std::env::args_os().skip(1)).and_then(|asked| asked.run());
    match run {
        Ok(Count { failed: 0, .. }) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// The arguments.
struct Asked {
    seeds: Range<u64>,
    files: Vec<PathBuf>,
}

impl Asked {
    fn read(mut arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let (mut first, mut count, mut files) = (0, 1, Vec::new());
        while let Some(argument) = arguments.next() {
            let number = match argument.to_str() {
                Some("--first") => &mut first,
                Some("--seeds") => &mut count,
                Some("--") => break,
                _ => {
                    files.push(argument.into());
                    continue;
                }
            };
            let value = arguments.next().unwrap_or_default();
            let value = value.to_string_lossy();
            *number = value
                .parse::<u64>()
                .map_err(|error| format!("`{value}`: {error}"))?;
        }
        files.extend(arguments.map(PathBuf::from));
        let last = first
            .checked_add(count)
            .ok_or_else(|| format!("there are no {count} seeds from {first} on"))?;
        Ok(Self {
            seeds: first..last,
            files,
        })
    }

    fn run(&self) -> Result<Count, String> {
        let suites: Result<Vec<Suite>, String> =
            self.files.iter().map(|path| self.suite(path)).collect();
        let outcomes = conformance::run(&suites?, "models", &conformance::folder()?)?;
        conformance::print(&outcomes, &mut io::stdout().lock())
            .map_err(|error| format!("cannot write the report: {error}"))
    }

    fn suite(&self, path: &Path) -> Result<Suite, String> {
        let name = path.display();
        let text =
            fs::read_to_string(path).map_err(|error| format!("cannot read `{name}`: {error}"))?;
        let model = serde_json::from_str(&text).map_err(|error| format!("`{name}`: {error}"))?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        suite_of_service(&stem, &model, self.seeds.clone())
            .map_err(|error| format!("`{name}`: {error}"))
    }
}
