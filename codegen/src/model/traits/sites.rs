//! Where traits apply, as types of shapes and members, and in words. Must not know traits.

/// Types of shapes and members.
#[derive(Clone, Copy)]
pub(in crate::model) struct Sites {
    shapes: Kinds,
    /// Types of shapes with such members.
    members_of: Kinds,
    /// Types of the members' targets; empty for all.
    targets: Kinds,
    /// The description in diagnostics.
    pub(in crate::model) words: &'static str,
}

/// Types of shapes, by name.
type Kinds = &'static [&'static str];

pub(super) const MEMBERS: Sites = members(STRUCTURE, &[], "members of structures");
pub(super) const STRUCTURES: Sites = shapes(STRUCTURE, "structures");
pub(super) const SIZED: Sites = values(SIZES, "strings, blobs, lists and maps");
pub(super) const NUMBERS: Sites = values(NUMERIC, "numbers");
pub(super) const STRINGS: Sites = values(TEXT, "strings");
pub(super) const LISTS: Sites = shapes(&["list"], "lists");
pub(super) const LISTS_AND_MAPS: Sites = shapes(&["list", "map"], "lists and maps");
pub(super) const ENUM_MEMBERS: Sites = members(&["enum", "intEnum"], &[], "members of enums");
/// A string with listed values has become an enum.
pub(super) const ENUMS: Sites = shapes(&["enum"], "strings");
pub(super) const OPERATIONS: Sites = shapes(&["operation"], "operations");
pub(super) const SCALAR_MEMBERS: Sites = members(
    STRUCTURE,
    SCALARS_AND_LISTS,
    "structure members that are scalars or lists of scalars",
);
pub(super) const MAP_MEMBERS: Sites =
    members(STRUCTURE, &["map"], "structure members that are maps");
pub(super) const PAYLOAD_MEMBERS: Sites = members(
    STRUCTURE,
    &[
        "string",
        "enum",
        "blob",
        "document",
        "structure",
        "union",
        "list",
        "map",
    ],
    "structure members other than numbers, booleans and timestamps",
);
pub(super) const INTEGER_MEMBERS: Sites = members(
    STRUCTURE,
    &["integer", "intEnum"],
    "structure members that are integers",
);
pub(super) const MEMBERS_AND_VARIANTS: Sites = members(
    &["structure", "union"],
    &[],
    "members of structures and unions",
);
pub(super) const TIMESTAMPS: Sites = values(&["timestamp"], "timestamps");
pub(super) const STRINGS_AND_BLOBS: Sites = shapes(&["string", "blob"], "strings and blobs");
pub(super) const BLOBS_AND_UNIONS: Sites = shapes(&["blob", "union"], "blobs and unions");
pub(super) const BLOBS: Sites = shapes(&["blob"], "blobs");
pub(super) const STRING_MEMBERS: Sites =
    members(STRUCTURE, TEXT, "structure members that are strings");
pub(super) const OPERATIONS_AND_SERVICES: Sites =
    shapes(&["operation", "service"], "operations and services");
pub(super) const SERVICES: Sites = shapes(&["service"], "services");
pub(super) const NAMED: Sites = shapes_and_members(
    RENAMED,
    HAVE_NAMED_MEMBERS,
    "shapes other than services and resources, and members of structures, unions and enums",
);
pub(super) const DATA: Sites = shapes_and_members(
    WITH_VALUES,
    HAVE_NAMED_MEMBERS,
    "shapes with values, and members of structures, unions and enums",
);

const SIZES: Kinds = &["string", "enum", "blob", "list", "map"];
const TEXT: Kinds = &["string", "enum"];
const NUMERIC: Kinds = &[
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "intEnum",
];
const STRUCTURE: Kinds = &["structure"];
const SCALARS_AND_LISTS: Kinds = &[
    "string",
    "enum",
    "boolean",
    "timestamp",
    "list",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "intEnum",
];
const HAVE_NAMED_MEMBERS: Kinds = &["structure", "union", "enum", "intEnum"];
/// All types except services and resources.
const RENAMED: Kinds = &[
    "operation",
    "blob",
    "boolean",
    "string",
    "timestamp",
    "document",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "enum",
    "intEnum",
    "list",
    "map",
    "structure",
    "union",
];
/// The same without operations.
const WITH_VALUES: Kinds = match RENAMED {
    [_, data @ ..] => data,
    [] => &[],
};

/// Shapes of these types.
const fn shapes(kinds: Kinds, words: &'static str) -> Sites {
    shapes_and_members(kinds, &[], words)
}

/// Members of shapes of some types, with targets of others; empty `targets` means any.
const fn members(of: Kinds, targets: Kinds, words: &'static str) -> Sites {
    Sites {
        shapes: &[],
        members_of: of,
        targets,
        words,
    }
}

/// Shapes of some types, and all members of shapes of others.
const fn shapes_and_members(shapes: Kinds, members_of: Kinds, words: &'static str) -> Sites {
    Sites {
        shapes,
        members_of,
        targets: &[],
        words,
    }
}

/// Shapes of these types, and members that target them.
const fn values(kinds: Kinds, words: &'static str) -> Sites {
    const HOLDERS: Kinds = &["list", "map", "structure", "union"];
    Sites {
        shapes: kinds,
        members_of: HOLDERS,
        targets: kinds,
        words,
    }
}

impl Sites {
    /// Whether it includes shapes of this type.
    pub(in crate::model) fn have_shape(self, kind: &str) -> bool {
        self.shapes.contains(&kind)
    }

    /// Whether it includes members of shapes of type `of` that target the type `target`.
    pub(in crate::model) fn have_member(self, of: &str, target: &str) -> bool {
        self.members_of.contains(&of) && (self.targets.is_empty() || self.targets.contains(&target))
    }
}
