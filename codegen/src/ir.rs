//! The emitted crate as plain data, with all decisions: names, Rust types, presence, boxes,
//! bindings, checks. Must not decide anything, and must not know Smithy's traits or tokens.

mod auth;
mod calls;
mod client;
mod docs;
mod endpoint;
mod example;
mod expression;
mod filter;
mod form;
mod message;
mod operation;
mod path;
mod pattern;
mod protocol;
mod root;
mod types;
mod value;
pub mod vocabulary;
mod waiter;

pub use auth::{ApiKey, Auth};
pub use calls::{LateResponse, ServiceRules};
pub use client::{Client, Method, ServiceSettings, WaitMethod};
pub use docs::Docs;
pub use endpoint::{
    ArgumentPath, ArgumentSource, CaseEndpoint, CaseInput, Endpoint, EndpointArgument,
    EndpointCase, EndpointField, EndpointValue, rules,
};
pub use example::{Call, ClientCall, Construction, DocExample, Sample};
pub use expression::{Expression, Load, Order, Parts, Place, StringTest, Wide};
pub use filter::{Filter, FilterField, FilterLiteral, FilterMember, FilterOperator, FilterValue};
pub use form::{Form, Format, TimestampFormat};
pub use message::{
    Absent, Binding, Body, Codec, Codecs, Exchange, Finish, Gzip, Hash, HostPiece, Message, Part,
    PathPiece, Payload, QueryLiteral, RequestStart, ResponseStart,
};
pub use operation::{ErrorVariant, Operation, Pagination, Token};
pub use path::PathStep;
pub use pattern::{Alphabet, CharacterSet, Count, Matcher, Pattern, Position, Ranges, Step};
pub use protocol::{BodyNames, Protocol};
pub use root::{NotAModule, Root};
pub use types::{
    Constructor, Enum, EnumValue, Field, IntEnum, Presence, Retry, ServiceFault, Structure, Type,
    Union, UnionMember,
};
pub use value::{Check, Limit, LimitKind, Literal, Map, NumberType, Value};
pub use waiter::{Acceptor, AcceptorState, PathReader, ReadType, Test, WaitMatcher, Waiter};

use serde::Serialize;

/// A whole crate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Crate {
    /// Content of its `Cargo.toml`.
    pub manifest: Manifest,
    /// The protocol of its messages; `None` if it has none.
    pub protocol: Option<Protocol>,
    /// The prefix of paths to its own modules.
    pub root: Root,
    /// First line of every Rust file: its source. Without the version of the model, so that an
    /// update changes only files that differ.
    pub origin: String,
    /// Second line of every file: how to change it.
    pub remedy: String,
    /// The start of its documentation: its contents, and a note if no operation is supported.
    pub headline: Docs,
    /// The operation whose example the documentation then shows, by its Rust name.
    pub shown: Option<String>,
    /// The documentation of the service.
    pub docs: Docs,
    /// The last part of its documentation, before the list of operations.
    pub closing_docs: Docs,
    /// Published version of the model, such as `2025-08-08`; empty if the settings name none.
    pub model_version: String,
    /// Constraints that members refer to, sorted by name.
    pub limits: Vec<Limit>,
    /// Patterns that `limits` refer to, sorted by name.
    pub patterns: Vec<Pattern>,
    /// Long lists of characters in `patterns`, sorted by name; shorter ones are inline.
    pub ranges: Vec<Ranges>,
    /// Public types, sorted by name.
    pub types: Vec<Type>,
    /// Operations, sorted by name.
    pub operations: Vec<Operation>,
    /// Waiters, sorted by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waiters: Vec<Waiter>,
    /// Names of the types that tokens of paginators contain, sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub token_types: Vec<String>,
    /// Names of the runtime that its root re-exports, except modules; sorted.
    pub reexports: Vec<String>,
    /// The rules of the service for clients.
    #[serde(skip_serializing_if = "ServiceRules::is_usual")]
    pub service_rules: ServiceRules,
    /// Its module `endpoint`; `None` without endpoint rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<Endpoint>,
    /// Its client; `None` if it cannot have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<Client>,
    /// Whether AWS publishes the model.
    #[serde(skip_serializing_if = "is_true")]
    pub is_of_aws: bool,
    /// Whether it has the feature `serde`.
    pub serde: bool,
}

fn is_true(value: &bool) -> bool {
    *value
}

