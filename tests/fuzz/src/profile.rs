//! The config and credentials files: any bytes, and random pieces of such files, which get further. Each
//! pair of files has profiles or an error that names a file, and never causes a panic.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use bolero::check;
use hardy_client::profile::{ProfileFiles, Section};
use hardy_client::system::ProgramOutput;
use hardy_client::{BoxFuture, System};

/// The pieces of such files.
const PIECES: &[&str] = &[
    "[",
    "]",
    "=",
    "#",
    ";",
    " ",
    "\t",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\u{feff}",
    "\0",
    "é",
    "~",
    "[default]\n",
    "[profile default]\n",
    "[profile a]\n",
    "[a]\n",
    "[a b]\n",
    "[sso-session s]\n",
    "[services v]\n",
    "[profile",
    "profile ",
    "default",
    "key",
    "key = value\n",
    "key =\n",
    "  nested = value\n",
    "  continued\n",
    " # comment\n",
    "# comment\n",
    "in valid = value\n",
];

/// A system that has both files and nothing else.
#[derive(Debug)]
struct Files {
    config: Vec<u8>,
    credentials: Vec<u8>,
}

impl System for Files {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }

    fn uptime(&self) -> Duration {
        Duration::ZERO
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }

    fn random(&self) -> u64 {
        0
    }

    fn variable(&self, _: &str) -> Option<OsString> {
        None
    }

    fn home(&self) -> Option<PathBuf> {
        Some("/".into())
    }

    fn read(&self, path: &Path, _: usize) -> io::Result<Vec<u8>> {
        match path.ends_with("config") {
            true => Ok(self.config.clone()),
            false => Ok(self.credentials.clone()),
        }
    }

    fn write_private(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn run(&self, _: &str) -> BoxFuture<'_, io::Result<ProgramOutput>> {
        Box::pin(std::future::ready(Err(io::ErrorKind::Unsupported.into())))
    }
}

fn feed(config: &[u8], credentials: &[u8]) -> Option<ProfileFiles> {
    let (config, credentials) = (config.to_vec(), credentials.to_vec());
    match ProfileFiles::load(&Files {
        config,
        credentials,
    }) {
        Ok(files) => {
            files.profiles().for_each(read_all);
            files.sso_sessions().for_each(read_all);
            Some(files)
        }
        Err(error) => {
            assert!(error.to_string().contains("/.aws/c"), "{error}");
            None
        }
    }
}

/// Each value can be read in every way.
fn read_all(section: &Section) {
    assert!(!section.name().is_empty());
    for (key, value) in section.properties() {
        assert!(value.is_empty() == section.get(key).is_none());
        assert!(section.place(key).to_string().contains("line"));
        let nested = section.nested(key, "nested");
        assert!(nested.is_none_or(|nested| value.contains(nested)));
    }
}

#[test]
fn takes_any_bytes() {
    check!().for_each(|bytes: &[u8]| {
        let (config, credentials) = bytes.split_at(bytes.len() / 2);
        feed(config, credentials);
    });
}

#[test]
fn takes_any_pieces() {
    check!().for_each(|choices: &[u8]| {
        let pieces = choices.iter();
        let pieces = pieces.map(|choice| PIECES[usize::from(*choice) % PIECES.len()]);
        let text: String = pieces.collect();
        feed(text.as_bytes(), b"");
        feed(b"", text.as_bytes());
        feed(text.as_bytes(), text.as_bytes());
    });
}

/// Otherwise the pieces would never form a valid file.
#[test]
fn can_be_valid() {
    let text = "[profile a]\nkey =\n  nested = value\n[sso-session s]\nkey = value\n";
    let mut rest = text;
    while let Some(piece) = PIECES
        .iter()
        .filter(|piece| rest.starts_with(**piece))
        .max_by_key(|piece| piece.len())
    {
        rest = &rest[piece.len()..];
    }
    assert_eq!(rest, "", "there are pieces for all of it");
    let files = feed(text.as_bytes(), b"").expect("it is valid");
    let profile = files.profile("a").expect("it is there");
    assert_eq!(profile.nested("key", "nested"), Some("value"));
}
