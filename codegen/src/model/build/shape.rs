//! Builds one shape with its members. Must not know which traits and members are valid together,
//! which `check` does.

use super::resolve::{Reference, Resolver, Role};
use super::written::{Written, WrittenMember};
use super::{enum_trait, properties};
use crate::ast::ShapeType;
use crate::model::{Kind, ListedValue, Member, Shape, ShapeId, is_identifier, traits};
use crate::report::{Diagnostic, Report};

pub(super) fn build(
    id: &ShapeId,
    written: &Written,
    resolver: &Resolver,
    report: &mut Report,
) -> Option<Shape> {
    let place = written.place.clone();
    let kind = match simple_kind(written.kind) {
        Some(kind) => kind,
        None => compound_kind(id, written, resolver, report)?,
    };
    let traits = traits::read(&written.traits, id.as_str(), &place, report);
    Some(Shape {
        id: id.clone(),
        kind,
        traits,
        place,
    })
}

/// The type of a shape without members and references.
fn simple_kind(written: ShapeType) -> Option<Kind> {
    Some(match written {
        ShapeType::Blob => Kind::Blob,
        ShapeType::Boolean => Kind::Boolean,
        ShapeType::Timestamp => Kind::Timestamp,
        ShapeType::Document => Kind::Document,
        ShapeType::Byte => Kind::Byte,
        ShapeType::Short => Kind::Short,
        ShapeType::Integer => Kind::Integer,
        ShapeType::Long => Kind::Long,
        ShapeType::Float => Kind::Float,
        ShapeType::Double => Kind::Double,
        ShapeType::BigInteger => Kind::BigInteger,
        ShapeType::BigDecimal => Kind::BigDecimal,
        _ => return None,
    })
}

/// The type of any other shape; `None` if a list or map lacks a member, which has been reported
/// before.
fn compound_kind(
    id: &ShapeId,
    written: &Written,
    resolver: &Resolver,
    report: &mut Report,
) -> Option<Kind> {
    let mut members = members(id, written, resolver, report).into_iter();
    Some(match written.kind {
        ShapeType::String => enum_trait::string_kind(id, written, report),
        ShapeType::Enum => Kind::Enum(members.map(with_value).collect()),
        ShapeType::IntEnum => Kind::IntEnum(members.collect()),
        ShapeType::List => Kind::List(Box::new(members.next()?)),
        ShapeType::Map => Kind::Map {
            key: Box::new(members.next()?),
            value: Box::new(members.next()?),
        },
        ShapeType::Structure => Kind::Structure(members.collect()),
        ShapeType::Union => Kind::Union(members.collect()),
        ShapeType::Service => properties::service(id, written, resolver, report),
        ShapeType::Resource => properties::resource(id, written, resolver, report),
        ShapeType::Operation => properties::operation(id, written, resolver, report),
        _ => return None,
    })
}

/// The value of an enum member without one is its name.
fn with_value(mut member: Member) -> Member {
    member
        .traits
        .enum_value
        .get_or_insert_with(|| ListedValue::Text(member.name.clone()));
    member
}

fn members(
    id: &ShapeId,
    written: &Written,
    resolver: &Resolver,
    report: &mut Report,
) -> Vec<Member> {
    let members = written.members.iter();
    members
        .map(|member| build_member(id, member, written, resolver, report))
        .collect()
}

fn build_member(
    id: &ShapeId,
    member: &WrittenMember,
    written: &Written,
    resolver: &Resolver,
    report: &mut Report,
) -> Member {
    let place = member.place.clone();
    let owner = format!("{id}${}", member.name);
    if !is_identifier(&member.name) {
        let message = format!("`{}` is not a valid member name", member.name);
        report.push(
            Diagnostic::error("invalid-id", message)
                .at(&place)
                .shape(&owner),
        );
    }
    let role = match (written.kind, member.name.as_str()) {
        (ShapeType::Enum | ShapeType::IntEnum, _) => Role::EnumMember,
        (ShapeType::Union, _) => Role::Variant,
        (ShapeType::Map, "key") => Role::MapKey,
        _ => Role::Value,
    };
    let reference = Reference {
        text: &member.target,
        place: place.child("target"),
        owner: &owner,
    };
    let target = resolver.resolve(&reference, role, report);
    let traits = traits::read(&member.traits, &owner, &place, report);
    Member {
        name: member.name.clone(),
        target: target.unwrap_or_else(ShapeId::unreadable),
        traits,
        place,
    }
}
