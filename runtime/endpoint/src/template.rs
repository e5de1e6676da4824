//! Splits templates into literal text and references. Must not know the values of references.

/// A part of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Literal text.
    Literal(&'a str),
    /// `name` or `name#path`, without the braces.
    Reference(&'a str),
    /// A brace without its counterpart. The generator refuses it; here it is literal.
    Stray(&'a str),
}

/// The parts of a template, in order; `{{` and `}}` are literal braces.
pub fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let (piece, after) = next(rest)?;
        rest = after;
        Some(piece)
    })
}

fn next(text: &str) -> Option<(Piece<'_>, &str)> {
    if text.is_empty() {
        return None;
    }
    let at = text.find(['{', '}']).unwrap_or(text.len());
    if at > 0 {
        let (literal, rest) = text.split_at(at);
        return Some((Piece::Literal(literal), rest));
    }
    if text.starts_with("{{") || text.starts_with("}}") {
        return Some((Piece::Literal(&text[..1]), &text[2..]));
    }
    let inner = text.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    match inner {
        Some((reference, rest)) => Some((Piece::Reference(reference), rest)),
        None => Some((Piece::Stray(&text[..1]), &text[1..])),
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    #[test]
    fn splits_templates() {
        use Piece::{Literal, Reference, Stray};
        let cases: [(&str, &[Piece<'_>]); 7] = [
            ("", &[]),
            ("https://a", &[Literal("https://a")]),
            ("{Region}", &[Reference("Region")]),
            (
                "a.{p#dnsSuffix}/",
                &[Literal("a."), Reference("p#dnsSuffix"), Literal("/")],
            ),
            (
                "{{a}}{b}",
                &[Literal("{"), Literal("a"), Literal("}"), Reference("b")],
            ),
            ("a{b", &[Literal("a"), Stray("{"), Literal("b")]),
            ("a}b", &[Literal("a"), Stray("}"), Literal("b")]),
        ];
        for (template, expected) in cases {
            assert_eq!(pieces(template).collect::<Vec<_>>(), expected, "{template}");
        }
    }
}
