//! Builds the examples, and runs the local service.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::{env, thread};

use serde_json::Value;

/// The team with most sessions.
pub(super) const TEAM: &str = "arn:aws:mpa:us-east-1:123456789012:approval-team/payments";

/// The program of an example, which cargo builds first.
pub(super) fn program(name: &str) -> &'static Path {
    static PROGRAMS: OnceLock<Vec<PathBuf>> = OnceLock::new();
    let programs = PROGRAMS.get_or_init(build);
    let found = programs
        .iter()
        .find(|path| path.file_stem().is_some_and(|stem| stem == name));
    found.expect("cargo has built the example")
}

/// Builds all examples, and returns their programs. With all that `cargo test --workspace` builds, so
/// that it has built them with these features already.
fn build() -> Vec<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| env!("CARGO").into());
    let mut command = Command::new(cargo);
    // What cargo tells a test of its package. The build script of `ring` reads it, too, and would run again, for
    // this build and for the next.
    let of_package =
        |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_str().is_some_and(of_package)) {
        command.env_remove(name);
    }
    let output = command
        .args(["build", "--quiet", "--locked"])
        .args(["--workspace", "--bins", "--examples", "--tests"])
        .arg("--message-format")
        .arg("json-render-diagnostics")
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo can be started");
    assert!(output.status.success(), "the examples do not compile");
    let text = String::from_utf8(output.stdout).expect("cargo prints UTF-8");
    let messages = text.lines().map(serde_json::from_str::<Value>);
    let messages = messages.map(|message| message.expect("cargo prints a JSON object a line"));
    let programs = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from));
    programs.collect()
}

/// The example `local_service` at a free port, until it is dropped.
pub(super) struct LocalService {
    process: Child,
    url: String,
    introduction: String,
}

impl LocalService {
    pub(super) fn start() -> Self {
        let mut process = Command::new(program("local_service"))
            .args(["--port", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let output = process.stdout.take().expect("the output is a pipe");
        let mut output = BufReader::new(output);
        let mut introduction = String::new();
        // Up to the empty line after the command.
        while !introduction.contains("cargo run") || !introduction.ends_with("\n\n") {
            let read = output.read_line(&mut introduction);
            let read = read.expect("the output is UTF-8");
            assert_ne!(read, 0, "it ended after {introduction}");
        }
        // A full pipe would stop the service.
        thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        let mut words = introduction.split_whitespace();
        let url = words.find(|word| word.starts_with("http://"));
        Self {
            process,
            url: url.expect("the first line has the URL").to_owned(),
            introduction: introduction.clone(),
        }
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// What it prints first.
    pub(super) fn introduction(&self) -> &str {
        &self.introduction
    }

    /// The response to these bytes, up to the end of the connection.
    pub(super) fn raw(&self, request: &str) -> String {
        let address = self.url.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).expect("the service listens");
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut response = String::new();
        stream.read_to_string(&mut response).expect("it responds");
        response
    }
}

impl Drop for LocalService {
    fn drop(&mut self) {
        // It may have ended by itself; then the test has failed for that reason.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
