//! "Did you mean": the most similar listed string. Must not know the meaning of the strings.

/// The greatest number of edits between similar strings, for any length.
const MOST_EDITS: usize = 4;

/// The greatest length of a string, in characters, that is compared: nobody mistypes a longer one.
const LONGEST: usize = 64;

/// The candidate with the fewest edits from `text`: at most a third of its characters, at least one
/// and at most four. Ignores case. Of equally similar candidates, returns the first.
pub(super) fn nearest<'a>(text: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let text = folded(text)?;
    let most = (text.len() / 3).clamp(1, MOST_EDITS);
    let near = candidates.iter().filter_map(|candidate| {
        let edits = edits(&text, &folded(candidate)?);
        (edits <= most).then_some((edits, *candidate))
    });
    near.min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

/// The characters in lower case; `None` if there are none, or too many.
fn folded(text: &str) -> Option<Vec<char>> {
    let characters = text.chars().flat_map(char::to_lowercase);
    let characters: Vec<char> = characters.take(LONGEST + 1).collect();
    (1..=LONGEST)
        .contains(&characters.len())
        .then_some(characters)
}

/// The number of characters to add, remove or replace between the two.
fn edits(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, character) in from.iter().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        for (above, other) in row.iter_mut().skip(1).zip(to) {
            let replaced = diagonal + usize::from(character != other);
            diagonal = *above;
            left = replaced.min(left + 1).min(*above + 1);
            *above = left;
        }
    }
    row.pop().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        let listed = ["ActionName", "SessionStatus", "InitiationTime", "Vote"];
        for (text, meant) in [
            ("SesionStatus", Some("SessionStatus")),
            ("InitationTime", Some("InitiationTime")),
            ("sessionstatus", Some("SessionStatus")),
            ("ACTIONNAME", Some("ActionName")),
            ("vot", Some("Vote")),
            ("v", None),
            ("", None),
            ("Approver", None),
            (&"Vote".repeat(20), None),
        ] {
            assert_eq!(nearest(text, &listed), meant, "{text}");
        }
        assert_eq!(nearest("ab", &["abc", "abd"]), Some("abc"));
        assert_eq!(nearest("abd", &["abc", "abd"]), Some("abd"));
    }
}
