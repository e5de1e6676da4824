//! The `hardy` program: passes its arguments to the library and exits with its exit code.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(xtask::hardy::run(std::env::args_os()).code())
}
