//! Whether the code of two crates differs: anywhere, or where a shape affects it. Must not know changes.

use std::collections::BTreeSet;

use super::sides::{Half, Sides, Users};
use crate::ir::{Crate, Docs, Endpoint, Manifest, Type};
use crate::model::{Kind, ShapeId};

impl Sides<'_> {
    /// Whether the crates differ, apart from the version of the model, and the cases that only their tests have.
    pub(super) fn code_differs(&self) -> bool {
        *self
            .code_differs
            .get_or_init(|| !same_code(self.old.krate, self.new.krate))
    }

    /// Whether they differ in the code of a type, in messages with it, in an operation, or in the members that
    /// have a simple shape, list or map. True if this is not known.
    pub(super) fn code_of_differs(&self, id: &ShapeId) -> bool {
        if !self.code_differs() {
            return false;
        }
        let [old, new] = [&self.old, &self.new];
        // Fields refer to limits by name.
        if old.krate.limits != new.krate.limits || old.krate.patterns != new.krate.patterns {
            return true;
        }
        let mut owners = BTreeSet::new();
        self.add_owners(id, &mut owners);
        owners.into_iter().any(|id| self.code_of_type_differs(id))
    }

    fn code_of_type_differs(&self, id: &ShapeId) -> bool {
        let [old, new] = [&self.old, &self.new];
        match new.model.kind(id).or_else(|| old.model.kind(id)) {
            Some(Kind::Operation(_)) => {
                old.operation(id) != new.operation(id) || old.waiters(id) != new.waiters(id)
            }
            Some(Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_)) => {
                let mut operations = [old, new].into_iter().flat_map(|side| messages(side, id));
                let same = old.type_(id).zip(new.type_(id));
                !same.is_some_and(|(old, new)| same_type(old, new))
                    || operations.any(|id| old.operation(id) != new.operation(id))
            }
            _ => true,
        }
    }

    /// Adds the shape if it is more than a simple shape, list or map; or else the types with it.
    fn add_owners<'s>(&'s self, id: &'s ShapeId, owners: &mut BTreeSet<&'s ShapeId>) {
        let kind = self.new.model.kind(id).or_else(|| self.old.model.kind(id));
        let mut open = vec![id];
        if !kind.is_some_and(is_unnamed) {
            owners.insert(id);
            return;
        }
        let mut seen = BTreeSet::new();
        let users = self.users.get_or_init(|| users([&self.old, &self.new]));
        while let Some(id) = open.pop() {
            for (user, is_owner) in users.get(id).into_iter().flatten() {
                if *is_owner {
                    owners.insert(*user);
                } else if seen.insert(*user) {
                    open.push(user);
                }
            }
        }
    }
}

fn users<'a>(sides: [&Half<'a>; 2]) -> Users<'a> {
    let mut users = Users::new();
    for side in sides {
        let (model, closure) = (side.model, side.closure);
        for shape in closure.shapes.iter().filter_map(|id| model.shape(id)) {
            for member in shape.kind.members() {
                let user = (&shape.id, !is_unnamed(&shape.kind));
                users.entry(&member.target).or_default().insert(user);
            }
        }
    }
    users
}

/// Whether values have no type of their own in Rust.
pub(super) fn is_unnamed(kind: &Kind) -> bool {
    !matches!(
        kind,
        Kind::Structure(_)
            | Kind::Union(_)
            | Kind::Enum(_)
            | Kind::IntEnum(_)
            | Kind::Service(_)
            | Kind::Resource(_)
            | Kind::Operation(_)
    )
}

/// The operations whose input or output is the shape.
fn messages<'s>(side: &'s Half<'_>, id: &ShapeId) -> impl Iterator<Item = &'s ShapeId> {
    let closure = side.closure;
    let inputs = closure.inputs.get(id).into_iter().flatten();
    inputs.chain(closure.outputs.get(id).into_iter().flatten())
}

