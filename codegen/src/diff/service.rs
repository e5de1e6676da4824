//! The service itself: identity, protocols, signatures, endpoint rules.

use std::collections::BTreeSet;

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use crate::model::{ApiKeyLocation, AwsService, Kind, Shape};

pub(super) fn compare(found: &mut Found<'_>) {
    let sides = found.sides;
    let [Some(old), Some(new)] =
        [&sides.old, &sides.new].map(|side| side.shape(&side.closure.service))
    else {
        return;
    };
    identity(found, old, new);
    protocols(found, old, new);
}

fn identity(found: &mut Found<'_>, old: &Shape, new: &Shape) {
    let aws = |shape: &Shape, of: fn(&AwsService) -> Option<String>| {
        shape.traits.service.as_deref().and_then(of)
    };
    let version = |shape: &Shape| match &shape.kind {
        Kind::Service(service) => Some(service.version.clone()),
        _ => None,
    };
    let effect = |is_sent: bool| if is_sent { Wire::Breaking } else { Wire::Same };
    let protocol = &found.sides.new;
    let name_is_sent = protocol.protocol_does(|one| one.sends_service_name);
    let version_is_sent = protocol.protocol_does(|one| one.sends_service_version);
    let sdk_id = |shape: &Shape| aws(shape, |service| service.sdk_id.clone());
    let prefix = |shape: &Shape| aws(shape, |service| service.endpoint_prefix.clone());
    let signing = |shape: &Shape| shape.traits.calls().signing_name.clone();
    let id = |shape: &Shape| Some(shape.id.name().to_owned());
    let fields = [
        ("name", effect(name_is_sent), id(old), id(new), ""),
        (
            "version",
            effect(version_is_sent),
            version(old),
            version(new),
            "",
        ),
        (
            "sdkId",
            Wire::Behaviour,
            sdk_id(old),
            sdk_id(new),
            ", and with it the names of settings",
        ),
        (
            "endpoint prefix",
            Wire::Behaviour,
            prefix(old),
            prefix(new),
            "",
        ),
    ];
    for (field, wire, before, after, effect) in fields {
        if before == after {
            continue;
        }
        let [before, after] = [before, after].map(|text| text.unwrap_or_else(|| "none".to_owned()));
        let message = format!("service {field} changed from {before} to {after}{effect}");
        let finding = Finding::new("D11", wire, message)
            .on(&new.id)
            .values(before, after);
        found.push(finding.least(Api::Patch));
    }
    let [before, after] = [old, new].map(api_key);
    if before != after && ![&before, &after].contains(&&None) {
        let [before, after] = [before, after].map(Option::unwrap_or_default);
        let message = format!("an API key belongs in {after} instead of {before}");
        let finding = Finding::new("D12", Wire::Breaking, message).on(&new.id);
        found.push(finding.values(before, after).least(Api::Patch));
    }
    if signing(old) != signing(new) {
        let [before, after] =
            [signing(old), signing(new)].map(|text| text.unwrap_or_else(|| "none".to_owned()));
        let message = format!("requests are signed for {after} instead of {before}");
        let finding = Finding::new("D12", Wire::Breaking, message).on(&new.id);
        let finding = finding.explains(Some("endpoint::SIGNING_NAME".to_owned()));
        found.push(finding.values(before, after).least(Api::Patch));
    }
}

/// Where requests contain an API key. Whether they may is for the schemes of each operation.
fn api_key(service: &Shape) -> Option<String> {
    let api_key = service.traits.calls().api_key.as_ref()?;
    let scheme = api_key.scheme.as_ref();
    let scheme = scheme.map_or_else(String::new, |scheme| format!(" after {scheme}"));
    Some(match api_key.location {
        ApiKeyLocation::Header => format!("the header {}{scheme}", api_key.name),
        ApiKeyLocation::Query => format!("the query parameter {}", api_key.name),
    })
}

fn protocols(found: &mut Found<'_>, old: &Shape, new: &Shape) {
    let sides = found.sides;
    let of = |shape: &Shape| {
        shape
            .traits
            .calls()
            .protocols
            .iter()
            .cloned()
            .collect::<BTreeSet<String>>()
    };
    let (before, after) = (of(old), of(new));
    let [spoken, next] = [&sides.old, &sides.new].map(|side| {
        let protocol = side.krate.protocol.as_ref();
        protocol.map_or_else(|| "none".to_owned(), |protocol| protocol.id.clone())
    });
    for id in after.difference(&before) {
        let message = match spoken == next {
            true => format!("protocol {id} is offered now; the crate keeps speaking {spoken}"),
            false => {
                format!("protocol {id} is offered now; the crate speaks {next} instead of {spoken}")
            }
        };
        let finding = Finding::new("D10", Wire::Compatible, message).on(&new.id);
        let api = if spoken == next {
            Api::None
        } else {
            Api::Patch
        };
        found.push(finding.least(api));
    }
    for id in before.difference(&after) {
        let finding = match *id == spoken {
            true => {
                let message = format!("protocol {id}, which the crate speaks, is gone");
                Finding::new("D10", Wire::Breaking, message).least(Api::Patch)
            }
            false => {
                let message =
                    format!("protocol {id} is no longer offered; the crate speaks {next}");
                Finding::new("D10", Wire::Same, message)
            }
        };
        found.push(finding.on(&new.id));
    }
}
