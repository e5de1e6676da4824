//! The names of an operation: its unit type, its module, and the types that Hardy adds for it.

use std::collections::BTreeMap;

use super::modules::modules;
use crate::model::{Closure, Kind, Model, Operation, ShapeId};
use crate::text::names::{self, Claim, Scope, Style};

/// Names of an operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct OperationNames {
    /// The unit type.
    pub name: String,
    /// Its module.
    pub module: String,
    /// Its method of the client.
    pub method: String,
    /// Its error enum.
    pub error: String,
    /// The input structure, also if the model has none.
    pub input: String,
    /// The output structure, also if the model has none.
    pub output: String,
}

/// A type that Hardy adds for an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Synthetic {
    Error,
    Input,
    Output,
}

impl Synthetic {
    const ALL: [Self; 3] = [Self::Error, Self::Input, Self::Output];

    fn suffix(self) -> &'static str {
        match self {
            Synthetic::Error => "Error",
            Synthetic::Input => "Input",
            Synthetic::Output => "Output",
        }
    }

    /// Its id in pins.
    fn id(self, operation: &ShapeId) -> String {
        format!("{operation}${}", self.suffix().to_ascii_lowercase())
    }

    /// The type that a pin names after `$`, if the operation has it.
    pub(super) fn named(name: &str, operation: &Operation) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|synthetic| synthetic.suffix().to_ascii_lowercase() == name)
            .filter(|synthetic| synthetic.stated(operation).is_none())
    }

    /// The shape in the model that replaces it.
    fn stated(self, operation: &Operation) -> Option<&ShapeId> {
        match self {
            Synthetic::Error => None,
            Synthetic::Input => operation.input.as_ref(),
            Synthetic::Output => operation.output.as_ref(),
        }
    }
}

/// Names of every operation, without modules and methods. The scope already contains the unit types.
pub(super) fn names(
    model: &Model,
    closure: &Closure,
    types: &BTreeMap<ShapeId, String>,
    scope: &mut Scope,
) -> BTreeMap<ShapeId, OperationNames> {
    let operations = closure.operations.iter();
    let operations: Vec<(&ShapeId, &Operation, String)> = operations
        .filter_map(|id| match model.kind(id) {
            Some(Kind::Operation(operation)) => {
                Some((id, operation, scope.name(id.as_str())?.to_owned()))
            }
            _ => None,
        })
        .collect();
    let claims = operations.iter().flat_map(|(id, operation, name)| {
        let synthetic = Synthetic::ALL.into_iter();
        let synthetic = synthetic.filter(|synthetic| synthetic.stated(operation).is_none());
        synthetic.map(|synthetic| Claim {
            id: synthetic.id(id),
            spelling: String::new(),
            wanted: names::type_of_operation(name, synthetic.suffix()),
        })
    });
    scope.settle(claims);
    let name_of = |id: &ShapeId, operation: &Operation, synthetic: Synthetic| {
        let stated = synthetic.stated(operation).and_then(|id| types.get(id));
        let name = stated.map(String::as_str);
        let name = name.or_else(|| scope.name(&synthetic.id(id)));
        name.unwrap_or_default().to_owned()
    };
    let named = operations.iter().map(|(id, operation, name)| {
        let names = OperationNames {
            name: name.clone(),
            module: String::new(),
            method: String::new(),
            error: name_of(id, operation, Synthetic::Error),
            input: name_of(id, operation, Synthetic::Input),
            output: name_of(id, operation, Synthetic::Output),
        };
        ((*id).clone(), names)
    });
    named.collect()
}

/// The same with modules and methods.
pub(super) fn with_modules_and_methods(
    mut operations: BTreeMap<ShapeId, OperationNames>,
) -> BTreeMap<ShapeId, OperationNames> {
    let mut modules = modules(operations.values().map(|names| &names.name));
    let methods = methods(&operations);
    for names in operations.values_mut() {
        names.module = modules.remove(&names.name).unwrap_or_default();
        let method = methods.name(&names.name).unwrap_or_default();
        names.method = method.to_owned();
    }
    operations
}

/// Methods by the names of unit types, which can be pinned.
fn methods(operations: &BTreeMap<ShapeId, OperationNames>) -> Scope {
    let mut scope = Scope::new(Style::Method, BTreeMap::new());
    let names = operations.values().map(|names| names.name.as_str());
    scope.settle(names.map(|name| Claim::new(Style::Method, name, name)));
    scope
}
