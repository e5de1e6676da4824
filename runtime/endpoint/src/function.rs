//! The functions of endpoint rules: their names in models, and the numbers of their arguments. Must
//! not know what they compute.

/// A function of endpoint rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Function {
    /// `isSet`: whether there is a value.
    IsSet,
    /// `not`: the opposite of a boolean.
    Not,
    /// `booleanEquals`: whether two booleans are equal.
    BooleanEquals,
    /// `stringEquals`: whether two strings are equal.
    StringEquals,
    /// `getAttr`: a part of a value.
    GetAttr,
    /// `parseURL`: the parts of a URL.
    ParseUrl,
    /// `isValidHostLabel`: whether a string is a label of a host name, or several of them.
    IsValidHostLabel,
    /// `substring`: a part of a string by position.
    Substring,
    /// `uriEncode`: a string with percent-encoding.
    UriEncode,
    /// `split`: the parts of a string between delimiters.
    Split,
    /// `coalesce`: the first value.
    Coalesce,
    /// `ite`: one of two values, as a boolean decides.
    Ite,
    /// `aws.partition`: the partition of a region.
    Partition,
    /// `aws.parseArn`: the parts of an ARN.
    ParseArn,
    /// `aws.isVirtualHostableS3Bucket`: whether a bucket can be a part of a host name.
    IsVirtualHostableS3Bucket,
}

/// The number of arguments of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// This number.
    Exactly(usize),
    /// This number or more.
    AtLeast(usize),
}

impl Function {
    /// All functions.
    pub const ALL: &'static [Self] = &[
        Self::IsSet,
        Self::Not,
        Self::BooleanEquals,
        Self::StringEquals,
        Self::GetAttr,
        Self::ParseUrl,
        Self::IsValidHostLabel,
        Self::Substring,
        Self::UriEncode,
        Self::Split,
        Self::Coalesce,
        Self::Ite,
        Self::Partition,
        Self::ParseArn,
        Self::IsVirtualHostableS3Bucket,
    ];

    /// Its name in models.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::IsSet => "isSet",
            Self::Not => "not",
            Self::BooleanEquals => "booleanEquals",
            Self::StringEquals => "stringEquals",
            Self::GetAttr => "getAttr",
            Self::ParseUrl => "parseURL",
            Self::IsValidHostLabel => "isValidHostLabel",
            Self::Substring => "substring",
            Self::UriEncode => "uriEncode",
            Self::Split => "split",
            Self::Coalesce => "coalesce",
            Self::Ite => "ite",
            Self::Partition => "aws.partition",
            Self::ParseArn => "aws.parseArn",
            Self::IsVirtualHostableS3Bucket => "aws.isVirtualHostableS3Bucket",
        }
    }

    /// The number of its arguments.
    #[must_use]
    pub const fn arity(self) -> Arity {
        match self {
            Self::IsSet
            | Self::Not
            | Self::ParseUrl
            | Self::UriEncode
            | Self::Partition
            | Self::ParseArn => Arity::Exactly(1),
            Self::BooleanEquals
            | Self::StringEquals
            | Self::GetAttr
            | Self::IsValidHostLabel
            | Self::IsVirtualHostableS3Bucket => Arity::Exactly(2),
            Self::Split | Self::Ite => Arity::Exactly(3),
            Self::Substring => Arity::Exactly(4),
            Self::Coalesce => Arity::AtLeast(2),
        }
    }
}

impl Arity {
    /// Whether a function can have this number of arguments.
    #[must_use]
    pub const fn allows(self, count: usize) -> bool {
        match self {
            Self::Exactly(number) => count == number,
            Self::AtLeast(number) => count >= number,
        }
    }
}
