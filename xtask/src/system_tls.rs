//! Whether this machine can compile programs that use the TLS of the system.

use std::process::{Command, Stdio};

/// Why it cannot, if it cannot. Windows and macOS come with what is needed.
pub(crate) fn missing() -> Option<&'static str> {
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
