//! Names of the rules that validation checks. Must not know how a rule is checked.

use std::fmt;

/// A rule that validation checks. [`Display`](fmt::Display) prints its name: that of Smithy's trait if there
/// is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// `required`: a required member is set.
    Required,
    /// `httpLabel`: a string in the request's path is not empty.
    HttpLabel,
    /// `length`: the length of a string, blob, list or map.
    Length,
    /// `range`: the range of a number.
    Range,
    /// `pattern`: the pattern of a string.
    Pattern,
    /// `enum`: the listed values of an enum.
    Enum,
    /// `uniqueItems`: the items of a list are unique.
    UniqueItems,
    /// `union`: a union has a member.
    Union,
    /// `depth`: how deep values may be nested.
    Depth,
    /// `filter-field`: the fields that the service filters by.
    FilterField,
    /// `filter-operator`: the operators of the field of a filter.
    FilterOperator,
    /// `filter-value`: the values of the field of a filter.
    FilterValue,
    /// `filter-range`: a filter by a range has two ends.
    FilterRange,
    /// `filter-order`: the range of a filter does not begin after its end.
    FilterOrder,
    /// `member`: a path of [`Checks::without_member`](super::Checks::without_member) names a member of the
    /// input. This rule cannot be excluded.
    Member,
}

impl Rule {
    /// The name, such as `uniqueItems`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::HttpLabel => "httpLabel",
            Self::Length => "length",
            Self::Range => "range",
            Self::Pattern => "pattern",
            Self::Enum => "enum",
            Self::UniqueItems => "uniqueItems",
            Self::Union => "union",
            Self::Depth => "depth",
            Self::FilterField => "filter-field",
            Self::FilterOperator => "filter-operator",
            Self::FilterValue => "filter-value",
            Self::FilterRange => "filter-range",
            Self::FilterOrder => "filter-order",
            Self::Member => "member",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
