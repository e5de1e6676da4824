//! The tree of an expression. Must not know how it was written.

use serde_json::Value;

/// An expression, which yields a value for the current node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// `@`: the current node itself.
    Current,
    /// `a`: a field of the current node.
    Field(String),
    /// `a.b` and `a | b`: the second one, with the value of the first as its current node.
    Then(Box<Expression>, Box<Expression>),
    /// `a[0]`: an item of a list; a negative index counts from the end.
    Index(Box<Expression>, i64),
    /// `a[*].b`: for each part of a value, an expression with this part as its current node, except those that
    /// yield null.
    Project {
        /// The value.
        base: Box<Expression>,
        /// Its parts.
        parts: Projection,
        /// The expression for each part.
        each: Box<Expression>,
    },
    /// `` `1` `` and `'text'`: a constant.
    Literal(Value),
    /// `!a`
    Not(Box<Expression>),
    /// `a && b`
    And(Box<Expression>, Box<Expression>),
    /// `a || b`
    Or(Box<Expression>, Box<Expression>),
    /// `a == b`
    Compare(Comparison, Box<Expression>, Box<Expression>),
    /// `length(a)`
    Call(String, Vec<Expression>),
    /// `&a`: an expression as an argument.
    Reference(Box<Expression>),
    /// `[a, b]`: a list of values.
    List(Vec<Expression>),
    /// `{x: a}`: an object of values.
    Object(Vec<(String, Expression)>),
}

/// The parts of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Projection {
    /// `[*]`: the items of a list.
    Items,
    /// `[]`: the items of a list, and the items of items that are lists themselves.
    Flatten,
    /// `[?a]`: the items of a list for which an expression is true.
    Filter(Box<Expression>),
    /// `[1:2]`: some items of a list.
    Slice,
    /// `*`: the values of an object.
    Values,
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}
