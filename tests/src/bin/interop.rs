//! The program of `cargo xtask interop`. The arguments are the Python with boto3, the first seed, the number
//! of seeds, and optionally the name of an operation. Exit codes: 0 no difference, 1 a difference, 2 it cannot
//! run.

use std::io;
use std::process::ExitCode;

use hardy_tests::interop::{Options, run};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (python, first, count, operation) = match words.as_slice() {
        [python, first, count] => (python, first, count, None),
        [python, first, count, operation] => (python, first, count, Some(operation.clone())),
        _ => {
            eprintln!("error: expected PYTHON FIRST COUNT [OPERATION]");
            return ExitCode::from(2);
        }
    };
    let (Ok(first), Ok(count)) = (first.parse::<u64>(), count.parse::<u64>()) else {
        eprintln!("error: `{first}` or `{count}` is no number");
        return ExitCode::from(2);
    };
    let options = Options {
        python: python.into(),
        seeds: first..first.saturating_add(count),
        operation,
    };
    match run(&options, &mut io::stdout().lock()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
