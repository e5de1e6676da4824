//! The steps in different environments, and the table.

use std::path::PathBuf;
use std::time::Duration;

use super::testing::SLOW_TESTS;
use super::{Outcome, Step, Verdict, Work, chosen, run_step, steps, table};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Steps that depend on the programs of the machine.
const OF_MACHINE: [&str; 10] = [
    "advisories",
    "minimum rust",
    "native-tls",
    "deny",
    "patterns",
    "random patterns",
    "botocore",
    "interop",
    "moto",
    "workflows",
];

fn names_and_reasons(workspace: &Workspace, full: bool) -> Vec<(String, Option<String>)> {
    let described = |step: Step<'_>| match step.work {
        Work::Run(_) => (step.name, None),
        Work::Skip(_) if OF_MACHINE.contains(&step.name.as_str()) => (step.name, None),
        Work::Skip(reason) => (step.name, Some(reason)),
    };
    steps::plan(workspace, full)
        .into_iter()
        .map(described)
        .collect()
}

#[test]
fn skips_steps_that_need_a_missing_shared_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("workspace");
    std::fs::create_dir(&root).expect("an empty folder");
    let workspace = Workspace::at(&root).expect("it exists");
    let reason = Some("there is no folder ../shared beside the workspace".to_owned());
    let mut expected = vec![
        ("format".to_owned(), None),
        ("clippy".to_owned(), None),
        ("locks".to_owned(), None),
        ("client with sha2".to_owned(), None),
        ("http2".to_owned(), None),
        ("native-tls".to_owned(), None),
        ("features".to_owned(), None),
        ("doc".to_owned(), None),
        ("slow tests".to_owned(), None),
        ("codegen --check".to_owned(), None),
        ("tidy".to_owned(), None),
        ("readme".to_owned(), None),
        ("random patterns".to_owned(), None),
        ("package".to_owned(), None),
        ("minimum rust".to_owned(), None),
        ("program".to_owned(), None),
        ("deny".to_owned(), None),
        ("advisories".to_owned(), None),
        ("facts".to_owned(), reason.clone()),
        ("updates".to_owned(), reason.clone()),
        ("vectors".to_owned(), reason.clone()),
        ("conformance".to_owned(), reason.clone()),
        ("endpoints".to_owned(), reason.clone()),
        ("signatures".to_owned(), reason.clone()),
        ("credentials".to_owned(), reason.clone()),
        ("waiters".to_owned(), reason.clone()),
        ("patterns".to_owned(), None),
        ("models".to_owned(), reason.clone()),
        ("other models".to_owned(), reason),
    ];
    assert_eq!(names_and_reasons(&workspace, false), expected);
    let long = [
        "test",
        "long tests",
        "mutants",
        "aws-lc-rs",
        "fuzz",
        "peer",
        "botocore",
        "interop",
        "moto",
        "workflows",
    ];
    expected.retain(|(name, _)| name != "slow tests");
    expected.splice(3..3, long.map(|name| (name.to_owned(), None)));
    assert_eq!(names_and_reasons(&workspace, true), expected);
}

#[test]
fn has_a_step_for_each_shared_model() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let models = folder.path().join("shared/models/mpa");
    std::fs::create_dir_all(&models).expect("an empty folder");
    std::fs::create_dir(folder.path().join("workspace")).expect("an empty folder");
    let workspace = Workspace::at(&folder.path().join("workspace")).expect("it exists");
    let last = |count: usize| {
        let all = names_and_reasons(&workspace, false);
        all.into_iter().rev().take(count).rev().collect::<Vec<_>>()
    };
    let full = Some("it takes minutes: cargo xtask ci --full".to_owned());
    let none = Some("../shared/models/mpa contains no model".to_owned());
    assert_eq!(
        last(8),
        [
            ("conformance".to_owned(), None),
            ("endpoints".to_owned(), None),
            ("signatures".to_owned(), None),
            ("credentials".to_owned(), None),
            ("waiters".to_owned(), None),
            ("patterns".to_owned(), None),
            ("models".to_owned(), none),
            ("other models".to_owned(), full.clone())
        ]
    );
    for name in ["b.json", "a.json", "README.md"] {
        std::fs::write(models.join(name), "{}").expect("a file");
    }
    let expected = [
        "facts",
        "updates",
        "vectors",
        "conformance",
        "endpoints",
        "signatures",
        "credentials",
        "waiters",
        "patterns",
        "crate of a",
        "crate of b",
    ];
    let mut expected: Vec<_> = expected.map(|name| (name.to_owned(), None)).into();
    expected.push(("other models".to_owned(), full));
    assert_eq!(last(12), expected);
}

#[test]
fn derives_the_verdict_from_the_result() {
    let cases: [(Result<Exit, Failure>, Verdict); 4] = [
        (Ok(Exit::FINE), Verdict::Passed),
        (Ok(Exit::FINDING), Verdict::Failed),
        (Ok(Exit::UNUSABLE), Verdict::Failed),
        (Err(Failure::new("no cargo")), Verdict::Failed),
    ];
    for (result, verdict) in cases {
        let context = format!("{result:?}");
        let step = Step {
            name: "a".to_owned(),
            work: Work::Run(Box::new(move || result)),
        };
        assert_eq!(run_step(step).verdict, verdict, "{context}");
    }
}

#[test]
fn runs_the_named_steps_in_their_order() {
    let steps = || {
        let names = ["a", "b", "c"];
        let step = |name: &str| Step {
            name: name.to_owned(),
            work: Work::Skip(String::new()),
        };
        names.map(step).into()
    };
    let names = |only: &[&str]| {
        let only: Vec<String> = only.iter().map(|&name| name.to_owned()).collect();
        let steps = chosen(steps(), &only).map_err(|failure| failure.to_string())?;
        Ok(steps.into_iter().map(|step| step.name).collect::<String>())
    };
    assert_eq!(names(&[]), Ok("abc".to_owned()));
    assert_eq!(names(&["c", "a"]), Ok("ac".to_owned()));
    let error = "there is no step \"d\"; expected one of: a, b, c";
    assert_eq!(names(&["a", "d"]), Err(error.to_owned()));
}

#[test]
fn lists_skipped_steps_last() {
    let outcome = |name: &str, verdict, milliseconds| Outcome {
        name: name.to_owned(),
        verdict,
        time: Duration::from_millis(milliseconds),
    };
    let results = [
        outcome("format", Verdict::Passed, 850),
        outcome("vectors", Verdict::Skipped("no folder".to_owned()), 0),
        outcome("clippy", Verdict::Failed, 12_340),
    ];
    let expected = "format   ok          850 ms\n\
                    clippy   FAILED      12.3 s\n\
                    vectors  skipped  no folder";
    assert_eq!(table(&results), expected);
}

/// A name that no test has would run nothing, and pass.
#[test]
fn runs_the_slow_tests_by_the_names_that_they_have() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/tests/codegen");
    let mut found = Vec::new();
    let mut folders = vec![(PathBuf::from(folder), String::new())];
    while let Some((folder, module)) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("an entry can be read").path();
            let name = path.file_stem().expect("it has a name").to_string_lossy();
            let module = format!("{module}{name}::");
            if path.is_dir() {
                folders.push((path, module));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).expect("the file can be read");
                let slow = text.split("`cargo xtask ci` runs it\"]\nfn ").skip(1);
                let names = slow.filter_map(|rest| rest.split_once('('));
                found.extend(names.map(|(name, _)| format!("{module}{name}")));
            }
        }
    }
    found.sort_unstable();
    assert_eq!(found, SLOW_TESTS);
}
