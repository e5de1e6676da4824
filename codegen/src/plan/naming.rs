//! The names of all shapes, members and operations of a closure, by the rules of `names`.

mod filter_pins;
mod filters;
mod limits;
mod modules;
mod operations;
mod pinning;
mod spelling;
mod style;
mod waiters;

use std::collections::BTreeMap;

use crate::ir::vocabulary::{self, NameKind};
use crate::model::{Closure, Member, Model, ShapeId};
use crate::pins::Section;
use crate::report::{Diagnostic, Report};
use crate::text::names::{self, Claim, Scope, Style};

pub(crate) use filters::FilterNames;
use filters::Filters;
pub(crate) use limits::limits;
use modules::modules;
pub(crate) use operations::OperationNames;
pub(crate) use pinning::Pinning;
pub use pinning::SETTLED_NAMES;
use style::{has_name, member_id, style_of_members};
pub(crate) use waiters::{WaiterNames, waiter_names};

/// All names.
pub(crate) struct Naming {
    types: BTreeMap<ShapeId, String>,
    modules: BTreeMap<String, String>,
    members: BTreeMap<(ShapeId, String), String>,
    operations: BTreeMap<ShapeId, OperationNames>,
    filters: BTreeMap<ShapeId, Vec<FilterNames>>,
}

impl Naming {
    /// Decides all names of a closure.
    pub(crate) fn new(
        model: &Model,
        closure: &Closure,
        pinning: &mut Pinning<'_>,
        report: &mut Report,
    ) -> Self {
        // Operations' files import the types that they need: both share a scope.
        let mut scope = Scope::new(Style::Type, pinning.names(Section::Types, ""));
        let types = types(model, closure, &mut scope);
        let operations = operations::names(model, closure, &types, &mut scope);
        let members = members(model, &types, pinning, report);
        let filters = Filters::new(model, closure, &members);
        filters.settle_types(&types, &mut scope);
        pinning.settled(Section::Types, &scope, "types", model, report);
        let filters = filters.names(&scope, pinning, report);
        let synthetic = operations
            .values()
            .flat_map(|names| [&names.input, &names.output]);
        let modules = modules(types.values().chain(synthetic));
        Self {
            modules,
            members,
            types,
            operations: operations::with_modules_and_methods(operations),
            filters,
        }
    }

    /// Every structure, union and enum with a type, and its Rust name.
    pub(crate) fn types(&self) -> impl Iterator<Item = (&ShapeId, &str)> {
        self.types.iter().map(|(id, name)| (id, name.as_str()))
    }

    /// Rust name of a structure, union or enum.
    pub(crate) fn type_name(&self, id: &ShapeId) -> String {
        self.types
            .get(id)
            .cloned()
            .unwrap_or_else(|| names::type_name(id.name()))
    }

    /// Module of a type, by its Rust name.
    pub(crate) fn module(&self, type_name: &str) -> String {
        self.modules
            .get(type_name)
            .cloned()
            .unwrap_or_else(|| names::module(type_name))
    }

    /// Name of a field or variant.
    pub(crate) fn member(&self, shape: &ShapeId, member: &str) -> String {
        let key = (shape.clone(), member.to_owned());
        self.members
            .get(&key)
            .cloned()
            .unwrap_or_else(|| names::snake(member))
    }

    /// Names of a filter's fields, in the order of its rules.
    pub(crate) fn filter(&self, id: &ShapeId) -> &[FilterNames] {
        self.filters.get(id).map_or(&[], Vec::as_slice)
    }

    /// Names of an operation.
    pub(crate) fn operation(&self, id: &ShapeId) -> OperationNames {
        self.operations.get(id).cloned().unwrap_or_default()
    }
}

/// Name of a package from an SDK id: lower case, letters and digits, words joined by `-`.
pub(crate) fn package(sdk_id: &str) -> String {
    let words = sdk_id
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase);
    let name = words.collect::<Vec<_>>().join("-");
    match name.as_str() {
        "" => "service".to_owned(),
        _ if is_package(&name) => name,
        _ => format!("service-{name}"),
    }
}

/// How code names the library of a package.
pub(crate) fn library(package: &str) -> String {
    package.replace('-', "_")
}

/// Crates of the compiler whose names a package must not have, in addition to those in emitted
/// code.
const OF_THE_COMPILER: [&str; 2] = ["proc_macro", "test"];

/// Whether the name is valid for a package and for its library.
fn is_package(name: &str) -> bool {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    let library = library(name);
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(is_part)
        && !names::is_keyword(&library)
        && !vocabulary::has(NameKind::Crate, &library)
        && !OF_THE_COMPILER.contains(&library.as_str())
}

/// Reports an invalid package name.
pub(crate) fn check_package(name: &str, report: &mut Report) {
    if !is_package(name) {
        let message = format!("`{name}` is not a valid crate name");
        let help = "use ASCII letters, digits, `-` and `_`, a letter first; \
                    no keyword, and no crate of Rust or Hardy";
        report.push(Diagnostic::error("crate-name", message).help(help));
    }
}

/// Names structures, unions and enums, then the unit types of operations; returns the former.
fn types(model: &Model, closure: &Closure, scope: &mut Scope) -> BTreeMap<ShapeId, String> {
    let spelling = spelling::of_types(model, closure);
    let shapes = closure.shapes.iter();
    let named: Vec<&ShapeId> = shapes
        .filter(|id| has_name(model.kind(id)) && !id.is_prelude())
        .collect();
    let claims = named.iter().copied().chain(&closure.operations);
    scope.settle(claims.map(|id| Claim::new(Style::Type, id.as_str(), spelling(id))));
    let name = |id: &ShapeId| Some((id.clone(), scope.name(id.as_str())?.to_owned()));
    named.into_iter().filter_map(name).collect()
}

fn members(
    model: &Model,
    types: &BTreeMap<ShapeId, String>,
    pinning: &mut Pinning<'_>,
    report: &mut Report,
) -> BTreeMap<(ShapeId, String), String> {
    let mut members = BTreeMap::new();
    for id in types.keys() {
        let Some(shape) = model.shape(id) else {
            continue;
        };
        let style = style_of_members(Some(&shape.kind));
        let mut scope = Scope::new(style, pinning.names(Section::Members, id.as_str()));
        let named = shape.kind.named_members();
        scope.settle(named.iter().map(|member| {
            let spelling = spelling::of_member(member);
            Claim::new(style, member_id(id, &member.name), spelling)
        }));
        for Member { name: member, .. } in named {
            let name = scope.name(&member_id(id, member)).unwrap_or_default();
            members.insert((id.clone(), member.clone()), name.to_owned());
        }
        let what = format!("members of `{id}`");
        pinning.settled(Section::Members, &scope, &what, model, report);
    }
    members
}
