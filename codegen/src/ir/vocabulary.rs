//! Every name that emitted code uses or defines for every model: the plan reserves them, `emit`
//! imports no others, and a test finds no others in emitted files. Must not know how a name is
//! reserved or printed.
//!
//! Names of the module `wire` that are used with their path, such as `wire::Protocol`, need no
//! entry.

use NameKind::{
    AssociatedType, ClientItem, ClientModule, Constant, Constructor, Crate, ExternalFunction,
    ExternalModule, ForEnums, FromTypes, FromWire, Function, Implemented, Imported,
    ImportedByClient, ImportedByWaiters, Inherited, Module, OfClients, OfEndpoint, OfFilters,
    OfPaginators, OfStructures, OfValues, OfWaiters, OfWaitingClients, Parent, Reexported,
    ReexportedModule, Variant,
};

/// The role of a name in emitted code. A name may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A type or trait that files import: no shape gets its name.
    Imported,
    /// A name that the module `wire` re-exports from the protocol.
    FromWire,
    /// A name that the module `types` defines.
    FromTypes,
    /// A type or trait of the runtime that every crate re-exports at its root.
    Reexported,
    /// A name that a crate with paginators re-exports.
    OfPaginators,
    /// A name that a crate with waiters re-exports.
    OfWaiters,
    /// A type of `hardy-client` that a crate with waiters and a client re-exports at its root.
    OfWaitingClients,
    /// A name that a crate re-exports if its types contain it.
    OfValues,
    /// A function of the runtime that files import.
    ExternalFunction,
    /// A module of another crate that files import.
    ExternalModule,
    /// A module or crate of the runtime that the crate re-exports at its root.
    ReexportedModule,
    /// A crate that code names in paths.
    Crate,
    /// A module at the root of the crate.
    Module,
    /// The parent module of types or operations.
    Parent,
    /// A trait that emitted types implement; the empty name is an `impl` without a trait.
    Implemented,
    /// A function emitted for a type or an operation.
    Function,
    /// A function that creates a value of its type, or fails.
    Constructor,
    /// A function of a type that comes from a trait and is not emitted.
    Inherited,
    /// A function that structures may have, from traits or their own: a link to a field with this
    /// name must state that it means the field.
    OfStructures,
    /// A function that filter structures may have: no function for a filter gets its name.
    OfFilters,
    /// An item of the module `endpoint`.
    OfEndpoint,
    /// An item of every client: no method for an operation gets its name.
    OfClients,
    /// A type or trait of `hardy-client` that a crate with a client re-exports at its root.
    ClientItem,
    /// A module of `hardy-client` that a crate with a client re-exports at its root.
    ClientModule,
    /// A type that only the module `client` imports, which names shapes by their paths.
    ImportedByClient,
    /// A type or trait that files of waiters import, which name shapes by their paths: no waiter gets its
    /// name.
    ImportedByWaiters,
    /// A constant.
    Constant,
    /// An associated type.
    AssociatedType,
    /// A variant of an enum or union.
    Variant,
    /// A name among the variants and constants of every enum.
    ForEnums,
}

/// Whether the name has this role.
pub fn has(kind: NameKind, name: &str) -> bool {
    names(kind).any(|of_kind| of_kind == name)
}

/// The names with this role.
pub fn names(kind: NameKind) -> impl Iterator<Item = &'static str> {
    let rows = VOCABULARY.iter();
    let rows = rows.filter(move |(_, kinds)| kinds.contains(&kind));
    rows.map(|(name, _)| *name)
}

/// The function that writes a structure.
pub(crate) const WRITE: &str = "write";
/// The function that writes the body of a whole message, if it differs.
pub(crate) const WRITE_BODY: &str = "write_body";
/// The function that reads a structure.
pub(crate) const READ: &str = "read";
/// The function that reads the body of a whole message, if it differs.
pub(crate) const READ_BODY: &str = "read_body";

/// The function that reads a member for the reader with this name.
pub fn member_function(reader: &str) -> String {
    format!("{reader}_member")
}

