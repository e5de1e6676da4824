//! `cargo xtask vectors FILE…` ends up here. Prints each case that did not pass, and a count as its
//! last line. Exit codes: 0 no case failed, 1 one did, 2 a file cannot be used.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use hardy_tests::vectors::{self, Count, File};

fn main() -> ExitCode {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let files: Result<Vec<File>, String> = paths.iter().map(|path| vectors::read(path)).collect();
    let files = match files {
        Ok(files) => files,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    match report(&files, &mut io::stdout().lock()) {
        Ok(Count { failed: 0, .. }) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: cannot write the report: {error}");
            ExitCode::from(2)
        }
    }
}

fn report(files: &[File], out: &mut impl Write) -> io::Result<Count> {
    let mut count = Count::default();
    for outcome in files.iter().flat_map(vectors::run) {
        count.add(&outcome.verdict);
        outcome.verdict.print(&outcome.name, out)?;
    }
    writeln!(out, "{count}")?;
    Ok(count)
}
