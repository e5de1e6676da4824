//! The same model gives the same files, byte for byte, in any order of its files, shapes and
//! traits.

use hardy_codegen::{Options, OutputFile, Source, emit, plan, read};

use crate::fixtures::{generated, good, whole_service};
use crate::shuffle::{reprinted, shuffled};

/// Every model of this repository, with its options.
fn models() -> Vec<(Vec<Source>, Options)> {
    let small = good().into_iter();
    small
        .map(|fixture| (fixture.sources.clone(), fixture.options()))
        .chain([(vec![whole_service()], Options::default())])
        .collect()
}

fn files(sources: &[Source], options: &Options) -> Vec<OutputFile> {
    generated(sources, options).files
}

fn assert_same(left: &[OutputFile], right: &[OutputFile], what: &str) {
    let paths = |files: &[OutputFile]| -> Vec<String> {
        files.iter().map(|file| file.path.clone()).collect()
    };
    assert_eq!(paths(left), paths(right), "{what}");
    for (left, right) in left.iter().zip(right) {
        assert_eq!(left.text, right.text, "{what}: {}", left.path);
    }
}

#[test]
fn makes_the_same_files_twice() {
    for (sources, options) in models() {
        let name = options.crate_name.clone().unwrap_or_default();
        let expected = files(&sources, &options);
        assert_same(&expected, &files(&sources, &options), &name);
    }
}

#[test]
fn makes_the_same_files_stage_by_stage() {
    for (sources, options) in models() {
        let name = options.crate_name.clone().unwrap_or_default();
        let whole = generated(&sources, &options);
        let resolved = read(&sources, &options).expect("it can be generated");
        let planned = plan(&resolved, &options).expect("it can be generated");
        let mut files: Vec<OutputFile> = emit(&planned.krate).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        assert_same(&whole.files, &files, &name);
        assert_eq!(whole.warnings, planned.warnings, "{name}");
        assert_eq!(whole.names, planned.names, "{name}");
    }
}

#[test]
fn does_not_depend_on_the_order_of_keys() {
    for (mut sources, options) in models() {
        let name = options.crate_name.clone().unwrap_or_default();
        for source in &mut sources {
            source.text = reprinted(&source.text);
        }
        let expected = files(&sources, &options);
        for seed in 1..=3 {
            let shuffled = sources.iter().rev().map(|source| Source {
                text: shuffled(&source.text, seed),
                ..source.clone()
            });
            let other: Vec<Source> = shuffled.collect();
            let what = format!("{name}, seed {seed}");
            assert_same(&expected, &files(&other, &options), &what);
        }
    }
}
