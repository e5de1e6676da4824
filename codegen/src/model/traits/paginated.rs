//! The trait `paginated`, which an operation and its service state together.
//! Must not look at the members it names.

use super::value::TraitValue;
use crate::report::Report;

/// How an operation pages. Each part names members, or is not stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paginated {
    /// Member of the input that takes the token; no path.
    pub input_token: Option<String>,
    /// Path through the output to the token.
    pub output_token: Option<String>,
    /// Path through the output to the entries.
    pub items: Option<String>,
    /// Member of the input that takes the number of entries wanted per page; no path.
    pub page_size: Option<String>,
}

impl Paginated {
    /// What this (an operation's) and the service's together say: for each part, this one wins.
    pub fn merged_with(&self, service: &Paginated) -> Paginated {
        let either = |own: &Option<String>, other: &Option<String>| own.clone().or(other.clone());
        Paginated {
            input_token: either(&self.input_token, &service.input_token),
            output_token: either(&self.output_token, &service.output_token),
            items: either(&self.items, &service.items),
            page_size: either(&self.page_size, &service.page_size),
        }
    }
}

pub(super) fn paginated(value: &TraitValue<'_>, report: &mut Report) -> Option<Box<Paginated>> {
    value.object(report)?;
    Some(Box::new(Paginated {
        input_token: value.text_field("inputToken", report),
        output_token: value.text_field("outputToken", report),
        items: value.text_field("items", report),
        page_size: value.text_field("pageSize", report),
    }))
}
