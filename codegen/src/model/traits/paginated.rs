//! The pagination of an operation: Smithy's trait `paginated`, which an operation and its service
//! state together, and Hardy's, which has more options. Must not know the members.

use super::value::TraitValue;
use crate::report::Report;

/// How many tokens an operation may have.
const MOST_TOKENS: usize = 4;

/// The pagination of an operation. Each part names members, or is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paginated {
    /// Members of the input for the tokens, not paths. Only `hardy#paginated` has several.
    pub input_tokens: Vec<String>,
    /// Paths through the output to the tokens, in the same order.
    pub output_tokens: Vec<String>,
    /// Paths through the output to the items. The first one counts; only `hardy#paginated` has
    /// several.
    pub items: Vec<String>,
    /// Member of the input for the page size, not a path.
    pub page_size: Option<String>,
    /// Path through the output to a flag; without it, the page is the last. Only in
    /// `hardy#paginated`.
    pub more_results: Option<String>,
}

impl Paginated {
    /// Merges this, of an operation, with that of the service: each part of this overrides the
    /// other.
    pub fn merged_with(&self, service: &Paginated) -> Paginated {
        let either = |own: &[String], other: &[String]| match own {
            [] => other.to_vec(),
            own => own.to_vec(),
        };
        Paginated {
            input_tokens: either(&self.input_tokens, &service.input_tokens),
            output_tokens: either(&self.output_tokens, &service.output_tokens),
            items: either(&self.items, &service.items),
            page_size: self.page_size.clone().or(service.page_size.clone()),
            more_results: None,
        }
    }
}

pub(super) fn paginated(value: &TraitValue<'_>, report: &mut Report) -> Option<Box<Paginated>> {
    value.object(report)?;
    let mut one = |key| value.text_field(key, report).into_iter().collect();
    Some(Box::new(Paginated {
        input_tokens: one("inputToken"),
        output_tokens: one("outputToken"),
        items: one("items"),
        page_size: value.text_field("pageSize", report),
        more_results: None,
    }))
}

/// The keys of `hardy#paginated`, including the source.
const KEYS: [&str; 6] = [
    "inputTokens",
    "outputTokens",
    "items",
    "pageSize",
    "moreResults",
    "source",
];

pub(super) fn own_paginated(value: &TraitValue<'_>, report: &mut Report) -> Option<Box<Paginated>> {
    value.object(report)?;
    value.only(&KEYS, report);
    let input_tokens = tokens("inputTokens", value, report);
    let output_tokens = tokens("outputTokens", value, report);
    let items = match value.field("items") {
        Some(items) => {
            let paths = items.texts(report)?;
            let paths = differ(&paths).then_some(paths);
            items.or_expected_of("items", paths, "a list of different paths", report)?
        }
        None => Vec::new(),
    };
    let (input_tokens, output_tokens) = (input_tokens?, output_tokens?);
    if input_tokens.len() != output_tokens.len() {
        let message = format!(
            "`{}` has {} `inputTokens` and {} `outputTokens`; the numbers must be equal",
            value.id,
            input_tokens.len(),
            output_tokens.len()
        );
        value.refuse(message, report);
        return None;
    }
    Some(Box::new(Paginated {
        input_tokens,
        output_tokens,
        items,
        page_size: value.text_field("pageSize", report),
        more_results: value.text_field("moreResults", report),
    }))
}

/// The names with the key `key`: at least one, without duplicates.
fn tokens(key: &str, value: &TraitValue<'_>, report: &mut Report) -> Option<Vec<String>> {
    let expected = format!("a list of 1 to {MOST_TOKENS} different names");
    let Some(field) = value.field(key) else {
        value.refuse(format!("`{}` has no `{key}`", value.id), report);
        return None;
    };
    let names = field.texts(report)?;
    let fits = differ(&names) && (1..=MOST_TOKENS).contains(&names.len());
    field.or_expected_of(key, fits.then_some(names), &expected, report)
}

fn differ(names: &[String]) -> bool {
    (1..names.len()).all(|index| !names[..index].contains(&names[index]))
}