impl Crate {
    /// The structure with this Rust name, which is the input, output or error of an operation.
    pub(crate) fn structure(&self, name: &str) -> &Structure {
        let found = self.types.binary_search_by(|type_| type_.name().cmp(name));
        match found.ok().and_then(|index| self.types.get(index)) {
            Some(Type::Structure(structure)) => structure,
            _ => {
                unreachable!("inputs, outputs and errors are structures of the crate, not `{name}`")
            }
        }
    }

    /// The operation whose example the documentation shows.
    pub(crate) fn shown(&self) -> Option<&Operation> {
        let name = self.shown.as_ref()?;
        self.operations.iter().find(|one| one.name == *name)
    }

    /// The filters of its structures.
    pub(crate) fn filters(&self) -> impl Iterator<Item = &Filter> {
        self.types.iter().filter_map(|type_| match type_ {
            Type::Structure(structure) => structure.filter.as_deref(),
            _ => None,
        })
    }
}

/// Content of the emitted `Cargo.toml`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Manifest {
    /// Its first line: the source of the crate, with the version of the model.
    pub origin: String,
    /// Name of the package.
    pub name: String,
    /// Version of the package.
    pub version: String,
    /// Metadata for a package registry; the description is set.
    pub metadata: Metadata,
    /// The published files, as patterns that begin at the package.
    pub include: Vec<String>,
    /// Source of the runtime.
    pub runtime: Runtime,
    /// Features of the runtime that the operations need.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub runtime_features: Vec<String>,
    /// Whether the manifest has an empty `[workspace]`, so that the package belongs to no other
    /// workspace.
    pub standalone: bool,
    /// Examples in the manifest, in order.
    pub examples: Vec<Example>,
    /// What the examples need beyond the dependencies of the package, in order. Empty without
    /// examples.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dev_dependencies: Vec<DevDependency>,
}

/// Metadata of a crate for a package registry, except name and version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// One sentence. In the options of the generator, `None` means a sentence with the service's
    /// title.
    pub description: Option<String>,
    /// An SPDX expression.
    pub license: Option<String>,
    /// The URL of the source.
    pub repository: Option<String>,
    /// The file of the front page, relative to the package or absolute.
    pub readme: Option<String>,
    /// Search terms.
    pub keywords: Vec<String>,
    /// Slugs of the registry's categories.
    pub categories: Vec<String>,
}

/// A hand-written example of the package. It is outside of the package's folder, because generated
/// and hand-written files never share one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    /// Its name for `cargo run --example`.
    pub name: String,
    /// The file, relative to the package.
    pub path: String,
    /// Features of the package without which cargo does not build it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required_features: Vec<String>,
}

/// A package that examples need.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DevDependency {
    /// Name of the package.
    pub name: String,
    /// Why the examples need it: a comment in the manifest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The version requirement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The folder, relative to the package or absolute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Whether to omit its default features.
    pub without_default_features: bool,
    /// Its features.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub features: Vec<String>,
}

/// The runtime in the emitted manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Runtime {
    /// A folder, relative to the crate or absolute.
    Path(String),
    /// A folder while the crate is beside it, and a version requirement after publishing.
    PathAndVersion {
        /// The folder, relative to the crate.
        path: String,
        /// The version requirement.
        version: String,
    },
    /// A version requirement for the package registry.
    Version(String),
    /// A revision of a git repository that has the package `hardy-runtime`.
    Git {
        /// The URL of the repository.
        url: String,
        /// The commit or tag.
        rev: String,
    },
    /// A copy in the folder of the crate. The caller writes it; see [`Vendored`].
    Vendored,
}

/// Folders and names of the copies of runtime packages in a crate.
///
/// The names contain that of the crate, because cargo refuses two packages of one name in a
/// workspace, and several of its crates may have copies.
#[derive(Clone, Copy, Debug)]
pub struct Vendored<'a> {
    /// Name of the crate.
    pub crate_name: &'a str,
}

impl Vendored<'_> {
    /// The folder of `hardy-client`, relative to the crate.
    pub const CLIENT: &'static str = "runtime/client";
    /// The folder of `hardy-runtime`, relative to the crate.
    pub const RUNTIME: &'static str = "runtime/core";
    /// The folder of `hardy-endpoint`, relative to the crate.
    pub const ENDPOINT: &'static str = "runtime/endpoint";
    /// The folder of `hardy-pattern`, relative to the crate.
    pub const PATTERN: &'static str = "runtime/pattern";

    /// The name of the copy of a package, such as `kms-hardy-runtime`.
    #[must_use]
    pub fn package(&self, name: &str) -> String {
        format!("{}-{name}", self.crate_name)
    }
}
