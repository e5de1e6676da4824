//! Names on the wire: no two members of a structure or union share one, and a union has members.

use super::site::{error, member_id};
use crate::model::{Kind, Member, Shape};
use crate::report::Report;
use std::collections::BTreeMap;

pub(super) fn check(shape: &Shape, report: &mut Report) {
    let members = match &shape.kind {
        Kind::Structure(members) => members,
        Kind::Union(members) if members.is_empty() => {
            let message = format!("the union `{}` has no member", shape.id);
            let id = shape.id.as_str();
            report.push(error("empty-union", id, &shape.place, message));
            return;
        }
        Kind::Union(members) => members,
        _ => return,
    };
    let mut seen: BTreeMap<(&str, String), &str> = BTreeMap::new();
    for member in members {
        let Some((part, tag)) = tag(member) else {
            continue;
        };
        if let Some(earlier) = seen.insert((part, tag.clone()), &member.name) {
            let owner = member_id(shape, member);
            let message = format!("`{owner}` is named `{tag}` {part}, as `{earlier}` is");
            report.push(error("wire-name", &owner, &member.place, message));
        }
    }
}

/// Where the member travels, in words, and the name that it goes by there. One that fills a label goes
/// by its own.
fn tag(member: &Member) -> Option<(&'static str, String)> {
    let traits = &member.traits;
    if traits.http_label {
        return None;
    }
    Some(match (&traits.http_query, &traits.http_header) {
        (Some(key), _) => ("in the query", key.clone()),
        // Case means nothing there.
        (None, Some(name)) => ("among the headers", name.to_ascii_lowercase()),
        (None, None) => {
            let name = traits.json_name.as_ref().unwrap_or(&member.name);
            ("on the wire", name.clone())
        }
    })
}
