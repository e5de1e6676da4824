//! The ends of the text in a pattern that is matched by positions: what stands at them is matched from end
//! to end, and `^` and `$` are gone. Decides which patterns that can be done to.

use crate::compile::lower::start;
use crate::compile::term::{Expression, ExpressionTerm, NEVER, NOTHING, Terms};

/// The pattern of whole texts that finds `pattern` in them: what may stand before and behind is added,
/// and the ends of the text are taken out.
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

/// Takes `mark` from one side of the pattern: what there is behind a mark, and what there is without
/// one. `None` if a mark stands elsewhere, or if there are other marks.
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
                // A mark behind a mark says the same again.
                let (again, rest) = split(inner, mark, side, terms)?;
                return Some((terms.alternatives([again, rest]), NEVER));
            }
            if holds(inner, mark, terms) {
                return None;
            }
            let mut join = |outer: Expression| match side {
                Side::Front => terms.sequence([outer, inner]),
                Side::Back => terms.sequence([inner, outer]),
            };
            Some((join(with), join(without)))
        }
        _ if holds(pattern, mark, terms) => None,
        _ => Some((NEVER, pattern)),
    }
}

fn holds(pattern: Expression, mark: Expression, terms: &Terms) -> bool {
    pattern == mark
        || match terms.of(pattern) {
            ExpressionTerm::Sequence(parts) | ExpressionTerm::Alternatives(parts) => {
                parts.iter().any(|part| holds(*part, mark, terms))
            }
            ExpressionTerm::Repeat(part, ..) => holds(*part, mark, terms),
            _ => false,
        }
}
