//! Constructs languages in a normal form, so that equal ones are the same term.

use super::{EVERY_STRING, Expression, ExpressionTerm, Language, LanguageTerm, NO_STRING, Terms};

impl Terms {
    /// The expression, then the language.
    pub(in crate::compile) fn then(
        &mut self,
        expression: Expression,
        language: Language,
    ) -> Language {
        self.spend(1);
        if language == NO_STRING {
            return NO_STRING;
        }
        match self.of(expression) {
            ExpressionTerm::Class(0) => NO_STRING,
            ExpressionTerm::Sequence(parts) => {
                let parts = parts.clone();
                let parts = parts.iter().rev();
                parts.fold(language, |language, part| self.then(*part, language))
            }
            ExpressionTerm::Repeat(part, 0, None)
                if language == EVERY_STRING
                    && *self.of(*part) == ExpressionTerm::Class(self.all) =>
            {
                EVERY_STRING
            }
            _ => self.language(LanguageTerm::Sequence(expression, language)),
        }
    }

    pub(in crate::compile) fn complement(&mut self, language: Language) -> Language {
        match (language, self.of_language(language)) {
            (NO_STRING, _) => EVERY_STRING,
            (EVERY_STRING, _) => NO_STRING,
            (_, LanguageTerm::Complement(inner)) => *inner,
            _ => self.language(LanguageTerm::Complement(language)),
        }
    }

    pub(in crate::compile) fn intersection(
        &mut self,
        parts: impl IntoIterator<Item = Language>,
    ) -> Language {
        let flat = self.flat(parts, |term| match term {
            LanguageTerm::Intersection(inner) => Some(inner),
            _ => None,
        });
        if flat.contains(&NO_STRING) {
            return NO_STRING;
        }
        self.joined(flat, NO_STRING, LanguageTerm::Intersection)
    }

    pub(in crate::compile) fn union(
        &mut self,
        parts: impl IntoIterator<Item = Language>,
    ) -> Language {
        let mut flat = self.flat(parts, |term| match term {
            LanguageTerm::Union(inner) => Some(inner),
            _ => None,
        });
        if flat.contains(&EVERY_STRING) {
            return EVERY_STRING;
        }
        self.drop_narrower(&mut flat);
        self.joined(flat, EVERY_STRING, LanguageTerm::Union)
    }

    /// The parts, with nested terms of the same operation replaced by their parts.
    fn flat(
        &self,
        parts: impl IntoIterator<Item = Language>,
        inner: fn(&LanguageTerm) -> Option<&Vec<Language>>,
    ) -> Vec<Language> {
        let mut flat = Vec::new();
        for part in parts {
            match inner(self.of_language(part)) {
                Some(inner) => flat.extend_from_slice(inner),
                None => flat.push(part),
            }
        }
        flat
    }

    /// A union or intersection of sorted parts; the part itself if there is only one, and
    /// `contradicted` if a part and its complement are among them.
    fn joined(
        &mut self,
        mut parts: Vec<Language>,
        contradicted: Language,
        term: fn(Vec<Language>) -> LanguageTerm,
    ) -> Language {
        self.spend(parts.len());
        parts.sort_unstable();
        parts.dedup();
        let is_contradicted = parts.iter().any(|part| match self.of_language(*part) {
            LanguageTerm::Complement(inner) => parts.binary_search(inner).is_ok(),
            // The empty union has no string, the empty intersection has every string.
            _ => false,
        });
        match parts.as_slice() {
            _ if is_contradicted => contradicted,
            [part] => *part,
            _ => self.language(term(parts)),
        }
    }

    /// Removes a part that repeats the same expression before the same language, if another part
    /// covers it. Otherwise a counted repetition would add a part for each count.
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
