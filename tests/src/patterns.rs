//! Patterns of models, looked at from outside: what decides them, and whether it decides as it should.
//!
//! Matchers are run here as the runtime runs them in a generated crate. What they consist of is `'static`
//! there, so that here it is leaked.

mod made_up;
mod node;
mod tally;
mod texts;

use std::collections::BTreeSet;
use std::path::Path;

use hardy_codegen::every_matcher;
use hardy_codegen::ir::{Alphabet, Matcher, Step};
use hardy_runtime::validate::{Pattern, PatternStep, WideRanges};
use serde_json::Value;

pub use made_up::made_up;
pub use node::{Comparison, compare};
pub use tally::Tally;
pub use texts::texts;

/// The patterns that a model states, each once.
///
/// # Errors
///
/// When the file cannot be read, or is no JSON.
pub fn of_model(path: &Path) -> Result<BTreeSet<String>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path:?}: {error}"))?;
    let model: Value = serde_json::from_str(&text).map_err(|error| format!("{path:?}: {error}"))?;
    let mut patterns = BTreeSet::new();
    collect(&model, &mut patterns);
    Ok(patterns)
}

fn collect(value: &Value, patterns: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(pattern) if name == "smithy.api#pattern" => {
                        patterns.insert(pattern.clone());
                    }
                    _ => collect(value, patterns),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, patterns)),
        _ => {}
    }
}

/// The pattern that an emitted crate holds for the pattern of a model.
///
/// # Errors
///
/// When that is not accepted.
pub fn first(source: &str) -> Result<Pattern, String> {
    let matchers = every_matcher(source).map_err(|error| error.to_string())?;
    let first = matchers.first().ok_or("it is too large")?;
    Ok(runnable(source, first))
}

/// The pattern that an emitted crate would hold with this matcher.
pub fn runnable(source: &str, matcher: &Matcher) -> Pattern {
    let source = leaked(source);
    match matcher {
        Matcher::Class { set, min, max } => {
            Pattern::class(source, &set.ascii, leaked_list(&set.wide), *min, *max)
        }
        Matcher::Table {
            alphabet,
            rows,
            start,
            accepting,
        } => {
            let (ascii, wide) = classes(alphabet);
            let rows = rows.iter().flatten().map(|state| b'0' + state);
            let rows = rows.collect::<Vec<_>>().leak();
            Pattern::table(source, &ascii, wide, rows, *start, *accepting)
        }
        Matcher::Counted {
            alphabet,
            empty,
            first,
            last,
            positions,
            counts,
        } => {
            let (ascii, wide) = classes(alphabet);
            let positions = positions.iter().map(|it| (it.takes, it.next));
            let positions = positions.collect::<Vec<_>>().leak();
            let counts = counts.iter();
            let counts = counts.map(|it| (it.position, it.within, it.again, it.most));
            let counts = counts.collect::<Vec<_>>().leak();
            Pattern::counted(
                source,
                &ascii,
                wide,
                positions,
                counts,
                (*first, *last),
                *empty,
            )
        }
        Matcher::Program {
            alphabet,
            slots,
            steps,
        } => {
            let (ascii, wide) = classes(alphabet);
            let steps = steps.iter().map(step).collect::<Vec<_>>().leak();
            Pattern::program(source, &ascii, wide, steps, *slots)
        }
    }
}

fn classes(alphabet: &Alphabet) -> (Vec<&str>, WideRanges) {
    let ascii = alphabet.classes.iter().map(|set| set.ascii.as_str());
    let wide = alphabet.classes.iter().zip(1_u8..);
    let wide = wide.filter(|(set, _)| !set.wide.is_empty());
    let wide = wide.map(|(set, class)| (class, leaked_list(&set.wide)));
    (ascii.collect(), wide.collect::<Vec<_>>().leak())
}

fn leaked(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn leaked_list(characters: &[char]) -> &'static [char] {
    characters.to_vec().leak()
}

fn step(step: &Step) -> PatternStep {
    match *step {
        Step::Take(classes) => PatternStep::Take(classes),
        Step::TakeBack(classes) => PatternStep::TakeBack(classes),
        Step::Start => PatternStep::Start,
        Step::End => PatternStep::End,
        Step::Boundary { word, negated } => PatternStep::Boundary(word, negated),
        Step::Fork(to) => PatternStep::Fork(to),
        Step::Jump(to) => PatternStep::Jump(to),
        Step::Save(slot) => PatternStep::Save(slot),
        Step::Forget(first, end) => PatternStep::Forget(first, end),
        Step::Same(group) => PatternStep::Same(group),
        Step::SameBack(group) => PatternStep::SameBack(group),
        Step::Look { negated, to } => PatternStep::Look(negated, to),
        Step::Count(slot) => PatternStep::Count(slot),
        Step::Repeat {
            slot,
            min,
            max,
            lazy,
            behind,
        } => PatternStep::Repeat(slot, min, max, lazy, behind),
        Step::Again { slot, min, head } => PatternStep::Again(slot, min, head),
        Step::Found => PatternStep::Found,
    }
}
