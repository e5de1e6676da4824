//! Parses HTML into a tree, for any nesting of tags and with unclosed elements.
//!
//! `html5gum` provides the tokens. This module builds the tree itself, because the rules of HTML do
//! not include `<note>`, and drop placeholders (`<region>`) that models do not escape. Here, an
//! unknown tag is text inside code, or if it has no end tag. Must not know Markdown.

use html5gum::{DefaultEmitter, EndTag, HtmlString, Span, StartTag, Token, Tokenizer};

use super::tree::{Node, Tag};

/// The greatest number of open elements. The parser ignores deeper tags and keeps their text, which
/// bounds the recursion over the tree.
const MAX_DEPTH: usize = 48;

/// Elements without content and end tag.
const VOID: [&str; 5] = ["br", "hr", "img", "wbr", "input"];

/// Parses HTML. Never fails; the depth is bounded.
pub(super) fn parse(html: &str) -> Vec<Node> {
    let mut builder = Builder {
        html,
        open: Vec::new(),
        roots: Vec::new(),
        excess: 0,
    };
    let tokens = Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span());
    for Ok(token) in tokens {
        match token {
            Token::String(text) => builder.text(&String::from_utf8_lossy(&text)),
            Token::StartTag(tag) => builder.start(&tag),
            Token::EndTag(tag) => builder.end(&tag),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while !builder.open.is_empty() {
        builder.pop(None);
    }
    builder.roots
}

/// An open element.
struct Open<'a> {
    name: String,
    tag: Tag,
    /// The text of the start tag.
    source: &'a str,
    children: Vec<Node>,
}

struct Builder<'a> {
    html: &'a str,
    open: Vec<Open<'a>>,
    roots: Vec<Node>,
    /// The number of ignored start tags whose end tag has not occurred.
    excess: usize,
}

impl<'a> Builder<'a> {
    fn text(&mut self, text: &str) {
        self.push(Node::Text(text.to_owned()));
    }

    fn push(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => self.roots.push(node),
        }
    }

    fn start(&mut self, token: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&token.name).into_owned();
        let mut tag = Tag::of(&name);
        if tag == Tag::Unknown && token.self_closing {
            return self.text(self.source(token.span));
        }
        if self.within(|outer| *outer == Tag::Preformatted) && !stays_in_preformatted(&tag) {
            return;
        }
        if tag == Tag::Reference {
            if let Some(href) = attribute(token, "href") {
                tag = Tag::Link(href);
            }
        }
        self.end_implicitly(&tag);
        if VOID.contains(&name.as_str()) {
            let alternative = attribute(token, "alt").filter(|_| name == "img");
            let children = alternative.map(Node::Text).into_iter().collect();
            return self.push(Node::Element(tag, children));
        }
        if self.open.len() >= MAX_DEPTH {
            self.excess += 1;
            if tag.is_block() {
                // Words of two blocks must stay separate.
                self.text(" ");
            }
            return;
        }
        let source = self.source(token.span);
        self.open.push(Open {
            name,
            tag,
            source,
            children: Vec::new(),
        });
    }

    fn end(&mut self, token: &EndTag<usize>) {
        let name = String::from_utf8_lossy(&token.name);
        let tag = Tag::of(&name);
        if tag == Tag::Break {
            return self.push(Node::Element(Tag::Break, Vec::new()));
        }
        if self.excess > 0 {
            self.excess -= 1;
            return;
        }
        let source = self.source(token.span);
        match self.find(&tag, |open| open.name == name) {
            Some(depth) => {
                self.pop_to(depth + 1);
                self.pop(Some(source));
            }
            None if tag == Tag::Unknown => self.text(source),
            None => {}
        }
    }

    /// Ends the elements that the start of `tag` ends without end tags.
    fn end_implicitly(&mut self, tag: &Tag) {
        if let Some(depth) = self.find(tag, |open| open.tag.is_ended_by(tag)) {
            self.pop_to(depth);
        }
        if tag.is_block() {
            let leaf = |open: &Open<'_>| matches!(open.tag, Tag::Paragraph | Tag::Heading);
            if let Some(depth) = self.find(&Tag::Paragraph, leaf) {
                self.pop_to(depth);
            }
            if let Some(depth) = self.find(&Tag::Code, |open| open.tag == Tag::Code) {
                self.pop_to(depth);
            }
        }
        if matches!(tag, Tag::Link(_) | Tag::Reference) {
            let anchor = |open: &Open<'_>| matches!(open.tag, Tag::Link(_) | Tag::Reference);
            if let Some(depth) = self.find(tag, anchor) {
                self.pop_to(depth);
            }
        }
    }

    /// Depth of the innermost open element that `wanted` accepts, within the scope of a `tag`
    /// element.
    fn find(&self, tag: &Tag, wanted: impl Fn(&Open<'_>) -> bool) -> Option<usize> {
        for (depth, open) in self.open.iter().enumerate().rev() {
            if wanted(open) {
                return Some(depth);
            }
            if open.tag.bounds(tag) {
                return None;
            }
        }
        None
    }

    fn within(&self, wanted: impl Fn(&Tag) -> bool) -> bool {
        self.open.iter().any(|open| wanted(&open.tag))
    }

    fn pop_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.pop(None);
        }
    }

    /// Ends the innermost element; `end` is the text of its end tag, if it has one.
    fn pop(&mut self, end: Option<&'a str>) {
        let Some(open) = self.open.pop() else { return };
        let in_code = self.within(|outer| matches!(outer, Tag::Code | Tag::Preformatted));
        match open.tag {
            Tag::Hidden if end.is_some() => {}
            Tag::Unknown | Tag::Hidden if end.is_none() || in_code => {
                self.text(open.source);
                for child in open.children {
                    self.push(child);
                }
                self.text(end.unwrap_or_default());
            }
            Tag::Unknown => self.push(Node::Element(Tag::Plain, open.children)),
            tag => self.push(Node::Element(tag, open.children)),
        }
    }

    /// The text of a tag.
    fn source(&self, span: Span<usize>) -> &'a str {
        self.html.get(span.start..span.end).unwrap_or_default()
    }
}

/// White space and tags are literal inside `<pre>`, except these.
fn stays_in_preformatted(tag: &Tag) -> bool {
    matches!(tag, Tag::Break | Tag::Unknown)
}

fn attribute(token: &StartTag<usize>, name: &str) -> Option<String> {
    let value: &HtmlString = &token.attributes.get(name.as_bytes())?.value;
    Some(String::from_utf8_lossy(value).into_owned())
}
