//! Patterns and languages as terms, each kept once, so that equal ones have equal numbers. How they are
//! put together is in the modules of this one, which decide what is the same at a glance; must not know
//! what becomes of terms.
//!
//! An [`Expression`] is a part of a pattern, and matches between two places of a text. A [`Language`]
//! is a set of texts: what may stand between one place and the end. The pattern with whatever may
//! follow it is a language, and so is what is left of it behind each character.
//!
//! To look ahead from a place means to intersect what may follow with another language. To look behind
//! is an expression that carries a language along: what may still be read before it is fulfilled. It
//! moves with every character wherever it stands, since places of the text are the same for all.

mod expression;
mod language;

use std::collections::BTreeMap;

use super::alphabet::Mask;

/// The number of an [`ExpressionTerm`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Expression(u32);

/// The number of a [`LanguageTerm`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Language(u32);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ExpressionTerm {
    /// One character of these classes. Without any it matches nowhere.
    Class(Mask),
    /// One behind the other. Without any it matches at every place.
    Sequence(Vec<Expression>),
    Alternatives(Vec<Expression>),
    /// At least and at most so often; `None` without an end.
    Repeat(Expression, u32, Option<u32>),
    Ahead {
        negated: bool,
        expression: Expression,
    },
    /// Fulfilled where the empty text is in the language.
    Behind {
        negated: bool,
        language: Language,
    },
    /// The end of the text.
    End,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LanguageTerm {
    /// The empty text.
    Empty,
    /// The expression, then the language.
    Sequence(Expression, Language),
    /// In one of these. Without any it is no text at all.
    Union(Vec<Language>),
    /// In all of these. Without any it is every text.
    Intersection(Vec<Language>),
    Complement(Language),
}

pub(super) const NEVER: Expression = Expression(0);
pub(super) const NOTHING: Expression = Expression(1);
pub(super) const NO_TEXT: Language = Language(0);
pub(super) const EVERY_TEXT: Language = Language(1);
pub(super) const EMPTY_TEXT: Language = Language(2);

/// All terms of one pattern.
pub(super) struct Terms {
    expressions: Vec<ExpressionTerm>,
    languages: Vec<LanguageTerm>,
    expression_numbers: BTreeMap<ExpressionTerm, Expression>,
    language_numbers: BTreeMap<LanguageTerm, Language>,
    /// Whether a term looks behind somewhere, by its number.
    expressions_behind: Vec<bool>,
    languages_behind: Vec<bool>,
    /// All classes of the alphabet.
    all: Mask,
    /// Steps that may still be taken, see [`spend`](Self::spend).
    left: u64,
}

impl Terms {
    /// Terms over an alphabet with these classes, on which `budget` steps may be spent.
    pub(super) fn new(all: Mask, budget: u64) -> Self {
        let mut terms = Self {
            expressions: Vec::new(),
            languages: Vec::new(),
            expression_numbers: BTreeMap::new(),
            language_numbers: BTreeMap::new(),
            expressions_behind: Vec::new(),
            languages_behind: Vec::new(),
            all,
            left: budget,
        };
        // In the order of the constants above.
        terms.expression(ExpressionTerm::Class(0));
        terms.expression(ExpressionTerm::Sequence(Vec::new()));
        terms.language(LanguageTerm::Union(Vec::new()));
        terms.language(LanguageTerm::Intersection(Vec::new()));
        terms.language(LanguageTerm::Empty);
        terms
    }

    /// Takes some steps from the budget. Once it is empty, terms are no longer right, and of no use.
    pub(super) fn spend(&mut self, steps: usize) {
        self.left = self.left.saturating_sub(steps as u64);
    }

    /// The steps that are left; at 0 nothing here can be used any more.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    pub(super) fn of(&self, expression: Expression) -> &ExpressionTerm {
        &self.expressions[expression.0 as usize]
    }

    pub(super) fn of_language(&self, language: Language) -> &LanguageTerm {
        &self.languages[language.0 as usize]
    }

    pub(super) fn looks_behind(&self, expression: Expression) -> bool {
        self.expressions_behind[expression.0 as usize]
    }

    pub(super) fn language_looks_behind(&self, language: Language) -> bool {
        self.languages_behind[language.0 as usize]
    }

    /// The number of a term, which is made if there is none.
    pub(super) fn expression(&mut self, term: ExpressionTerm) -> Expression {
        if let Some(number) = self.expression_numbers.get(&term) {
            return *number;
        }
        let behind = match &term {
            ExpressionTerm::Class(_) | ExpressionTerm::End => false,
            ExpressionTerm::Behind { .. } => true,
            ExpressionTerm::Sequence(parts) | ExpressionTerm::Alternatives(parts) => {
                parts.iter().any(|part| self.looks_behind(*part))
            }
            ExpressionTerm::Repeat(part, ..)
            | ExpressionTerm::Ahead {
                expression: part, ..
            } => self.looks_behind(*part),
        };
        let number = Expression(self.expressions.len() as u32);
        self.expressions.push(term.clone());
        self.expressions_behind.push(behind);
        self.expression_numbers.insert(term, number);
        number
    }

    pub(super) fn language(&mut self, term: LanguageTerm) -> Language {
        if let Some(number) = self.language_numbers.get(&term) {
            return *number;
        }
        let behind = match &term {
            LanguageTerm::Empty => false,
            LanguageTerm::Sequence(expression, language) => {
                self.looks_behind(*expression) || self.language_looks_behind(*language)
            }
            LanguageTerm::Union(parts) | LanguageTerm::Intersection(parts) => {
                parts.iter().any(|part| self.language_looks_behind(*part))
            }
            LanguageTerm::Complement(part) => self.language_looks_behind(*part),
        };
        let number = Language(self.languages.len() as u32);
        self.languages.push(term.clone());
        self.languages_behind.push(behind);
        self.language_numbers.insert(term, number);
        number
    }
}
