//! The items of each file according to the ir.

mod client;
mod endpoint;
mod list;
mod waiter;

use std::collections::BTreeMap;

use hardy_codegen::ir::vocabulary;
use hardy_codegen::ir::{
    Body, Crate, Enum, Filter, IntEnum, Message, Operation, ServiceFault, Structure, Type, Union,
};

use super::item::Kind;
pub(super) use list::Listed;
use list::imports;

/// The expected items of each file, by path.
pub(super) fn files(krate: &Crate) -> BTreeMap<String, Listed> {
    let mut files = BTreeMap::from([
        ("Cargo.toml".to_owned(), Listed::default()),
        ("src/lib.rs".to_owned(), library(krate)),
        ("src/types.rs".to_owned(), types(krate)),
        ("src/operation.rs".to_owned(), operations(krate)),
    ]);
    if let Some(client) = &krate.client {
        files.insert("src/client.rs".to_owned(), client::file(client));
    }
    if let Some(endpoint) = &krate.endpoint {
        files.extend(endpoint::files(krate, endpoint));
    }
    if !krate.limits.is_empty() {
        files.insert("src/limits.rs".to_owned(), limits(krate));
    }
    if filters(krate).next().is_some() {
        files.insert("src/rules.rs".to_owned(), rules(krate));
    }
    if !krate.patterns.is_empty() {
        files.insert("src/patterns.rs".to_owned(), patterns(krate));
    }
    if !krate.token_types.is_empty() {
        files.insert("src/tokens.rs".to_owned(), tokens(krate));
    }
    if !krate.waiters.is_empty() {
        files.insert("src/waiter.rs".to_owned(), waiter::parent(krate));
    }
    for waiter in &krate.waiters {
        let path = format!("src/waiter/{}.rs", waiter.module);
        files.insert(path, waiter::file(waiter));
    }
    if krate.serde {
        files.extend(serde(krate));
    }
    files.extend(wire(krate));
    let imports = imports(krate);
    for type_ in &krate.types {
        let mut listed = match type_ {
            Type::Structure(structure) => of_structure(structure),
            Type::Enum(enum_) => of_enum(enum_),
            Type::IntEnum(enum_) => of_int_enum(enum_),
            Type::Union(union_) => of_union(union_),
        };
        listed.allowed = imports.clone();
        files.insert(format!("src/types/{}.rs", type_.module()), listed);
    }
    for operation in &krate.operations {
        let mut listed = of_operation(operation);
        listed.allowed = imports.clone();
        files.insert(format!("src/operation/{}.rs", operation.module), listed);
    }
    files
}

fn library(krate: &Crate) -> Listed {
    let mut listed = Listed::default();
    for module in ["operation", "types"] {
        listed.need(Kind::Module, "", module);
    }
    if krate.client.is_some() {
        listed.need(Kind::Module, "", "client");
        listed.import("client::Client".to_owned());
    }
    if krate.endpoint.is_some() {
        listed.need(Kind::Module, "", "endpoint");
    }
    if !krate.limits.is_empty() {
        listed.need(Kind::Module, "", "limits");
    }
    if filters(krate).next().is_some() {
        listed.need(Kind::Module, "", "rules");
    }
    if !krate.patterns.is_empty() {
        listed.need(Kind::Module, "", "patterns");
    }
    if !krate.token_types.is_empty() {
        listed.need(Kind::Module, "", "tokens");
    }
    if krate.serde {
        listed.need(Kind::Module, "", "serde");
    }
    if !krate.waiters.is_empty() {
        listed.need(Kind::Module, "", "waiter");
    }
    if is_on_wire(krate) {
        listed.need(Kind::Module, "", "wire");
    }
    listed.need(Kind::Constant, "", "MODEL_VERSION");
    listed
}

/// The implementations for the types in resume tokens.
fn tokens(krate: &Crate) -> Listed {
    let mut listed = Listed::default();
    for name in &krate.token_types {
        listed.import(format!("crate::types::{name}"));
        listed.need(Kind::Implementation, name, "TokenValue");
        listed.need(Kind::Constant, name, "KIND");
        for function in ["to_data", "from_data"] {
            listed.need(Kind::Function, name, function);
        }
    }
    listed
}

