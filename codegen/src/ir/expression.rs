//! Expressions over the input and output of an operation, with the types of Rust. Where JMESPath has null, they have
//! `None`; where JMESPath has an error, the function with the expression returns `None`.

use serde::Serialize;

/// An expression.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Expression {
    /// The input.
    Input,
    /// The output.
    Output,
    /// The current item of the innermost [`Collect`](Self::Collect).
    Item(Place),
    /// A field of a structure.
    Field {
        /// The structure.
        of: Box<Expression>,
        /// Rust name of the field.
        field: String,
        /// How it is read.
        place: Place,
    },
    /// The value of a map with this key.
    Entry {
        /// The map.
        of: Box<Expression>,
        /// The key.
        key: String,
        /// How it is read.
        place: Place,
    },
    /// The item of a list with this index; a negative index counts from the end.
    At {
        /// The list.
        of: Box<Expression>,
        /// The index.
        index: i64,
        /// How it is read.
        place: Place,
    },
    /// A string.
    String(String),
    /// A number, as a Rust literal.
    Number(String),
    /// A boolean.
    Boolean(bool),
    /// The number of items, or of entries.
    Length(Box<Expression>),
    /// The number of characters.
    Characters(Box<Expression>),
    /// Whether there are no items, no entries, or no characters.
    IsEmpty(Box<Expression>),
    /// Whether there is a value.
    IsSome(Box<Expression>),
    /// Whether there is a list, a map or a string that is not empty.
    IsFilled(Box<Expression>),
    /// A number as a greater type.
    Widened(Box<Expression>, Wide),
    /// Whether this is not true.
    Not(Box<Expression>),
    /// Whether both are true.
    And(Box<Expression>, Box<Expression>),
    /// Whether one of both is true.
    Or(Box<Expression>, Box<Expression>),
    /// Whether two values are equal; null equals null.
    Equal(Box<Expression>, Box<Expression>),
    /// A comparison of two numbers; null if one of them is null.
    Order(Order, Box<Expression>, Box<Expression>),
    /// A function of two strings.
    StringTest(StringTest, Box<Expression>, Box<Expression>),
    /// Whether a list of strings contains a string. `Place` is how an item is read.
    Contains(Box<Expression>, Place, Box<Expression>),
    /// The list of what `each` yields for some parts of a value, without null.
    Collect {
        /// The value.
        from: Box<Expression>,
        /// Its parts.
        parts: Parts,
        /// Which parts count; `None` for all.
        condition: Option<Box<Expression>>,
        /// What counts of each.
        each: Box<Expression>,
    },
}

/// How a value is read from where it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Whether it may be missing there.
    pub optional: bool,
    /// The conversion to a value of an expression.
    pub load: Load,
}

/// The conversion of a stored value to a value of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Load {
    /// A reference to it.
    Borrow,
    /// A `String` as `&str`.
    String,
    /// An open enum as `&str`.
    Enum,
    /// An open integer enum as `i32`.
    IntEnum,
    /// A copy of it.
    Copy,
    /// The value itself, which is not stored anywhere else.
    Move,
}

/// The parts of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Parts {
    /// The items of a list.
    Items,
    /// The items of the lists in a list.
    ItemsOfItems,
    /// The values of a map.
    Values,
}

/// A greater type of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Wide {
    /// `i64`
    I64,
    /// `f64`
    F64,
    /// `i64`, from a length.
    Length,
}

/// A comparison of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Order {
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// A function of two strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum StringTest {
    /// Whether the first one contains the second one.
    Contains,
    /// Whether the first one begins with the second one.
    StartsWith,
    /// Whether the first one ends with the second one.
    EndsWith,
}

impl Expression {
    /// Whether the value may be null, so that it is an `Option` in Rust.
    pub fn is_nullable(&self) -> bool {
        match self {
            Self::Item(place) => place.optional,
            Self::Field { of, place, .. } => place.optional || of.is_nullable(),
            Self::Entry { .. } | Self::At { .. } => true,
            Self::And(left, right) | Self::Or(left, right) | Self::Order(_, left, right) => {
                left.is_nullable() || right.is_nullable()
            }
            Self::Widened(of, _) | Self::Collect { from: of, .. } => of.is_nullable(),
            Self::Input
            | Self::Output
            | Self::String(_)
            | Self::Number(_)
            | Self::Boolean(_)
            // For null, the function returns.
            | Self::Length(_)
            | Self::Characters(_)
            | Self::StringTest(..)
            | Self::Contains(..)
            | Self::IsEmpty(_)
            | Self::IsSome(_)
            | Self::IsFilled(_)
            | Self::Not(_)
            | Self::Equal(..) => false,
        }
    }

    /// Whether the expression contains `part`.
    pub fn contains(&self, part: &Self) -> bool {
        self == part || self.parts().into_iter().any(|one| one.contains(part))
    }

    /// The number of expressions in it, itself included.
    pub fn size(&self) -> usize {
        1 + self.parts().into_iter().map(Self::size).sum::<usize>()
    }

    fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Input
            | Self::Output
            | Self::Item(_)
            | Self::String(_)
            | Self::Number(_)
            | Self::Boolean(_) => Vec::new(),
            Self::Field { of, .. }
            | Self::Entry { of, .. }
            | Self::At { of, .. }
            | Self::Length(of)
            | Self::Characters(of)
            | Self::IsEmpty(of)
            | Self::IsSome(of)
            | Self::IsFilled(of)
            | Self::Widened(of, _)
            | Self::Not(of) => vec![of],
            Self::And(left, right)
            | Self::Or(left, right)
            | Self::Equal(left, right)
            | Self::Order(_, left, right)
            | Self::StringTest(_, left, right)
            | Self::Contains(left, _, right) => vec![left, right],
            Self::Collect {
                from,
                condition,
                each,
                ..
            } => {
                let condition = condition.as_deref();
                [&**from, &**each].into_iter().chain(condition).collect()
            }
        }
    }
}
