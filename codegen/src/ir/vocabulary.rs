//! Every name that emitted code uses or defines on its own account, whatever the model says: the plan
//! reserves them, `emit` imports no others, and a test finds no others in emitted files. Must not know
//! how a name is reserved or printed.
//!
//! Names of the module `wire` that are used by their path, such as `wire::Protocol`, are no concern of
//! anybody's.

use NameKind::{
    AssociatedType, Constant, Constructor, Crate, ExternalFunction, ExternalModule, ForEnums,
    FromTypes, FromWire, Function, Implemented, Imported, Inherited, Module, OfFilters,
    OfPaginators, OfStructures, OfValues, Parent, Reexported, ReexportedModule, Variant,
};

/// What a name is in emitted code. A name may be several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A type or trait that files import: no shape has its name.
    Imported,
    /// One of those that the module `wire` has from the protocol.
    FromWire,
    /// One of those that the module `types` defines.
    FromTypes,
    /// A type or trait of the runtime that every crate re-exports at its root.
    Reexported,
    /// One that a crate with paginators re-exports.
    OfPaginators,
    /// One that a crate whose types hold it re-exports.
    OfValues,
    /// A function of the runtime that files import.
    ExternalFunction,
    /// A module of another crate that files import.
    ExternalModule,
    /// A module or crate that the runtime has and the crate re-exports at its root.
    ReexportedModule,
    /// A crate that code names in paths.
    Crate,
    /// A module at the root of the crate.
    Module,
    /// A module around those of types or operations.
    Parent,
    /// A trait that emitted types implement; the empty name stands for an `impl` without one.
    Implemented,
    /// A function that is emitted for a type or an operation.
    Function,
    /// A function that makes a value of the type it belongs to, or fails.
    Constructor,
    /// A function that a type has by traits and that is not emitted.
    Inherited,
    /// A function that structures may have, by traits or of their own: a link to a field of its name
    /// has to say that it means the field.
    OfStructures,
    /// A function that structures of filters may have: none that is made for a filter has its name.
    OfFilters,
    /// A constant.
    Constant,
    /// A type that an implementation states.
    AssociatedType,
    /// A variant of an enum or union.
    Variant,
    /// What every enum has among its variants and constants.
    ForEnums,
}

/// Whether the name is one of this kind.
pub fn has(kind: NameKind, name: &str) -> bool {
    names(kind).any(|of_kind| of_kind == name)
}

/// The names of this kind.
pub fn names(kind: NameKind) -> impl Iterator<Item = &'static str> {
    let rows = VOCABULARY.iter();
    let rows = rows.filter(move |(_, kinds)| kinds.contains(&kind));
    rows.map(|(name, _)| *name)
}

/// The function that writes a structure, where there is one.
pub(crate) const WRITE: &str = "write";
/// The function that writes the body of a whole message, if that is another one.
pub(crate) const WRITE_BODY: &str = "write_body";
/// The function that reads a structure, where there is one.
pub(crate) const READ: &str = "read";
/// The function that reads the body of a whole message, if that is another one.
pub(crate) const READ_BODY: &str = "read_body";

/// The function that reads a member for the function of this name.
pub fn member_function(reader: &str) -> String {
    format!("{reader}_member")
}

