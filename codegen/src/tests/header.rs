//! The first lines of each file.

use std::collections::BTreeSet;

use super::*;

/// Otherwise an update of a model would change every file.
#[test]
fn names_the_version_of_the_model_in_two_files() {
    let of = |version: &str| {
        let shapes = with_run(r#""a#In": {"type": "structure"}, "a#Out": {"type": "structure"}"#);
        let source = Source {
            name: "model.json".to_owned(),
            text: format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#),
        };
        let options = Options {
            model_version: version.to_owned(),
            ..Options::default()
        };
        let generated = generate(&[source], &options, &mut |_| {}).expect("the model is fine");
        generated.files
    };
    let (old, new) = (of("2025-08-08"), of("2026-01-15"));
    let pairs = old.iter().zip(&new);
    let differ = pairs.filter(|(old, new)| old != new);
    let differ: Vec<&str> = differ.map(|(old, _)| old.path.as_str()).collect();
    assert_eq!(differ, ["Cargo.toml", "src/lib.rs"]);
    let first = new[0].text.lines().next();
    let has_version = first.is_some_and(|line| line.ends_with(", version 2026-01-15."));
    assert!(has_version, "{first:?}");
}

#[test]
fn states_how_to_change_the_code() {
    let of = |command: Option<&str>| {
        let shapes = with_run(r#""a#In": {"type": "structure"}, "a#Out": {"type": "structure"}"#);
        let source = Source {
            name: "model.json".to_owned(),
            text: format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#),
        };
        let options = Options {
            command: command.map(str::to_owned),
            ..Options::default()
        };
        let generated = generate(&[source], &options, &mut |_| {}).expect("the model is fine");
        let files = generated.files.into_iter();
        let lines = files.filter_map(|file| file.text.lines().nth(1).map(str::to_owned));
        lines.collect::<BTreeSet<String>>()
    };
    let expected = |remedy: &str| {
        let lines = ["#", "//"].map(|sign| format!("{sign} Do not edit: {remedy}."));
        BTreeSet::from(lines)
    };
    let again = expected("change the model, then generate the crate again");
    assert_eq!(of(None), again);
    assert_eq!(
        of(Some("make api")),
        expected("change the model, then run `make api`")
    );
}
