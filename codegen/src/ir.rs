//! The emitted crate as plain data, with every choice made: names, Rust types, presence, boxes,
//! bindings, checks. Nothing here decides; nothing here knows Smithy's traits or prints tokens.

mod docs;
mod filter;
mod form;
mod message;
mod operation;
mod pattern;
mod root;
mod types;
mod value;
pub mod vocabulary;

pub use docs::Docs;
pub use filter::{Filter, FilterField, FilterLiteral, FilterMember, FilterOperator, FilterValue};
pub use form::{Form, Format, TimestampFormat};
pub use message::{
    Absent, Binding, Body, Codec, Codecs, Exchange, Finish, Gzip, Hash, HostPiece, Message, Part,
    PathPiece, Payload, QueryLiteral, RequestStart, ResponseStart,
};
pub use operation::{ErrorVariant, Operation, Pagination, PathStep, Token};
pub use pattern::{Alphabet, CharacterSet, Count, Matcher, Pattern, Position, Ranges, Step};
pub use root::{NotAModule, Root};
pub use types::{
    Constructor, Enum, EnumValue, Field, IntEnum, Presence, Retry, ServiceFault, Structure, Type,
    Union, UnionMember,
};
pub use value::{Check, Limit, LimitKind, Literal, Map, NumberType, Value};

use serde::Serialize;

/// A whole crate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Crate {
    /// What its `Cargo.toml` says.
    pub manifest: Manifest,
    /// The protocol of its messages; `None` if it has none.
    pub protocol: Option<Protocol>,
    /// What the paths to its own modules begin with.
    pub root: Root,
    /// First line of every Rust file: where it comes from. Not from which version of the model, so that
    /// an update changes no more files than it has to.
    pub origin: String,
    /// Second line of every file: what to do instead of editing it.
    pub remedy: String,
    /// Documentation of the crate.
    pub docs: Docs,
    /// Published version of the model, such as `2025-08-08`; empty if the settings name none.
    pub model_version: String,
    /// Constraints that members refer to, sorted by name.
    pub limits: Vec<Limit>,
    /// Patterns that `limits` refer to, sorted by name.
    pub patterns: Vec<Pattern>,
    /// Long lists of characters in `patterns`, sorted by name; shorter ones stand where they are used.
    pub ranges: Vec<Ranges>,
    /// Public types, sorted by name.
    pub types: Vec<Type>,
    /// Operations, sorted by name.
    pub operations: Vec<Operation>,
    /// Names of the types that tokens of paginators reach, sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub token_types: Vec<String>,
    /// Names of the runtime that its root re-exports, beside modules; sorted.
    pub reexports: Vec<String>,
    /// Whether it has the feature `serde`, by which its types can be written and read.
    pub serde: bool,
}

impl Crate {
    /// The structure of this Rust name, which an operation has as input, output or error.
    pub(crate) fn structure(&self, name: &str) -> &Structure {
        let found = self.types.binary_search_by(|type_| type_.name().cmp(name));
        match found.ok().and_then(|index| self.types.get(index)) {
            Some(Type::Structure(structure)) => structure,
            _ => unreachable!("the operations of a crate name structures of it, not `{name}`"),
        }
    }

    /// The filters that its structures stand for.
    pub(crate) fn filters(&self) -> impl Iterator<Item = &Filter> {
        self.types.iter().filter_map(|type_| match type_ {
            Type::Structure(structure) => structure.filter.as_deref(),
            _ => None,
        })
    }
}

/// The protocol that a crate speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Protocol {
    /// Shape ID of its trait.
    pub id: String,
    /// The module of the runtime's `protocol` that has what emitted code needs of it.
    pub module: String,
}

/// What the emitted `Cargo.toml` says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Manifest {
    /// Its first line: where the crate comes from, with the version of the model.
    pub origin: String,
    /// Name of the package.
    pub name: String,
    /// Version of the package.
    pub version: String,
    /// What a package registry shows of it; the description is there.
    pub metadata: Metadata,
    /// What of its folder is published, as patterns that begin at the package.
    pub include: Vec<String>,
    /// How the runtime is found.
    pub runtime: Runtime,
    /// Features of the runtime that the operations need.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub runtime_features: Vec<String>,
    /// Whether the manifest has an empty `[workspace]`, so that the package belongs to none around it.
    pub standalone: bool,
    /// Examples that the manifest names, in this order.
    pub examples: Vec<Example>,
}

/// What a package registry shows of a crate beside its name and version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// One sentence; as an option of the generator, none to have one made of the service's title.
    pub description: Option<String>,
    /// An SPDX expression.
    pub license: Option<String>,
    /// Where the source is.
    pub repository: Option<String>,
    /// The file of the front page, relative to the package or absolute.
    pub readme: Option<String>,
    /// Words to be found by.
    pub keywords: Vec<String>,
    /// Slugs of the registry's categories.
    pub categories: Vec<String>,
}

/// A hand-written example of the package. It lies outside of it: what is generated and what is
/// written never share a folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    /// What `cargo run --example` calls it.
    pub name: String,
    /// The file, relative to the package.
    pub path: String,
}

/// How the emitted manifest names the runtime.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Runtime {
    /// A folder, relative to the crate or absolute.
    Path(String),
    /// A folder as long as the crate lies beside it, and a version requirement once it is published.
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
        /// The address of the repository.
        url: String,
        /// The commit or tag.
        rev: String,
    },
    /// A copy in the folder of the crate. The caller writes it; see [`Vendored`].
    Vendored,
}

/// Where the copies of runtime packages are inside of a crate that has them, and their names.
///
/// The names are the crate's own, because cargo refuses two packages of one name in a workspace, and
/// several crates there may each have a copy.
#[derive(Clone, Copy, Debug)]
pub struct Vendored<'a> {
    /// Name of the crate.
    pub crate_name: &'a str,
}

impl Vendored<'_> {
    /// The folder of `hardy-runtime`, relative to the crate.
    pub const RUNTIME: &'static str = "runtime/core";
    /// The folder of `hardy-pattern`, relative to the crate.
    pub const PATTERN: &'static str = "runtime/pattern";

    /// The name of the copy of a package, such as `kms-hardy-runtime`.
    #[must_use]
    pub fn package(&self, name: &str) -> String {
        format!("{}-{name}", self.crate_name)
    }
}