/// Each name once, with all that it is.
const VOCABULARY: &[(&str, &[NameKind])] = &[
    // Types and traits.
    ("", &[Implemented]),
    ("AsRef", &[Implemented]),
    ("BTreeMap", &[Imported]),
    ("BigDecimal", &[Imported, OfValues]),
    ("BigInteger", &[Imported, OfValues]),
    ("Body", &[Reexported]),
    ("BigNumberLimits", &[Imported]),
    ("BlobLimits", &[Imported]),
    ("Checker", &[Imported]),
    ("Checks", &[Reexported]),
    ("CountLimits", &[Imported]),
    ("Debug", &[Implemented]),
    ("DecodeError", &[Imported, Reexported]),
    ("Default", &[Implemented]),
    ("Display", &[Implemented]),
    ("Document", &[Imported, OfValues]),
    ("EncodeError", &[Imported, Reexported]),
    ("Error", &[Reexported, Implemented, AssociatedType]),
    ("ErrorResponse", &[Imported, FromWire]),
    ("From", &[Implemented]),
    ("HeaderReader", &[Imported]),
    ("HttpOperation", &[Imported, Reexported, Implemented]),
    ("HttpRequest", &[Imported, Reexported]),
    ("HttpResponse", &[Imported, Reexported]),
    ("Input", &[AssociatedType]),
    ("Items", &[AssociatedType, OfPaginators]),
    ("Keys", &[Imported]),
    ("Method", &[Imported]),
    ("ModeledError", &[Imported, Reexported, Implemented]),
    ("NoItems", &[Imported]),
    ("NumberLimits", &[Imported]),
    ("Operation", &[Imported, Reexported, Implemented]),
    ("OperationError", &[Imported, Reexported, Implemented]),
    ("Output", &[AssociatedType]),
    ("PageSize", &[AssociatedType]),
    ("PageSized", &[Imported, Implemented]),
    ("Paginated", &[Imported, Implemented]),
    ("Pages", &[OfPaginators]),
    ("Paginator", &[Imported, OfPaginators]),
    ("Pattern", &[Imported]),
    ("PatternStep", &[Imported]),
    ("Protocol", &[AssociatedType]),
    ("ReadError", &[Imported, FromWire]),
    ("Reader", &[Imported, FromWire]),
    ("Redacted", &[Imported]),
    ("Response", &[Reexported]),
    ("ResponseReader", &[Imported, FromWire]),
    ("Retryability", &[Imported, Reexported]),
    ("ServiceError", &[Reexported]),
    ("StringLimits", &[Imported]),
    ("Timestamp", &[Imported, OfValues]),
    ("TimestampFormat", &[Imported]),
    ("Token", &[AssociatedType]),
    ("Unmodeled", &[Imported, Reexported, Variant]),
    ("Unlisted", &[Variant, ForEnums]),
    ("UnlistedMember", &[Imported, OfValues]),
    ("UnlistedNumber", &[Imported, FromTypes]),
    ("UnlistedValue", &[Imported, FromTypes]),
    ("Validate", &[Imported, Reexported, Implemented]),
    ("Validation", &[Reexported]),
    ("Violation", &[Reexported]),
    ("ViolationKind", &[Reexported]),
    ("Violations", &[Reexported]),
    ("Writer", &[Imported, FromWire]),
    // Functions of types.
    ("adopt_message", &[Function, OfStructures]),
    ("as_i32", &[Function]),
    ("as_ref", &[Function]),
    ("as_str", &[Function]),
    ("check", &[Function, OfStructures, OfFilters]),
    ("clone", &[Inherited, OfStructures, OfFilters]),
    // Of errors alone, to which shapes of its name need not give way.
    ("decode", &[Function, OfStructures, OfFilters]),
    ("default", &[Function, OfStructures, OfFilters]),
    // Filters may have `eq` and `ne`: `==` calls the trait's, whatever else has the name.
    ("eq", &[Inherited, OfStructures]),
    ("fmt", &[Function, OfStructures, OfFilters, ExternalModule]),
    ("from", &[Function]),
    // Of filters alone, for which it is listed.
    ("from_parts", &[Constructor, OfStructures, OfFilters]),
    ("into", &[Inherited, OfFilters]),
    // Of errors alone, and no filter is one.
    ("message", &[Function, OfStructures]),
    ("ne", &[Inherited, OfStructures]),
    ("new", &[Function, Constructor, OfStructures, OfFilters]),
    (READ, &[Function, Constructor, OfStructures, OfFilters]),
    (READ_BODY, &[Function, Constructor, OfStructures, OfFilters]),
    ("read_body_member", &[Function, OfStructures, OfFilters]),
    // Of errors alone.
    ("read_error", &[Function, OfStructures]),
    (
        "read_member",
        &[Function, Constructor, OfStructures, OfFilters],
    ),
    ("to_owned", &[Inherited, OfFilters]),
    (WRITE, &[Function, OfStructures, OfFilters]),
    (WRITE_BODY, &[Function, OfStructures, OfFilters]),
    // Functions of operations.
    ("clear_further_items", &[Function]),
    ("decode_error", &[Function]),
    ("decode_output", &[Function]),
    ("encode", &[Function]),
    ("idempotency_token", &[Function]),
    ("input_token", &[Function]),
    ("items_mut", &[Function]),
    ("join_further_items", &[Function]),
    ("output_token", &[Function]),
    ("paginator", &[Function]),
    ("set_input_token", &[Function]),
    ("set_page_size", &[Function]),
    ("token_members", &[Function]),
    ("retryability", &[Function]),
    ("unmodeled", &[Function]),
    // Functions of the runtime.
    ("base64_string", &[ExternalFunction]),
    ("date_time_string", &[ExternalFunction]),
    ("double_string", &[ExternalFunction]),
    ("epoch_seconds_string", &[ExternalFunction]),
    ("float_string", &[ExternalFunction]),
    ("http_date_string", &[ExternalFunction]),
    // Crates and modules.
    ("alloc", &[Crate]),
    ("core", &[Crate]),
    ("hardy_runtime", &[Crate]),
    ("http", &[ReexportedModule]),
    ("std", &[Crate]),
    ("limits", &[Module]),
    ("operation", &[Module, Parent]),
    ("pages", &[ExternalModule, ReexportedModule]),
    ("patterns", &[Module]),
    ("request", &[ReexportedModule]),
    ("response", &[ReexportedModule]),
    ("rules", &[Module]),
    ("serde", &[Module, Parent, ExternalModule]),
    ("tokens", &[Module]),
    ("types", &[Module, Parent]),
    (
        "validate",
        &[
            Inherited,
            OfStructures,
            OfFilters,
            ExternalModule,
            ReexportedModule,
        ],
    ),
    ("wire", &[Module, Parent]),
    // Constants.
    ("CODE", &[Constant]),
    ("LISTED", &[Constant, ForEnums]),
    ("MODEL_VERSION", &[Constant]),
    ("NAME", &[Constant]),
    ("QUERY_CODE", &[Constant]),
    ("STATUS", &[Constant]),
    ("STREAMS_OUTPUT", &[Constant]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_each_name_once() {
        let mut seen = std::collections::BTreeSet::new();
        let mut rows = VOCABULARY.iter();
        let again = rows.find(|(name, _)| !seen.insert(name));
        assert_eq!(again, None);
    }

    #[test]
    fn lists_the_functions_that_read_members() {
        for reader in [READ, READ_BODY] {
            let function = member_function(reader);
            let kinds = [Function, OfStructures, OfFilters];
            let is_listed = |kind: &NameKind| has(*kind, &function);
            assert!(kinds.iter().all(is_listed), "{function}");
        }
    }
}
