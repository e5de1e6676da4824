//! The API of structures, unions and enums.

use super::facts::Surface;
use crate::diff::rust;
use crate::ir::{Crate, Enum, Filter, Structure, Type, Union};

pub(super) fn add(type_: &Type, krate: &Crate, surface: &mut Surface) {
    let path = format!("types::{}", type_.name());
    match type_ {
        Type::Structure(one) => structure(&path, one, krate, surface),
        Type::Union(one) => union_(&path, one, krate, surface),
        Type::Enum(one) => {
            surface.add(&path, "enum");
            enum_(&path, one, surface);
        }
        Type::IntEnum(one) => {
            surface.add(&path, "enum of integers");
            enum_(&path, one, surface);
        }
    }
    if krate.token_types.iter().any(|name| name == type_.name()) {
        surface.add(&path, "impl TokenValue");
    }
}

fn structure(path: &str, structure: &Structure, krate: &Crate, surface: &mut Surface) {
    surface.add(path, "struct");
    surface.warn(path, structure.deprecated.as_ref());
    common(
        path,
        structure.validated,
        structure.serializable,
        krate,
        surface,
    );
    if let Some(fault) = &structure.fault {
        surface.add(path, "impl Error");
        if fault.query_code.is_some() {
            surface.add(path, "QUERY_CODE");
        }
    }
    if structure.constructor.is_some() {
        surface.add(path, "new");
    }
    for field in &structure.fields {
        let member = format!("{path}.{}", field.name);
        surface.add(&member, rust::field(field));
        surface.add(&member, &field.setter);
        surface.warn(&member, field.deprecated.as_ref());
        let parameters = structure.constructor.iter().flat_map(|new| &new.parameters);
        if parameters.into_iter().any(|name| *name == field.name) {
            let fact = format!("parameter of new: {}", rust::value(&field.value));
            surface.demand(&member, fact, "new");
        }
    }
    if let Some(filter) = &structure.filter {
        add_filter(path, filter, surface);
    }
}

fn add_filter(path: &str, filter: &Filter, surface: &mut Surface) {
    for field in &filter.fields {
        let function = format!("{path}::{}", field.function);
        surface.add(&function, &field.operators_type);
        for operator in &field.operators {
            surface.add(
                &function,
                format!("{}({:?})", operator.function, field.value),
            );
        }
    }
}

fn union_(path: &str, union_: &Union, krate: &Crate, surface: &mut Surface) {
    surface.add(path, "union");
    surface.warn(path, union_.deprecated.as_ref());
    common(path, union_.validated, union_.serializable, krate, surface);
    for member in &union_.members {
        let variant = format!("{path}::{}", member.variant);
        let value = member.value.as_ref().map(rust::value);
        surface.add(&variant, value.unwrap_or_default());
        surface.warn(&variant, member.deprecated.as_ref());
    }
}

fn enum_<W>(path: &str, enum_: &Enum<W>, surface: &mut Surface) {
    surface.warn(path, enum_.deprecated.as_ref());
    if enum_.validated {
        surface.add(path, "impl Validate");
    }
    for value in &enum_.values {
        let variant = format!("{path}::{}", value.variant);
        surface.add(&variant, "variant");
        surface.warn(&variant, value.deprecated.as_ref());
    }
}

fn common(path: &str, validated: bool, serializable: bool, krate: &Crate, surface: &mut Surface) {
    if validated {
        surface.add(path, "impl Validate");
    }
    if serializable && krate.serde {
        surface.add(path, "impl Serialize");
    }
}
