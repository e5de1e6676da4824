//! `smithy.rules#endpointRuleSet`: a tree of rules.

use hardy_endpoint::owned::{Condition, Outcome, Rule, RuleSet, Rules};

use super::EndpointRules;
use super::condition::condition;
use super::parameter::{for_rules, parameters};
use super::problem::{all, expected, items, part, unsupported};
use super::result::{endpoint, error};
use super::scope::Scope;
use crate::model::traits::value::TraitValue;
use crate::report::Report;

/// How deep rules may nest. The deepest of AWS have 17 levels.
const MOST_DEPTH: u8 = 100;

/// The versions whose functions Hardy knows. Later ones can change what a rule means.
const VERSIONS: [&str; 4] = ["1.0", "1.1", "1.2", "1.3"];

/// Whether the version of the rules is known; warns of others.
pub(super) fn has_known_version(value: &TraitValue<'_>, report: &mut Report) -> Option<()> {
    let version = value.required_text("version", report)?;
    if VERSIONS.contains(&version.as_str()) {
        return Some(());
    }
    let field = value.field("version")?;
    unsupported(&field, &format!("unknown version `{version}`"), report);
    None
}

/// Reads the trait.
pub(in crate::model::traits) fn rule_set(
    value: &TraitValue<'_>,
    report: &mut Report,
) -> Option<EndpointRules> {
    has_known_version(value, report)?;
    let parameters = parameters(value, report)?;
    let names = parameters.iter().map(|parameter| parameter.name.clone());
    let mut reader = Reader {
        scope: Scope::new(names.collect()),
        rules: Vec::new(),
        report,
    };
    reader.rules(value, 0)?;
    let rules = Rules::Tree(reader.rules);
    Some(EndpointRules {
        rules: RuleSet {
            parameters: for_rules(&parameters),
            rules,
        },
        parameters,
    })
}

/// Collects the rules of a tree in preorder.
struct Reader<'r> {
    scope: Scope,
    rules: Vec<Rule>,
    report: &'r mut Report,
}

impl Reader<'_> {
    fn rules(&mut self, value: &TraitValue<'_>, depth: u8) -> Option<()> {
        let rules = part(value, "a tree", "rules", self.report)?;
        let stated = items(&rules, "`rules`", self.report)?;
        if stated.is_empty() {
            expected(
                &rules,
                "`rules`",
                "a list of at least one rule",
                self.report,
            );
            return None;
        }
        if depth > MOST_DEPTH {
            let message = format!(
                "rules of `{}` nest deeper than {MOST_DEPTH} levels",
                value.id
            );
            rules.refuse(message, self.report);
            return None;
        }
        all(stated.iter().map(|rule| self.rule(rule, depth)))?;
        Some(())
    }

    fn rule(&mut self, value: &TraitValue<'_>, depth: u8) -> Option<()> {
        value.object(self.report)?;
        let known = self.scope.len();
        let read = self.rule_in_scope(value, depth);
        self.scope.truncate(known);
        read
    }

    fn rule_in_scope(&mut self, value: &TraitValue<'_>, depth: u8) -> Option<()> {
        let conditions = self.conditions(value)?;
        let kind = part(value, "a rule", "type", self.report)?;
        let outcome = match kind.value.as_str() {
            Some("tree") => Outcome::Tree,
            Some("endpoint") => endpoint(value, &self.scope, self.report)?,
            Some("error") => error(value, &self.scope, self.report)?,
            _ => {
                expected(
                    &kind,
                    "`type`",
                    "\"tree\", \"endpoint\" or \"error\"",
                    self.report,
                );
                return None;
            }
        };
        let is_tree = outcome == Outcome::Tree;
        self.rules.push(Rule {
            depth,
            conditions,
            outcome,
        });
        match is_tree {
            true => self.rules(value, depth + 1),
            false => Some(()),
        }
    }

    fn conditions(&mut self, value: &TraitValue<'_>) -> Option<Vec<Condition>> {
        let conditions = part(value, "a rule", "conditions", self.report)?;
        let stated = items(&conditions, "`conditions`", self.report)?;
        all(stated.iter().map(|value| {
            let condition = condition(value, &self.scope, self.report)?;
            if let Some(name) = condition.variable() {
                if self.scope.has(name) {
                    let message = format!("`{}` assigns `{name}` again", value.id);
                    value.refuse(message, self.report);
                    return None;
                }
                self.scope.add(name.to_owned());
            }
            Some(condition)
        }))
    }
}
