//! The files of the module `endpoint`.

use hardy_codegen::ir::rules::{Literal, Outcome, Rules};
use hardy_codegen::ir::{Crate, Endpoint, EndpointCase};

use super::list::{Listed, imports};
use crate::inventory::item::Kind;

/// The items of each file, by path.
pub(super) fn files(krate: &Crate, endpoint: &Endpoint) -> Vec<(String, Listed)> {
    let mut files = vec![
        ("src/endpoint.rs".to_owned(), module(endpoint)),
        ("src/endpoint/rules.rs".to_owned(), rules(endpoint)),
    ];
    if !endpoint.cases.is_empty() {
        files.push(("src/endpoint/tests.rs".to_owned(), tests(krate, endpoint)));
    }
    files
}

fn module(endpoint: &Endpoint) -> Listed {
    let mut listed = Listed::default();
    listed.need(Kind::Module, "", "rules");
    if !endpoint.cases.is_empty() {
        listed.need(Kind::Module, "", "tests");
    }
    listed.import("rules::RULES".to_owned());
    let constants = [
        (&endpoint.signing_name, "SIGNING_NAME"),
        (&endpoint.prefix, "PREFIX"),
    ];
    for (_, name) in constants.iter().filter(|(value, _)| value.is_some()) {
        listed.need(Kind::Constant, "", name);
    }
    listed.need(Kind::Structure, "", "Params");
    for field in &endpoint.fields {
        listed.need(Kind::Field, "Params", &field.name);
        listed.need(Kind::Function, "Params", &field.setter);
    }
    listed.need(Kind::Function, "Params", "arguments");
    for function in ["resolve", "resolve_for"] {
        listed.need(Kind::Function, "", function);
    }
    if endpoint.region.is_some() {
        listed.need(Kind::Function, "", "in_region");
    }
    listed
}

/// The rules, and a constant for each set of properties.
fn rules(endpoint: &Endpoint) -> Listed {
    let (outcomes, form): (Vec<&Outcome>, _) = match &endpoint.rules.rules {
        Rules::Tree(rules) => (rules.iter().map(|rule| &rule.outcome).collect(), "TREE"),
        Rules::Bdd(bdd) => (bdd.results.iter().collect(), "DIAGRAM"),
    };
    let properties = outcomes.into_iter().filter_map(|outcome| match outcome {
        Outcome::Endpoint { properties, .. } => Some(properties.as_slice()),
        _ => None,
    });
    let mut listed = property_sets(properties);
    listed.need(Kind::Static, "", "RULES");
    listed.need(Kind::Constant, "", form);
    listed
}

/// A constant for each different set of properties, without the empty one.
fn property_sets<'a>(properties: impl Iterator<Item = &'a [(String, Literal)]>) -> Listed {
    let mut sets: Vec<&[(String, Literal)]> = Vec::new();
    let mut listed = Listed::default();
    for properties in properties {
        if !properties.is_empty() && !sets.contains(&properties) {
            sets.push(properties);
            listed.need(Kind::Constant, "", &format!("PROPERTIES_{}", sets.len()));
        }
    }
    listed
}

fn tests(krate: &Crate, endpoint: &Endpoint) -> Listed {
    let endpoints = endpoint.cases.iter();
    let endpoints = endpoints.filter_map(|case| case.expected.as_ref().ok());
    let mut listed = property_sets(endpoints.map(|endpoint| endpoint.properties.as_slice()));
    listed.import("crate::endpoint".to_owned());
    let calls = |case: &EndpointCase| case.call.is_some();
    if endpoint.cases.iter().any(calls) {
        listed.import("crate::operation".to_owned());
    }
    listed.need(Kind::Constant, "", "CASES");
    listed.need(Kind::Function, "", "resolves_the_cases_of_the_model");
    listed.allowed = imports(krate);
    listed
}
