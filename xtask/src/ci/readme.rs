//! The step `readme`: the counts in the README, and on the front page of the generated crate, match
//! the repository. Must not know times and ratios, which `cargo xtask bench` measures.

use std::fs;
use std::path::Path;

use crate::console::print;
use crate::program::cargo_in;
use crate::workspace::Workspace;
use crate::{Exit, Failure, tree};

/// The table rows for lines and for dependencies.
const LINES: &str = "| lines per operation | ";
const DEPENDENCIES: &str = "| dependency crates | ";
/// The sentence with the number of dependencies.
const DEPENDENCIES_IN_TEXT: &str = "The crate of AWS Multi-party Approval has ";
/// The row and the sentence with the number of dependencies without a client.
const WITHOUT_CLIENT: &str = "| … without the client | ";
const WITHOUT_CLIENT_IN_TEXT: &str = "dependencies with its client, and ";

/// The sentences of the front page with both numbers.
const DEPENDENCIES_IN_FRONT_PAGE: &str = "the crate has ";
const WITHOUT_CLIENT_IN_FRONT_PAGE: &str = "With `default-features = false` it has ";

/// A number is near another if the difference is at most this part of it.
const NEAR: usize = 20;

/// The two pages.
const README: &str = "README.md";
const FRONT_PAGE: &str = "model/multipartyapproval.md";

/// Programs that the README shows.
const PROGRAMS: [&str; 2] = [
    "tests/peer/programs/boto3_list.py",
    "tests/peer/programs/sdk_with_config.rs",
];

/// Compares both pages with the repository.
pub(super) fn run(workspace: &Workspace) -> Result<Exit, Failure> {
    let readme = text_of(workspace, README)?;
    let front_page = text_of(workspace, FRONT_PAGE)?;
    let source = workspace.generated().join("src");
    let operations = files_in(&source.join("operation"))?;
    let lines = lines_in(&source)?;
    let with_client = dependencies(workspace, &[])?;
    let without_client = dependencies(workspace, &["--no-default-features"])?;
    let in_readme = [
        (DEPENDENCIES, with_client),
        (DEPENDENCIES_IN_TEXT, with_client),
        (WITHOUT_CLIENT, without_client),
        (WITHOUT_CLIENT_IN_TEXT, without_client),
    ];
    let in_front_page = [
        (DEPENDENCIES_IN_FRONT_PAGE, with_client),
        (WITHOUT_CLIENT_IN_FRONT_PAGE, without_client),
    ];
    let in_readme = in_readme.map(|(before, count)| mistake(README, &readme, before, count));
    let lines = about(&readme, LINES, lines / operations.max(1));
    let in_front_page =
        in_front_page.map(|(before, count)| mistake(FRONT_PAGE, &front_page, before, count));
    let exact = in_readme.into_iter().chain(in_front_page);
    let mistakes = exact.chain([lines]).flatten();
    let mut mistakes: Vec<String> = mistakes.collect();
    for program in PROGRAMS {
        mistakes.extend(lacks(&readme, program, &text_of(workspace, program)?));
    }
    let mut exit = Exit::FINE;
    for mistake in mistakes {
        print(&mistake)?;
        exit = Exit::FINDING;
    }
    Ok(exit)
}

fn text_of(workspace: &Workspace, file: &str) -> Result<String, Failure> {
    let path = workspace.root().join(file);
    fs::read_to_string(&path).map_err(|error| Failure::disk("read", &path, &error))
}

/// The error for the number after `before` in the text of the page `page`, unless it is `count`.
fn mistake(page: &str, text: &str, before: &str, count: usize) -> Option<String> {
    let stated = stated(text, before);
    let is_right = stated.and_then(number) == Some(count);
    (!is_right).then(|| format!("{page}: {before:?} is followed by {stated:?}; expected {count}"))
}

/// The error for the number after `before` in the README, unless it is near `count`: every update of the
/// model moves it a little.
fn about(readme: &str, before: &str, count: usize) -> Option<String> {
    let stated = stated(readme, before);
    let is_near = |stated: usize| stated.abs_diff(count) * NEAR <= count;
    let is_right = stated.and_then(number).is_some_and(is_near);
    (!is_right)
        .then(|| format!("{README}: {before:?} is followed by {stated:?}; expected about {count}"))
}

/// The digits after `before`, with commas; `None` if it is missing.
fn stated<'a>(text: &'a str, before: &str) -> Option<&'a str> {
    let (_, after) = text.split_once(before)?;
    let end = after.find(|character: char| !character.is_ascii_digit() && character != ',');
    after.get(..end.unwrap_or(after.len()))
}

fn number(stated: &str) -> Option<usize> {
    stated.replace(',', "").parse().ok()
}

/// The error for a program that the README does not show, without its first paragraph, which states
/// what it does.
fn lacks(readme: &str, program: &str, text: &str) -> Option<String> {
    let (_, code) = text.split_once("\n\n")?;
    let is_there = readme.contains(code.trim_end());
    (!is_there).then(|| format!("README.md: does not show {program} as it is"))
}

/// The lines of all files in `folder` and below, except those of the feature `serde`.
fn lines_in(folder: &Path) -> Result<usize, Failure> {
    let mut lines = 0;
    for entry in fs::read_dir(folder).map_err(|error| Failure::disk("read", folder, &error))? {
        let path = entry
            .map_err(|error| Failure::disk("read", folder, &error))?
            .path();
        if path.file_stem().is_some_and(|stem| stem == "serde") {
            continue;
        }
        lines += if path.is_dir() {
            lines_in(&path)?
        } else {
            let text =
                fs::read_to_string(&path).map_err(|error| Failure::disk("read", &path, &error))?;
            text.lines().count()
        };
    }
    Ok(lines)
}

fn files_in(folder: &Path) -> Result<usize, Failure> {
    Ok(fs::read_dir(folder)
        .map_err(|error| Failure::disk("read", folder, &error))?
        .count())
}

/// The number of dependencies of the generated crate with these features.
fn dependencies(workspace: &Workspace, features: &[&str]) -> Result<usize, Failure> {
    let words = ["tree", "--locked", "-p", "multipartyapproval"];
    let crates = tree::crates(cargo_in(workspace, &words).args(features))?;
    Ok(crates.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_the_number_after_a_string() {
        let readme = "| lines per operation | 1,538 | 1,790 |";
        assert_eq!(mistake(README, readme, LINES, 1538), None);
        let wrong = mistake(README, readme, LINES, 538).expect("the number differs");
        assert!(wrong.contains("\"1,538\"); expected 538"), "{wrong}");
        for (count, is_near) in [
            (1538, true),
            (1465, true),
            (1614, true),
            (1464, false),
            (1630, false),
        ] {
            assert_eq!(about(readme, LINES, count).is_none(), is_near, "{count}");
        }
        let program = "//! Lists.\n\nfn main() {}\n";
        assert_eq!(lacks("```\nfn main() {}\n```", "a.rs", program), None);
        assert!(lacks("fn main() { }", "a.rs", program).is_some());
        let missing = mistake(FRONT_PAGE, readme, DEPENDENCIES, 7).expect("the row is missing");
        assert!(
            missing.starts_with("model/multipartyapproval.md: "),
            "{missing}"
        );
        assert!(missing.contains("is followed by None"), "{missing}");
    }
}
