//! What is said of models that no crate can be made of.

use hardy_codegen::{Options, Report, generate};

use crate::fixtures::{bad, snapshots};

#[test]
fn says_what_is_wrong_and_where() {
    let fixtures = bad();
    for fixture in &fixtures {
        match fixture.generate() {
            Ok(_) => panic!("{} became a crate", fixture.name),
            Err(report) => fixture.assert_snapshot(&fixture.name, &report.to_string()),
        }
    }
    let names: Vec<&str> = fixtures
        .iter()
        .map(|fixture| fixture.name.as_str())
        .collect();
    assert_eq!(snapshots(&fixtures[0].folder), names);
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
