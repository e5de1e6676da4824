//! Translates expressions of JMESPath: finds members, and decides what has a translation. Where the types of the
//! model show that JMESPath yields null or an error for every response, there is none either, so that people see
//! the mistake. Must not know the comparators of waiters.

use super::comparison::{compare, negated};
use super::typed::{
    Number, Translated, Type, Typed, boolean, definite, made_item, stored, stored_item,
};
use crate::ir::{Expression, Load, Parts, Place, StringTest};
use crate::jmespath::{self, Projection};
use crate::model::{Kind, ShapeId};
use crate::plan::context::Context;
use crate::plan::values::is_sensitive;

/// Translates one path.
pub(super) struct Translator<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) input: Option<&'a ShapeId>,
    pub(super) output: Option<&'a ShapeId>,
    /// Whether the path leads through a sensitive value.
    pub(super) is_sensitive: bool,
    /// The size of all copies of current nodes.
    pub(super) copied: usize,
}

/// The greatest size of copies: `a | f(@, @) | f(@, @)` doubles its size with each `|`.
const MOST_COPIED: usize = 10_000;

/// The greatest index of an item, which fits every machine.
const GREATEST_INDEX: u64 = i32::MAX as u64;

impl<'a> Translator<'a> {
    /// The value of the expression for the current node.
    pub(super) fn value(
        &mut self,
        expression: &jmespath::Expression,
        current: &Typed<'a>,
    ) -> Translated<'a> {
        use jmespath::Expression as Path;
        match expression {
            Path::Current => {
                self.copy(current)?;
                Ok(current.clone())
            }
            Path::Field(name) => {
                self.copy(current)?;
                self.field(current, name)
            }
            Path::Then(left, right) => {
                let left = self.value(left, current)?;
                self.value(right, &left)
            }
            Path::Index(base, index) => {
                let base = self.value(base, current)?;
                self.at(base, *index)
            }
            Path::Project { base, parts, each } => self.project(base, parts, each, current),
            Path::Literal(value) => literal(value),
            Path::Not(inner) => {
                let inner = self.truth(inner, current)?;
                Ok(negated(true, inner))
            }
            Path::And(left, right) => {
                let (left, right) = self.booleans(left, right, "&&", current)?;
                Ok(boolean(Expression::And(left, right)))
            }
            Path::Or(left, right) => {
                let (left, right) = self.booleans(left, right, "||", current)?;
                Ok(boolean(Expression::Or(left, right)))
            }
            Path::Compare(comparison, left, right) => {
                let left = self.value(left, current)?;
                let right = self.value(right, current)?;
                compare(*comparison, left, right)
            }
            Path::Call(name, arguments) => self.call(name, arguments, current),
            Path::Reference(_) => Err("uses an expression as an argument (`&a`)".to_owned()),
            Path::List(_) => Err("makes a list of expressions (`[a, b]`)".to_owned()),
            Path::Object(_) => Err("makes an object of expressions (`{x: a}`)".to_owned()),
        }
    }

    /// Whether the value of the expression counts as true: not null, not false, and not empty.
    fn truth(
        &mut self,
        expression: &jmespath::Expression,
        current: &Typed<'a>,
    ) -> Result<Expression, String> {
        use jmespath::Expression as Path;
        let pair = |left, right| (Box::new(left), Box::new(right));
        match expression {
            Path::And(left, right) => {
                let (left, right) = pair(self.truth(left, current)?, self.truth(right, current)?);
                return Ok(Expression::And(left, right));
            }
            Path::Or(left, right) => {
                let (left, right) = pair(self.truth(left, current)?, self.truth(right, current)?);
                return Ok(Expression::Or(left, right));
            }
            _ => {}
        }
        let Typed { value, type_ } = self.value(expression, current)?;
        match type_ {
            Type::Boolean => Ok(value),
            Type::String | Type::Stored(..) | Type::List(_) | Type::Map(..) => {
                Ok(Expression::IsFilled(Box::new(value)))
            }
            Type::Number(_) if value.is_nullable() => Ok(Expression::IsSome(Box::new(value))),
            Type::Number(_) => Ok(Expression::Boolean(true)),
            Type::Null => Ok(Expression::Boolean(false)),
            Type::Structure(_) | Type::Exchange | Type::Other(_) => {
                Err(format!("tests whether {} is empty", type_.shown()))
            }
        }
    }

    /// Two booleans, whose combination is a boolean.
    fn booleans(
        &mut self,
        left: &jmespath::Expression,
        right: &jmespath::Expression,
        operator: &str,
        current: &Typed<'a>,
    ) -> Result<(Box<Expression>, Box<Expression>), String> {
        let (left, right) = (self.value(left, current)?, self.value(right, current)?);
        for side in [&left, &right] {
            if !matches!(side.type_, Type::Boolean) {
                let type_ = side.type_.shown();
                return Err(format!("yields what `{operator}` makes of {type_}"));
            }
        }
        Ok((Box::new(left.value), Box::new(right.value)))
    }

    /// Counts a copy of the current node.
    fn copy(&mut self, current: &Typed<'a>) -> Result<(), String> {
        self.copied += current.value.size();
        match self.copied > MOST_COPIED {
            true => Err("uses the values of `|` too often".to_owned()),
            false => Ok(()),
        }
    }

    fn field(&mut self, current: &Typed<'a>, name: &str) -> Translated<'a> {
        let structure = |value, id| {
            Ok(Typed {
                value,
                type_: Type::Structure(id),
            })
        };
        match current.type_ {
            Type::Exchange if name == "input" => structure(Expression::Input, self.input),
            Type::Exchange if name == "output" => structure(Expression::Output, self.output),
            Type::Structure(Some(id)) => self.member(current, id, name),
            Type::Map(key, value, sparse) => {
                let model = self.context.model;
                if !matches!(model.kind(&key.target), Some(Kind::String)) {
                    return Err(format!(
                        "names the key `{name}` of a map whose keys are an enum"
                    ));
                }
                self.is_sensitive |= is_sensitive(model, value);
                let (type_, load) = stored(model, value);
                Ok(Typed {
                    value: Expression::Entry {
                        of: Box::new(current.value.clone()),
                        key: name.to_owned(),
                        place: Place {
                            optional: sparse,
                            load,
                        },
                    },
                    type_,
                })
            }
            Type::Structure(None) => Err(format!(
                "names `{name}`, but the operation has no such message"
            )),
            _ => Err(format!("names `{name}` of {}", current.type_.shown())),
        }
    }

    fn member(&mut self, current: &Typed<'a>, id: &'a ShapeId, name: &str) -> Translated<'a> {
        let model = self.context.model;
        let mut members = model.members(id).iter();
        let Some(member) = members.find(|member| member.name == name) else {
            return Err(format!("names `{name}`, which is not a member of `{id}`"));
        };
        self.is_sensitive |= is_sensitive(model, member);
        let plan = self.context.member(id, member);
        let (type_, load) = stored(model, member);
        Ok(Typed {
            value: Expression::Field {
                of: Box::new(current.value.clone()),
                field: plan.name.clone(),
                place: Place {
                    optional: plan.presence.is_option(),
                    load,
                },
            },
            type_,
        })
    }

    fn at(&mut self, base: Typed<'a>, index: i64) -> Translated<'a> {
        if index.unsigned_abs() > GREATEST_INDEX {
            return Err(format!("takes the item {index} of a list"));
        }
        let (type_, load) = match base.type_ {
            Type::Stored(item, false) => stored(self.context.model, item),
            // References and numbers.
            Type::List(item) if !matches!(*item, Type::List(_)) => (*item, Load::Copy),
            Type::Stored(..) | Type::List(_) => {
                return Err("takes an item of a list of lists, or of one with null".to_owned());
            }
            other => return Err(format!("takes an item of {}", other.shown())),
        };
        Ok(Typed {
            value: Expression::At {
                of: Box::new(base.value),
                index,
                place: Place {
                    optional: false,
                    load,
                },
            },
            type_,
        })
    }

    fn project(
        &mut self,
        base: &jmespath::Expression,
        projection: &Projection,
        each: &jmespath::Expression,
        current: &Typed<'a>,
    ) -> Translated<'a> {
        let base = self.value(base, current)?;
        let (item, parts) = self.item(&base, projection)?;
        let condition = match projection {
            Projection::Filter(condition) => Some(Box::new(self.truth(condition, &item)?)),
            _ => None,
        };
        let is_whole = *each == jmespath::Expression::Current && condition.is_none();
        if is_whole && parts == Parts::Items && !item.value.is_nullable() {
            // All items of a list are the list.
            return Ok(base);
        }
        let each = self.value(each, &item)?;
        definite(&each)?;
        Ok(Typed {
            value: Expression::Collect {
                from: Box::new(base.value),
                parts,
                condition,
                each: Box::new(each.value),
            },
            type_: Type::List(Box::new(each.type_)),
        })
    }

    /// A part of the value of a projection.
    fn item(
        &self,
        base: &Typed<'a>,
        projection: &Projection,
    ) -> Result<(Typed<'a>, Parts), String> {
        let model = self.context.model;
        let shown = base.type_.shown();
        let item = match (&base.type_, projection) {
            (_, Projection::Slice) => return Err("takes a slice of a list (`[1:2]`)".to_owned()),
            (Type::Map(_, value, sparse), Projection::Values) => {
                return Ok((stored_item(model, value, *sparse), Parts::Values));
            }
            (_, Projection::Values) => return Err(format!("takes all values of {shown}")),
            (Type::Stored(item, sparse), _) => stored_item(model, item, *sparse),
            (Type::List(item), _) => made_item((**item).clone()),
            _ => return Err(format!("takes the items of {shown}")),
        };
        if *projection != Projection::Flatten {
            return Ok((item, Parts::Items));
        }
        let inner = match &item.type_ {
            Type::Stored(inner, sparse) => stored_item(model, inner, *sparse),
            Type::List(inner) => made_item((**inner).clone()),
            Type::Other("document") => return Err("flattens a list of documents".to_owned()),
            _ => return Ok((item, Parts::Items)),
        };
        match item.value.is_nullable() {
            true => Err("flattens a list of lists with null".to_owned()),
            false => Ok((inner, Parts::ItemsOfItems)),
        }
    }

    fn call(
        &mut self,
        name: &str,
        arguments: &[jmespath::Expression],
        current: &Typed<'a>,
    ) -> Translated<'a> {
        let values = arguments.iter().map(|one| self.value(one, current));
        let values: Vec<Typed<'a>> = values.collect::<Result<_, _>>()?;
        match (name, values.as_slice()) {
            ("length", [of]) => length(of),
            ("contains", [of, wanted]) => self.contains(of, wanted),
            ("starts_with", [of, wanted]) => string_test(StringTest::StartsWith, of, wanted),
            ("ends_with", [of, wanted]) => string_test(StringTest::EndsWith, of, wanted),
            ("length" | "contains" | "starts_with" | "ends_with", values) => {
                Err(format!("calls `{name}` with {} arguments", values.len()))
            }
            _ => Err(format!("calls the function `{name}`")),
        }
    }

    fn contains(&self, of: &Typed<'a>, wanted: &Typed<'a>) -> Translated<'a> {
        let item = match &of.type_ {
            Type::String => return string_test(StringTest::Contains, of, wanted),
            Type::Stored(item, false) => stored_item(self.context.model, item, false),
            Type::List(item) => made_item((**item).clone()),
            other => return Err(format!("looks for an item in {}", other.shown())),
        };
        let Expression::Item(place) = item.value else {
            return Err("looks for an item in a list with null".to_owned());
        };
        match (&item.type_, &wanted.type_) {
            (Type::String, Type::String) => {
                let (of, wanted) = (of.value.clone(), wanted.value.clone());
                let value = Expression::Contains(Box::new(of), place, Box::new(wanted));
                Ok(boolean(value))
            }
            (item, wanted) => {
                let (item, wanted) = (item.shown(), wanted.shown());
                Err(format!(
                    "looks for {wanted} in a list whose items are each {item}"
                ))
            }
        }
    }
}

