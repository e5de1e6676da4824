//! Compiles the crates of a run in one workspace, which shares the build results, and counts what the compiler
//! says of each. Must not know how the crates came about.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use hardy_codegen::MARK;
use serde_json::Value;

use super::progress::Progress;
use super::row::{Check, Outcome, Row, Written};
use super::runtime::{COPIES, RuntimeSource};
use crate::Failure;
use crate::program::cargo;
use crate::replace::replace_text;

/// The folder of the crates in that of the results.
pub(super) const CRATES: &str = "crates";

/// The features with which a crate is compiled: all but the transport, which no crate changes.
const FEATURES: [&str; 1] = ["serde"];

/// The same for a crate with a client.
const CLIENT_FEATURES: [&str; 2] = ["client", "sha2"];

/// Makes a workspace in `out` of the crates of these rows.
pub(super) fn write_workspace(
    out: &Path,
    rows: &[Row],
    runtime: &RuntimeSource,
) -> Result<(), Failure> {
    let names = rows.iter().filter_map(|row| match row.outcome {
        Outcome::Written(_) => Some(format!("    \"crates/{}\",\n", row.name)),
        _ => None,
    });
    let members: String = names.collect();
    let manifest = format!(
        "# {MARK}: the crates of the last catalogue.\n\n[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\nexclude = [\"{COPIES}\"]\n"
    );
    let place = out.join("Cargo.toml");
    if fs::read_to_string(&place).is_ok_and(|text| text == manifest) {
        return Ok(());
    }
    replace_text(&place, &manifest)?;
    runtime.lock(out)
}

/// Compiles the workspace in `out`, and adds the results to the rows.
pub(super) fn check(out: &Path, jobs: NonZeroUsize, rows: &mut [Row]) -> Result<(), Failure> {
    let crates = out.join(CRATES);
    let mut written: BTreeMap<PathBuf, (String, &mut Written)> = BTreeMap::new();
    for row in rows {
        if let Outcome::Written(one) = &mut row.outcome {
            let manifest = crates.join(&row.name).join("Cargo.toml");
            written.insert(manifest, (row.name.clone(), one));
        }
    }
    if written.is_empty() {
        return Ok(());
    }
    let has_client = written.values().any(|(_, one)| one.has_client);
    let client = CLIENT_FEATURES.iter().filter(|_| has_client);
    let features: Vec<&str> = FEATURES.iter().chain(client).copied().collect();
    let mut command = cargo();
    command
        .current_dir(out)
        .args(["check", "--workspace", "--keep-going", "--quiet"])
        .args(["--message-format", "json", "--no-default-features"])
        .args(["--features", &features.join(",")])
        .args(["--jobs", &jobs.to_string()])
        .env("CARGO_TARGET_DIR", out.join("target"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command
        .spawn()
        .map_err(|error| Failure::new(format!("cannot start cargo: {error}")))?;
    let errors = child.stderr.take().map(|pipe| {
        // Read beside the messages, so that neither pipe is full while nobody reads it.
        std::thread::spawn(move || std::io::read_to_string(pipe).unwrap_or_default())
    });
    let progress = Progress::new("check", written.len());
    let messages = child.stdout.take().into_iter();
    for line in messages.flat_map(|pipe| BufReader::new(pipe).lines()) {
        let line =
            line.map_err(|error| Failure::new(format!("cannot read cargo's output: {error}")))?;
        if let Some(name) = read(&line, &mut written) {
            progress.done(&name, "compiled");
        }
    }
    progress.end();
    let status = child
        .wait()
        .map_err(|error| Failure::new(format!("cannot wait for cargo: {error}")))?;
    let errors = errors
        .and_then(|errors| errors.join().ok())
        .unwrap_or_default();
    let cause = errors.lines().find(|line| line.starts_with("error"));
    for (_, one) in written.values_mut() {
        // A crate of which cargo says nothing was not compiled.
        one.check.get_or_insert_with(|| Check {
            errors: 1,
            problem: Some(cause.unwrap_or("cargo did not compile it").to_owned()),
            ..Check::default()
        });
    }
    let is_explained = written
        .values()
        .any(|(_, one)| one.check.as_ref().is_some_and(|check| check.errors > 0));
    match status.success() || is_explained {
        true => Ok(()),
        false => Err(Failure::new(format!(
            "cargo check failed\n{}",
            errors.trim_end()
        ))),
    }
}

/// Adds a message of cargo to the crate that it is about. Returns the name of a crate that is compiled.
fn read(line: &str, written: &mut BTreeMap<PathBuf, (String, &mut Written)>) -> Option<String> {
    let message: Value = serde_json::from_str(line).ok()?;
    let manifest = Path::new(message.get("manifest_path")?.as_str()?);
    let (name, one) = written.get_mut(manifest)?;
    let check = one.check.get_or_insert_default();
    match message.get("reason")?.as_str()? {
        "compiler-artifact" => return Some(name.clone()),
        "compiler-message" => count(message.get("message")?, check),
        _ => {}
    }
    None
}

fn count(message: &Value, check: &mut Check) {
    let of_no_place = message["spans"].as_array().is_none_or(Vec::is_empty);
    // The sum of all others.
    if of_no_place && message["code"].is_null() {
        return;
    }
    let text = message["message"].as_str().unwrap_or_default();
    match message["level"].as_str() {
        Some("warning") => {
            check.warnings += 1;
            check
                .problem
                .get_or_insert_with(|| format!("warning: {text}"));
        }
        Some(level) if level.starts_with("error") => {
            check.errors += 1;
            if check.errors == 1 {
                check.problem = Some(format!("error: {text}"));
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use serde_json::json;

    use super::{Check, Written, read};

    #[test]
    fn counts_what_the_compiler_says_of_a_crate() {
        let mut one = Written::default();
        let manifest = "/out/crates/lamps/Cargo.toml";
        let mut written = BTreeMap::new();
        written.insert(PathBuf::from(manifest), ("lamps".to_owned(), &mut one));
        let message = |manifest: &str, level: &str, text: &str| {
            let spans = [json!({})];
            let spans = if text.ends_with("emitted") {
                &spans[..0]
            } else {
                &spans[..]
            };
            let message = json!({ "level": level, "message": text, "code": null, "spans": spans });
            json!({ "reason": "compiler-message", "manifest_path": manifest, "message": message })
        };
        let lines = [
            message(manifest, "warning", "unused lamp"),
            message(manifest, "warning", "1 warning emitted"),
            message("/runtime/Cargo.toml", "warning", "not ours"),
            json!({ "reason": "compiler-artifact", "manifest_path": manifest }),
            json!({ "reason": "build-finished", "success": true }),
            message(manifest, "error", "no such lamp"),
            message(manifest, "error", "no such street"),
            json!("no message"),
        ];
        let compiled = lines.map(|line| read(&line.to_string(), &mut written));
        let names: Vec<String> = compiled.into_iter().flatten().collect();
        assert_eq!(names, ["lamps"]);
        let expected = Check {
            warnings: 1,
            errors: 2,
            problem: Some("error: no such lamp".to_owned()),
        };
        assert_eq!(one.check, Some(expected));
    }
}
