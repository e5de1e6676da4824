//! Foreign files in the folder of a crate, and unexpected arguments.

use std::fs;

use super::{failure, job, workspace};

/// A manifest must not include missing files.
#[test]
fn includes_existing_licences_and_notices() {
    let (_folder, workspace) = workspace();
    let place = |name: &str| workspace.generated().join(name);
    let included = || job(&workspace, &[]).options.include;
    fs::write(place("notes.md"), "mine").expect("a file");
    assert_eq!(included(), [""; 0]);
    fs::write(place("LICENSE-MIT"), "MIT").expect("a file");
    assert_eq!(included(), ["/LICENSE*"]);
    fs::write(place("NOTICE"), "AWS").expect("a file");
    assert_eq!(included(), ["/LICENSE*", "/NOTICE"]);
}

#[test]
fn suggests_the_option_for_a_word_without_one() {
    let (_folder, workspace) = workspace();
    assert_eq!(
        failure(&workspace, &["lamps model.json"]),
        "unexpected argument 'lamps model.json'; for a model file, use --model 'lamps model.json'"
    );
}
