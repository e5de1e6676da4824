//! Both clients, and their server. Decides nothing.

use std::path::Path;

use super::account::{KEY, REGION, SECRET, SERVICE, TOKEN};
use super::case::Cases;
use super::deliberate::Counts;
use super::ours::Ours;
use super::peer::Peer;
use super::server::Server;

/// The clients, and the server of both.
pub(super) struct Both<'a> {
    pub(super) cases: &'a Cases<'a>,
    pub(super) server: Server,
    pub(super) peer: Peer,
    pub(super) ours: Ours,
    /// How many calls had each of the deliberate differences.
    pub(super) deliberate: Counts,
    /// The number of runs of listings.
    pub(super) listed: usize,
}

impl<'a> Both<'a> {
    /// Starts the server, and a client of either kind.
    ///
    /// # Errors
    ///
    /// What cannot be started.
    pub(super) fn start(cases: &'a Cases<'a>, python: &Path) -> Result<Self, String> {
        let server =
            Server::start().map_err(|error| format!("no server can be started: {error}"))?;
        Ok(Self {
            peer: Peer::start(
                python,
                "peer.py",
                &[SERVICE, REGION, &server.url, KEY, SECRET, TOKEN],
            )?,
            ours: Ours::new(&server.url)?,
            cases,
            server,
            deliberate: Counts::default(),
            listed: 0,
        })
    }
}
