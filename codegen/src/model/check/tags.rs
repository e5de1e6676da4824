//! Names on the wire: no two members of a structure or union share one, and a union has members.

use super::{error, member_id};
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
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for member in members.iter().filter(|member| is_in_body(member)) {
        let tag = tag(member);
        if let Some(earlier) = seen.insert(tag, &member.name) {
            let owner = member_id(shape, member);
            let message = format!("`{owner}` is named `{tag}` on the wire, as `{earlier}` is");
            report.push(error("wire-name", &owner, &member.place, message));
        }
    }
}

fn is_in_body(member: &Member) -> bool {
    let traits = &member.traits;
    !traits.http_label && traits.http_query.is_none() && traits.http_header.is_none()
}

fn tag(member: &Member) -> &str {
    member.traits.json_name.as_deref().unwrap_or(&member.name)
}
