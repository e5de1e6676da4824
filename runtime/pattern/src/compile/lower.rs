//! From the meaning of a pattern to a term. Decides which patterns derivatives are for; must not know
//! what they are.

use super::alphabet::Alphabet;
use super::syntax::{Alternatives, Node, WORD, set};
use super::term::{EMPTY_TEXT, Expression, ExpressionTerm, Terms};

/// How many nodes a pattern may have: a derivative goes as deep as there are.
const MOST_NODES: usize = 1_000;

/// The pattern as a term; `None` for one that refers back, that looks ahead while it looks behind, or
/// that is too large.
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
    /// `behind`: whether it leads up to a place that is looked back from.
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
        let language = self.terms.then(expression, EMPTY_TEXT);
        let anything = self.terms.anything();
        let language = self.terms.then(anything, language);
        self.terms
            .expression(ExpressionTerm::Behind { negated, language })
    }

    /// A word character on one side alone, or else on both or neither.
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

/// The start of the text, behind which there is no text.
pub(super) fn start(terms: &mut Terms) -> Expression {
    terms.expression(ExpressionTerm::Behind {
        negated: false,
        language: EMPTY_TEXT,
    })
}
