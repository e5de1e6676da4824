//! `smithy.rules#endpointBdd`: a binary decision diagram.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hardy_endpoint::owned::{Bdd, Condition, Outcome, RuleSet, Rules};
use hardy_endpoint::rules;

use super::EndpointRules;
use super::condition::{condition, variable};
use super::parameter::{for_rules, parameters};
use super::problem::{all, expected, items, part};
use super::result::{endpoint, error};
use super::rule_set::has_known_version;
use super::scope::Scope;
use crate::decimal::Decimal;
use crate::model::traits::value::TraitValue;
use crate::report::Report;

/// The bytes of a node: three big-endian integers.
const NODE: usize = 12;

/// Reads the trait.
pub(in crate::model::traits) fn bdd(
    value: &TraitValue<'_>,
    report: &mut Report,
) -> Option<EndpointRules> {
    has_known_version(value, report)?;
    let parameters = parameters(value, report)?;
    let stated = part(value, "the value", "conditions", report)?;
    let stated = items(&stated, "`conditions`", report)?;
    // The nodes decide in which order conditions assign their variables.
    let mut names: Vec<String> = Vec::new();
    names.extend(parameters.iter().map(|parameter| parameter.name.clone()));
    for field in stated.iter().filter_map(|value| value.field("assign")) {
        names.push(variable(&field, report)?);
    }
    let scope = Scope::new(names);
    let conditions = all(stated.iter().map(|value| condition(value, &scope, report)))?;
    let results = results(value, &scope, report)?;
    let (root, nodes) = nodes(value, &conditions, &results, report)?;
    Some(EndpointRules {
        rules: RuleSet {
            parameters: for_rules(&parameters),
            rules: Rules::Bdd(Bdd {
                conditions,
                results,
                root,
                nodes,
            }),
        },
        parameters,
    })
}

fn results(value: &TraitValue<'_>, scope: &Scope, report: &mut Report) -> Option<Vec<Outcome>> {
    let stated = part(value, "the value", "results", report)?;
    let stated = items(&stated, "`results`", report)?;
    all(stated.iter().map(|value| {
        let kind = part(value, "a result", "type", report)?;
        match kind.value.as_str() {
            Some("endpoint") => endpoint(value, scope, report),
            Some("error") => error(value, scope, report),
            _ => {
                expected(&kind, "`type`", "\"endpoint\" or \"error\"", report);
                None
            }
        }
    }))
}

/// The root and the nodes, whose references exist.
fn nodes(
    value: &TraitValue<'_>,
    conditions: &[Condition],
    results: &[Outcome],
    report: &mut Report,
) -> Option<(i32, Vec<[i32; 3]>)> {
    let field = part(value, "the value", "nodes", report)?;
    let bytes = field
        .value
        .as_str()
        .and_then(|text| BASE64_STANDARD.decode(text).ok());
    let Some(bytes) = bytes.filter(|bytes| bytes.len() % NODE == 0) else {
        let what = "base64 of nodes of three 32-bit integers";
        expected(&field, "`nodes`", what, report);
        return None;
    };
    let nodes: Vec<[i32; 3]> = bytes.chunks_exact(NODE).map(node).collect();
    let count = part(value, "the value", "nodeCount", report)?;
    if count.count(report)? != nodes.len() as u64 {
        let what = format!("{}, the number of nodes in `nodes`", nodes.len());
        expected(&count, "`nodeCount`", &what, report);
        return None;
    }
    let root = part(value, "the value", "root", report)?;
    let stated = Decimal::of(root.value).and_then(|number| number.integer()?.parse().ok());
    let is_reference = |reference: i32| is_reference(reference, nodes.len(), results.len());
    let Some(number) = stated.filter(|number| *number > 0 && is_reference(*number)) else {
        expected(&root, "`root`", "a reference to a node or result", report);
        return None;
    };
    // The first node is the terminal one.
    for (index, [condition, high, low]) in nodes.iter().enumerate().skip(1) {
        let condition = usize::try_from(*condition).ok();
        let is_condition = condition.is_some_and(|index| index < conditions.len());
        if !is_condition || !is_reference(*high) || !is_reference(*low) {
            let message = format!(
                "node {index} of `{}` refers to a condition, node or result that does not exist",
                value.id
            );
            field.refuse(message, report);
            return None;
        }
    }
    Some((number, nodes))
}

fn node(bytes: &[u8]) -> [i32; 3] {
    let integer = |at: usize| {
        let bytes = bytes
            .get(at..at + 4)
            .and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, i32::from_be_bytes)
    };
    [integer(0), integer(4), integer(8)]
}

fn is_reference(reference: i32, nodes: usize, results: usize) -> bool {
    if reference >= rules::Bdd::FIRST_RESULT {
        let result = reference - rules::Bdd::FIRST_RESULT;
        return usize::try_from(result).is_ok_and(|result| result <= results);
    }
    let node = usize::try_from(reference.unsigned_abs()).unwrap_or(usize::MAX);
    (1..=nodes).contains(&node)
}
