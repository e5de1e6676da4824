//! The names of what is made up for filters: for each field a function and a type, for each of its
//! operators a function. No name is pinned: a model does not know them.

use std::collections::BTreeMap;

use crate::model::{Closure, Filter, Model, ShapeId};
use crate::plan::names::{self, Claim, Scope, Style};

/// Names that belong to a field of a filter.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FilterNames {
    /// The function of the structure.
    pub function: String,
    /// The type that it returns.
    pub conditions: String,
    /// The functions of that type, in the order of the operators.
    pub operators: Vec<String>,
}

/// What structures and types of conditions have as well. Setters begin with `with_`.
const FUNCTIONS: [&str; 12] = [
    "check",
    "clone",
    "decode",
    "default",
    "fmt",
    "from_parts",
    "into",
    "new",
    "read",
    "to_owned",
    "validate",
    "write",
];

/// Names for the fields of all filters, by structure. The scope holds all other types.
pub(super) fn names(
    model: &Model,
    closure: &Closure,
    types: &BTreeMap<ShapeId, String>,
    scope: &mut Scope,
) -> BTreeMap<ShapeId, Vec<FilterNames>> {
    let filter = |id: &ShapeId| model.shape(id)?.traits.filter.as_deref();
    let ids = closure.shapes.iter();
    let filters: Vec<(&ShapeId, &Filter)> = ids.filter_map(|id| Some((id, filter(id)?))).collect();
    let id = |shape: &ShapeId, field: &str| format!("{shape}$filter.{field}");
    let claims = filters.iter().flat_map(|(shape, filter)| {
        let name = types.get(*shape).map_or(shape.name(), String::as_str);
        let fields = filter.fields.iter();
        fields.map(move |field| Claim {
            id: id(shape, &field.name),
            spelling: String::new(),
            wanted: names::type_name(&format!("{}_{name}", field.name)),
        })
    });
    scope.settle(claims);
    let named = filters.into_iter().map(|(shape, filter)| {
        let functions = functions(filter.fields.iter().map(|field| field.name.as_str()));
        let fields = filter.fields.iter().zip(functions);
        let names = fields.map(|(field, function)| FilterNames {
            function,
            conditions: scope
                .name(&id(shape, &field.name))
                .unwrap_or_default()
                .to_owned(),
            operators: self::functions(field.operators.iter().map(String::as_str)),
        });
        (shape.clone(), names.collect())
    });
    named.collect()
}

/// Names of functions that are spelled like this, in the same order.
fn functions<'a>(spellings: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut scope = Scope::new(Style::Field, BTreeMap::new());
    scope.reserve(FUNCTIONS);
    let spellings: Vec<&str> = spellings.collect();
    let with = |spelling: &str| names::snake(spelling).starts_with("with_");
    scope.settle(spellings.iter().map(|spelling| match with(spelling) {
        true => Claim::new(Style::Field, *spelling, &format!("by_{spelling}")),
        false => Claim::new(Style::Field, *spelling, spelling),
    }));
    let name = |spelling: &str| scope.name(spelling).unwrap_or_default().to_owned();
    spellings.into_iter().map(name).collect()
}
