//! Checks the Markdown of documentation, and that rustdoc shows the text of the HTML.

mod cases;
mod commonmark;

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{Links, escape_text, from_documentation, line, summary};

impl Links for BTreeMap<&str, &str> {
    fn resolve(&self, name: &str) -> Option<String> {
        self.get(name).map(|path| (*path).to_owned())
    }
}

fn links() -> impl Links {
    BTreeMap::from([("ListSessions", "crate::operation::ListSessions")])
}

#[test]
fn writes_markdown() {
    for (html, lines) in [cases::SAME_TEXT, cases::OTHER_TEXT].concat() {
        assert_eq!(from_documentation(html, &links()), lines, "{html}");
    }
}

#[test]
fn shows_the_text_of_the_html() {
    for (html, _) in cases::SAME_TEXT {
        let lines = from_documentation(html, &links()).join("\n");
        assert_eq!(
            squeezed(&shown(&lines)),
            squeezed(&text_of(html)),
            "{html}\n{lines}"
        );
    }
}

#[test]
fn shows_plain_text_literally() {
    for text in [
        "<b>&amp;</b> [a](b) `c` __d__ *e* ~~f~~ g\\",
        "- a",
        "1. b",
        "# c > d",
        "https://e.x/a_b and https://{c}/",
        "| a |",
        "![d] [^1]: e --- f",
        "====",
    ] {
        let line = escape_text(text);
        assert!(!line.contains('\n'), "{line}");
        assert_eq!(squeezed(&shown(&line)), squeezed(text), "{line}");
    }
}

#[test]
fn summary_is_the_first_sentence() {
    for (html, line) in [
        ("", ""),
        (
            "<p>One <code>a.b</code> thing. Another.</p>",
            "One `a.b` thing.",
        ),
        (
            "<p>For e.g. Ab, Cd etc. and v1.2 (or i.e. X). Next</p>",
            "For e.g. Ab, Cd etc. and v1.2 (or i.e. X).",
        ),
        ("<p>No end</p><p>More.</p>", "No end"),
        ("<p>Is it? <b>Yes.</b></p>", "Is it?"),
        ("<note><p>Aside.</p></note><p>Body. Rest.</p>", "Body."),
        ("<note><p>Aside. Rest.</p></note>", "**Note:** Aside."),
        ("<ul><li>first</li><li>second</li></ul>", "first"),
        ("<pre>\n  code  here\n</pre>", "`code here`"),
        (
            "<p>a | <code>b|c</code> <code>d</code><br>e</p>",
            r"a \| b\|c `d` e",
        ),
        (
            "<p>See <a>ListSessions</a>.</p>",
            "See [`ListSessions`](crate::operation::ListSessions).",
        ),
    ] {
        assert_eq!(summary(html, &links()), line, "{html}");
    }
}

#[test]
fn wraps_at_word_boundaries() {
    let html =
        "<ul><li>some <code>code of three words</code> and <a href='https://e.x/'>a link</a> ";
    let lines = from_documentation(&html.repeat(20), &links());
    for line in &lines {
        assert!(line.chars().count() <= super::WIDTH, "{line}");
        assert_eq!(line.matches('`').count() % 2, 0, "{line}");
    }
}

#[test]
fn survives_deep_nesting() {
    for tag in [
        "<b>",
        "<ul><li>",
        "<note>",
        "<code>",
        "<a href='http://e.x'>",
        "<x>",
        "</b>",
        "<td>",
    ] {
        let lines = from_documentation(&format!("{}text", tag.repeat(10_000)), &links());
        assert!(lines.iter().any(|line| line.contains("text")), "{tag}");
    }
}

#[test]
fn accepts_every_fragment_of_a_document() {
    let html: String = cases::SAME_TEXT.iter().map(|(html, _)| *html).collect();
    let starts: Vec<usize> = html.char_indices().map(|(start, _)| start).collect();
    for window in starts.windows(90).step_by(3) {
        let fragment = html
            .get(window[0]..window[89])
            .expect("both ends are boundaries");
        for line in from_documentation(fragment, &links()) {
            assert!(
                !line.contains(char::is_control) && line.trim_end() == line,
                "{fragment:?}"
            );
        }
        assert!(!summary(fragment, &links()).contains('\n'), "{fragment:?}");
    }
}

/// The dialect of rustdoc.
fn dialect() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// The text that rustdoc shows; panics for anything that documentation must not become.
fn shown(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, dialect()) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::Start(
                Tag::Paragraph
                | Tag::BlockQuote(_)
                | Tag::CodeBlock(_)
                | Tag::List(_)
                | Tag::Item
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Link { .. },
            )
            | Event::End(_)
            | Event::SoftBreak
            | Event::HardBreak => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
    text
}

/// The text of a well-formed case: without tags, but with the label of a note.
fn text_of(html: &str) -> String {
    let labelled = html
        .replace("<note>", "Note:")
        .replace("<important>", "Important:");
    let mut text = String::new();
    let mut rest = labelled.as_str();
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text, |text, (entity, character)| {
        text.replace(entity, character)
    })
}

/// Text without white space and control characters, and with plain quotes and dots for curly ones.
fn squeezed(text: &str) -> String {
    let plain = text
        .replace(['‘', '’'], "'")
        .replace(['“', '”'], "\"")
        .replace('…', "...");
    let keep = |c: &char| !c.is_whitespace() && !c.is_control() && *c != '\u{202e}';
    plain.chars().filter(keep).collect()
}

#[test]
fn writes_a_reason_on_one_line() {
    for (text, expected) in [
        (
            "Use `newThing`, see https://e.x/a_b",
            "Use `newThing`, see <https://e.x/a_b>",
        ),
        (
            "<p>Use <b>another</b> [one]</p>",
            r"Use **another** \[one\]",
        ),
        ("# Two\n\nparagraphs", r"\# Two paragraphs"),
        ("one<br>two", r"one\<br>two"),
        ("<script>x()</script>", r"\<script>x()\</script>"),
        ("", ""),
    ] {
        assert_eq!(line(text, &()), expected, "{text}");
    }
}
