//! Diagnostics of refused models, as `cargo xtask codegen` prints them without colours.

use std::collections::BTreeSet;

use hardy_codegen::report::codes::CODES;
use hardy_codegen::{Options, Report, generate};
use xtask::diagnostics::Drawing;

use crate::fixtures::{Fixture, bad, good, snapshots};

#[test]
fn reports_the_error_and_its_location() {
    let fixtures = bad();
    for fixture in &fixtures {
        match fixture.generate() {
            Ok(_) => panic!("{} became a crate", fixture.name),
            Err(report) => fixture.assert_snapshot(&fixture.name, &drawn(fixture, &report)),
        }
    }
    let names: Vec<&str> = fixtures
        .iter()
        .map(|fixture| fixture.name.as_str())
        .collect();
    assert_eq!(snapshots(&fixtures[0].folder), names);
}

fn drawn(fixture: &Fixture, report: &Report) -> String {
    let drawing = Drawing::default();
    let diagnostics = drawing.report(report, &fixture.sources);
    diagnostics + &drawing.conclusion(report, "nothing was written")
}

/// Codes that no model alone can cause, but pinned names, the name of the package or the requested
/// protocol. Other tests of the generator and the program have them.
const OF_NO_MODEL: [&str; 5] = [
    "crate-name",
    "names-file",
    "pinned-name",
    "stale-pin",
    "unknown-protocol",
];

#[test]
fn every_code_can_be_seen() {
    let refused = bad()
        .into_iter()
        .filter_map(|fixture| fixture.generate().err());
    let made = good()
        .into_iter()
        .filter_map(|fixture| fixture.generate().ok());
    let reports = refused.chain(made.map(|generated| generated.warnings));
    let codes = |report: Report| {
        let found = report.diagnostics();
        found.map(|found| found.code).collect::<Vec<_>>()
    };
    let mut seen: BTreeSet<&str> = reports.flat_map(codes).collect();
    seen.extend(OF_NO_MODEL);
    let listed: BTreeSet<&str> = CODES.iter().map(|code| code.name).collect();
    let unseen: Vec<&&str> = listed.difference(&seen).collect();
    assert!(
        unseen.is_empty(),
        "no file in tests/fixtures for {unseen:?}"
    );
}

#[test]
fn shows_the_problems_of_all_files_together() {
    let unreadable = ["not_json", "not_smithy", "wrong_version"];
    let fixtures = bad();
    let sources: Vec<_> = fixtures
        .iter()
        .filter(|fixture| unreadable.contains(&fixture.name.as_str()))
        .flat_map(|fixture| fixture.sources.clone())
        .collect();
    let Err(report) = generate(&sources, &Options::default(), &mut |_| {}) else {
        panic!("a crate was made of nothing");
    };
    assert_eq!(
        files_and_codes(&report),
        [
            "not_json.json: not-json",
            "not_smithy.json: not-smithy",
            "wrong_version.json: unsupported-version",
        ]
    );
}

fn files_and_codes(report: &Report) -> Vec<String> {
    let errors = report.errors();
    errors
        .map(|error| format!("{}: {}", error.file, error.code))
        .collect()
}
