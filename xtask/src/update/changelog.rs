//! The entry in the changelog. Must not know how it is written.

/// The heading of what is not released.
const UNRELEASED: &str = "## Unreleased";

/// The changelog with `entry` as the first one that is not released. Line ends stay as they are.
pub(super) fn with_entry(changelog: &str, entry: &str) -> String {
    match changelog.contains("\r\n") {
        true => inserted(&changelog.replace("\r\n", "\n"), entry).replace('\n', "\r\n"),
        false => inserted(changelog, entry),
    }
}

fn inserted(changelog: &str, entry: &str) -> String {
    let lines: Vec<&str> = changelog.lines().collect();
    let headings = headings(&lines);
    let unreleased = headings.iter().find(|index| is_unreleased(lines[**index]));
    let (before, rest) = match (unreleased, headings.first()) {
        (Some(index), _) => lines.split_at(index + 1),
        // All of it is released.
        (None, Some(index)) => lines.split_at(*index),
        // An introduction, or nothing.
        (None, None) => lines.split_at(lines.len()),
    };
    let heading = unreleased.is_none().then_some(UNRELEASED);
    let text = |lines: &[&str]| lines.join("\n").trim_matches('\n').to_owned();
    let parts = [
        text(before),
        heading.unwrap_or_default().to_owned(),
        entry.trim().to_owned(),
        text(rest),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n") + "\n"
}

/// The lines with headings of versions. Code and comments have none.
fn headings(lines: &[&str]) -> Vec<usize> {
    let (mut is_code, mut is_comment) = (false, false);
    let mut headings = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        }
        if line.contains("<!--") {
            is_comment = true;
        }
        if line.starts_with("## ") && !is_code && !is_comment {
            headings.push(index);
        }
        if line.contains("-->") {
            is_comment = false;
        }
    }
    headings
}

/// Whether a line is the heading, with or without brackets.
fn is_unreleased(line: &str) -> bool {
    let Some(heading) = line.strip_prefix("## ") else {
        return false;
    };
    // A date may follow.
    let word = heading.split_whitespace().next().unwrap_or_default();
    word.trim_matches(['[', ']'])
        .eq_ignore_ascii_case("unreleased")
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
            (
                "# Changelog\r\n\r\n## [Unreleased] - soon\r\n\r\n- old\r\n",
                "# Changelog\r\n\r\n## [Unreleased] - soon\r\n\r\n### a 0.1.1\r\n\r\n- new\r\n\r\n- old\r\n",
            ),
            (
                "```\n## Unreleased\n```\n<!--\n## Unreleased\n-->\n## 0.1.0\n",
                "```\n## Unreleased\n```\n<!--\n## Unreleased\n-->\n\n## Unreleased\n\n### a 0.1.1\n\n- new\n\n## 0.1.0\n",
            ),
            (
                "## Unreleased\n\n    code\n",
                "## Unreleased\n\n### a 0.1.1\n\n- new\n\n    code\n",
            ),
        ];
        for (before, after) in cases {
            assert_eq!(with_entry(before, entry), after, "{before}");
        }
    }
}
