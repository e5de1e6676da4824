//! The diagram of a rule set: the same rules in the other form, which must have the same results.
//!
//! It is not the smallest one: it has a node for each condition of each rule.

use hardy_endpoint::owned::{Bdd, Outcome, Rule, RuleSet, Rules};
use hardy_endpoint::rules;

/// Nothing matches.
const NO_MATCH: i32 = 1;

/// The rule set as a diagram; `None` if it is one already.
pub(super) fn diagram(rule_set: &RuleSet) -> Option<RuleSet> {
    let Rules::Tree(rules) = &rule_set.rules else {
        return None;
    };
    Some(RuleSet {
        parameters: rule_set.parameters.clone(),
        rules: Rules::Bdd(of_tree(rules)),
    })
}

/// Goes through the rules from the last to the first, so that the nodes to which a rule leads exist.
fn of_tree(rules: &[Rule]) -> Bdd {
    let mut bdd = Bdd {
        conditions: Vec::new(),
        results: Vec::new(),
        root: NO_MATCH,
        nodes: vec![[-1, 1, -1]],
    };
    // For each depth, where its next rule begins.
    let mut next = vec![NO_MATCH; usize::from(u8::MAX) + 2];
    for rule in rules.iter().rev() {
        let depth = usize::from(rule.depth);
        let matched = match &rule.outcome {
            // Rules of another tree at this depth are no alternatives.
            Outcome::Tree => std::mem::replace(&mut next[depth + 1], NO_MATCH),
            outcome => {
                bdd.results.push(outcome.clone());
                rules::Bdd::FIRST_RESULT + index(bdd.results.len())
            }
        };
        let failed = next[depth];
        let begin = rule
            .conditions
            .iter()
            .rev()
            .fold(matched, |matched, condition| {
                bdd.conditions.push(condition.clone());
                bdd.nodes
                    .push([index(bdd.conditions.len() - 1), matched, failed]);
                index(bdd.nodes.len())
            });
        next[depth] = begin;
    }
    bdd.root = next[0];
    bdd
}

fn index(count: usize) -> i32 {
    i32::try_from(count).expect("a model has fewer rules than bytes, which are at most 2 GiB")
}