/// Names every field, so that a new one is not forgotten.
fn same_code(old: &Crate, new: &Crate) -> bool {
    let Crate {
        manifest,
        protocol,
        root,
        origin,
        remedy,
        headline,
        shown,
        docs,
        closing_docs,
        model_version: _,
        limits,
        patterns,
        ranges,
        types,
        operations,
        waiters,
        token_types,
        reexports,
        service_rules,
        endpoint,
        client,
        is_of_aws,
        serde,
    } = old;
    let same_endpoint = match (endpoint, &new.endpoint) {
        (Some(old), Some(new)) => same_endpoint(old, new),
        (old, new) => old.is_none() && new.is_none(),
    };
    same_endpoint
        && same_manifest(manifest, &new.manifest)
        && (protocol, root, origin, remedy) == (&new.protocol, &new.root, &new.origin, &new.remedy)
        && (headline, shown, docs, closing_docs)
            == (&new.headline, &new.shown, &new.docs, &new.closing_docs)
        && (limits, patterns, ranges) == (&new.limits, &new.patterns, &new.ranges)
        && (token_types, reexports) == (&new.token_types, &new.reexports)
        && (service_rules, client) == (&new.service_rules, &new.client)
        && (is_of_aws, serde) == (&new.is_of_aws, &new.serde)
        && types.len() == new.types.len()
        && (types.iter().zip(&new.types)).all(|(old, new)| same_type(old, new))
        && (operations, waiters) == (&new.operations, &new.waiters)
}

/// Whether two types are printed alike: a field may only have another place in examples.
fn same_type(old: &Type, new: &Type) -> bool {
    if old == new {
        return true;
    }
    let mut old = old.clone();
    if let (Type::Structure(old), Type::Structure(new)) = (&mut old, new) {
        for (old, new) in old.fields.iter_mut().zip(&new.fields) {
            old.shown = new.shown;
        }
    }
    old == *new
}

fn same_endpoint(old: &Endpoint, new: &Endpoint) -> bool {
    let Endpoint {
        signing_name,
        prefix,
        fields,
        region,
        rules,
        cases: _,
    } = old;
    (signing_name, prefix, region) == (&new.signing_name, &new.prefix, &new.region)
        && fields == &new.fields
        && rules == &new.rules
}

fn same_manifest(old: &Manifest, new: &Manifest) -> bool {
    let [old, new] = [old, new].map(|manifest| Manifest {
        origin: String::new(),
        version: String::new(),
        ..manifest.clone()
    });
    old == new
}

impl Half<'_> {
    /// The documentation that the crate has of a shape or its member; `None` if it has none.
    pub(super) fn printed(&self, id: &ShapeId, member: Option<&str>) -> Option<Vec<&Docs>> {
        let krate = self.krate;
        let Some(member) = member else {
            return match self.model.kind(id)? {
                Kind::Service(_) => Some(vec![&krate.headline, &krate.docs, &krate.closing_docs]),
                Kind::Operation(_) => {
                    let waiters = self.waiters(id).into_iter().map(|waiter| &waiter.docs);
                    let operation = &self.operation(id)?.docs;
                    Some([operation].into_iter().chain(waiters).collect())
                }
                _ => Some(vec![match self.type_(id)? {
                    Type::Structure(structure) => &structure.docs,
                    Type::Union(union_) => &union_.docs,
                    Type::Enum(enum_) => &enum_.docs,
                    Type::IntEnum(enum_) => &enum_.docs,
                }]),
            };
        };
        let docs = match self.type_(id)? {
            Type::Structure(_) => &self.field(id, member)?.docs,
            Type::Union(union_) => {
                let mut members = union_.members.iter();
                &members.find(|one| one.member == member)?.docs
            }
            Type::Enum(enum_) => {
                let variant = self.variant(id, member)?;
                &enum_.values.iter().find(|one| one.variant == variant)?.docs
            }
            Type::IntEnum(enum_) => {
                let variant = self.variant(id, member)?;
                &enum_.values.iter().find(|one| one.variant == variant)?.docs
            }
        };
        Some(vec![docs])
    }
}
