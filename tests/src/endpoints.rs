//! The endpoint tests of models, evaluated by the rules of the same model. Must not generate code:
//! rules are data, which generated crates contain unchanged.

mod case;
mod diagram;
mod partitions;
mod tally;

use std::path::Path;

use hardy_codegen::model::{EndpointRules, EndpointTraits, Kind};
use hardy_codegen::{Options, Source, read};
use hardy_endpoint::{PARTITIONS, RuleSet};
use serde_json::{Map, Value, json};

pub use tally::Tally;

/// Evaluates all cases of a model by its rule set and its diagram, as far as it has them.
///
/// # Errors
///
/// If the file cannot be read, or the generator refuses its endpoint rules.
pub fn run(path: &Path) -> Result<Tally, String> {
    let text = std::fs::read_to_string(path);
    let text = text.map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
    let model: Value = serde_json::from_str(&text)
        .map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
    let mut tally = Tally::default();
    for (id, shape) in services(&model) {
        let traits = traits(path, id, shape)?;
        tally.add(evaluated(&traits, &path.display().to_string()));
    }
    Ok(tally)
}

/// The services of a model, by their ids.
fn services(model: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let shapes = model["shapes"].as_object();
    let shapes = shapes.into_iter().flatten();
    shapes.filter(|(_, shape)| shape["type"] == "service")
}

/// The endpoint rules of a service, as the generator reads them. It gets a model with this service
/// alone, because it would read all other shapes, too.
fn traits(path: &Path, id: &str, shape: &Value) -> Result<EndpointTraits, String> {
    let traits = shape["traits"].as_object();
    let traits = traits.into_iter().flatten();
    let traits: Map<String, Value> = traits
        .filter(|(id, _)| id.starts_with("smithy.rules#endpoint"))
        .map(|(id, value)| (id.clone(), value.clone()))
        .collect();
    let service = json!({"type": "service", "version": "1", "traits": traits});
    let model = json!({"smithy": "2.0", "shapes": {id: service}});
    let sources = [Source {
        name: path.display().to_string(),
        text: model.to_string(),
    }];
    let resolved = read(&sources, &Options::default()).map_err(|report| report.to_string())?;
    for warning in resolved.warnings.warnings() {
        eprintln!("{warning}");
    }
    let shapes = resolved.model.shapes.into_values();
    let mut services = shapes.filter(|shape| matches!(shape.kind, Kind::Service(_)));
    let service = services.next().ok_or("the service is gone")?;
    Ok(service
        .traits
        .endpoint_traits
        .map_or_else(EndpointTraits::default, |traits| *traits))
}

/// The results of the cases, by each form of the rules, and by the rule set as a diagram. Cases without
/// rules fail.
fn evaluated(traits: &EndpointTraits, model: &str) -> Tally {
    let leaked = |rules: &Option<EndpointRules>| -> Option<RuleSet> {
        rules.as_ref().map(|rules| rules.rules.leak())
    };
    let forms = [
        ("rule set", leaked(&traits.rule_set)),
        ("diagram", leaked(&traits.bdd)),
    ];
    let mut forms: Vec<(&str, RuleSet)> = forms
        .into_iter()
        .filter_map(|(name, rules)| Some((name, rules?)))
        .collect();
    let mut tally = Tally::of_forms(forms.iter().map(|(name, _)| *name));
    let made = traits.rule_set.as_ref();
    let made = made.and_then(|rules| diagram::diagram(&rules.rules));
    forms.extend(made.map(|rules| ("diagram of the rule set", rules.leak())));
    for case in &traits.cases {
        let mut failures = Vec::new();
        if forms.is_empty() {
            failures.push("there are no endpoint rules that can be evaluated".to_owned());
        }
        let mut needs_earlier = false;
        for (name, rules) in &forms {
            let Some(difference) = case::difference(case, rules, &PARTITIONS) else {
                continue;
            };
            match case::difference(case, rules, &partitions::EARLIER) {
                None => needs_earlier = true,
                Some(_) => failures.push(format!("by the {name}: {difference}")),
            }
        }
        tally.case(model, &case.documentation, &failures);
        tally.earlier += usize::from(needs_earlier);
    }
    tally
}

#[cfg(test)]
mod tests;
