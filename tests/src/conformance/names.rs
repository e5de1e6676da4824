//! The Rust names of the shapes in cases, from the ir. Must not create names.

use std::collections::BTreeMap;

use hardy_codegen::ir::{Crate, ErrorVariant, Operation, Structure, Type, Union};
use hardy_codegen::report::Report;

use super::Case;

/// The names of one crate.
pub(super) struct Names<'a> {
    types: BTreeMap<&'a str, &'a Type>,
    operations: &'a [Operation],
    warnings: &'a Report,
    /// Whether `Debug` hides anything.
    pub(super) conceals: bool,
}

impl<'a> Names<'a> {
    pub(super) fn new(krate: &'a Crate, warnings: &'a Report) -> Self {
        Self {
            types: krate
                .types
                .iter()
                .map(|type_| (type_.name(), type_))
                .collect(),
            operations: &krate.operations,
            warnings,
            conceals: krate.types.iter().any(conceals),
        }
    }

    /// The operation that carries the case.
    ///
    /// # Errors
    ///
    /// Why it cannot be called.
    pub(super) fn operation(&self, case: &Case) -> Result<&'a Operation, String> {
        let named = |operation: &&Operation| operation.model_name == case.shape_name();
        let operation = self.operations.iter().find(named);
        let operation = operation.ok_or("the service has no such operation")?;
        match operation.exchange {
            Some(_) => Ok(operation),
            None => Err(self.why_not(operation)),
        }
    }

    /// The error with the case, and an operation that has it.
    ///
    /// # Errors
    ///
    /// The reason why no operation can be called.
    pub(super) fn error(&self, case: &Case) -> Result<(&'a Operation, &'a ErrorVariant), String> {
        let code = case.shape_name();
        let of = |operation: &'a Operation| {
            let variant = operation.errors.iter().find(|error| error.code == code)?;
            Some((operation, variant))
        };
        let mut candidates = self.operations.iter().filter_map(of).peekable();
        let first = candidates.peek().copied();
        let (operation, _) = first.ok_or("no operation has this error")?;
        match candidates.find(|(operation, _)| operation.exchange.is_some()) {
            Some(found) => Ok(found),
            None => Err(self.why_not(operation)),
        }
    }

    /// The structure of this Rust name.
    pub(super) fn structure(&self, name: &str) -> Result<&'a Structure, String> {
        match self.types.get(name) {
            Some(Type::Structure(structure)) => Ok(structure),
            _ => Err(format!("the crate has no structure `{name}`")),
        }
    }

    /// The union of this Rust name.
    pub(super) fn union(&self, name: &str) -> Result<&'a Union, String> {
        match self.types.get(name) {
            Some(Type::Union(union_)) => Ok(union_),
            _ => Err(format!("the crate has no union `{name}`")),
        }
    }

    /// The generator's reasons why it does not support an operation.
    fn why_not(&self, operation: &Operation) -> String {
        let named = format!("#{}", operation.model_name);
        let is_about = |message: &str| {
            let subject = message.split('`').nth(1);
            subject.is_some_and(|id| id.ends_with(&named))
        };
        let mut warnings = self.warnings.warnings();
        let warning = warnings
            .find(|warning| warning.code == "unsupported-operation" && is_about(&warning.message));
        warning.map_or_else(
            || "the generator does not put it on the wire".to_owned(),
            |warning| warning.message.clone(),
        )
    }
}

fn conceals(type_: &Type) -> bool {
    match type_ {
        Type::Structure(structure) => {
            structure.sensitive || structure.fields.iter().any(|field| field.sensitive)
        }
        Type::Union(union_) => {
            union_.sensitive || union_.members.iter().any(|member| member.sensitive)
        }
        Type::Enum(enum_) => enum_.sensitive,
        Type::IntEnum(enum_) => enum_.sensitive,
    }
}
