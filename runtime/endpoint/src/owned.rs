//! Rules that are read at run time: the same data as in [`crate::rules`], with owned strings and
//! lists. The generator reads them from a model and prints them.

mod leak;

use crate::built_in::BuiltIn;
use crate::function::Function;

/// The endpoint rules of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSet {
    /// Its parameters, whose names are unique.
    pub parameters: Vec<Parameter>,
    /// What decides between the endpoints.
    pub rules: Rules,
}

/// The two forms of rules; see [`crate::rules::Rules`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rules {
    /// The rules of a tree in preorder.
    Tree(Vec<Rule>),
    /// A binary decision diagram.
    Bdd(Bdd),
}

/// A parameter of a rule set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name in the rules.
    pub name: String,
    /// Whether it needs a value.
    pub required: bool,
    /// Its value if the caller sets none.
    pub default: DefaultValue,
    /// The setting of a client that sets it.
    pub built_in: Option<BuiltIn>,
}

/// The default value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefaultValue {
    /// There is none.
    None,
    /// A boolean.
    Boolean(bool),
    /// A string.
    String(String),
    /// A list of strings.
    Strings(Vec<String>),
}

/// A rule of a tree; see [`crate::rules::Rule`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its depth in the tree.
    pub depth: u8,
    /// All of them must hold.
    pub conditions: Vec<Condition>,
    /// What happens then.
    pub outcome: Outcome,
}

/// What happens if the conditions of a rule hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The rules that belong to this one decide.
    Tree,
    /// The result is an endpoint.
    Endpoint {
        /// Its URL.
        url: Expression,
        /// Its properties, including `authSchemes`.
        properties: Vec<(String, Literal)>,
        /// Its headers and their values.
        headers: Vec<(String, Vec<Expression>)>,
    },
    /// The message of an error.
    Error(Expression),
}

/// A condition; see [`crate::rules::Condition`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Whether there is a value.
    IsSet(String),
    /// Whether it is `true`.
    IsTrue(String),
    /// Whether it is `false`.
    IsFalse(String),
    /// Calls a function.
    If(Function, Vec<Expression>),
    /// Calls a function and assigns its value to a variable.
    Let(String, Function, Vec<Expression>),
}

impl Condition {
    /// The shortest condition for a call, whose value is assigned to a variable if there is one.
    #[must_use]
    pub fn new(assign: Option<String>, function: Function, arguments: Vec<Expression>) -> Self {
        if let Some(variable) = assign {
            return Self::Let(variable, function, arguments);
        }
        match (function, arguments.as_slice()) {
            (Function::IsSet, [Expression::Reference(name)]) => Self::IsSet(name.clone()),
            (
                Function::BooleanEquals,
                [Expression::Reference(name), Expression::Boolean(value)]
                | [Expression::Boolean(value), Expression::Reference(name)],
            ) => match value {
                true => Self::IsTrue(name.clone()),
                false => Self::IsFalse(name.clone()),
            },
            _ => Self::If(function, arguments),
        }
    }

    /// The variable that gets the value.
    #[must_use]
    pub fn variable(&self) -> Option<&str> {
        match self {
            Self::Let(variable, _, _) => Some(variable),
            _ => None,
        }
    }
}

/// An expression; see [`crate::rules::Expression`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A boolean.
    Boolean(bool),
    /// An integer.
    Integer(i32),
    /// A string, or a template.
    String(String),
    /// A parameter or variable, and possibly a path.
    Reference(String),
    /// The value of a function.
    Call(Function, Vec<Expression>),
}

/// A property of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// A boolean.
    Boolean(bool),
    /// A template.
    String(String),
    /// A list.
    List(Vec<Literal>),
    /// A map with unique keys.
    Map(Vec<(String, Literal)>),
}

/// A binary decision diagram; see [`crate::rules::Bdd`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bdd {
    /// The conditions of the nodes.
    pub conditions: Vec<Condition>,
    /// What the diagram decides between.
    pub results: Vec<Outcome>,
    /// The reference where it begins.
    pub root: i32,
    /// The nodes.
    pub nodes: Vec<[i32; 3]>,
}
