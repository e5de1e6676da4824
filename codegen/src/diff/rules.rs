//! The endpoint rules of a service: whether calls go elsewhere, and the parameters that users can set.

use super::change::{Api, Wire};
use super::endpoints::{self, Endpoints, Presence};
use super::finding::Finding;
use super::found::Found;
use crate::model::EndpointTraits;

pub(super) fn compare(found: &mut Found<'_>) {
    let sides = found.sides;
    let [old, new] = [&sides.old, &sides.new].map(|side| {
        let service = side.shape(&side.closure.service);
        let traits = service.and_then(|service| service.traits.endpoint_traits.as_deref());
        endpoints::Side::of(traits.filter(|traits: &&EndpointTraits| traits.rules().is_some()))
    });
    if endpoints::same_text(&old, &new) {
        return;
    }
    let difference = endpoints::compare(&old, &new);
    if let Some((wire, message)) = results(&difference) {
        let finding = Finding::new("D13", wire, message).on(&sides.new.closure.service);
        let finding = finding.least(Api::Patch);
        let module = Some("endpoint".to_owned());
        found.push(match difference.presence {
            Presence::Both => finding,
            _ => finding
                .explains_all(module)
                .explains_all(Some("Client".to_owned())),
        });
    }
    parameters(found, &difference);
}

fn results(difference: &Endpoints) -> Option<(Wire, String)> {
    match difference.presence {
        Presence::Neither => None,
        Presence::Old => Some((
            Wire::Same,
            "the service has no endpoint rules any more".to_owned(),
        )),
        Presence::New => Some((
            Wire::Compatible,
            "the service has endpoint rules now".to_owned(),
        )),
        Presence::Both if difference.different == 0 => {
            let message = format!(
                "endpoint rules rewritten, same result in {} cases",
                difference.tried
            );
            Some((Wire::Same, message))
        }
        Presence::Both => {
            let Endpoints {
                tried,
                different,
                first,
                ..
            } = difference;
            let example = first.as_ref().map(|first| format!(", e.g. {first}"));
            let message = format!(
                "endpoint changed in {different} of {tried} cases{}",
                example.unwrap_or_default()
            );
            Some((Wire::Behaviour, message))
        }
    }
}

fn parameters(found: &mut Found<'_>, difference: &Endpoints) {
    let sides = found.sides;
    let parameters = &difference.parameters;
    let path = |name: &str| {
        let fields = [&sides.new, &sides.old].map(|side| side.krate.endpoint.as_ref());
        let mut fields = fields
            .into_iter()
            .flatten()
            .flat_map(|endpoint| &endpoint.fields);
        let field = fields.find(|field| field.parameter == name)?;
        Some(format!("endpoint::Params.{}", field.name))
    };
    let mut push = |name: &str, wire: Wire, effect: &str| {
        let message = format!("endpoint parameter {name} {effect}");
        let finding = Finding::new("D13", wire, message).on(&sides.new.closure.service);
        found.push(finding.member(name).explains(path(name)));
    };
    for name in &parameters.added {
        push(name, Wire::Compatible, "added");
    }
    for name in &parameters.removed {
        push(name, Wire::Behaviour, "removed");
    }
    for retyped in &parameters.retyped {
        push(&retyped.name, Wire::Behaviour, "has another type");
    }
}