fn literal<'a>(value: &serde_json::Value) -> Translated<'a> {
    use serde_json::Value;
    let (value, type_) = match value {
        Value::Null => (Expression::Boolean(false), Type::Null),
        Value::Bool(value) => (Expression::Boolean(*value), Type::Boolean),
        Value::Number(number) => {
            let text = number.to_string();
            (
                Expression::Number(text.clone()),
                Type::Number(Number::Literal(text)),
            )
        }
        Value::String(text) => (Expression::String(text.clone()), Type::String),
        Value::Array(_) | Value::Object(_) => {
            return Err("has a list or an object as a constant".to_owned());
        }
    };
    Ok(Typed { value, type_ })
}

fn length<'a>(of: &Typed<'a>) -> Translated<'a> {
    let value = Box::new(of.value.clone());
    let value = match of.type_ {
        Type::Stored(..) | Type::List(_) | Type::Map(..) => Expression::Length(value),
        Type::String => Expression::Characters(value),
        _ => return Err(format!("takes the length of {}", of.type_.shown())),
    };
    Ok(Typed {
        value,
        type_: Type::Number(Number::Length),
    })
}

fn string_test<'a>(test: StringTest, of: &Typed<'a>, wanted: &Typed<'a>) -> Translated<'a> {
    match (&of.type_, &wanted.type_) {
        (Type::String, Type::String) => {
            let (of, wanted) = (Box::new(of.value.clone()), Box::new(wanted.value.clone()));
            Ok(boolean(Expression::StringTest(test, of, wanted)))
        }
        (of, wanted) => {
            let (of, wanted) = (of.shown(), wanted.shown());
            Err(format!("looks for {wanted} in {of}"))
        }
    }
}
