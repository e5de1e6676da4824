//! Checks that each trait applies to its shape; the table of traits has the rules.

use super::site::{Site, error};
use crate::model::traits::{Sites, TRAITS};
use crate::report::Report;

pub(super) fn check(site: &Site<'_>, report: &mut Report) {
    let traits = site.traits();
    let rows = TRAITS.iter();
    let selectors = rows.filter_map(|row| Some((row.id, row.selector.as_ref()?)));
    for (id, selector) in selectors.filter(|(_, selector)| (selector.stands)(traits)) {
        if allows(selector.sites, site) {
            continue;
        }
        let owner = site.owner();
        let what = match site.member {
            Some(_) => format!(
                "a {} member of type {}",
                site.shape.kind.name(),
                site.kind.name()
            ),
            None => format!("of type {}", site.kind.name()),
        };
        let message = format!(
            "`{id}` applies to {}; `{owner}` is {what}",
            selector.sites.words
        );
        report.push(error("trait-selector", &owner, &site.place_of(id), message));
    }
}

fn allows(sites: Sites, site: &Site<'_>) -> bool {
    let kind = site.kind.name();
    match site.member {
        None => sites.have_shape(kind),
        Some(_) => sites.have_member(site.shape.kind.name(), kind),
    }
}
