//! Documentation in CommonMark, which may contain HTML: rustdoc shows it with the same meaning, and
//! finds no other links, programs or HTML.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::{dialect, from_documentation, links, shown, squeezed, summary};

/// CommonMark, then the lines of Markdown.
const CASES: &[(&str, &[&str])] = &[
    (
        "A *slanted*, **bold** and `coded` word.\n\nAnother\nparagraph.",
        &[
            "A *slanted*, **bold** and `coded` word.",
            "",
            "Another paragraph.",
        ],
    ),
    (
        "Colors:\n\n* `red`\n* green,\n  as grass\n  1. dark\n  2. light\n- blue",
        &[
            "Colors:",
            "",
            "- `red`",
            "- green, as grass",
            "  1. dark",
            "  2. light",
            "",
            "* blue",
        ],
    ),
    (
        "```rust\nfn main() { panic!() }\n```\n\n    let x = 1; // *not*\n\n~~~\n```\n~~~",
        &[
            "```text",
            "fn main() { panic!() }",
            "```",
            "",
            "```text",
            "let x = 1; // *not*",
            "```",
            "",
            "````text",
            "```",
            "````",
        ],
    ),
    (
        "# Title\n\nText\n====\n\n> quoted *text*\n\n---\n\nhard  \nbreak\\\nagain",
        &[
            "**Title**",
            "",
            "**Text**",
            "",
            "> quoted *text*",
            "",
            r"hard\",
            r"break\",
            "again",
        ],
    ),
    (
        "[a *b*](https://e.x/c_d 'title'), [e](javascript:x), [f](../g), <https://e.x/h>, [i], [j][k] and ![l](https://e.x/m.png)\n\n[i]: https://e.x/n",
        &[r"[a *b*](https://e.x/c_d), e, f, <https://e.x/h>, [i](https://e.x/n), \[j\]\[k\] and l"],
    ),
    (
        "<p>HTML with <code>*</code>.</p>\n\nAnd *text*, <b>bold</b> &lt;T&gt; &amp;amp; <region>.\n\n<ul>\n<li>an *item*</li>\n</ul>",
        &[
            "HTML with `*`.",
            "",
            r"And *text*, **bold** \<T> \&amp; \<region>.",
            "",
            r"- an \*item\*",
        ],
    ),
    (
        "Use <code>*</code> or <code>_a_</code>, see https://e.x/_a_/b, **https://e.x/c**.",
        &["Use `*` or `_a_`, see <https://e.x/_a_/b>, **<https://e.x/c>**."],
    ),
    (
        r"\*not\* \[a\](b) 1\. `<b>` ``a`b``",
        &[r"\*not\* \[a\](b) 1. `<b>` ``a`b``"],
    ),
    (
        "Text with <pre>\n * a\n\n * b\n</pre> and more",
        &[
            "Text with",
            "",
            "```text",
            " * a",
            "",
            " * b",
            "```",
            "",
            "and more",
        ],
    ),
    (
        "Indented HTML:\n\n     <ul>\n      <li>a</li>\n     </ul>",
        &["Indented HTML:", "", "- a"],
    ),
    (
        "[ListSessions] and [`ListSessions`]",
        &[r"\[ListSessions\] and \[`ListSessions`\]"],
    ),
];

#[test]
fn writes_commonmark_as_markdown() {
    for (text, lines) in CASES {
        assert_eq!(from_documentation(text, &links()), *lines, "{text}");
    }
}

#[test]
fn summarizes_commonmark() {
    for (text, line) in [
        ("# Title\n\nText. More.", "**Title**"),
        ("A *word*. More.", "A *word*."),
        ("- `a|b`\n- c", r"a\|b"),
    ] {
        assert_eq!(summary(text, &links()), line, "{text}");
    }
}

/// The result has no link except to the web or to a shape, no program that rustdoc would run, and
/// no HTML, wherever markup begins and ends.
#[test]
fn strings_stay_plain_text() {
    let openings = [
        "```", "    ", "`", "[", "![", "<b>", "<code>", "<pre>", "<!--", "[a]: ", "> ", "- ", "**",
        "\\",
    ];
    let contents = [
        "```\nfn f() {}\n```",
        "[x](y)",
        "[x]: y",
        "<script>x</script>",
        "`",
        "]",
        "](",
        "-->",
        "</code>",
        "</pre>",
        "    indented",
        "<a href='javascript:x'>",
        "https://e.x/",
        "&#91;x&#93;",
        "\u{10ff2a}",
    ];
    for opening in openings {
        for content in contents {
            for gap in ["", " ", "\n", "\n\n"] {
                let text = format!("x {content}{gap}{opening}{content}{gap}{opening}");
                let lines = from_documentation(&text, &links()).join("\n");
                assert!(
                    squeezed(&shown(&lines)).starts_with('x'),
                    "{text:?}\n{lines}"
                );
                assert_harmless(&lines, &text);
            }
        }
    }
}

fn assert_harmless(markdown: &str, text: &str) {
    for event in Parser::new_ext(markdown, dialect()) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                assert_eq!(
                    kind,
                    CodeBlockKind::Fenced("text".into()),
                    "{text:?}\n{markdown}"
                );
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let is_known = ["http://", "https://", "crate::"];
                let is_known = is_known.iter().any(|start| dest_url.starts_with(start));
                assert!(is_known, "{text:?}\n{markdown}");
            }
            Event::Html(_) | Event::InlineHtml(_) => panic!("{text:?}\n{markdown}"),
            _ => {}
        }
    }
}
