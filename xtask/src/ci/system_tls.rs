//! Whether this machine can compile programs that use the TLS of the system.

use std::process::{Command, Stdio};

use super::step::{Step, skipped, step};
use super::testing::client_with;
use crate::program::run_program;
use crate::workspace::Workspace;

/// Why it cannot, if it cannot. Windows and macOS come with what is needed.
pub(super) fn missing() -> Option<&'static str> {
    let has_own = cfg!(any(windows, target_vendor = "apple"));
    match has_own || is_openssl_there() {
        true => None,
        false => Some("pkg-config finds no headers of OpenSSL: install pkg-config and libssl-dev"),
    }
}

fn is_openssl_there() -> bool {
    let mut find = Command::new("pkg-config");
    find.args(["--exists", "openssl"]);
    find.stdout(Stdio::null()).stderr(Stdio::null());
    find.status().is_ok_and(|status| status.success())
}

/// The tests of the client over that TLS.
pub(super) fn tests(workspace: &Workspace) -> Step<'_> {
    match missing() {
        None => step("native-tls", || {
            run_program(client_with(workspace, "native-tls,http2"))
        }),
        Some(reason) => skipped("native-tls", reason),
    }
}
