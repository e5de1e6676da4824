//! The program of `cargo xtask conformance --credentials DIR`.

use std::process::ExitCode;

use hardy_tests::credentials;
use hardy_tests::program::run_suite;

fn main() -> ExitCode {
    run_suite(credentials::run)
}
