//! The functions that evaluate the paths of a waiter: a function for each path, and what a comparator expects of
//! it. Must not know how a path is translated.

use super::translate::Translator;
use super::typed::{Type, Typed, stored_item};
use crate::ir::{Expression, Parts, PathReader, ReadType, Test, WaitMatcher};
use crate::jmespath::{self, Projection};
use crate::model::{Comparator, Kind, PathMatcher, PathRoot, Shape, ShapeId};
use crate::plan::context::Context;
use crate::text::names::{Claim, Scope, Style};
use std::collections::BTreeMap;

/// The functions of a waiter so far.
pub(super) struct Readers<'a> {
    context: &'a Context<'a>,
    input: Option<&'a ShapeId>,
    output: Option<&'a ShapeId>,
    readers: BTreeMap<(PathRoot, String, ReadTypeKey), usize>,
    made: Vec<PathReader>,
    names: Scope,
}

/// Comparators that read the same type share a function.
type ReadTypeKey = u8;

impl<'a> Readers<'a> {
    pub(super) fn new(context: &'a Context<'a>, shape: &'a Shape) -> Self {
        let (input, output) = match &shape.kind {
            Kind::Operation(operation) => (operation.input.as_ref(), operation.output.as_ref()),
            _ => (None, None),
        };
        Self {
            context,
            input,
            output,
            readers: BTreeMap::new(),
            made: Vec::new(),
            names: Scope::new(Style::Function, BTreeMap::new()),
        }
    }

    /// The functions, in the order of their first use.
    pub(super) fn finish(self) -> Vec<PathReader> {
        self.made
    }

    /// The condition on the value of a path.
    pub(super) fn matcher(&mut self, matcher: &PathMatcher) -> Result<WaitMatcher, String> {
        let mut translator = Translator {
            context: self.context,
            input: self.input,
            output: self.output,
            is_sensitive: false,
            copied: 0,
        };
        let root = match matcher.root {
            PathRoot::Output => Typed {
                value: Expression::Output,
                type_: Type::Structure(self.output),
            },
            PathRoot::InputOutput => Typed {
                value: Expression::Output,
                type_: Type::Exchange,
            },
        };
        let typed = translator.value(&matcher.expression, &root)?;
        let redacted = translator.is_sensitive;
        let (value, type_, test) = self.expected(typed, matcher)?;
        Ok(WaitMatcher::Path {
            path: matcher.path.clone(),
            reader: self.reader(matcher, value, type_),
            test,
            redacted,
        })
    }

    /// The value in the type that the comparator compares.
    fn expected(
        &self,
        typed: Typed<'a>,
        matcher: &PathMatcher,
    ) -> Result<(Expression, ReadType, Test), String> {
        let expected = matcher.expected.clone();
        let (needed, comparator) = match matcher.comparator {
            Comparator::StringEquals => ("a string", "stringEquals"),
            Comparator::BooleanEquals => ("a boolean", "booleanEquals"),
            Comparator::AllStringEquals => ("a list of strings", "allStringEquals"),
            Comparator::AnyStringEquals => ("a list of strings", "anyStringEquals"),
        };
        let test = match matcher.comparator {
            Comparator::StringEquals => Test::String(expected),
            Comparator::BooleanEquals => Test::Boolean(expected == "true"),
            Comparator::AllStringEquals => Test::AllStrings(expected),
            Comparator::AnyStringEquals => Test::AnyString(expected),
        };
        let shown = typed.type_.shown();
        match (typed.type_, &test) {
            (Type::String, Test::String(_)) => Ok((typed.value, ReadType::String, test)),
            (Type::Boolean, Test::Boolean(_)) => Ok((typed.value, ReadType::Boolean, test)),
            (Type::List(item), Test::AllStrings(_) | Test::AnyString(_))
                if matches!(*item, Type::String) =>
            {
                Ok((typed.value, ReadType::Strings, test))
            }
            (Type::Stored(item, false), Test::AllStrings(_) | Test::AnyString(_))
                if self.is_string(item) =>
            {
                let item = stored_item(self.context.model, item, false);
                let value = Expression::Collect {
                    from: Box::new(typed.value),
                    parts: Parts::Items,
                    condition: None,
                    each: Box::new(item.value),
                };
                Ok((value, ReadType::Strings, test))
            }
            _ => Err(format!(
                "yields {shown}, but `{comparator}` compares {needed}"
            )),
        }
    }

    fn is_string(&self, member: &crate::model::Member) -> bool {
        let kind = self.context.model.kind(&member.target);
        matches!(kind, Some(Kind::String | Kind::Enum(_)))
    }

    /// The name of the function with this value.
    fn reader(&mut self, matcher: &PathMatcher, value: Expression, type_: ReadType) -> String {
        let key = (matcher.root, matcher.path.clone(), type_ as ReadTypeKey);
        if let Some(reader) = self
            .readers
            .get(&key)
            .and_then(|index| self.made.get(*index))
        {
            return reader.name.clone();
        }
        let id = format!("{}", self.made.len());
        let spelling = match is_plain(&matcher.expression) {
            true => matcher.path.as_str(),
            false => "condition",
        };
        self.names
            .settle([Claim::new(Style::Function, id.as_str(), spelling)]);
        let name = self.names.name(&id).unwrap_or_default().to_owned();
        self.readers.insert(key, self.made.len());
        self.made.push(PathReader {
            name: name.clone(),
            path: matcher.path.clone(),
            value,
            type_,
        });
        name
    }
}

/// Whether a path consists of names, so that a function can have its name.
fn is_plain(expression: &jmespath::Expression) -> bool {
    match expression {
        jmespath::Expression::Current | jmespath::Expression::Field(_) => true,
        jmespath::Expression::Then(left, right) => is_plain(left) && is_plain(right),
        jmespath::Expression::Project { base, parts, each } => {
            let is_list = matches!(parts, Projection::Items | Projection::Flatten);
            is_list && is_plain(base) && is_plain(each)
        }
        _ => false,
    }
}
