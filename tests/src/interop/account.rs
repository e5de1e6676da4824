//! Whose requests the clients send, and where. No credentials of anybody.

/// The service, as botocore and signatures name it.
pub(super) const SERVICE: &str = "mpa";

pub(super) const REGION: &str = "us-east-1";

pub(super) const KEY: &str = "AKIDEXAMPLE";

/// The session token.
pub(super) const TOKEN: &str = "session/+token==";

pub(super) const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
