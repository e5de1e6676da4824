//! Both clients of one service, and their server. Decides their settings.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::super::account::{KEY, REGION, SECRET, TOKEN};
use super::super::peer::Peer;

/// Moto.
pub(super) struct Server {
    peer: Peer,
    pub(super) url: String,
    /// The versions of moto and boto3.
    pub(super) versions: String,
}

impl Server {
    /// Starts it, and waits until it responds.
    ///
    /// # Errors
    ///
    /// Why it cannot be started.
    pub(super) fn start(python: &Path, log: &Path) -> Result<Self, String> {
        let mut peer = Peer::start_logging(python, "moto_server.py", log)?;
        let seen = |error| {
            let text = fs::read_to_string(log).unwrap_or_default();
            let last = text.trim_end().lines().next_back().unwrap_or_default();
            let log = log.display();
            format!("{error}: {last}\n    all its messages are in `{log}`")
        };
        let started = peer.run(&json!({ "do": "start" })).map_err(seen)?;
        let word = |name: &str| started[name].as_str().unwrap_or_default().to_owned();
        let mut server = Self {
            peer,
            url: word("url"),
            versions: format!("moto {}, boto3 {}", word("moto"), word("boto3")),
        };
        server.reset().map_err(seen)?;
        Ok(server)
    }

    /// Empties all services. The ids that it makes begin again.
    pub(super) fn reset(&mut self) -> Result<(), String> {
        self.peer.run(&json!({ "do": "reset" })).map(drop)
    }
}

/// A client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Client {
    Boto3,
    Hardy,
}

impl Client {
    pub(super) const BOTH: [Self; 2] = [Self::Boto3, Self::Hardy];

    /// The names, in reports.
    pub(super) const NAMES: [&'static str; 2] = ["boto3", "Hardy"];
}

/// A client of either kind, of one service.
pub(super) struct Clients {
    boto3: Peer,
    hardy: Peer,
}

impl Clients {
    /// Starts both. Hardy's has its default options, and all settings from the environment.
    ///
    /// # Errors
    ///
    /// What cannot be started.
    pub(super) fn start(
        python: &Path,
        service: &str,
        program: PathBuf,
        url: &str,
    ) -> Result<Self, String> {
        let name = program.display().to_string();
        let mut command = Command::new(program);
        command.envs([
            ("AWS_ENDPOINT_URL", url),
            ("AWS_REGION", REGION),
            ("AWS_ACCESS_KEY_ID", KEY),
            ("AWS_SECRET_ACCESS_KEY", SECRET),
            ("AWS_SESSION_TOKEN", TOKEN),
        ]);
        Ok(Self {
            boto3: Peer::start(
                python,
                "peer.py",
                &[service, REGION, url, KEY, SECRET, TOKEN],
            )?,
            hardy: Peer::run_program(name, command)?,
        })
    }

    /// The result of a command by one of them.
    ///
    /// # Errors
    ///
    /// The client's program ended.
    pub(super) fn run(&mut self, client: Client, command: &Value) -> Result<Value, String> {
        match client {
            Client::Boto3 => self.boto3.run(command),
            Client::Hardy => self.hardy.run(command),
        }
    }

    /// The results of a command by either.
    ///
    /// # Errors
    ///
    /// As for [`run`](Self::run).
    pub(super) fn run_both(&mut self, command: &Value) -> Result<[Value; 2], String> {
        let [boto3, hardy] = Client::BOTH.map(|client| self.run(client, command));
        Ok([boto3?, hardy?])
    }
}
