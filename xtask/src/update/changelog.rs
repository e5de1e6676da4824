//! The entry in the changelog. Must not know how it is written.

/// The heading of what is not released.
const UNRELEASED: &str = "## Unreleased";

/// The changelog with `entry` as the first one that is not released.
pub(super) fn with_entry(changelog: &str, entry: &str) -> String {
    let entry = entry.trim();
    let mut lines = changelog.lines();
    let mut before: Vec<&str> = Vec::new();
    let is_heading = |line: &str| line.starts_with("## ");
    let rest = loop {
        match lines.next() {
            Some(line) if is_unreleased(line) => {
                before.push(line);
                break lines.collect::<Vec<&str>>();
            }
            // Everything so far is released, or an introduction.
            Some(line) if is_heading(line) => {
                before.push(UNRELEASED);
                let released = std::iter::once(line).chain(lines);
                break released.collect();
            }
            Some(line) => before.push(line),
            None => {
                let is_separate = before.last().is_none_or(|line| line.trim().is_empty());
                before.extend((!is_separate).then_some(""));
                before.push(UNRELEASED);
                break Vec::new();
            }
        }
    };
    let rest = rest.join("\n");
    let parts = [before.join("\n").as_str(), entry, rest.trim()].map(str::to_owned);
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n") + "\n"
}

/// Whether a line is the heading, with or without brackets.
fn is_unreleased(line: &str) -> bool {
    let Some(heading) = line.strip_prefix("## ") else {
        return false;
    };
    let name = heading.trim().trim_matches(['[', ']']);
    name.eq_ignore_ascii_case("unreleased")
}

#[cfg(test)]
mod tests {
    use super::with_entry;

    #[test]
    fn comes_first_among_what_is_not_released() {
        let entry = "### a 0.1.1\n\n- new";
        let cases = [
            (
                "# Changelog\n\nAll of it.\n\n## Unreleased\n\n- old\n\n## 0.1.0\n\n- first\n",
                "# Changelog\n\nAll of it.\n\n## Unreleased\n\n### a 0.1.1\n\n- new\n\n- old\n\n## 0.1.0\n\n- first\n",
            ),
            (
                "# Changelog\n\n## [unreleased]\n\n## 0.1.0\n",
                "# Changelog\n\n## [unreleased]\n\n### a 0.1.1\n\n- new\n\n## 0.1.0\n",
            ),
            (
                "# Changelog\n\n## 0.1.0\n\n- first\n",
                "# Changelog\n\n## Unreleased\n\n### a 0.1.1\n\n- new\n\n## 0.1.0\n\n- first\n",
            ),
            (
                "# Changelog\n",
                "# Changelog\n\n## Unreleased\n\n### a 0.1.1\n\n- new\n",
            ),
            ("", "## Unreleased\n\n### a 0.1.1\n\n- new\n"),
        ];
        for (before, after) in cases {
            assert_eq!(with_entry(before, entry), after, "{before}");
        }
    }
}
