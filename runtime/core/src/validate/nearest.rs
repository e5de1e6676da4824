//! "Did you mean": the listed text that was most likely meant. Must not know what the texts stand for.

/// Texts that differ by more edits than this are not near, however long they are.
const MOST_EDITS: usize = 4;

/// Texts longer than this, in characters, are not compared: nobody mistypes them.
const LONGEST: usize = 64;

/// The one of `candidates` that differs least from `text`: by no more edits than a third of its
/// characters, at least one and at most four. Upper and lower case are equal. Of equally near ones the
/// first is taken.
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

/// How many characters have to be added, taken away or replaced to get from one to the other.
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
