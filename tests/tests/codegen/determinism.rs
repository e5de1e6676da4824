//! The same model makes the same files, to the byte, in whatever order its shapes and traits stand.

use hardy_codegen::{Options, OutputFile, Source};

use crate::fixtures::{generated, good, whole_service};
use crate::shuffle::shuffled;

/// Every model there is, with its options.
fn models() -> Vec<(Source, Options)> {
    let small = good().into_iter();
    small
        .map(|fixture| (fixture.source.clone(), fixture.options()))
        .chain([(whole_service(), Options::default())])
        .collect()
}

fn files(source: &Source, options: &Options) -> Vec<OutputFile> {
    generated(source, options).files
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
    for (source, options) in models() {
        let name = options.crate_name.clone().unwrap_or_default();
        assert_same(&files(&source, &options), &files(&source, &options), &name);
    }
}

#[test]
fn does_not_depend_on_the_order_of_keys() {
    for (source, options) in models() {
        let name = options.crate_name.clone().unwrap_or_default();
        let expected = files(&source, &options);
        for seed in 1..=3 {
            let text = shuffled(&source.text, seed);
            let other = Source {
                text,
                ..source.clone()
            };
            let what = format!("{name}, seed {seed}");
            assert_same(&expected, &files(&other, &options), &what);
        }
    }
}
