//! The types of values of paths, and how a value of a shape is read. Must not know expressions.

use crate::ir::{Expression, Load, NumberType, Place};
use crate::model::{Kind, Member, Model, ShapeId};

/// An expression and the type of its value.
#[derive(Clone)]
pub(super) struct Typed<'a> {
    pub(super) value: Expression,
    pub(super) type_: Type<'a>,
}

/// A translation, or why there is none: the rest of a sentence about the path.
pub(super) type Translated<'a> = Result<Typed<'a>, String>;

/// The type of a value that is not null.
#[derive(Clone)]
pub(super) enum Type<'a> {
    /// The root of paths through input and output.
    Exchange,
    Null,
    String,
    Boolean,
    Number(Number),
    /// `None` for an input or output that the model does not have.
    Structure(Option<&'a ShapeId>),
    /// A list of a message, by its member.
    Stored(&'a Member, Sparse),
    /// A list that an expression makes.
    List(Box<Type<'a>>),
    /// A map, by the members for its keys and values.
    Map(&'a Member, &'a Member, Sparse),
    /// A type without a translation, by its name in Smithy.
    Other(&'static str),
}

/// Whether items may be null.
pub(super) type Sparse = bool;

/// The source of a number, which decides its Rust type.
#[derive(Clone)]
pub(super) enum Number {
    Stored(NumberType),
    /// A `usize`.
    Length,
    /// As in JSON.
    Literal(String),
}

impl Type<'_> {
    /// The type in a sentence.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Exchange => "an object with `input` and `output`".to_owned(),
            Self::Null => "null".to_owned(),
            Self::String => "a string".to_owned(),
            Self::Boolean => "a boolean".to_owned(),
            Self::Number(_) => "a number".to_owned(),
            Self::Structure(_) => "a structure".to_owned(),
            Self::Stored(..) | Self::List(_) => "a list".to_owned(),
            Self::Map(..) => "a map".to_owned(),
            Self::Other(name) => format!("a value of type {name}"),
        }
    }
}

/// The type of the value of a member, and how it is read.
pub(super) fn stored<'a>(model: &'a Model, member: &Member) -> (Type<'a>, Load) {
    let Some(shape) = model.shape(&member.target) else {
        return (Type::Other("document"), Load::Borrow);
    };
    let sparse = shape.traits.sparse;
    let number = |number| (Type::Number(Number::Stored(number)), Load::Copy);
    match &shape.kind {
        Kind::String => (Type::String, Load::String),
        Kind::Enum(_) => (Type::String, Load::Enum),
        Kind::Boolean => (Type::Boolean, Load::Copy),
        Kind::Byte => number(NumberType::I8),
        Kind::Short => number(NumberType::I16),
        Kind::Integer => number(NumberType::I32),
        Kind::Long => number(NumberType::I64),
        Kind::Float => number(NumberType::F32),
        Kind::Double => number(NumberType::F64),
        Kind::IntEnum(_) => {
            let number = Number::Stored(NumberType::I32);
            (Type::Number(number), Load::IntEnum)
        }
        Kind::Structure(_) => (Type::Structure(Some(&shape.id)), Load::Borrow),
        Kind::List(item) => (Type::Stored(item, sparse), Load::Borrow),
        Kind::Map { key, value } => (Type::Map(key, value, sparse), Load::Borrow),
        other => (Type::Other(other.name()), Load::Borrow),
    }
}

/// An item of a list, or a value of a map, that a message contains.
pub(super) fn stored_item<'a>(model: &'a Model, member: &Member, sparse: Sparse) -> Typed<'a> {
    let (type_, load) = stored(model, member);
    Typed {
        value: Expression::Item(Place {
            optional: sparse,
            load,
        }),
        type_,
    }
}

/// An item of a list that an expression makes.
pub(super) fn made_item(type_: Type<'_>) -> Typed<'_> {
    Typed {
        value: Expression::Item(Place {
            optional: false,
            load: Load::Move,
        }),
        type_,
    }
}

/// Refuses a boolean of which it is not known where it is null: as an operand, it would need another translation.
pub(super) fn definite(typed: &Typed<'_>) -> Result<(), String> {
    let is_combined = matches!(typed.value, Expression::And(..) | Expression::Or(..));
    match is_combined && typed.value.is_nullable() {
        true => Err("uses the value of `&&` or `||` of booleans that may be null".to_owned()),
        false => Ok(()),
    }
}

pub(super) fn boolean<'a>(value: Expression) -> Typed<'a> {
    Typed {
        value,
        type_: Type::Boolean,
    }
}
