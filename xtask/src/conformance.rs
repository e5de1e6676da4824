//! `cargo xtask conformance`: starts the program of `tests/` that runs protocol tests of models, and those
//! that run their endpoint tests, the suite of signatures, and the cases of credentials.
//!
//! These programs call generated crates and the runtime, which this one must not know.

use std::ffi::OsString;

use crate::arguments::ConformanceArguments;
use crate::program::{program_of_tests, run_program};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Runs the cases and returns the exit code.
pub(crate) fn run(
    workspace: &Workspace,
    arguments: &ConformanceArguments,
) -> Result<Exit, Failure> {
    if let Some(suite) = &arguments.signing {
        let mut command = program_of_tests(workspace, "signing");
        command.arg(suite);
        return run_program(command);
    }
    if arguments.endpoints {
        let mut command = program_of_tests(workspace, "endpoints");
        command.args(&arguments.files);
        return run_program(command);
    }
    if let Some(folder) = &arguments.credentials {
        let mut command = program_of_tests(workspace, "credentials");
        command.arg(folder);
        return run_program(command);
    }
    let mut command = program_of_tests(workspace, "conformance");
    command.args(words(arguments));
    run_program(command)
}

/// The arguments of the program: options, and the files after `--`, whatever their names.
fn words(arguments: &ConformanceArguments) -> Vec<OsString> {
    let ConformanceArguments {
        files,
        filter,
        list,
        json,
        endpoints: _,
        signing: _,
        credentials: _,
    } = arguments;
    let mut words = Vec::new();
    words.extend(list.then(|| "--list".into()));
    words.extend(json.then(|| "--json".into()));
    if let Some(filter) = filter {
        words.extend(["--filter".into(), filter.into()]);
    }
    words.push("--".into());
    words.extend(files.iter().map(OsString::from));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_options_on_before_files() {
        let mut arguments = ConformanceArguments {
            files: vec!["-a.json".into(), "b.json".into()],
            filter: None,
            list: false,
            json: false,
            endpoints: false,
            signing: None,
            credentials: None,
        };
        assert_eq!(words(&arguments), ["--", "-a.json", "b.json"]);
        arguments.filter = Some("--Null".to_owned());
        (arguments.list, arguments.json) = (true, true);
        let expected = ["--list", "--json", "--filter", "--Null", "--"];
        assert_eq!(words(&arguments)[..5], expected);
    }
}
