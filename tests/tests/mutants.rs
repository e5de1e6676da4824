//! Mutants of the model of this repository: whatever happens to it, the generator does right by it.
//! A longer run is `cargo xtask mutate --seeds N`.

use std::fs;
use std::path::Path;

use hardy_tests::mutate::{Count, mutant, run};
use serde_json::Value;

/// How many mutants a run of the tests judges.
const SEEDS: u64 = 120;

fn original() -> Value {
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/multipartyapproval.json");
    let text = fs::read_to_string(model).expect("the model can be read");
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn does_right_by_every_mutant() {
    match run(&original(), 0..SEEDS, &mut |_| {}) {
        Ok(Count { crates, refused }) => {
            // Were all of them refused, little would have been tried, and likewise the other way.
            assert!(
                crates > 20 && refused > 20,
                "{crates} crates, {refused} refused"
            );
        }
        Err(finding) => panic!("{finding}"),
    }
}

#[test]
fn makes_the_same_mutant_of_a_seed() {
    let model = original();
    for seed in 0..20 {
        let (one, other) = (mutant(&model, seed, 6), mutant(&model, seed, 6));
        assert_eq!(one.text, other.text, "{seed}");
        assert_eq!(one.options, other.options, "{seed}");
        assert_ne!(one.text, model.to_string(), "{seed}");
    }
}
