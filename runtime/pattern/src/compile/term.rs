//! Patterns and languages as terms. Each term exists once, so that equal terms have equal numbers.
//! The modules below construct terms and simplify them; this one must not know how terms are used.
//!
//! An [`Expression`] is a part of a pattern, and matches between two offsets of a string. A
//! [`Language`] is a set of strings: those that may follow an offset up to the end. The pattern
//! followed by any string is a language, and so is the rest of it after each character.
//!
//! A lookahead intersects the language at its offset with another. A lookbehind is an expression
//! with a language: the strings that may still precede its match. Every character advances it
//! wherever it is, because offsets of the string are the same for all parts.

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
    /// One character of these classes. Without any, it matches nowhere.
    Class(Mask),
    /// One expression after the other. Without any, it matches everywhere.
    Sequence(Vec<Expression>),
    Alternatives(Vec<Expression>),
    /// At least and at most this many repetitions; `None` without a limit.
    Repeat(Expression, u32, Option<u32>),
    Ahead {
        negated: bool,
        expression: Expression,
    },
    /// Matches where the language contains the empty string.
    Behind {
        negated: bool,
        language: Language,
    },
    /// The end of the string.
    End,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LanguageTerm {
    /// The empty string.
    Empty,
    /// The expression, then the language.
    Sequence(Expression, Language),
    /// The strings of any of these. Without any, no string.
    Union(Vec<Language>),
    /// The strings in all of these. Without any, every string.
    Intersection(Vec<Language>),
    Complement(Language),
}

pub(super) const NEVER: Expression = Expression(0);
pub(super) const NOTHING: Expression = Expression(1);
pub(super) const NO_STRING: Language = Language(0);
pub(super) const EVERY_STRING: Language = Language(1);
pub(super) const EMPTY_STRING: Language = Language(2);

/// All terms of one pattern.
pub(super) struct Terms {
    expressions: Vec<ExpressionTerm>,
    languages: Vec<LanguageTerm>,
    expression_numbers: BTreeMap<ExpressionTerm, Expression>,
    language_numbers: BTreeMap<LanguageTerm, Language>,
    /// Whether a term contains a lookbehind, by its number.
    expressions_behind: Vec<bool>,
    languages_behind: Vec<bool>,
    /// All classes of the alphabet.
    all: Mask,
    /// The remaining steps, see [`spend`](Self::spend).
    left: u64,
}

impl Terms {
    /// Terms over an alphabet with these classes, with a budget of steps.
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

    /// Takes steps from the budget. After it is empty, terms are wrong and must not be used.
    pub(super) fn spend(&mut self, steps: usize) {
        self.left = self.left.saturating_sub(steps as u64);
    }

    /// The remaining steps; at 0, terms must not be used any more.
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

    /// The number of a term. Creates it if necessary.
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
