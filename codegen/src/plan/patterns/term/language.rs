//! Languages made of others, in the one form that equal ones have.

use super::{EVERY_TEXT, Expression, ExpressionTerm, Language, LanguageTerm, NO_TEXT, Terms};

impl Terms {
    /// The expression, then the language.
    pub(in crate::plan::patterns) fn then(
        &mut self,
        expression: Expression,
        language: Language,
    ) -> Language {
        self.spend(1);
        if language == NO_TEXT {
            return NO_TEXT;
        }
        match self.of(expression) {
            ExpressionTerm::Class(0) => NO_TEXT,
            ExpressionTerm::Sequence(parts) => {
                let parts = parts.clone();
                let parts = parts.iter().rev();
                parts.fold(language, |language, part| self.then(*part, language))
            }
            ExpressionTerm::Repeat(part, 0, None)
                if language == EVERY_TEXT && *self.of(*part) == ExpressionTerm::Class(self.all) =>
            {
                EVERY_TEXT
            }
            _ => self.language(LanguageTerm::Sequence(expression, language)),
        }
    }

    pub(in crate::plan::patterns) fn complement(&mut self, language: Language) -> Language {
        match (language, self.of_language(language)) {
            (NO_TEXT, _) => EVERY_TEXT,
            (EVERY_TEXT, _) => NO_TEXT,
            (_, LanguageTerm::Complement(inner)) => *inner,
            _ => self.language(LanguageTerm::Complement(language)),
        }
    }

    pub(in crate::plan::patterns) fn intersection(
        &mut self,
        parts: impl IntoIterator<Item = Language>,
    ) -> Language {
        let mut flat = Vec::new();
        for part in parts {
            match self.of_language(part) {
                LanguageTerm::Intersection(inner) => flat.extend_from_slice(inner),
                _ => flat.push(part),
            }
        }
        if flat.contains(&NO_TEXT) {
            return NO_TEXT;
        }
        match self.settled(&mut flat) {
            Some(true) => NO_TEXT,
            Some(false) => flat[0],
            None => self.language(LanguageTerm::Intersection(flat)),
        }
    }

    pub(in crate::plan::patterns) fn union(
        &mut self,
        parts: impl IntoIterator<Item = Language>,
    ) -> Language {
        let mut flat = Vec::new();
        for part in parts {
            match self.of_language(part) {
                LanguageTerm::Union(inner) => flat.extend_from_slice(inner),
                _ => flat.push(part),
            }
        }
        if flat.contains(&EVERY_TEXT) {
            return EVERY_TEXT;
        }
        self.drop_narrower(&mut flat);
        match self.settled(&mut flat) {
            Some(true) => EVERY_TEXT,
            Some(false) => flat[0],
            None => self.language(LanguageTerm::Union(flat)),
        }
    }

    /// Sorts the parts of a union or intersection. Says whether they hold one and its complement, or
    /// else whether there is only one.
    fn settled(&mut self, parts: &mut Vec<Language>) -> Option<bool> {
        self.spend(parts.len());
        parts.sort_unstable();
        parts.dedup();
        let contradicted = parts.iter().any(|part| match self.of_language(*part) {
            LanguageTerm::Complement(inner) => parts.binary_search(inner).is_ok(),
            // No text is in none, as every text is in all.
            _ => false,
        });
        match (contradicted, parts.len()) {
            (true, _) => Some(true),
            (false, 1) => Some(false),
            (false, _) => None,
        }
    }

    /// Of parts that repeat the same before the same, leaves out those that another one covers. It
    /// keeps what counts characters from being at all counts at once.
    fn drop_narrower(&mut self, parts: &mut Vec<Language>) {
        let repeats = |terms: &Self, part: Language| match terms.of_language(part) {
            LanguageTerm::Sequence(expression, rest) => match terms.of(*expression) {
                ExpressionTerm::Repeat(part, min, max) => {
                    Some((*part, *rest, *min, max.unwrap_or(u32::MAX)))
                }
                _ => None,
            },
            _ => None,
        };
        let counted: Vec<_> = parts.iter().map(|part| repeats(self, *part)).collect();
        self.spend(parts.len() * parts.len());
        let covered = |index: usize| {
            let Some((part, rest, min, max)) = counted[index] else {
                return false;
            };
            counted.iter().enumerate().any(|(other, wider)| {
                wider.is_some_and(|(wider_part, wider_rest, wider_min, wider_max)| {
                    (part, rest) == (wider_part, wider_rest)
                        && wider_min <= min
                        && max <= wider_max
                        && ((min, max) != (wider_min, wider_max) || other < index)
                })
            })
        };
        let kept: Vec<_> = (0..parts.len()).filter(|index| !covered(*index)).collect();
        if kept.len() < parts.len() {
            *parts = kept.into_iter().map(|index| parts[index]).collect();
        }
    }
}
