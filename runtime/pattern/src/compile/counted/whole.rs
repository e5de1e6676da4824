//! The ends of the string in a pattern of positions: a pattern without `^` and `$` that matches the
//! whole string. Decides for which patterns this is possible.

use crate::compile::lower::start;
use crate::compile::term::{Expression, ExpressionTerm, NEVER, NOTHING, Terms};

/// The pattern that matches a whole string if `pattern` matches a part of it: adds what may precede
/// and follow, and removes `^` and `$`.
pub(super) fn whole(pattern: Expression, terms: &mut Terms) -> Option<Expression> {
    let start = start(terms);
    let end = terms.expression(ExpressionTerm::End);
    let anything = terms.anything();
    let (at_start, later) = split(pattern, start, Side::Front, terms)?;
    let later = terms.sequence([anything, later]);
    let from_start = terms.alternatives([at_start, later]);
    let (at_end, earlier) = split(from_start, end, Side::Back, terms)?;
    let earlier = terms.sequence([earlier, anything]);
    Some(terms.alternatives([at_end, earlier]))
}

#[derive(Clone, Copy)]
enum Side {
    Front,
    Back,
}

/// Removes `mark` from one side of the pattern: returns the parts with the mark, and those without.
/// `None` if a mark is elsewhere, or if there are other marks.
fn split(
    pattern: Expression,
    mark: Expression,
    side: Side,
    terms: &mut Terms,
) -> Option<(Expression, Expression)> {
    if pattern == mark {
        return Some((NOTHING, NEVER));
    }
    match terms.of(pattern).clone() {
        ExpressionTerm::Alternatives(parts) => {
            let (mut marked, mut unmarked) = (Vec::new(), Vec::new());
            for part in parts {
                let (with, without) = split(part, mark, side, terms)?;
                marked.push(with);
                unmarked.push(without);
            }
            Some((terms.alternatives(marked), terms.alternatives(unmarked)))
        }
        ExpressionTerm::Sequence(mut parts) if !parts.is_empty() => {
            let outer = match side {
                Side::Front => parts.remove(0),
                Side::Back => parts.pop()?,
            };
            let (with, without) = split(outer, mark, side, terms)?;
            let inner = terms.sequence(parts);
            if outer == mark {
                // A second mark changes nothing.
                let (again, rest) = split(inner, mark, side, terms)?;
                return Some((terms.alternatives([again, rest]), NEVER));
            }
            if contains(inner, mark, terms) {
                return None;
            }
            let mut join = |outer: Expression| match side {
                Side::Front => terms.sequence([outer, inner]),
                Side::Back => terms.sequence([inner, outer]),
            };
            Some((join(with), join(without)))
        }
        _ if contains(pattern, mark, terms) => None,
        _ => Some((NEVER, pattern)),
    }
}

fn contains(pattern: Expression, mark: Expression, terms: &Terms) -> bool {
    pattern == mark
        || match terms.of(pattern) {
            ExpressionTerm::Sequence(parts) | ExpressionTerm::Alternatives(parts) => {
                parts.iter().any(|part| contains(*part, mark, terms))
            }
            ExpressionTerm::Repeat(part, ..) => contains(*part, mark, terms),
            _ => false,
        }
}
