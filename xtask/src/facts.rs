//! `cargo xtask facts LEFT RIGHT`: whether two Smithy JSON AST models state the same facts.
//!
//! Reads the two files, and decides the output and the exit code. [`compare`] decides what a fact
//! is. Must not know Rust output, or the effect of a difference on a generated crate.

mod comparison;
mod difference;
#[cfg(test)]
mod tests;

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use serde_json::{Map, Value};

pub use comparison::compare;
pub use difference::Difference;

use crate::{Exit, input};

const SAME: Exit = Exit::FINE;
const DIFFERENT: Exit = Exit::FINDING;
const UNUSABLE: Exit = Exit::UNUSABLE;

/// Compares the models in two files and prints every difference.
///
/// Differences go to the standard output, one per line, and a summary after them; errors of files
/// go to the standard error. The exit code is 0 if the facts are the same, 1 if they differ, 2 if a
/// file cannot be read, is not JSON or has no object `shapes`, or if output fails.
pub fn run(left: &Path, right: &Path) -> Exit {
    let output = output(left, right);
    match print(&output) {
        Ok(()) => output.exit,
        // A program such as `head` has closed its input.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => output.exit,
        Err(_) => UNUSABLE,
    }
}

/// All output of a run.
#[derive(Debug, PartialEq)]
struct Output {
    exit: Exit,
    stdout: String,
    stderr: String,
}

fn print(output: &Output) -> io::Result<()> {
    io::stderr().write_all(output.stderr.as_bytes())?;
    let mut stdout = io::stdout().lock();
    stdout.write_all(output.stdout.as_bytes())?;
    stdout.flush()
}

fn output(left: &Path, right: &Path) -> Output {
    match (read(left), read(right)) {
        (Ok(left), Ok(right)) => differences(&left, &right),
        (left, right) => {
            let errors = [left.err(), right.err()];
            let errors = errors
                .into_iter()
                .flatten()
                .map(|error| format!("error: {error}\n"));
            Output {
                exit: UNUSABLE,
                stdout: String::new(),
                stderr: errors.collect(),
            }
        }
    }
}

fn differences(left: &Value, right: &Value) -> Output {
    let differences = compare(left, right);
    let mut stdout: String = differences
        .iter()
        .map(|found| format!("{found}\n"))
        .collect();
    let exit = if differences.is_empty() {
        SAME
    } else {
        DIFFERENT
    };
    stdout += &match differences.len() {
        0 => format!(
            "same facts: {} shapes compared\n",
            shapes(left).map_or(0, Map::len)
        ),
        1 => "1 difference\n".to_owned(),
        many => format!("{many} differences\n"),
    };
    Output {
        exit,
        stdout,
        stderr: String::new(),
    }
}

fn shapes(model: &Value) -> Option<&Map<String, Value>> {
    model.get("shapes").and_then(Value::as_object)
}

/// Reads a model, or returns the error of the file in one line.
fn read(path: &Path) -> Result<Value, String> {
    let file = path.display();
    let bytes = input::bytes(path).map_err(|failure| failure.to_string())?;
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let model: Value = serde_json::from_slice(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let message = error.to_string();
        let message = message.trim_end_matches(&format!(" at line {line} column {column}"));
        // An error before the first character is in column 0, which editors do not have.
        format!("{file}:{line}:{}: not JSON: {message}", column.max(1))
    })?;
    if shapes(&model).is_none() {
        return Err(format!(
            "{file}: not a Smithy JSON AST: the object `shapes` is missing"
        ));
    }
    Ok(model)
}
