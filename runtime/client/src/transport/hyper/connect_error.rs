//! Errors of making a connection.

use std::fmt;
use std::time::Duration;

/// Any error.
pub(super) type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// No connection was made in time.
#[derive(Debug)]
pub(super) struct NotInTime(pub(super) Duration);

impl fmt::Display for NotInTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no connection within {:?} (connect timeout)", self.0)
    }
}

impl std::error::Error for NotInTime {}
