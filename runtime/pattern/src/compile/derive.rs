//! Derivatives: the rest of a language after a character. Decides which strings a pattern matches;
//! must not know how many derivatives there are.
//!
//! See Brzozowski, "Derivatives of Regular Expressions", and Owens, Reppy and Turon, "Regular-expression
//! derivatives re-examined".

use super::term::{
    EMPTY_STRING, EVERY_STRING, Expression, ExpressionTerm, Language, LanguageTerm, NEVER,
    NO_STRING, NOTHING, Terms,
};

impl Terms {
    /// Whether the language contains the empty string.
    pub(super) fn has_empty(&mut self, language: Language) -> bool {
        match self.of_language(language).clone() {
            LanguageTerm::Empty => true,
            LanguageTerm::Sequence(expression, language) => {
                let condition = self.skipped(expression);
                self.has_empty(language) && self.has_empty(condition)
            }
            LanguageTerm::Union(parts) => parts.iter().any(|part| self.has_empty(*part)),
            LanguageTerm::Intersection(parts) => parts.iter().all(|part| self.has_empty(*part)),
            LanguageTerm::Complement(part) => !self.has_empty(part),
        }
    }

    /// The language that must follow at this offset so that the expression may match the empty
    /// string here.
    fn skipped(&mut self, expression: Expression) -> Language {
        self.spend(1);
        match self.of(expression).clone() {
            ExpressionTerm::Class(_) => NO_STRING,
            ExpressionTerm::End => EMPTY_STRING,
            ExpressionTerm::Sequence(parts) => {
                let mut conditions = Vec::with_capacity(parts.len());
                for part in parts {
                    match self.skipped(part) {
                        NO_STRING => return NO_STRING,
                        condition => conditions.push(condition),
                    }
                }
                self.intersection(conditions)
            }
            ExpressionTerm::Alternatives(parts) => {
                let conditions: Vec<_> = parts.iter().map(|part| self.skipped(*part)).collect();
                self.union(conditions)
            }
            ExpressionTerm::Repeat(_, 0, _) => EVERY_STRING,
            ExpressionTerm::Repeat(part, ..) => self.skipped(part),
            ExpressionTerm::Ahead {
                negated,
                expression,
            } => {
                let ahead = self.then(expression, EVERY_STRING);
                if negated {
                    self.complement(ahead)
                } else {
                    ahead
                }
            }
            ExpressionTerm::Behind { negated, language } => {
                if self.has_empty(language) == negated {
                    NO_STRING
                } else {
                    EVERY_STRING
                }
            }
        }
    }

    /// The strings that may follow a character of `class` at the start of a string of `language`.
    pub(super) fn derivative(&mut self, language: Language, class: usize) -> Language {
        self.spend(1);
        if self.left() == 0 {
            return NO_STRING;
        }
        match self.of_language(language).clone() {
            LanguageTerm::Empty => NO_STRING,
            LanguageTerm::Sequence(expression, rest) => {
                let within = self.entered(expression, rest, class);
                match self.skipped(expression) {
                    NO_STRING => within,
                    condition => {
                        let beyond = self.conditional(condition, rest, class);
                        self.union([within, beyond])
                    }
                }
            }
            LanguageTerm::Union(parts) => {
                let parts: Vec<_> = parts
                    .iter()
                    .map(|part| self.derivative(*part, class))
                    .collect();
                self.union(parts)
            }
            LanguageTerm::Intersection(parts) => {
                let parts: Vec<_> = parts
                    .iter()
                    .map(|part| self.derivative(*part, class))
                    .collect();
                self.intersection(parts)
            }
            LanguageTerm::Complement(part) => {
                let part = self.derivative(part, class);
                self.complement(part)
            }
        }
    }

    /// The derivative of `rest` if `condition` must match at the same offset.
    fn conditional(&mut self, condition: Language, rest: Language, class: usize) -> Language {
        let rest = self.derivative(rest, class);
        if condition == EVERY_STRING {
            return rest;
        }
        let condition = self.derivative(condition, class);
        self.intersection([condition, rest])
    }

