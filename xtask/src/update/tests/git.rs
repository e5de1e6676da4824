//! Updates in a repository of git. Without git, there is nothing to test.

use std::process::Command;

use super::*;

/// Runs git in the folder; whether it succeeds.
fn git(folder: &Path, words: &[&str]) -> bool {
    let mut command = Command::new("git");
    let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
    command.current_dir(folder).args(identity).args(words);
    command.output().is_ok_and(|output| output.status.success())
}

/// A place whose workspace is a repository with everything committed; `None` without git.
fn repository() -> Option<Place> {
    let place = Place::new();
    let root = place.root();
    let begun = git(&root, &["init", "--quiet"])
        && git(&root, &["add", "."])
        && git(&root, &["commit", "--quiet", "--message", "Begin"]);
    begun.then_some(place)
}

#[test]
fn refuses_changes_that_are_not_committed() {
    let Some(place) = repository() else {
        return;
    };
    for file in [
        "model/lamps.json",
        "model/crate.json",
        "CHANGELOG.md",
        "generated/src/more.rs",
    ] {
        let text = place.root().join(file).exists().then(|| place.read(file));
        place.write(file, &format!("{} ", text.clone().unwrap_or_default()));
        let before = place.files();
        let failure = place.update("lamps-2026-03-04.json", &new(), &[]);
        let failure = failure.expect_err(file);
        assert!(failure.contains("not committed"), "{file}: {failure}");
        assert!(failure.contains(file), "{file}: {failure}");
        assert_eq!(place.files(), before, "{file}");
        match text {
            Some(text) => place.write(file, &text),
            None => fs::remove_file(place.root().join(file)).expect("it exists"),
        }
    }
    // A change elsewhere does not matter.
    place.write("model/other.json", "{}");
    let exit = place.update("lamps-2026-03-04.json", &new(), &[]);
    assert_eq!(exit, Ok(Exit::FINE));
}