/// Each name once, with all its roles.
const VOCABULARY: &[(&str, &[NameKind])] = &[
    // Types and traits.
    ("", &[Implemented]),
    ("Acceptor", &[ImportedByWaiters]),
    ("AsRef", &[Implemented]),
    ("Attempts", &[Reexported]),
    ("Auth", &[Reexported]),
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
    ("FinalPoll", &[OfWaiters]),
    ("Input", &[AssociatedType]),
    ("Items", &[AssociatedType, OfPaginators]),
    ("Keys", &[Imported]),
    ("Matcher", &[ImportedByWaiters]),
    ("Method", &[Imported]),
    ("ModeledError", &[Imported, Reexported, Implemented]),
    ("NoItems", &[Imported]),
    ("NumberLimits", &[Imported]),
    (
        "Operation",
        &[Imported, Reexported, Implemented, AssociatedType],
    ),
    ("OperationError", &[Imported, Reexported, Implemented]),
    ("Output", &[AssociatedType]),
    ("PageSize", &[AssociatedType]),
    ("PageSized", &[Imported, Implemented]),
    ("Paginated", &[Imported, Implemented]),
    ("Pages", &[OfPaginators]),
    ("Paginator", &[Imported, OfPaginators]),
    ("Pattern", &[Imported]),
    ("PatternStep", &[Imported]),
    ("PollError", &[OfWaiters]),
    ("Protocol", &[AssociatedType]),
    ("ReadError", &[Imported, FromWire]),
    ("Reader", &[Imported, FromWire]),
    ("Redacted", &[Imported]),
    ("Response", &[Reexported]),
    ("ResponseReader", &[Imported, FromWire]),
    ("RetryStop", &[Reexported]),
    ("Retryability", &[Imported, Reexported]),
    ("ServiceError", &[Reexported]),
    ("StringLimits", &[Imported]),
    ("Timestamp", &[Imported, OfValues]),
    ("TimestampFormat", &[Imported]),
    ("Token", &[AssociatedType]),
    ("TransportError", &[Reexported]),
    ("TransportErrorKind", &[Reexported]),
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
    ("Wait", &[OfWaiters]),
    ("WaitError", &[OfWaiters]),
    ("WaitFailure", &[OfWaiters]),
    ("WaitTimeout", &[OfWaiters]),
    ("Waiter", &[ImportedByWaiters, Implemented, OfWaiters]),
    ("Writer", &[Imported, FromWire]),
    // Functions of types.
    ("adopt_message", &[Function, OfStructures]),
    ("as_i32", &[Function]),
    ("as_ref", &[Function]),
    ("as_str", &[Function]),
    ("check", &[Function, OfStructures, OfFilters]),
    ("clone", &[Inherited, OfStructures, OfFilters, OfClients]),
    // Only errors have it; shapes of its name need not give way.
    ("decode", &[Function, OfStructures, OfFilters]),
    ("default", &[Function, OfStructures, OfFilters]),
    // Filters may have `eq` and `ne`: `==` calls the trait's function in any case.
    ("eq", &[Inherited, OfStructures]),
    ("fmt", &[Function, OfStructures, OfFilters, ExternalModule]),
    ("from", &[Function]),
    // Only filters have it, and it is listed for them.
    ("from_parts", &[Constructor, OfStructures, OfFilters]),
    ("into", &[Inherited, OfFilters]),
    // Only errors have it, and no filter is one.
    ("message", &[Function, OfStructures]),
    ("ne", &[Inherited, OfStructures]),
    (
        "new",
        &[Function, Constructor, OfStructures, OfFilters, OfClients],
    ),
    (READ, &[Function, Constructor, OfStructures, OfFilters]),
    (READ_BODY, &[Function, Constructor, OfStructures, OfFilters]),
    ("read_body_member", &[Function, OfStructures, OfFilters]),
    // Only errors have it.
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
    ("endpoint_arguments", &[Function]),
    ("idempotency_token", &[Function]),
    ("input_token", &[Function]),
    ("items_mut", &[Function]),
    ("join_further_items", &[Function]),
    ("output_token", &[Function]),
    ("paginator", &[Function]),
    ("response_seconds", &[Function]),
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
    ("client", &[Module]),
    ("core", &[Crate]),
    ("hardy_client", &[Crate]),
    ("hardy_runtime", &[Crate]),
    ("http", &[ReexportedModule]),
    ("std", &[Crate]),
    ("cases", &[ExternalModule]),
    ("endpoint", &[Module, Parent, ExternalModule]),
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
    ("waiter", &[Module, Parent]),
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
    // Items of the client, which names shapes by their paths.
    ("ApiKeyLocation", &[ImportedByClient]),
    ("BoxFuture", &[ClientItem]),
    ("Call", &[ClientItem, ImportedByClient]),
    ("Client", &[OfClients]),
    ("Config", &[ClientItem, ImportedByClient]),
    ("ConfigError", &[ClientItem, ImportedByClient]),
    ("Credentials", &[ClientItem]),
    ("CredentialsError", &[ClientItem]),
    ("PaginatedCall", &[ClientItem]),
    ("ProvideCredentials", &[ClientItem]),
    ("Duration", &[ImportedByClient]),
    ("Reply", &[ImportedByClient]),
    ("SERVICE", &[OfClients]),
    ("Service", &[ImportedByClient]),
    ("ServiceClient", &[ImportedByClient]),
    ("Transport", &[ClientItem]),
    ("WaitCall", &[OfWaitingClients, ImportedByClient]),
    ("blocking_from_env", &[OfClients]),
    ("call", &[OfClients]),
    ("config", &[OfClients]),
    ("credentials", &[ClientModule]),
    ("double", &[ClientModule]),
    ("from_env", &[OfClients]),
    ("from_fn", &[OfClients]),
    ("from_replies", &[OfClients]),
    ("signing", &[ClientModule]),
    ("system", &[ClientModule]),
    ("transport", &[ClientModule]),
    // Items of the module `endpoint`, which imports no shapes.
    ("CASES", &[OfEndpoint]),
    ("DIAGRAM", &[OfEndpoint]),
    ("PREFIX", &[OfEndpoint]),
    ("Params", &[OfEndpoint]),
    ("RULES", &[OfEndpoint]),
    ("SIGNING_NAME", &[OfEndpoint]),
    ("TREE", &[OfEndpoint]),
    ("arguments", &[OfEndpoint]),
    ("in_region", &[OfEndpoint]),
    ("resolve", &[OfEndpoint]),
    ("resolve_for", &[OfEndpoint]),
    ("resolves_the_cases_of_the_model", &[OfEndpoint]),
    // Constants.
    ("ACCEPTORS", &[Constant]),
    ("AUTH", &[Constant]),
    ("CODE", &[Constant]),
    ("LISTED", &[Constant, ForEnums]),
    ("LONG_POLLING", &[Constant]),
    ("MAX_DELAY", &[Constant]),
    ("MIN_DELAY", &[Constant]),
    ("MODEL_VERSION", &[Constant]),
    ("NAME", &[Constant]),
    ("OPERATION", &[Constant]),
    ("QUERY_CODE", &[Constant]),
    ("RETRIES_AFTER_SENDING", &[Constant]),
    ("STATUS", &[Constant]),
    ("STREAMS_OUTPUT", &[Constant]),
    ("UNSIGNED_PAYLOAD", &[Constant]),
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
