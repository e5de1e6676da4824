//! The `xtask` program: hands its arguments to the library and ends with the exit code it gets
//! back.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(xtask::run(std::env::args_os()).code())
}
