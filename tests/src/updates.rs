//! Whether `hardy_codegen::diff` tells the truth about an update of a model: its verdict beside the exact one,
//! which the API of both crates gives. The exact one knows nothing of models, and the other nothing of
//! printed code.

mod edits;
mod exact;
mod stability;

pub use edits::{EDITS, Edited, edited};
pub use stability::{Stability, Total};

use std::fmt;

use hardy_codegen::diff::{self, Api, Side};
use hardy_codegen::{Options, Report, Source};

/// An update of a model.
#[derive(Clone, Debug)]
pub struct Update {
    /// Its name in the report.
    pub name: String,
    /// The model before.
    pub old: Vec<Source>,
    /// The model after.
    pub new: Vec<Source>,
    /// The operations of the crate; empty means all.
    pub operations: Vec<String>,
}

/// The two verdicts about an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdicts {
    /// What happens to the API.
    pub exact: Api,
    /// What `diff` says.
    pub claimed: Api,
    /// The number of its changes that somebody has to look at.
    pub reviews: usize,
    /// The lines of the API that differ, for a report; the first of them.
    pub lines: Vec<String>,
    /// The number of its changes that an overlay can undo.
    pub retainable: usize,
    /// The files of the crate that the update changes.
    pub stability: Stability,
}

/// How a verdict compares with the exact one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The same, and nothing to look at.
    Equal,
    /// Somebody has to look at it.
    Review,
    /// More than happens.
    Above,
    /// Less than happens.
    Below,
}

impl Verdicts {
    /// How they compare.
    pub fn outcome(&self) -> Outcome {
        if self.claimed < self.exact {
            Outcome::Below
        } else if self.claimed > self.exact {
            Outcome::Above
        } else if self.reviews > 0 {
            Outcome::Review
        } else {
            Outcome::Equal
        }
    }
}

/// Calls a function with both models and their crates.
fn with_sides<T>(
    update: &Update,
    function: impl FnOnce([Side<'_>; 2], [&Options; 2]) -> Result<T, Report>,
) -> Result<T, Report> {
    // An operation that is new or gone is only in one model.
    let [options, new_options] = [&update.old, &update.new].map(|sources| Options {
        operations: exact::operations_of(sources, &update.operations),
        ..Options::default()
    });
    let old = hardy_codegen::read(&update.old, &options)?;
    let new = hardy_codegen::read(&update.new, &new_options)?;
    let old_plan = hardy_codegen::plan(&old, &options)?;
    let new_plan = hardy_codegen::plan_next(&new, &new_options, &old_plan)?;
    let before = Side {
        resolved: &old,
        planned: &old_plan,
    };
    let after = Side {
        resolved: &new,
        planned: &new_plan,
    };
    function([before, after], [&options, &new_options])
}

/// The verdicts about an update.
///
/// # Errors
///
/// Fails if a model cannot be used.
pub fn verdicts(update: &Update) -> Result<Verdicts, Report> {
    with_sides(update, |[before, after], [options, new_options]| {
        let crates = [
            exact::crate_of(&update.old, options)?,
            exact::crate_of(&update.new, new_options)?,
        ];
        let (exact, lines) = exact::verdict(&crates[0], &crates[1]);
        let comparison = diff::compare(before, after);
        let changes = comparison.changes.iter();
        Ok(Verdicts {
            stability: stability::stability(
                (&update.old, before, &crates[0]),
                (&update.new, after, &crates[1]),
            ),
            exact,
            claimed: comparison.api(),
            reviews: comparison.reviews(),
            retainable: changes.filter(|change| change.retainable).count(),
            lines,
        })
    })
}

/// The update with an overlay that keeps what it drops, and the number of changes that the overlay undoes. `None` if
/// it can undo none.
///
/// # Errors
///
/// Fails if a model cannot be used.
pub fn kept(update: &Update) -> Result<Option<(Update, usize)>, Report> {
    with_sides(update, |[before, after], [_, options]| {
        let changes = diff::compare(before, after).changes;
        let retention = diff::retain(before, after, &changes, options, "2026-01-15");
        Ok(retention.map(|retention| {
            let mut update = update.clone();
            update.name.push_str(", kept");
            update.new.push(Source {
                name: "kept.rules.json".to_owned(),
                text: retention.text,
            });
            (update, retention.kept)
        }))
    })
}

/// The number of updates by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    equal: usize,
    review: usize,
    above: usize,
    below: usize,
}

impl Tally {
    /// Counts an update.
    pub fn add(&mut self, outcome: Outcome) {
        *match outcome {
            Outcome::Equal => &mut self.equal,
            Outcome::Review => &mut self.review,
            Outcome::Above => &mut self.above,
            Outcome::Below => &mut self.below,
        } += 1;
    }

    /// Whether a verdict is below the exact one.
    pub fn has_below(&self) -> bool {
        self.below > 0
    }

    /// Whether no verdict is below the exact one, and 95 of 100 are equal.
    pub fn is_fine(&self) -> bool {
        let all = self.equal + self.review + self.above + self.below;
        self.below == 0 && self.equal * 100 >= all * 95
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            equal,
            review,
            above,
            below,
        } = self;
        write!(
            f,
            "{equal} equal, {review} to review, {above} above, {below} below"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The verdicts of a `diff` that always answers the same.
    fn tally(claimed: Api) -> Tally {
        let mut tally = Tally::default();
        for exact in [Api::None, Api::Patch, Api::Minor, Api::Minor, Api::Major] {
            let verdicts = Verdicts {
                exact,
                claimed,
                reviews: 0,
                lines: Vec::new(),
                retainable: 0,
                stability: Stability::default(),
            };
            tally.add(verdicts.outcome());
        }
        tally
    }

    #[test]
    fn a_constant_answer_fails() {
        assert_eq!(
            tally(Api::Minor).to_string(),
            "2 equal, 0 to review, 2 above, 1 below"
        );
        assert!(!tally(Api::Minor).is_fine());
        assert_eq!(
            tally(Api::Major).to_string(),
            "1 equal, 0 to review, 4 above, 0 below"
        );
        assert!(!tally(Api::Major).is_fine());
    }

    #[test]
    fn one_below_fails_and_five_of_a_hundred_above_do_not() {
        let of = |equal, above, below| Tally {
            equal,
            above,
            below,
            review: 0,
        };
        assert!(of(95, 5, 0).is_fine());
        assert!(!of(94, 6, 0).is_fine());
        assert!(!of(99, 0, 1).is_fine());
    }
}