    /// The strings that may follow a character of `class` if that is the first character that
    /// `expression` matches, and `rest` follows the expression.
    fn entered(&mut self, expression: Expression, rest: Language, class: usize) -> Language {
        self.spend(1);
        if self.left() == 0 {
            return NO_STRING;
        }
        match self.of(expression).clone() {
            ExpressionTerm::Class(mask) if mask >> class & 1 == 1 => self.passed(rest, class),
            ExpressionTerm::Sequence(parts) => self.entered_in_order(&parts, rest, class),
            ExpressionTerm::Alternatives(parts) => {
                let parts: Vec<_> = parts
                    .iter()
                    .map(|part| self.entered(*part, rest, class))
                    .collect();
                self.union(parts)
            }
            ExpressionTerm::Repeat(part, min, max) => {
                let max = max.map(|max| max - 1);
                let more = self.repeat(part, min.saturating_sub(1), max);
                let more = self.then(more, rest);
                let first = self.entered(part, more, class);
                if min < 2 {
                    return first;
                }
                // Repetitions that match the empty string here count as well.
                let condition = match self.skipped(part) {
                    NO_STRING => return first,
                    condition => condition,
                };
                let more = self.repeat(part, 0, max);
                let more = self.then(more, rest);
                let later = self.entered(part, more, class);
                let condition = self.derivative(condition, class);
                let later = self.intersection([condition, later]);
                self.union([first, later])
            }
            ExpressionTerm::Class(_)
            | ExpressionTerm::End
            | ExpressionTerm::Ahead { .. }
            | ExpressionTerm::Behind { .. } => NO_STRING,
        }
    }

    fn entered_in_order(&mut self, parts: &[Expression], rest: Language, class: usize) -> Language {
        let mut alternatives = Vec::new();
        let mut condition = EVERY_STRING;
        for (index, part) in parts.iter().enumerate() {
            let behind = parts[index + 1..].iter().rev();
            let rest = behind.fold(rest, |rest, part| self.then(*part, rest));
            let entered = self.entered(*part, rest, class);
            let required = self.derivative(condition, class);
            alternatives.push(self.intersection([required, entered]));
            let skipped = self.skipped(*part);
            if skipped == NO_STRING {
                break;
            }
            condition = self.intersection([condition, skipped]);
        }
        self.union(alternatives)
    }

    /// The language after a character that precedes its strings: advances its lookbehinds.
    fn passed(&mut self, language: Language, class: usize) -> Language {
        if !self.language_looks_behind(language) {
            return language;
        }
        self.spend(1);
        match self.of_language(language).clone() {
            LanguageTerm::Empty => language,
            LanguageTerm::Sequence(expression, rest) => {
                let expression = self.passed_by(expression, class);
                let rest = self.passed(rest, class);
                self.then(expression, rest)
            }
            LanguageTerm::Union(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.passed(*part, class)).collect();
                self.union(parts)
            }
            LanguageTerm::Intersection(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.passed(*part, class)).collect();
                self.intersection(parts)
            }
            LanguageTerm::Complement(part) => {
                let part = self.passed(part, class);
                self.complement(part)
            }
        }
    }

    fn passed_by(&mut self, expression: Expression, class: usize) -> Expression {
        if !self.looks_behind(expression) || self.left() == 0 {
            return expression;
        }
        self.spend(1);
        match self.of(expression).clone() {
            ExpressionTerm::Class(_) | ExpressionTerm::End => expression,
            ExpressionTerm::Sequence(parts) => {
                let parts: Vec<_> = parts
                    .iter()
                    .map(|part| self.passed_by(*part, class))
                    .collect();
                self.sequence(parts)
            }
            ExpressionTerm::Alternatives(parts) => {
                let parts: Vec<_> = parts
                    .iter()
                    .map(|part| self.passed_by(*part, class))
                    .collect();
                self.alternatives(parts)
            }
            ExpressionTerm::Repeat(part, min, max) => {
                let part = self.passed_by(part, class);
                self.repeat(part, min, max)
            }
            ExpressionTerm::Ahead {
                negated,
                expression,
            } => {
                let expression = self.passed_by(expression, class);
                self.expression(ExpressionTerm::Ahead {
                    negated,
                    expression,
                })
            }
            ExpressionTerm::Behind { negated, language } => {
                match self.derivative(language, class) {
                    // No later character can make it match.
                    NO_STRING if negated => NOTHING,
                    NO_STRING => NEVER,
                    language => self.expression(ExpressionTerm::Behind { negated, language }),
                }
            }
        }
    }
}
