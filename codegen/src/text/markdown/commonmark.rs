//! Converts CommonMark in documentation to HTML, which documentation may also contain: paragraphs,
//! lists, listings, emphasis, links and code become elements, so that one tree represents both.
//!
//! Content of `<code>` and `<pre>`, and web addresses, are not markup, because models of AWS
//! contain `*` and `_` there. Must not know how elements are used.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// The offset of characters that are hidden from the CommonMark parser: the end of the last private
/// plane.
const HIDDEN: u32 = 0x10_ff00;

/// The greatest size of such an element, in bytes: each of many unclosed ones is searched this far.
const LONGEST_LITERAL: usize = 1 << 11;

/// Elements with literal content.
const LITERAL: [&str; 2] = ["code", "pre"];

/// Converts the text to HTML. Never fails; keeps text that CommonMark accepts as HTML.
pub(super) fn to_html(text: &str) -> String {
    let text = without_markup(&clean(text));
    let mut writer = Writer::default();
    for event in Parser::new_ext(&text, Options::empty()) {
        writer.event(event);
    }
    writer.html.chars().map(shown).collect()
}

/// The text without invisible characters, and without those that `HIDDEN` uses.
fn clean(text: &str) -> String {
    let is_shown = |c: &char| (!c.is_control() || c.is_whitespace()) && u32::from(*c) < HIDDEN;
    text.chars().filter(is_shown).collect()
}

fn hidden(character: char) -> char {
    let is_markup = character.is_ascii_punctuation() && !"<>&".contains(character);
    match is_markup || character == '\n' {
        true => char::from_u32(HIDDEN + u32::from(character)).unwrap_or(character),
        false => character,
    }
}

/// Other characters of an address have no meaning in it for CommonMark.
fn hidden_in_address(character: char) -> char {
    match character {
        '*' | '_' => hidden(character),
        other => other,
    }
}

fn shown(character: char) -> char {
    let hidden = u32::from(character).checked_sub(HIDDEN);
    hidden.and_then(char::from_u32).unwrap_or(character)
}

/// Hides characters that are not markup from the CommonMark parser.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(['<', 'h']) {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let element = literal_element(from);
        let address = web_address(from);
        let length = element.or(address).map_or(1, str::len);
        let (piece, after) = from.split_at(length);
        match (element, address) {
            (Some(_), _) => hide(piece, &mut out),
            (_, Some(_)) => out.extend(piece.chars().map(hidden_in_address)),
            _ => out.push_str(piece),
        }
        rest = after;
    }
    out + rest
}

/// Hides the markup of `piece`, except inside its tags.
fn hide(piece: &str, out: &mut String) {
    let mut rest = piece;
    while let Some((before, from)) = rest.split_once('<') {
        out.extend(before.chars().map(hidden));
        out.push('<');
        let is_tag = from.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic());
        let end = from.find('>').filter(|_| is_tag).map_or(0, |end| end + 1);
        let (tag, after) = from.split_at(end);
        out.push_str(tag);
        rest = after;
    }
    out.extend(rest.chars().map(hidden));
}

/// The element at the start of `text`, if its content is literal.
fn literal_element(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('<')?;
    let is_named = |name: &&&str| {
        let start = inner.get(..name.len());
        let behind = inner.get(name.len()..).unwrap_or_default();
        start.is_some_and(|start| start.eq_ignore_ascii_case(name))
            && behind.starts_with(|c: char| c == '>' || c.is_whitespace())
    };
    let name = LITERAL.iter().find(is_named)?;
    let reach = beginning(text, LONGEST_LITERAL);
    // An end in another paragraph belongs to another element; listings have blank lines.
    let reach = match *name {
        "code" => reach.find("\n\n").unwrap_or(reach.len()),
        _ => reach.len(),
    };
    let within = text.get(..reach)?;
    let mut ends = within.match_indices("</");
    let (end, _) = ends.find(|(end, _)| {
        let tag = within.get(end + 2..end + 2 + name.len());
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name))
    })?;
    let close = within.get(end..)?.find('>')?;
    text.get(..=end + close)
}

/// The web address at the start of `text`.
fn web_address(text: &str) -> Option<&str> {
    let mut schemes = ["https://", "http://"].into_iter();
    let scheme = schemes.find(|scheme| text.starts_with(scheme))?;
    let is_end = |c: char| c.is_whitespace() || "<>()[]\"'`".contains(c);
    let address = text.split(is_end).next()?;
    // Punctuation after an address, and the end of emphasis, do not belong to it.
    let address = address.trim_end_matches([',', '.', ';', ':', '!', '?', '*', '_']);
    (address.len() > scheme.len()).then_some(address)
}

/// The first bytes of a text, at most `bytes`.
fn beginning(text: &str, bytes: usize) -> &str {
    let mut ends = (0..=bytes.min(text.len())).rev();
    let end = ends.find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

#[derive(Default)]
struct Writer {
    html: String,
    /// The text of the current indented listing.
    indented: Option<String>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                self.indented = Some(String::new());
            }
            Event::End(TagEnd::CodeBlock) => self.listing(),
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.indented {
                Some(indented) => indented.push_str(&text),
                None => self.text(&text),
            },
            Event::Code(code) => {
                self.html.push_str("<code>");
                self.text(&code);
                self.html.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html.push_str(&html),
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>"),
            Event::Rule => self.html.push_str("<hr>"),
            // Extensions, which are disabled.
            _ => {}
        }
    }

    /// Ends a listing. Indented HTML is not a listing.
    fn listing(&mut self) {
        match self.indented.take() {
            None => self.html.push_str("</pre>"),
            Some(html) if html.trim_start().starts_with('<') => self.html.push_str(&html),
            Some(text) => {
                self.html.push_str("<pre>\n");
                self.text(&text);
                self.html.push_str("</pre>");
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let element = match tag {
            Tag::Link { dest_url, .. } => {
                self.html.push_str("<a href=\"");
                self.text(dest_url);
                "\">"
            }
            // A line break after the tag does not belong to the listing.
            Tag::CodeBlock(_) => "<pre>\n",
            Tag::Paragraph => "<p>",
            Tag::Heading { .. } => "<h1>",
            Tag::BlockQuote(_) => "<blockquote>",
            Tag::List(Some(_)) => "<ol>",
            Tag::List(None) => "<ul>",
            Tag::Item => "<li>",
            Tag::Emphasis => "<em>",
            Tag::Strong => "<strong>",
            // HTML stays; an image becomes its text.
            _ => "",
        };
        self.html.push_str(element);
    }

    fn end(&mut self, tag: TagEnd) {
        self.html.push_str(match tag {
            TagEnd::Link => "</a>",
            TagEnd::Paragraph => "</p>",
            TagEnd::Heading(_) => "</h1>",
            TagEnd::BlockQuote(_) => "</blockquote>",
            TagEnd::List(true) => "</ol>",
            TagEnd::List(false) => "</ul>",
            TagEnd::Item => "</li>",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            _ => "",
        });
    }

    fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '<' => self.html.push_str("&lt;"),
                '&' => self.html.push_str("&amp;"),
                '"' => self.html.push_str("&quot;"),
                other => self.html.push(other),
            }
        }
    }
}
