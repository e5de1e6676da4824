//! How two results of endpoint rules differ. Must not know the rules.

use hardy_endpoint::{Endpoint, EndpointError};

type Outcome = Result<Endpoint, EndpointError>;

/// The difference between two results: `https://a → https://b`. Headers and properties have the order
/// of their names, because the rules have it.
pub(super) fn difference(old: &Outcome, new: &Outcome) -> Option<String> {
    let mut after = text(new);
    if text(old) == after {
        let (Ok(old), Ok(new)) = (old, new) else {
            return None;
        };
        let others = others(old, new);
        if others.is_empty() {
            return None;
        }
        after = format!("{after} with other {}", others.join(" and "));
    }
    Some(format!("{} → {after}", text(old)))
}

fn text(result: &Outcome) -> String {
    match result {
        Ok(endpoint) => endpoint.url().to_owned(),
        Err(error) => format!("error \"{error}\""),
    }
}

/// What differs except the URL: headers, and the names of properties.
fn others(old: &Endpoint, new: &Endpoint) -> Vec<String> {
    let mut others = Vec::new();
    if !old.headers().eq(new.headers()) {
        others.push("headers".to_owned());
    }
    for (name, _) in old.properties().iter().chain(new.properties()) {
        let word = format!("`{name}`");
        if old.property(name) != new.property(name) && !others.contains(&word) {
            others.push(word);
        }
    }
    others
}
