//! Which name each shape, member and operation of a closure gets, by the rules of `names`.

use std::collections::{BTreeMap, BTreeSet};

use super::names;
use crate::model::{Closure, Kind, Model, ShapeId};
use crate::report::{Diagnostic, Report};

/// Every settled name.
pub(crate) struct Naming {
    types: BTreeMap<ShapeId, String>,
    modules: BTreeMap<String, String>,
    members: BTreeMap<(ShapeId, String), String>,
    operations: BTreeMap<ShapeId, OperationNames>,
}

/// Names that belong to an operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct OperationNames {
    /// The unit type.
    pub name: String,
    /// Its module.
    pub module: String,
    /// Its error enum.
    pub error: String,
    /// The input structure, made up where the model has none.
    pub input: String,
    /// The output structure, made up where the model has none.
    pub output: String,
}

impl Naming {
    /// Settles all names of a closure.
    pub(crate) fn new(model: &Model, closure: &Closure) -> Self {
        let mut taken = BTreeSet::new();
        let types = types(model, closure, &mut taken);
        let members = members(model, &types);
        let operations = operations(model, closure, &types, &mut taken);
        let made_up = operations
            .values()
            .flat_map(|names| [&names.input, &names.output]);
        let all: BTreeSet<&str> = types.values().chain(made_up).map(String::as_str).collect();
        // A type and the module that holds it lie in one scope: `_2xl` cannot be both.
        let mut used = taken.clone();
        let modules = names::settle(all, names::snake, &mut used)
            .into_iter()
            .map(|(name, module)| (name.to_owned(), module))
            .collect();
        Self {
            types,
            modules,
            members,
            operations,
        }
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
            .unwrap_or_else(|| names::snake(type_name))
    }

    /// Name of a field or variant.
    pub(crate) fn member(&self, shape: &ShapeId, member: &str) -> String {
        let key = (shape.clone(), member.to_owned());
        self.members
            .get(&key)
            .cloned()
            .unwrap_or_else(|| names::snake(member))
    }

    /// Names of an operation.
    pub(crate) fn operation(&self, id: &ShapeId) -> OperationNames {
        self.operations.get(id).cloned().unwrap_or_default()
    }
}

/// Name of a package made from an SDK id: lower case, letters and digits, words joined by `-`.
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

/// Crates that emitted code or its compiler names, and that a package must not hide.
const CRATES: &[&str] = &[
    "alloc",
    "core",
    "hardy_runtime",
    "proc_macro",
    "std",
    "test",
];

/// Whether cargo takes the name for a package, and code can name its library.
fn is_package(name: &str) -> bool {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    let library = name.replace('-', "_");
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(is_part)
        && !names::is_keyword(&library)
        && !CRATES.contains(&library.as_str())
}

/// Reports a name that no package can have.
pub(crate) fn check_package(name: &str, report: &mut Report) {
    if !is_package(name) {
        let message = format!("`{name}` cannot be the name of the crate");
        let help = "choose another: ASCII letters, digits, `-` and `_`, a letter first; \
                    no word that Rust keeps, no crate of Rust or Hardy";
        report.push(Diagnostic::error("crate-name", message).help(help));
    }
}

fn types(
    model: &Model,
    closure: &Closure,
    taken: &mut BTreeSet<String>,
) -> BTreeMap<ShapeId, String> {
    let rename = match model.kind(&closure.service) {
        Some(Kind::Service(service)) => service.rename.clone(),
        _ => BTreeMap::new(),
    };
    let named = closure.shapes.iter().filter(|id| {
        let kind = model.kind(id);
        let has_name = matches!(
            kind,
            Some(Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_))
        );
        has_name && !id.is_prelude()
    });
    let mut types = BTreeMap::new();
    // Two namespaces may use one name; the ids tell them apart, and `settle` numbers them.
    for id in named {
        let spelling = rename.get(id).map_or(id.name(), String::as_str);
        let settled = names::settle_camel([spelling], names::type_name, taken);
        types.extend(settled.into_values().map(|name| (id.clone(), name)));
    }
    types
}

fn members(
    model: &Model,
    types: &BTreeMap<ShapeId, String>,
) -> BTreeMap<(ShapeId, String), String> {
    let mut members = BTreeMap::new();
    for id in types.keys() {
        let spellings = model.members(id).iter().map(|member| member.name.as_str());
        let mut taken = BTreeSet::new();
        let settled = match model.kind(id) {
            Some(Kind::Structure(_)) => names::settle(spellings, names::snake, &mut taken),
            _ => names::settle_camel(spellings, names::variant, &mut taken),
        };
        for (spelling, name) in settled {
            members.insert((id.clone(), spelling.to_owned()), name);
        }
    }
    members
}

fn operations(
    model: &Model,
    closure: &Closure,
    types: &BTreeMap<ShapeId, String>,
    taken: &mut BTreeSet<String>,
) -> BTreeMap<ShapeId, OperationNames> {
    let mut modules = BTreeSet::new();
    let mut operations = BTreeMap::new();
    for id in &closure.operations {
        let Some(Kind::Operation(operation)) = model.kind(id) else {
            continue;
        };
        let mut own = |wanted: String| {
            let settled = names::settle_camel([wanted.as_str()], str::to_owned, taken);
            settled.into_values().next().unwrap_or_default()
        };
        let name = own(names::type_name(id.name()));
        let made_up = |suffix: &str| names::type_of_operation(&name, suffix);
        let error = own(made_up("Error"));
        let input = match operation.input.as_ref().and_then(|id| types.get(id)) {
            Some(name) => name.clone(),
            None => own(made_up("Input")),
        };
        let output = match operation.output.as_ref().and_then(|id| types.get(id)) {
            Some(name) => name.clone(),
            None => own(made_up("Output")),
        };
        modules.insert(name.clone());
        let settled = names::settle([name.as_str()], names::snake, &mut modules);
        let module = settled.into_values().next().unwrap_or_default();
        operations.insert(
            id.clone(),
            OperationNames {
                name: name.clone(),
                module,
                error,
                input,
                output,
            },
        );
    }
    operations
}
