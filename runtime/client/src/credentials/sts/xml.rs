//! The text of single elements in small XML responses. Must not know their names.
//!
//! AWS STS answers with elements that are unique, and whose texts contain no elements.

/// The text of the first element of this name, without white space around it, and with the references of
/// XML replaced. `None` if there is none, or its text cannot be read.
pub(in crate::credentials) fn text(xml: &str, name: &str) -> Option<String> {
    let mut rest = xml;
    loop {
        rest = rest.split_once('<')?.1;
        // The name ends where attributes or the tag end, so that `Code` does not find `CodeList`.
        let Some(after) = rest.strip_prefix(name) else {
            continue;
        };
        let (attributes, content) = after.split_once('>')?;
        let is_whole = attributes.is_empty() || attributes.starts_with([' ', '\t', '\r', '\n']);
        if is_whole && !attributes.ends_with('/') {
            let (text, end) = content.split_once('<')?;
            let end = end.strip_prefix('/')?.strip_prefix(name)?;
            return end
                .trim_start()
                .starts_with('>')
                .then(|| decode(text.trim()))?;
        }
    }
}

/// Replaces references: the five names of XML, and numbers of characters.
fn decode(text: &str) -> Option<String> {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (reference, after) = after.split_once(';')?;
        decoded.push_str(before);
        decoded.push(character(reference)?);
        rest = after;
    }
    decoded.push_str(rest);
    Some(decoded)
}

fn character(reference: &str) -> Option<char> {
    match reference {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => {}
    }
    let number = reference.strip_prefix('#')?;
    let number = match number.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(number.ok()?)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn finds_texts() {
        let cases = [
            ("<A><Key>k</Key></A>", Some("k")),
            ("<A>\n <Key a='b'>\n k\n </Key >\n</A>", Some("k")),
            ("<KeyList><Key>k</Key></KeyList>", Some("k")),
            ("<Key/><Key>k</Key>", Some("k")),
            (
                "<Key>a&lt;b&amp;&#x41;&#66;&quot;&apos;&gt;</Key>",
                Some("a<b&AB\"'>"),
            ),
            ("<Key></Key>", Some("")),
            ("<Key>a&b</Key>", None),
            ("<Key>a&x;</Key>", None),
            ("<Key>&#xd800;</Key>", None),
            ("<Key>&#99999999999;</Key>", None),
            ("<Key>a<b/></Key>", None),
            ("<Key>a", None),
            ("<Key", None),
            ("</Key>", None),
            ("", None),
            ("<", None),
        ];
        for (xml, expected) in cases {
            assert_eq!(text(xml, "Key").as_deref(), expected, "{xml}");
        }
    }
}
