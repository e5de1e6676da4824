//! One shape of a file: its type, its members in order, its traits and other properties,
//! uninterpreted. Must not know which traits or targets are valid.

use crate::report::SourceLocation;
use serde_json::{Map, Value};

/// A shape as written.
#[derive(Clone, Debug)]
pub struct RawShape {
    /// The `type`.
    pub kind: ShapeType,
    /// Members in written order; a list has `member`, a map `key` and `value`.
    pub members: Vec<RawMember>,
    /// Trait values by trait id.
    pub traits: Map<String, Value>,
    /// Ids of the mixins that it uses, valid or not.
    pub mixins: Vec<String>,
    /// Other properties of services, resources and operations (`input`, `version`, …).
    pub properties: Map<String, Value>,
}

/// A member as written.
#[derive(Clone, Debug)]
pub struct RawMember {
    /// Its name.
    pub name: String,
    /// Id of the shape it targets, valid or not.
    pub target: String,
    /// Trait values by trait id.
    pub traits: Map<String, Value>,
}

/// A supported version of Smithy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 1.0
    V1,
    /// 2.0
    V2,
}

impl Version {
    /// Parses a version.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "1" | "1.0" => Some(Version::V1),
            "2" | "2.0" => Some(Version::V2),
            _ => None,
        }
    }

    /// The version, such as `2.0`.
    pub fn as_str(self) -> &'static str {
        match self {
            Version::V1 => "1.0",
            Version::V2 => "2.0",
        }
    }
}

macro_rules! shape_types {
    ($($variant:ident = $text:literal),+ $(,)?) => {
        /// The types a shape can have in any version of Smithy.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ShapeType {
            $(#[doc = concat!("`", $text, "`")] $variant,)+
        }

        impl ShapeType {
            /// All types.
            pub const ALL: &'static [ShapeType] = &[$(ShapeType::$variant),+];

            /// The name of the type in the AST.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(ShapeType::$variant => $text,)+
                }
            }
        }
    };
}

shape_types! {
    Blob = "blob",
    Boolean = "boolean",
    String = "string",
    Timestamp = "timestamp",
    Document = "document",
    Byte = "byte",
    Short = "short",
    Integer = "integer",
    Long = "long",
    Float = "float",
    Double = "double",
    BigInteger = "bigInteger",
    BigDecimal = "bigDecimal",
    Enum = "enum",
    IntEnum = "intEnum",
    List = "list",
    Set = "set",
    Map = "map",
    Structure = "structure",
    Union = "union",
    Service = "service",
    Resource = "resource",
    Operation = "operation",
}

impl ShapeType {
    /// Parses a type.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == text)
    }

    /// Whether this version of Smithy has the type.
    pub fn is_in(self, version: Version) -> bool {
        match self {
            ShapeType::Set => version == Version::V1,
            ShapeType::Enum | ShapeType::IntEnum => version == Version::V2,
            _ => true,
        }
    }

    /// Whether the members of a shape of this type have names of their own.
    pub fn has_named_members(self) -> bool {
        matches!(
            self,
            ShapeType::Enum | ShapeType::IntEnum | ShapeType::Structure | ShapeType::Union
        )
    }

    /// The location of the members of a shape of this type, if the shape is at `shape`.
    pub fn place_of_members(self, shape: &SourceLocation) -> SourceLocation {
        match self {
            ShapeType::List | ShapeType::Set | ShapeType::Map => shape.clone(),
            _ => shape.child("members"),
        }
    }

    /// The keys of a shape of this type besides `type`, `traits` and `mixins`.
    pub(super) fn properties(self) -> &'static [&'static str] {
        match self {
            ShapeType::List | ShapeType::Set => &["member"],
            ShapeType::Map => &["key", "value"],
            ShapeType::Enum | ShapeType::IntEnum | ShapeType::Structure | ShapeType::Union => {
                &["members"]
            }
            ShapeType::Operation => &["input", "output", "errors"],
            ShapeType::Service => &["version", "operations", "resources", "errors", "rename"],
            ShapeType::Resource => &[
                "identifiers",
                "properties",
                "create",
                "put",
                "read",
                "update",
                "delete",
                "list",
                "operations",
                "collectionOperations",
                "resources",
            ],
            _ => &[],
        }
    }
}
