//! The names of the runtime that a generated crate re-exports at its root: those of every crate,
//! and the types of values that the crate's own types contain. Must not know how a name is printed.

use std::collections::BTreeSet;

use crate::ir::vocabulary::{self, NameKind};
use crate::ir::{Operation, Type, Value, Waiter};

/// The names, in order.
pub(super) fn reexports(
    types: &[Type],
    operations: &[Operation],
    waiters: &[Waiter],
) -> Vec<String> {
    let mut names: BTreeSet<&str> = vocabulary::names(NameKind::Reexported).collect();
    if operations.iter().any(|one| one.pagination.is_some()) {
        names.extend(vocabulary::names(NameKind::OfPaginators));
    }
    if !waiters.is_empty() {
        names.extend(vocabulary::names(NameKind::OfWaiters));
    }
    for type_ in types {
        match type_ {
            Type::Structure(structure) => {
                let fields = structure.fields.iter();
                fields.for_each(|field| add(&field.value, &mut names));
            }
            Type::Union(union_) => {
                // An unlisted member is kept as a document.
                names.extend(["Document", "UnlistedMember"]);
                let values = union_.members.iter().filter_map(|one| one.value.as_ref());
                values.for_each(|value| add(value, &mut names));
            }
            Type::Enum(_) | Type::IntEnum(_) => {}
        }
    }
    names.into_iter().map(str::to_owned).collect()
}

/// Adds the types in a value.
fn add(value: &Value, names: &mut BTreeSet<&str>) {
    match value {
        Value::Timestamp => _ = names.insert("Timestamp"),
        Value::Document => _ = names.insert("Document"),
        Value::BigInteger => _ = names.insert("BigInteger"),
        Value::BigDecimal => _ = names.insert("BigDecimal"),
        Value::List { item, .. } => add(item, names),
        Value::Map(map) => add(&map.value, names),
        Value::Boxed(inner) => add(inner, names),
        // These are in the standard library, in the crate itself, or at the root of every crate.
        Value::String
        | Value::Boolean
        | Value::Number(_)
        | Value::Blob
        | Value::Stream
        | Value::Enum(_)
        | Value::IntEnum(_)
        | Value::Structure(_)
        | Value::Union(_) => {}
    }
}
