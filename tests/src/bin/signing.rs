//! The program of `cargo xtask conformance --signing DIR`.

use std::process::ExitCode;

use hardy_tests::program::run_suite;
use hardy_tests::signing;

fn main() -> ExitCode {
    run_suite(signing::run)
}
