//! Mutants of the model of this repository: whatever happens to it, the generator does right by it.
//! A longer run is `cargo xtask mutate --seeds N`.

use std::fs;
use std::ops::Range;
use std::path::Path;

use hardy_tests::mutate::{Count, mutant, run};
use serde_json::Value;

/// How many mutants of the whole model a run of the tests judges.
const SEEDS: u64 = 50;

/// How many mutants of each small one.
const SEEDS_OF_FIXTURES: u64 = 20;

/// How many more of each small one a long run judges.
const MORE_SEEDS_OF_FIXTURES: u64 = 80;

fn read(file: &str) -> Value {
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(model).expect("the model can be read");
    serde_json::from_str(&text).expect("it is JSON")
}

fn original() -> Value {
    read("../model/multipartyapproval.json")
}

/// Checks mutants of the models of all fixtures, and returns how many became crates. The fixtures contain
/// shapes that the whole model lacks: unions, maps, circles, all kinds of pagination.
fn judge_small_models(seeds: Range<u64>) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut judged = 0;
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let model = entry.expect("it can be read").path().join("model.json");
        if !model.is_file() {
            continue;
        }
        let model = read(&model.display().to_string());
        match run(&model, seeds.clone(), &mut |_| {}) {
            Ok(Count { crates, .. }) => judged += crates,
            Err(finding) => panic!("{finding}"),
        }
    }
    judged
}

#[test]
#[ignore = "takes a quarter of a minute; `cargo xtask ci` runs it"]
fn does_right_by_mutants_of_small_models() {
    let judged = judge_small_models(0..SEEDS_OF_FIXTURES);
    assert!(judged > 40, "{judged} crates");
}

#[test]
#[ignore = "takes a minute; `cargo xtask ci --full` runs it"]
fn does_right_by_many_mutants_of_small_models() {
    let seeds = SEEDS_OF_FIXTURES..SEEDS_OF_FIXTURES + MORE_SEEDS_OF_FIXTURES;
    let judged = judge_small_models(seeds);
    assert!(judged > 160, "{judged} crates");
}

#[test]
#[ignore = "takes a quarter of a minute; `cargo xtask ci` runs it"]
fn does_right_by_every_mutant() {
    match run(&original(), 0..SEEDS, &mut |_| {}) {
        Ok(Count { crates, refused }) => {
            // Were all of them refused, little would have been tried, and likewise the other way.
            assert!(
                crates > 10 && refused > 10,
                "{crates} crates, {refused} refused"
            );
        }
        Err(finding) => panic!("{finding}"),
    }
}

#[test]
fn makes_the_same_mutant_of_a_seed() {
    let model = original();
    let unchanged = model.to_string();
    let mut changed = 0;
    for seed in 0..20 {
        let (one, other) = (mutant(&model, seed, 6), mutant(&model, seed, 6));
        // Without the models themselves, which are long.
        assert_eq!(one.changes, other.changes, "{seed}");
        assert_eq!(one.options, other.options, "{seed}");
        assert!(one.text == other.text, "{seed}");
        changed += usize::from(one.text != unchanged);
    }
    // Sometimes a change sets the same value again.
    assert!(changed > 15, "{changed}");
}
