//! The program of `cargo xtask interop --moto`. The arguments are the Python with moto and boto3, the folder of
//! models, and optionally the name of a service. Exit codes: 0 no difference, 1 a difference, 2 it cannot run.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use hardy_tests::interop::moto::{Options, run};

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().skip(1).collect();
    let (python, models, service) = match words.as_slice() {
        [python, models] => (python, models, None),
        [python, models, service] => (python, models, service.to_str()),
        _ => {
            eprintln!("error: expected PYTHON MODELS [SERVICE]");
            return ExitCode::from(2);
        }
    };
    let options = Options {
        python: python.into(),
        models: models.into(),
        service: service.map(str::to_owned),
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
