//! Expressions in a function that returns an `Option`: where JMESPath has an error, or null that decides the result,
//! the function returns `None`. Must not know waiters.

mod comparison;
mod list;
mod place;
mod printer;

use proc_macro2::TokenStream;
use quote::quote;

use super::super::fragment::ident;
use crate::ir::{Expression, Load, Parts, Place, StringTest};
use place::{STORED, item_at, loaded, read, some, strict, widened, wider};
use printer::Printer;

/// Prints the value of an expression.
type Print = fn(&mut Printer, &Expression) -> TokenStream;

/// The body of a function that returns the value of the expression.
pub(super) fn body(expression: &Expression) -> TokenStream {
    let mut printer = Printer::default();
    let value = printer.result(expression);
    let statements = printer.statements;
    quote!(#(#statements)* #value)
}

impl Printer {
    /// The value as the result of the function.
    fn result(&mut self, expression: &Expression) -> TokenStream {
        match expression {
            // Clippy refuses `Some(value?)`.
            Expression::Field { of, field, place }
                if place.optional && !matches!(place.load, Load::Enum | Load::IntEnum) =>
            {
                let (of, field) = (self.base(of), ident(field));
                some(&quote!(#of.#field), place.load)
            }
            Expression::Entry { .. } | Expression::At { .. } => self.got(expression),
            _ => {
                let value = self.strict(expression);
                quote!(Some(#value))
            }
        }
    }

    /// The value. For null, the function returns.
    pub(super) fn strict(&mut self, expression: &Expression) -> TokenStream {
        match expression {
            Expression::Field { of, field, place } => {
                let (of, field) = (self.base(of), ident(field));
                strict(&quote!(#of.#field), *place)
            }
            Expression::Item(place) if place.optional => match place.load {
                Load::Copy => quote!((*item)?),
                _ => strict(&quote!(item), *place),
            },
            Expression::Entry { .. } | Expression::At { .. } => {
                let value = self.got(expression);
                quote!(#value?)
            }
            Expression::Widened(of, wide) => {
                let of = self.strict(of);
                widened(&of, *wide)
            }
            Expression::And(left, right) => self.and(left, right, Self::strict),
            Expression::Or(left, right) => self.or(left, right, Self::strict),
            Expression::Order(order, left, right) => self.order(*order, left, right),
            Expression::Collect {
                from,
                parts,
                condition,
                each,
            } => {
                let from = match parts {
                    Parts::Values => self.base(from),
                    _ => self.strict(from),
                };
                self.collect(from, *parts, condition.as_deref(), each)
            }
            other => self.value(other),
        }
    }

    /// The value as the beginning of a path, which needs no `&`.
    fn base(&mut self, expression: &Expression) -> TokenStream {
        match expression {
            Expression::Field { of, field, place } if *place == STORED => {
                let (of, field) = (self.base(of), ident(field));
                quote!(#of.#field)
            }
            other => self.strict(other),
        }
    }

    /// The value; an `Option` if it may be null.
    pub(super) fn value(&mut self, expression: &Expression) -> TokenStream {
        match expression {
            Expression::Input => quote!(input),
            Expression::Output => quote!(output),
            Expression::Item(place) => self.item(*place),
            Expression::Field { of, field, place } => {
                let name = ident(field);
                if !of.is_nullable() {
                    let of = self.base(of);
                    return read(&quote!(#of.#name), *place);
                }
                let of = self.value(of);
                let field = read(&quote!(inner.#name), *place);
                match place.optional {
                    true => quote!(#of.and_then(|inner| #field)),
                    false => quote!(#of.map(|inner| #field)),
                }
            }
            Expression::Entry { of, .. } | Expression::At { of, .. }
                if of.is_nullable() && !matches!(**of, Expression::Collect { .. }) =>
            {
                let value = self.value(of);
                let got = got(&quote!(inner), expression);
                quote!(#value.and_then(|inner| #got))
            }
            Expression::Entry { .. } | Expression::At { .. } => self.got(expression),
            Expression::String(text) => quote!(#text),
            Expression::Number(number) => number.parse().unwrap_or_default(),
            Expression::Boolean(value) => quote!(#value),
            Expression::Length(of) => {
                let of = self.base(of);
                quote!(#of.len())
            }
            Expression::Characters(of) => {
                let of = self.base(of);
                quote!(#of.chars().count())
            }
            Expression::Widened(of, wide) if of.is_nullable() => {
                let (of, wide) = (self.value(of), wider(*wide));
                quote!(#of.map(#wide::from))
            }
            Expression::Order(order, left, right) if expression.is_nullable() => {
                let (pair, test) = self.ordered(*order, left, right);
                quote!(#pair.map(#test))
            }
            Expression::Widened(..)
            | Expression::And(..)
            | Expression::Or(..)
            | Expression::Order(..)
            | Expression::Collect { .. } => self.strict(expression),
            other => self.test(other),
        }
    }

    /// The entry of a map or the item of a list, as an `Option`. For a map or a list that is null, the function
    /// returns.
    fn got(&mut self, expression: &Expression) -> TokenStream {
        let of = match expression {
            Expression::Entry { of, .. } => self.base(of),
            Expression::At { of, .. } => match &**of {
                // An empty list has no items either.
                Expression::Collect {
                    from,
                    parts,
                    condition,
                    each,
                } if from.is_nullable() => {
                    self.list_or_empty(from, *parts, condition.as_deref(), each)
                }
                of => self.base(of),
            },
            other => self.base(other),
        };
        got(&of, expression)
    }

    /// An expression that is a boolean and never null.
    fn test(&mut self, expression: &Expression) -> TokenStream {
        match expression {
            Expression::IsEmpty(of) => {
                let of = self.base(of);
                quote!(#of.is_empty())
            }
            Expression::IsSome(of) => {
                let of = self.value(of);
                quote!(#of.is_some())
            }
            Expression::IsFilled(of) => self.filled(of, true),
            Expression::Not(of) => self.not(of),
            Expression::Equal(left, right) => {
                let (left, right) = self.equal(left, right);
                quote!(#left == #right)
            }
            Expression::StringTest(test, of, wanted) => {
                let (of, wanted) = (self.strict(of), self.strict(wanted));
                let function = ident(match test {
                    StringTest::Contains => "contains",
                    StringTest::StartsWith => "starts_with",
                    StringTest::EndsWith => "ends_with",
                });
                quote!(#of.#function(#wanted))
            }
            Expression::Contains(of, place, wanted) => {
                let of = self.base(of);
                let found = |of: &TokenStream, wanted: TokenStream| match place.load {
                    Load::Move => quote!(#of.contains(&#wanted)),
                    _ => {
                        let item = read(&quote!(item), *place);
                        quote!(#of.iter().any(|item| #item == #wanted))
                    }
                };
                match &**wanted {
                    Expression::String(text) => found(&of, quote!(#text)),
                    // No list contains null.
                    wanted if wanted.is_nullable() => {
                        let wanted = self.value(wanted);
                        let found = found(&self.bound(&quote!(&#of)), quote!(wanted));
                        quote!(#wanted.is_some_and(|wanted| #found))
                    }
                    wanted => {
                        let wanted = self.strict(wanted);
                        let wanted = self.bound(&wanted);
                        found(&of, wanted)
                    }
                }
            }
            // Everything else has a value of its own.
            other => self.value(other),
        }
    }

    /// Whether the value counts as true.
    pub(super) fn truth(&mut self, expression: &Expression) -> TokenStream {
        match expression {
            Expression::And(left, right) => self.and(left, right, Self::truth),
            Expression::Or(left, right) => self.or(left, right, Self::truth),
            Expression::Order(order, left, right) if expression.is_nullable() => {
                let (pair, test) = self.ordered(*order, left, right);
                quote!(#pair.is_some_and(#test))
            }
            other if other.is_nullable() => {
                let value = self.value(other);
                quote!(#value == Some(true))
            }
            other => self.value(other),
        }
    }

    fn and(&mut self, left: &Expression, right: &Expression, print: Print) -> TokenStream {
        let left_value = grouped(left, print(self, left));
        let right = self.inner(|printer| grouped(right, print(printer, right)));
        quote!(#left_value && #right)
    }

    /// The left side is only tested, because the result is that of the right one if it is false.
    fn or(&mut self, left: &Expression, right: &Expression, print: Print) -> TokenStream {
        let left_value = self.truth(left);
        let right = self.inner(|printer| print(printer, right));
        quote!(#left_value || #right)
    }

    fn not(&mut self, of: &Expression) -> TokenStream {
        match of {
            Expression::IsSome(of) => {
                let of = self.value(of);
                quote!(#of.is_none())
            }
            Expression::Equal(left, right) => {
                let (left, right) = self.equal(left, right);
                quote!(#left != #right)
            }
            Expression::Not(of) => self.truth(of),
            Expression::IsFilled(of) => self.filled(of, false),
            Expression::And(..) | Expression::Or(..) | Expression::Order(..) => {
                let value = self.truth(of);
                quote!(!(#value))
            }
            of if of.is_nullable() => {
                let value = self.value(of);
                quote!(#value != Some(true))
            }
            of => {
                let value = self.truth(of);
                quote!(!#value)
            }
        }
    }

    /// Whether a list, a map or a string has content, or has none.
    fn filled(&mut self, of: &Expression, expected: bool) -> TokenStream {
        let not = expected.then(|| quote!(!));
        match of {
            // A list that is missing is as false as an empty one.
            Expression::Collect {
                from,
                parts,
                condition,
                each,
            } if from.is_nullable() => {
                let list = self.list_or_empty(from, *parts, condition.as_deref(), each);
                quote!(#not #list.is_empty())
            }
            of if of.is_nullable() => {
                let of = self.value(of);
                match expected {
                    true => quote!(#of.is_some_and(|value| !value.is_empty())),
                    false => quote!(#of.is_none_or(|value| value.is_empty())),
                }
            }
            of => {
                let of = self.base(of);
                quote!(#not #of.is_empty())
            }
        }
    }

    /// The value of an item; an `Option` if it may be null.
    fn item(&self, place: Place) -> TokenStream {
        match (place.load, place.optional) {
            (Load::Borrow | Load::Move, false) => quote!(item),
            (Load::Copy, _) => quote!(*item),
            _ => read(&quote!(item), place),
        }
    }
}

/// The entry of a map or the item of a list, as an `Option`.
fn got(of: &TokenStream, expression: &Expression) -> TokenStream {
    match expression {
        Expression::Entry { key, place, .. } => {
            let flat = place.optional.then(|| quote!(.and_then(Option::as_ref)));
            loaded(&quote!(#of.get(#key) #flat), place.load)
        }
        Expression::At { index, place, .. } => {
            let item = item_at(*index);
            loaded(&quote!(#of.#item), place.load)
        }
        // Only these are parts of others.
        _ => of.clone(),
    }
}

/// An operand of `&&`.
fn grouped(operand: &Expression, printed: TokenStream) -> TokenStream {
    match operand {
        Expression::Or(..) => quote!((#printed)),
        _ => printed,
    }
}
