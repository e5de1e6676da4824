//! The version after a change. Must not know how the change was found.

use hardy_codegen::diff::Api;
use semver::Version;

/// The next version of a crate, by cargo's rules: below 1.0.0, the second number counts as the major one,
/// and the third as both others. `None` if the version stays, which a pre-release always does: it makes no
/// promise.
pub(super) fn next(current: &str, api: Api) -> Option<Version> {
    let Version {
        major,
        minor,
        patch,
        pre,
        ..
    } = Version::parse(current).ok()?;
    if !pre.is_empty() {
        return None;
    }
    let is_stable = major > 0;
    Some(match api {
        Api::None => return None,
        Api::Major if is_stable => Version::new(major.checked_add(1)?, 0, 0),
        Api::Minor if is_stable => Version::new(major, minor.checked_add(1)?, 0),
        // In 0.0.x, every version may break.
        Api::Major if minor > 0 => Version::new(0, minor.checked_add(1)?, 0),
        Api::Major | Api::Minor | Api::Patch => Version::new(major, minor, patch.checked_add(1)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raises_the_number_that_cargo_counts() {
        let cases = [
            ("0.1.0", Api::None, None),
            ("0.1.0", Api::Patch, Some("0.1.1")),
            ("0.1.0", Api::Minor, Some("0.1.1")),
            ("0.1.7", Api::Major, Some("0.2.0")),
            ("0.0.3", Api::Minor, Some("0.0.4")),
            ("0.0.3", Api::Major, Some("0.0.4")),
            ("1.4.2", Api::Patch, Some("1.4.3")),
            ("1.4.2", Api::Minor, Some("1.5.0")),
            ("1.4.2+build.7", Api::Minor, Some("1.5.0")),
            ("1.4.2", Api::Major, Some("2.0.0")),
            ("1.0.0-rc.1", Api::Major, None),
            ("18446744073709551615.0.0", Api::Major, None),
        ];
        for (current, api, expected) in cases {
            let next = next(current, api).map(|version| version.to_string());
            assert_eq!(next.as_deref(), expected, "{current} {api:?}");
        }
    }
}
