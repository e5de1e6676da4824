//! The programs that run a suite of a folder: arguments, report and exit code.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::verdict::{Count, Verdict};

/// The cases of a suite, and how they ended.
type Outcomes = Vec<(String, Verdict)>;

/// Runs the suite in the folder that the first argument names. Exit codes: 0 no case failed, 1 one did, 2 a
/// file cannot be used.
pub fn run_suite(run: fn(&Path) -> Result<Outcomes, String>) -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("error: expected the folder of the cases");
        return ExitCode::from(2);
    };
    let reported = run(Path::new(&folder)).and_then(|outcomes| {
        report(&outcomes, &mut io::stdout().lock())
            .map_err(|error| format!("cannot write the report: {error}"))
    });
    match reported {
        Ok(Count { failed: 0, .. }) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn report(outcomes: &[(String, Verdict)], out: &mut impl Write) -> io::Result<Count> {
    let mut count = Count::default();
    for (name, verdict) in outcomes {
        count.add(verdict);
        verdict.print(name, out)?;
    }
    writeln!(out, "{count}")?;
    Ok(count)
}