/// The files of the feature `serde`, one for each type without a stream.
fn serde(krate: &Crate) -> BTreeMap<String, Listed> {
    let mut parent = Listed::default();
    let mut files = BTreeMap::new();
    for type_ in &krate.types {
        let further = match type_ {
            Type::Structure(structure) if structure.serializable => Some("Structure"),
            Type::Union(union_) if union_.serializable => Some("Union"),
            Type::Enum(_) | Type::IntEnum(_) => None,
            _ => continue,
        };
        let (module, name) = (type_.module(), type_.name());
        parent.need(Kind::Module, "", module);
        let mut listed = Listed::default();
        listed.import(format!("crate::types::{name}"));
        for (implementation, function) in [
            (Some("Serialize"), "serialize"),
            (Some("Deserialize"), "deserialize"),
            (further, "read_member"),
        ] {
            if let Some(implementation) = implementation {
                listed.need(Kind::Implementation, name, implementation);
                listed.need(Kind::Function, name, function);
            }
        }
        files.insert(format!("src/serde/{module}.rs"), listed);
    }
    files.insert("src/serde.rs".to_owned(), parent);
    files
}

fn is_on_wire(krate: &Crate) -> bool {
    let mut operations = krate.operations.iter();
    operations.any(|operation| operation.exchange.is_some())
}

/// The files of messages, one for each type in a body.
fn wire(krate: &Crate) -> BTreeMap<String, Listed> {
    let mut parent = Listed::default();
    let mut files = BTreeMap::new();
    for type_ in &krate.types {
        let functions = match type_ {
            Type::Structure(structure) => codecs(structure),
            Type::Union(union_) => {
                let written = union_.write.then_some("write");
                let read = union_.read.then_some(["read", "read_member"]);
                let read = read.into_iter().flatten();
                written.into_iter().chain(read).map(str::to_owned).collect()
            }
            Type::Enum(_) | Type::IntEnum(_) => Vec::new(),
        };
        if functions.is_empty() {
            continue;
        }
        let (module, name) = (type_.module(), type_.name());
        parent.need(Kind::Module, "", module);
        let mut listed = Listed::default();
        listed.import(format!("crate::types::{name}"));
        listed.need(Kind::Implementation, name, "");
        for function in functions {
            listed.need(Kind::Function, name, &function);
        }
        listed.allowed = imports(krate);
        files.insert(format!("src/wire/{module}.rs"), listed);
    }
    if is_on_wire(krate) {
        files.insert("src/wire.rs".to_owned(), parent);
    }
    files
}

/// The functions that write and read a structure.
fn codecs(structure: &Structure) -> Vec<String> {
    let mut functions = Vec::new();
    for codec in &structure.codecs.writers {
        functions.push(codec.name.clone());
    }
    for codec in &structure.codecs.readers {
        functions.push(codec.name.clone());
        if !codec.fields.is_empty() {
            functions.push(vocabulary::member_function(&codec.name));
        }
    }
    let response = structure
        .fault
        .as_ref()
        .and_then(|fault| fault.response.as_ref());
    let has_parts = response.is_some_and(|response| {
        !response.parts.is_empty() || matches!(response.body, Body::Payload(_))
    });
    functions.extend(has_parts.then(|| "decode".to_owned()));
    let adopts = |fault: &ServiceFault| fault.adopts_message && fault.message.is_some();
    let adopts = response.is_some() && structure.fault.as_ref().is_some_and(adopts);
    functions.extend(adopts.then(|| "adopt_message".to_owned()));
    let is_read = |response: &Message<_>| has_parts || matches!(response.body, Body::Members(_));
    functions.extend(
        response
            .is_some_and(is_read)
            .then(|| "read_error".to_owned()),
    );
    functions
}

fn filters(krate: &Crate) -> impl Iterator<Item = &Filter> {
    krate.types.iter().filter_map(|type_| match type_ {
        Type::Structure(structure) => structure.filter.as_deref(),
        _ => None,
    })
}

fn rules(krate: &Crate) -> Listed {
    let mut listed = Listed::default();
    for filter in filters(krate) {
        listed.need(Kind::Static, "", &filter.rules);
    }
    listed
}

fn types(krate: &Crate) -> Listed {
    let mut listed = Listed::default();
    for type_ in &krate.types {
        listed.need(Kind::Module, "", type_.module());
        for name in type_.names() {
            listed.import(format!("{}::{name}", type_.module()));
        }
    }
    let mut types = krate.types.iter();
    if types.any(|type_| matches!(type_, Type::Enum(_))) {
        listed.need(Kind::Structure, "", "UnlistedValue");
    }
    let mut types = krate.types.iter();
    if types.any(|type_| matches!(type_, Type::IntEnum(_))) {
        listed.need(Kind::Structure, "", "UnlistedNumber");
    }
    listed
}

