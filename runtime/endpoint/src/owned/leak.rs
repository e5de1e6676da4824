//! Owned rules as constant data, for tests and programs that end soon.

use super::{Bdd, Condition, DefaultValue, Expression, Literal, Outcome, RuleSet, Rules};
use crate::rules;

impl RuleSet {
    /// The same rules as constant data. Never freed: call it once for each rule set.
    #[must_use]
    pub fn leak(&self) -> rules::RuleSet {
        rules::RuleSet {
            parameters: list(&self.parameters, |parameter| rules::Parameter {
                name: text(&parameter.name),
                required: parameter.required,
                default: default(&parameter.default),
                built_in: parameter.built_in,
            }),
            rules: match &self.rules {
                Rules::Tree(rules) => rules::Rules::Tree(list(rules, |rule| {
                    rules::Rule(
                        rule.depth,
                        conditions(&rule.conditions),
                        outcome(&rule.outcome),
                    )
                })),
                Rules::Bdd(bdd) => rules::Rules::Bdd(diagram(bdd)),
            },
        }
    }
}

fn text(text: &str) -> &'static str {
    Box::leak(text.into())
}

fn list<A, B>(list: &[A], leak: impl Fn(&A) -> B) -> &'static [B] {
    let list: Box<[B]> = list.iter().map(leak).collect();
    Box::leak(list)
}

fn default(default: &DefaultValue) -> rules::DefaultValue {
    match default {
        DefaultValue::None => rules::DefaultValue::None,
        DefaultValue::Boolean(value) => rules::DefaultValue::Boolean(*value),
        DefaultValue::String(value) => rules::DefaultValue::String(text(value)),
        DefaultValue::Strings(values) => {
            rules::DefaultValue::Strings(list(values, |value| text(value)))
        }
    }
}

fn diagram(bdd: &Bdd) -> rules::Bdd {
    rules::Bdd {
        conditions: conditions(&bdd.conditions),
        results: list(&bdd.results, outcome),
        root: bdd.root,
        nodes: list(&bdd.nodes, |node| *node),
    }
}

fn conditions(conditions: &[Condition]) -> &'static [rules::Condition] {
    list(conditions, |condition| match condition {
        Condition::IsSet(name) => rules::Condition::IsSet(text(name)),
        Condition::IsTrue(name) => rules::Condition::IsTrue(text(name)),
        Condition::IsFalse(name) => rules::Condition::IsFalse(text(name)),
        Condition::If(function, arguments) => {
            rules::Condition::If(*function, expressions(arguments))
        }
        Condition::Let(variable, function, arguments) => {
            rules::Condition::Let(text(variable), *function, expressions(arguments))
        }
    })
}

fn outcome(outcome: &Outcome) -> rules::Outcome {
    match outcome {
        Outcome::Tree => rules::Outcome::Tree,
        Outcome::Endpoint {
            url,
            properties,
            headers,
        } => rules::Outcome::Endpoint(
            expression(url),
            entries(properties),
            list(headers, |(name, values)| (text(name), expressions(values))),
        ),
        Outcome::Error(message) => rules::Outcome::Error(expression(message)),
    }
}

fn expressions(expressions: &[Expression]) -> &'static [rules::Expression] {
    list(expressions, expression)
}

fn expression(expression: &Expression) -> rules::Expression {
    match expression {
        Expression::Boolean(value) => rules::Expression::Boolean(*value),
        Expression::Integer(value) => rules::Expression::Integer(*value),
        Expression::String(template) => rules::Expression::String(text(template)),
        Expression::Reference(name) => rules::Expression::Reference(text(name)),
        Expression::Call(function, arguments) => {
            rules::Expression::Call(*function, expressions(arguments))
        }
    }
}

fn entries(entries: &[(String, Literal)]) -> &'static [(&'static str, rules::Literal)] {
    list(entries, |(name, value)| (text(name), literal(value)))
}

fn literal(value: &Literal) -> rules::Literal {
    match value {
        Literal::Boolean(value) => rules::Literal::Boolean(*value),
        Literal::String(template) => rules::Literal::String(text(template)),
        Literal::List(items) => rules::Literal::List(list(items, literal)),
        Literal::Map(map) => rules::Literal::Map(entries(map)),
    }
}
