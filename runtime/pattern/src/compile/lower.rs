//! Conversion of a parsed pattern to a term. Decides for which patterns derivatives are used; must
//! not know derivatives.

use super::alphabet::Alphabet;
use super::syntax::{Alternatives, Node, WORD, set};
use super::term::{EMPTY_STRING, Expression, ExpressionTerm, Terms};

/// The greatest number of nodes in a pattern: the depth of the recursion in a derivative.
const MOST_NODES: usize = 1_000;

/// The pattern as a term; `None` if it has back-references, a lookahead inside a lookbehind, or too
/// many nodes.
pub(super) fn lower(
    alternatives: &Alternatives,
    alphabet: &Alphabet,
    terms: &mut Terms,
) -> Option<Expression> {
    let mut lowering = Lowering {
        alphabet,
        terms,
        nodes: 0,
    };
    lowering.alternatives(alternatives, false)
}

struct Lowering<'a> {
    alphabet: &'a Alphabet,
    terms: &'a mut Terms,
    nodes: usize,
}

impl Lowering<'_> {
    /// `behind`: whether the alternatives are in a lookbehind.
    fn alternatives(&mut self, alternatives: &Alternatives, behind: bool) -> Option<Expression> {
        let mut parts = Vec::with_capacity(alternatives.len());
        for sequence in alternatives {
            let nodes: Option<Vec<_>> = sequence
                .iter()
                .map(|node| self.node(node, behind))
                .collect();
            parts.push(self.terms.sequence(nodes?));
        }
        Some(self.terms.alternatives(parts))
    }

    fn node(&mut self, node: &Node, behind: bool) -> Option<Expression> {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return None;
        }
        Some(match node {
            Node::Class(set) => self.terms.class(self.alphabet.mask(set)),
            Node::Start => start(self.terms),
            Node::End if !behind => self.terms.expression(ExpressionTerm::End),
            Node::WordBoundary { negated } if !behind => self.word_boundary(*negated),
            Node::Group(alternatives, _) => self.alternatives(alternatives, behind)?,
            Node::Repeat { node, min, max, .. } => {
                let part = self.node(node, behind)?;
                self.terms.repeat(part, *min, *max)
            }
            Node::Look {
                ahead: true,
                negated,
                alternatives,
            } if !behind => {
                let expression = self.alternatives(alternatives, behind)?;
                self.terms.expression(ExpressionTerm::Ahead {
                    negated: *negated,
                    expression,
                })
            }
            Node::Look {
                ahead: false,
                negated,
                alternatives,
            } => {
                let expression = self.alternatives(alternatives, true)?;
                self.behind(expression, *negated)
            }
            Node::Reference(_) | Node::End | Node::WordBoundary { .. } | Node::Look { .. } => {
                return None;
            }
        })
    }

    fn behind(&mut self, expression: Expression, negated: bool) -> Expression {
        let language = self.terms.then(expression, EMPTY_STRING);
        let anything = self.terms.anything();
        let language = self.terms.then(anything, language);
        self.terms
            .expression(ExpressionTerm::Behind { negated, language })
    }

    /// A word character on exactly one side, or else on both or neither.
    fn word_boundary(&mut self, negated: bool) -> Expression {
        let word = self.terms.class(self.alphabet.mask(&set(WORD, false)));
        let sides = [false, true].map(|without_before| {
            let before = self.behind(word, without_before);
            let after = self.terms.expression(ExpressionTerm::Ahead {
                negated: without_before == negated,
                expression: word,
            });
            self.terms.sequence([before, after])
        });
        self.terms.alternatives(sides)
    }
}

/// The start of the string, before which there is no character.
pub(super) fn start(terms: &mut Terms) -> Expression {
    terms.expression(ExpressionTerm::Behind {
        negated: false,
        language: EMPTY_STRING,
    })
}