fn operations(krate: &Crate) -> Listed {
    let mut listed = Listed::default();
    for operation in &krate.operations {
        listed.need(Kind::Module, "", &operation.module);
        for name in [&operation.name, &operation.error] {
            listed.import(format!("{}::{name}", operation.module));
        }
    }
    listed
}

fn limits(krate: &Crate) -> Listed {
    let mut listed = Listed::default();
    for limit in &krate.limits {
        listed.need(Kind::Constant, "", &limit.name);
    }
    if !krate.patterns.is_empty() {
        listed.import("crate::patterns".to_owned());
    }
    listed
}

fn patterns(krate: &Crate) -> Listed {
    let mut listed = Listed::default();
    for pattern in &krate.patterns {
        listed.need(Kind::Static, "", &pattern.name);
    }
    if !krate.ranges.is_empty() {
        listed.need(Kind::Module, "", "ranges");
    }
    for ranges in &krate.ranges {
        listed.need(Kind::Static, "ranges", &ranges.name);
    }
    listed
}

fn of_structure(structure: &Structure) -> Listed {
    let name = &structure.name;
    let mut listed = Listed::default();
    listed.need(Kind::Structure, "", name);
    if structure.constructor.is_some() {
        listed.need(Kind::Function, name, "new");
    }
    for field in &structure.fields {
        listed.need(Kind::Field, name, &field.name);
        listed.need(Kind::Function, name, &field.setter);
    }
    if structure.validated {
        listed.need(Kind::Implementation, name, "Validate");
        if !structure.fields.is_empty() {
            listed.need(Kind::Constant, name, "MEMBERS");
        }
    }
    if structure.fault.is_some() {
        listed.need(Kind::Constant, name, "CODE");
    }
    if let Some(filter) = &structure.filter {
        listed.need(Kind::Function, name, "from_parts");
        for field in &filter.fields {
            listed.need(Kind::Function, name, &field.function);
            listed.need(Kind::Structure, "", &field.operators_type);
            for operator in &field.operators {
                listed.need(Kind::Function, &field.operators_type, &operator.function);
            }
        }
    }
    listed
}

fn of_enum(enum_: &Enum) -> Listed {
    let mut listed = Listed::default();
    if enum_.validated {
        listed.need(Kind::Implementation, &enum_.name, "Validate");
    }
    listed.need(Kind::Enum, "", &enum_.name);
    for value in &enum_.values {
        listed.need(Kind::Variant, &enum_.name, &value.variant);
    }
    listed
}

fn of_int_enum(enum_: &IntEnum) -> Listed {
    let mut listed = Listed::default();
    listed.need(Kind::Enum, "", &enum_.name);
    for value in &enum_.values {
        listed.need(Kind::Variant, &enum_.name, &value.variant);
    }
    // The conversion to a number.
    listed.need(Kind::Implementation, "i32", "From");
    listed.need(Kind::Function, "i32", "from");
    listed
}

fn of_union(union_: &Union) -> Listed {
    let mut listed = Listed::default();
    listed.need(Kind::Enum, "", &union_.name);
    for member in &union_.members {
        listed.need(Kind::Variant, &union_.name, &member.variant);
    }
    if union_.validated {
        listed.need(Kind::Implementation, &union_.name, "Validate");
        if !union_.members.is_empty() {
            listed.need(Kind::Constant, &union_.name, "MEMBERS");
        }
    }
    listed
}

fn of_operation(operation: &Operation) -> Listed {
    let mut listed = Listed::default();
    listed.need(Kind::Structure, "", &operation.name);
    listed.need(Kind::Implementation, &operation.name, "Operation");
    if operation.exchange.is_some() {
        listed.need(Kind::Implementation, &operation.name, "HttpOperation");
    }
    if operation.pagination.is_some() {
        listed.need(Kind::Implementation, &operation.name, "Paginated");
    }
    listed.need(Kind::Enum, "", &operation.error);
    for error in &operation.errors {
        listed.need(Kind::Variant, &operation.error, &error.structure);
    }
    listed
}
