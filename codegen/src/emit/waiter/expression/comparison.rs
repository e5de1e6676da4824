//! Comparisons of two values, of which one may be null.

use proc_macro2::TokenStream;
use quote::quote;

use super::printer::Printer;
use crate::ir::{Expression, Order, Wide};

impl Printer {
    /// A comparison of two numbers. For null, the function returns.
    pub(super) fn order(
        &mut self,
        order: Order,
        left: &Expression,
        right: &Expression,
    ) -> TokenStream {
        let (left_value, right) = (self.strict(left), self.strict(right));
        let (left, order) = (before_order(left, left_value), operator(order));
        quote!(#left #order #right)
    }

    /// Both sides, as `Option`s if one of them may be null.
    pub(super) fn equal(
        &mut self,
        left: &Expression,
        right: &Expression,
    ) -> (TokenStream, TokenStream) {
        let is_option = left.is_nullable() || right.is_nullable();
        let mut side = |side: &Expression| {
            let value = match side {
                Expression::And(..)
                | Expression::Or(..)
                | Expression::Not(_)
                | Expression::Order(..)
                | Expression::Equal(..) => {
                    let value = self.value(side);
                    quote!((#value))
                }
                side => self.value(side),
            };
            match is_option && !side.is_nullable() {
                true => quote!(Some(#value)),
                false => value,
            }
        };
        (side(left), side(right))
    }

    /// Two numbers, of which one may be null, as an `Option`, and a closure that compares them.
    pub(super) fn ordered(
        &mut self,
        order: Order,
        left: &Expression,
        right: &Expression,
    ) -> (TokenStream, TokenStream) {
        let order = operator(order);
        let (left_value, right_value) = (self.outside(left), self.outside(right));
        match (left.is_nullable(), right.is_nullable()) {
            (true, false) => (left_value, quote!(|left| left #order #right_value)),
            (false, _) => (right_value, quote!(|right| #left_value #order right)),
            (true, true) => (
                quote!(#left_value.zip(#right_value)),
                quote!(|(left, right)| left #order right),
            ),
        }
    }

    /// The value, for use inside of a closure, which cannot return from the function.
    fn outside(&mut self, expression: &Expression) -> TokenStream {
        let value = self.value(expression);
        match expression {
            Expression::Number(_) => value,
            other if other.is_nullable() => value,
            _ => self.bound(&value),
        }
    }
}

fn operator(order: Order) -> TokenStream {
    match order {
        Order::Less => quote!(<),
        Order::LessOrEqual => quote!(<=),
        Order::Greater => quote!(>),
        Order::GreaterOrEqual => quote!(>=),
    }
}

/// The left side of a comparison: after `as i64`, `<` would begin the parameters of a type.
fn before_order(operand: &Expression, printed: TokenStream) -> TokenStream {
    match operand {
        Expression::Widened(_, Wide::Length) => quote!((#printed)),
        _ => printed,
    }
}
