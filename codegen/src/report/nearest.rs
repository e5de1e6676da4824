//! "Did you mean": the name that was most likely meant.
//! Knows nothing of what the names stand for.

/// The candidate that differs least from `name`, if it differs by no more than a third of its length
/// (at least one edit); upper and lower case count as equal.
///
/// Of two equally near candidates the one that sorts first is taken.
/// A shape id is compared by the part behind `#`, so that a wrong namespace does not hide the right name.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (wanted, full) = (short(name), name.to_lowercase());
    let limit = (wanted.chars().count() / 3).max(1);
    let mut best: Option<(usize, usize, &str)> = None;
    for candidate in candidates {
        let tried = short(candidate);
        if tried.chars().count().abs_diff(wanted.chars().count()) > limit {
            continue;
        }
        let distance = strsim::osa_distance(&wanted, &tried);
        if distance > limit || best.is_some_and(|(least, _, _)| distance > least) {
            continue;
        }
        let namespace = strsim::osa_distance(&full, &candidate.to_lowercase());
        let entry = (distance, namespace, candidate);
        best = Some(best.map_or(entry, |kept| kept.min(entry)));
    }
    best.map(|(_, _, candidate)| candidate)
}

fn short(name: &str) -> String {
    name.rsplit('#').next().unwrap_or(name).to_lowercase()
}
