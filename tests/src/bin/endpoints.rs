//! The program of `cargo xtask conformance --endpoints FILE…`. Prints the failed endpoint tests of
//! the models, and how many there are. Exit codes: 0 none failed, 1 one did, 2 unusable file, or no
//! test in any of them.

use std::path::Path;
use std::process::ExitCode;

use hardy_tests::endpoints::{self, Tally};

fn main() -> ExitCode {
    let mut tally = Tally::default();
    for path in std::env::args_os().skip(1) {
        match endpoints::run(Path::new(&path)) {
            Ok(found) => tally.add(found),
            Err(error) => {
                eprintln!("error: {error}");
                return ExitCode::from(2);
            }
        }
    }
    if tally.cases == 0 {
        eprintln!("error: no service has `smithy.rules#endpointTests`");
        return ExitCode::from(2);
    }
    print!("{tally}");
    match tally.failures.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(1),
    }
}
