//! The program of `cargo xtask patterns FILE…`. Before the files come `--node` or `--alone`, the
//! number of random patterns, and the first seed. Prints how many patterns of the models, and of
//! the random ones, have which matcher, and which are not supported; with `--node` also the
//! differences from Node. Exit codes: 0 no difference, 1 a difference, 2 unusable file, or no Node.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use fastrand::Rng;
use hardy_pattern::Pattern;
use hardy_pattern::compile::matcher;
use hardy_tests::patterns::{self, Tally};

/// The number of strings for each pattern.
const TEXTS: usize = 300;

/// The longest string for comparing matchers: on longer ones, programs exceed their limit.
const LONGEST: usize = 16;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let node = arguments.next().is_some_and(|mode| mode == "--node");
    let mut number = || -> Option<u64> { arguments.next()?.to_str()?.parse().ok() };
    let (Some(count), Some(seed)) = (number(), number()) else {
        eprintln!("error: expected the number of random patterns and the first seed");
        return ExitCode::from(2);
    };
    let seeds = seed..seed.saturating_add(count);
    let random = seeds.map(|seed| patterns::random_pattern(&mut Rng::with_seed(seed)));
    let models: Result<Vec<BTreeSet<String>>, String> = arguments
        .map(|path| patterns::of_model(Path::new(&path)))
        .collect();
    let ended = models.and_then(|models| {
        let stated = models.into_iter().flatten();
        run(&stated.chain(random).collect(), node)
    });
    match ended {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether there is no difference.
fn run(sources: &BTreeSet<String>, node: bool) -> Result<bool, String> {
    let mut tally = Tally::default();
    // Node may know characters that are not assigned in the tables here.
    let assigned = r"^\P{Cn}*$";
    let compiled = matcher(assigned, &mut { u64::MAX }).map_err(|error| error.to_string())?;
    let assigned = compiled.leak(assigned);
    let mut cases = Vec::new();
    let mut differences = Vec::new();
    for (source, seed) in sources.iter().zip(0..) {
        let matchers = tally.add(source);
        let decided: Vec<_> = matchers
            .iter()
            .map(|matcher| matcher.leak(source))
            .collect();
        let Some((first, others)) = decided.split_first() else {
            continue;
        };
        let mut texts = Vec::new();
        let mut texts_of = patterns::texts(&matchers, TEXTS, seed);
        texts_of.retain(|text| assigned.matches(text));
        for text in texts_of {
            let matches = first.matches(&text);
            let differs = |other: &Pattern| other.matches(&text) != matches;
            if text.chars().count() <= LONGEST && others.iter().any(differs) {
                differences.push(format!("`{source}` is not decided for {text:?}"));
            }
            texts.push((text, matches));
        }
        cases.push((source.clone(), texts));
    }
    print!("{tally}");
    if node {
        let comparison = patterns::compare(&cases)?;
        println!(
            "compared with node: {} texts, {} of them matching, for {} patterns; {} more patterns are \
             none in Unicode mode",
            comparison.texts, comparison.matching, comparison.patterns, comparison.others
        );
        differences.extend(comparison.differences);
    }
    for difference in &differences {
        println!("difference: {difference}");
    }
    Ok(differences.is_empty())
}
