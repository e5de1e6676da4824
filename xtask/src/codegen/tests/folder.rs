//! The folder of a crate, and the protection of the checked-in one.

use super::{failure, job, text, workspace};

#[test]
fn requires_a_folder_for_another_model() {
    let (_folder, workspace) = workspace();
    let model = text(workspace.model().join("more.json"));
    let expected = "--model needs --out DIR, the folder of the crate";
    assert_eq!(failure(&workspace, &["--model", &model]), expected);
    // A run that writes nothing needs no folder.
    job(&workspace, &["--model", &model, "--dump", "ir"]);
}

#[test]
fn changes_the_checked_in_crate_only_by_its_settings() {
    let (folder, workspace) = workspace();
    let keyed = |option: &str, key: &str| {
        format!(
            "{option} would change the checked-in crate: use --out DIR to write another one, or change `{key}` in `model/crate.json`"
        )
    };
    let other = |option: &str| {
        format!("{option} would change the checked-in crate: use --out DIR to write another one")
    };
    let cases: [(&[&str], String); 7] = [
        (
            &["--operations", "ListLamps"],
            keyed("--operations", "operations"),
        ),
        (
            &["--check", "--operations", "ListLamps"],
            keyed("--operations", "operations"),
        ),
        (&["--name", "lights"], keyed("--name", "name")),
        (
            &["--protocol", "restJson1"],
            keyed("--protocol", "protocol"),
        ),
        (&["--service", "a#Street"], other("--service")),
        (&["--runtime", "0.1"], other("--runtime")),
        (&["--standalone"], other("--standalone")),
    ];
    let out = text(folder.path().join("lamps"));
    for (words, expected) in cases {
        assert_eq!(failure(&workspace, words), expected, "{words:?}");
        job(&workspace, &[words, &["--out", &out]].concat());
    }
    job(&workspace, &["--operations", "ListLamps", "--dump", "ir"]);
}
