//! Finds the rule that applies, and makes its endpoint or error.

use crate::built_in::BuiltIn;
use crate::endpoint::{Endpoint, Property};
use crate::error::EndpointError;
use crate::evaluate::{filled, holds, text, text_of_url};
use crate::functions::{PARTITIONS, Partition};
use crate::rules::{Bdd, Expression, Literal, Outcome, Parameter, Rule, RuleSet, Rules};
use crate::scope::{Argument, Scope};
use crate::url::{is_valid_region, url_fault};
use crate::value::Value;

impl RuleSet {
    /// The endpoint for these values of parameters, by the names of the rules. The first value of a
    /// name counts. The defaults count for other parameters; other names are ignored.
    ///
    /// # Errors
    ///
    /// Fails if a required parameter has no value, and for parameters that the rules refuse.
    pub fn resolve<'a>(
        &self,
        arguments: &[(&str, Argument<'a>)],
    ) -> Result<Endpoint, EndpointError> {
        self.resolve_in(&PARTITIONS, arguments)
    }

    /// Like [`resolve`](Self::resolve), with other partitions than [`PARTITIONS`]; the first of them
    /// has all regions that no other has.
    ///
    /// # Errors
    ///
    /// Fails like [`resolve`](Self::resolve).
    pub fn resolve_in<'a>(
        &self,
        partitions: &'static [Partition],
        arguments: &[(&str, Argument<'a>)],
    ) -> Result<Endpoint, EndpointError> {
        let mut scope = Scope::new(self.parameters, arguments, partitions)?;
        let outcome = match self.rules {
            Rules::Tree(rules) => outcome_of_tree(rules, &mut scope),
            Rules::Bdd(bdd) => outcome_of_bdd(&bdd, &mut scope),
        };
        match outcome.ok_or(EndpointError::NoMatch)? {
            Outcome::Endpoint(url, properties, headers) => {
                // Not earlier: rules have errors of their own for invalid regions.
                check_region(self.parameters, &scope)?;
                endpoint(url, properties, headers, &scope)
            }
            Outcome::Error(message) => {
                Err(EndpointError::Refused(text(message, &scope)?.into_owned()))
            }
            // Trees have decided already, and diagrams have none.
            Outcome::Tree => Err(EndpointError::NoMatch),
        }
    }
}

/// The outcome of the first rule whose conditions hold.
fn outcome_of_tree(rules: &'static [Rule], scope: &mut Scope<'_>) -> Option<&'static Outcome> {
    let mut depth = 0;
    for Rule(own_depth, conditions, outcome) in rules {
        // The rules of the tree have been tried. It is final, whatever follows it.
        if *own_depth < depth {
            return None;
        }
        // It belongs to a rule whose conditions do not hold.
        if *own_depth > depth {
            continue;
        }
        let known = scope.len();
        if !conditions.iter().all(|condition| holds(condition, scope)) {
            scope.truncate(known);
        } else if let Outcome::Tree = outcome {
            depth += 1;
        } else {
            return Some(outcome);
        }
    }
    None
}

fn outcome_of_bdd(bdd: &Bdd, scope: &mut Scope<'_>) -> Option<&'static Outcome> {
    let mut reference = bdd.root;
    // A diagram has no cycle, so that it has visited each node after this number of steps.
    for _ in 0..=bdd.nodes.len() {
        let result = reference.checked_sub(Bdd::FIRST_RESULT);
        if let Some(result) = result.filter(|result| *result >= 0) {
            // The model does not list result 0, which is that nothing matches.
            let index = usize::try_from(result).ok()?.checked_sub(1)?;
            return bdd.results.get(index);
        }
        let index = usize::try_from(reference.unsigned_abs()).ok()?;
        // The first node is the terminal one.
        let index = index.checked_sub(1).filter(|index| *index > 0)?;
        let [condition, high, low] = *bdd.nodes.get(index)?;
        let condition = bdd.conditions.get(usize::try_from(condition).ok()?)?;
        let is_high = holds(condition, scope) == (reference > 0);
        reference = if is_high { high } else { low };
    }
    None
}

/// Checks the region that the caller sets. It is a part of signatures, too.
fn check_region(parameters: &[Parameter], scope: &Scope<'_>) -> Result<(), EndpointError> {
    let is_region = |parameter: &&Parameter| parameter.built_in == Some(BuiltIn::Region);
    let region = parameters.iter().find(is_region);
    match region.and_then(|region| scope.get(region.name)) {
        // The endpoint tests of Amazon S3 have a region of two labels, which is no setting of a client.
        Some(Value::String(region)) if !region.split('.').all(is_valid_region) => {
            Err(EndpointError::InvalidRegion(region.clone().into_owned()))
        }
        _ => Ok(()),
    }
}

fn endpoint(
    url: &'static Expression,
    properties: &'static [(&'static str, Literal)],
    headers: &'static [(&'static str, &'static [Expression])],
    scope: &Scope<'_>,
) -> Result<Endpoint, EndpointError> {
    let values = |values: &'static [Expression]| -> Result<Vec<String>, EndpointError> {
        let values = values.iter();
        values
            .map(|value| Ok(text(value, scope)?.into_owned()))
            .collect()
    };
    let headers = headers
        .iter()
        .map(|(name, expressions)| Ok((*name, values(expressions)?)));
    let url = text_of_url(url, scope)?.into_owned();
    if let Some(fault) = url_fault(&url) {
        return Err(EndpointError::InvalidUrl(fault));
    }
    Ok(Endpoint {
        url,
        headers: headers.collect::<Result<_, EndpointError>>()?,
        properties: entries(properties, scope)?,
    })
}

fn entries(
    entries: &'static [(&'static str, Literal)],
    scope: &Scope<'_>,
) -> Result<Vec<(&'static str, Property)>, EndpointError> {
    let entries = entries.iter();
    entries
        .map(|(name, literal)| Ok((*name, property(literal, scope)?)))
        .collect()
}

fn property(literal: &'static Literal, scope: &Scope<'_>) -> Result<Property, EndpointError> {
    Ok(match literal {
        Literal::Boolean(value) => Property::Boolean(*value),
        Literal::String(template) if !template.contains(['{', '}']) => {
            Property::String((*template).into())
        }
        Literal::String(template) => Property::String(filled(template, scope)?.into_owned().into()),
        Literal::List(items) => {
            let items = items.iter().map(|item| property(item, scope));
            Property::List(items.collect::<Result<_, _>>()?)
        }
        Literal::Map(map) => Property::Map(entries(map, scope)?),
    })
}
