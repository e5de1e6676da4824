//! The data of endpoint rules, as generated crates contain it. Every type can be built in a `static`,
//! from literals alone.

// Must not know how rules are evaluated.

use crate::built_in::BuiltIn;
use crate::function::Function;

/// The endpoint rules of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleSet {
    /// Its parameters, whose names are unique.
    pub parameters: &'static [Parameter],
    /// What decides between the endpoints.
    pub rules: Rules,
}

/// The two forms of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// `smithy.rules#endpointRuleSet`: the rules of the tree in preorder, each with its depth.
    Tree(&'static [Rule]),
    /// `smithy.rules#endpointBdd`: a binary decision diagram.
    Bdd(Bdd),
}

/// A parameter of a rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name in the rules.
    pub name: &'static str,
    /// Whether it needs a value.
    pub required: bool,
    /// Its value if the caller sets none.
    pub default: DefaultValue,
    /// The setting of a client that sets it.
    pub built_in: Option<BuiltIn>,
}

impl Parameter {
    /// An optional parameter that only the caller sets.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            required: false,
            default: DefaultValue::None,
            built_in: None,
        }
    }

    /// It needs a value.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// It has a default.
    #[must_use]
    pub const fn default(mut self, default: DefaultValue) -> Self {
        self.default = default;
        self
    }

    /// A setting of a client sets it.
    #[must_use]
    pub const fn built_in(mut self, built_in: BuiltIn) -> Self {
        self.built_in = Some(built_in);
        self
    }
}

/// The default value of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultValue {
    /// There is none.
    None,
    /// A boolean.
    Boolean(bool),
    /// A string.
    String(&'static str),
    /// A list of strings.
    Strings(&'static [&'static str]),
}

/// A rule of a tree: its depth, conditions and result.
///
/// A rule of depth `n` belongs to the nearest rule before it with depth `n - 1`. Later rules are not
/// evaluated after a rule whose conditions hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule(pub u8, pub &'static [Condition], pub Outcome);

/// What happens if the conditions of a rule hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The rules that belong to this one decide.
    Tree,
    /// The URL, properties and headers of an endpoint.
    Endpoint(
        Expression,
        &'static [(&'static str, Literal)],
        &'static [(&'static str, &'static [Expression])],
    ),
    /// The message of an error.
    Error(Expression),
}

/// A condition, which holds unless its value is absent or `false`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Whether a parameter or variable, or what `#path` selects of it, has a value.
    IsSet(&'static str),
    /// Whether it is `true`.
    IsTrue(&'static str),
    /// Whether it is `false`.
    IsFalse(&'static str),
    /// Calls a function.
    If(Function, &'static [Expression]),
    /// Calls a function and assigns its value to a variable.
    Let(&'static str, Function, &'static [Expression]),
}

/// An expression. Its value can be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A boolean.
    Boolean(bool),
    /// An integer.
    Integer(i32),
    /// A string or a template. Values replace `{name}` and `{name#path}`; a brace replaces `{{`.
    String(&'static str),
    /// The value of a parameter or variable, or what `#path` selects of it.
    Reference(&'static str),
    /// The value of a function.
    Call(Function, &'static [Expression]),
}

/// A property of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Literal {
    /// A boolean.
    Boolean(bool),
    /// A template.
    String(&'static str),
    /// A list.
    List(&'static [Literal]),
    /// A map with unique keys.
    Map(&'static [(&'static str, Literal)]),
}

/// A binary decision diagram. References are those of Smithy's format; see [`Bdd::FIRST_RESULT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bdd {
    /// The conditions of the nodes.
    pub conditions: &'static [Condition],
    /// What the diagram decides between; none of them is [`Outcome::Tree`].
    pub results: &'static [Outcome],
    /// The reference where it begins.
    pub root: i32,
    /// The nodes: the index of a condition, the reference if it holds, and the reference if not.
    pub nodes: &'static [[i32; 3]],
}

impl Bdd {
    /// The reference of result 0, which no rule of the model has: nothing matches. Smaller
    /// references are nodes, from 2 on; 1 and -1 mean that nothing matches, and a negative
    /// reference exchanges the branches of its node.
    pub const FIRST_RESULT: i32 = 100_000_000;
}
