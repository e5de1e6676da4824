//! Converts a tree of documentation to paragraphs, lists, quotations and listings. Must not know
//! their Markdown.

use super::inline::{Inline, Phrase, shown};
use super::links::Links;
use super::tree::{Node, Tag, text_of};

/// A block of documentation; never empty.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph(Vec<Inline>),
    /// Lines of a listing.
    Listing(Vec<String>),
    List {
        numbered: bool,
        items: Vec<Vec<Block>>,
    },
    Quotation(Vec<Block>),
}

/// The blocks of a tree.
pub(super) fn blocks(nodes: &[Node], links: &dyn Links) -> Vec<Block> {
    let mut builder = Builder {
        links,
        done: Vec::new(),
        phrase: Phrase::default(),
    };
    builder.nodes(nodes);
    builder.finish_paragraph();
    builder.done
}

struct Builder<'a> {
    links: &'a dyn Links,
    done: Vec<Block>,
    phrase: Phrase,
}

impl Builder<'_> {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Element(tag, children) if tag.is_block() => {
                    self.finish_paragraph();
                    self.block(tag, children);
                    self.finish_paragraph();
                }
                // An inline element around blocks has no Markdown; its content has.
                Node::Element(_, children) if node.contains_block() => self.nodes(children),
                _ => self.phrase.node(node, self.links),
            }
        }
    }

    /// Ends the current paragraph, and splits it at two line breaks in a row.
    fn finish_paragraph(&mut self) {
        let pieces = std::mem::take(&mut self.phrase).finish();
        let mut paragraph = Vec::new();
        let mut breaks = 0;
        for piece in pieces {
            if piece == Inline::Break {
                breaks += 1;
                continue;
            }
            match breaks {
                0 => {}
                1 => paragraph.push(Inline::Break),
                _ => self
                    .done
                    .push(Block::Paragraph(std::mem::take(&mut paragraph))),
            }
            breaks = 0;
            paragraph.push(piece);
        }
        if !paragraph.is_empty() {
            self.done.push(Block::Paragraph(paragraph));
        }
    }

    fn block(&mut self, tag: &Tag, children: &[Node]) {
        match tag {
            Tag::Heading | Tag::Term => self.heading(children),
            Tag::Preformatted => self.listing(&text_of(children)),
            Tag::BulletList => self.list(false, children),
            Tag::NumberedList => self.list(true, children),
            Tag::Item => self.stray_item(children),
            Tag::DescriptionList => self.descriptions(children),
            Tag::Callout(label) => {
                let content = labelled(label, blocks(children, self.links));
                self.done.extend(content.map(Block::Quotation));
            }
            Tag::Quotation => {
                let content = blocks(children, self.links);
                self.done
                    .extend((!content.is_empty()).then_some(Block::Quotation(content)));
            }
            Tag::Table => {
                let mut rows = Vec::new();
                collect_rows(children, self.links, &mut rows);
                self.push_list(false, rows);
            }
            _ => self.nodes(children),
        }
    }

    fn heading(&mut self, children: &[Node]) {
        if children.iter().any(Node::contains_block) {
            return self.nodes(children);
        }
        self.phrase.strong(children, self.links);
    }

    fn listing(&mut self, text: &str) {
        let mut lines: Vec<String> = text.lines().map(listing_line).collect();
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        let blank = lines.iter().take_while(|line| line.is_empty()).count();
        lines.drain(..blank);
        if !lines.is_empty() {
            self.done.push(Block::Listing(lines));
        }
    }

    fn list(&mut self, numbered: bool, children: &[Node]) {
        let mut items: Vec<Vec<Block>> = Vec::new();
        for child in children {
            match child {
                Node::Element(Tag::Item, content) => items.push(blocks(content, self.links)),
                // Content between two items belongs to the earlier one.
                other => {
                    let content = blocks(std::slice::from_ref(other), self.links);
                    match items.last_mut() {
                        Some(item) => item.extend(content),
                        None => items.push(content),
                    }
                }
            }
        }
        self.push_list(numbered, items);
    }

    fn stray_item(&mut self, children: &[Node]) {
        let item = blocks(children, self.links);
        match self.done.last_mut() {
            Some(Block::List { items, .. }) if !item.is_empty() => items.push(item),
            _ => self.push_list(false, vec![item]),
        }
    }

    /// A description list becomes a list of terms in bold, each with its description below.
    fn descriptions(&mut self, children: &[Node]) {
        let mut items: Vec<Vec<Block>> = Vec::new();
        let mut described = true;
        for child in children {
            let content = blocks(std::slice::from_ref(child), self.links);
            if content.is_empty() {
                continue;
            }
            let is_term = matches!(child, Node::Element(Tag::Term, _));
            match items.last_mut() {
                Some(item) if !(is_term && described) => item.extend(content),
                _ => items.push(content),
            }
            described = !is_term;
        }
        self.push_list(false, items);
    }

    fn push_list(&mut self, numbered: bool, mut items: Vec<Vec<Block>>) {
        items.retain(|item| !item.is_empty());
        if !items.is_empty() {
            self.done.push(Block::List { numbered, items });
        }
    }
}

/// Documentation is too narrow for tables: each row becomes an item, with bars between cells.
fn collect_rows(nodes: &[Node], links: &dyn Links, rows: &mut Vec<Vec<Block>>) {
    for node in nodes {
        match node {
            Node::Element(Tag::Row, cells) => {
                let mut phrase = Phrase::default();
                for (index, cell) in cells.iter().filter(|cell| is_cell(cell)).enumerate() {
                    if index > 0 {
                        phrase.text(" | ");
                    }
                    phrase.node(cell, links);
                }
                let line = phrase.finish();
                rows.extend((!line.is_empty()).then(|| vec![Block::Paragraph(line)]));
            }
            Node::Element(Tag::Division, inner) => collect_rows(inner, links, rows),
            other => rows.push(blocks(std::slice::from_ref(other), links)),
        }
    }
}

/// Whether a child of a row has content: everything except white space between cells.
fn is_cell(node: &Node) -> bool {
    !matches!(node, Node::Text(text) if text.trim().is_empty())
}

/// The blocks of a callout, after its label, unless they begin with that word. A bold first
/// paragraph is a heading and gets the label.
fn labelled(label: &str, mut content: Vec<Block>) -> Option<Vec<Block>> {
    let word = Inline::Word(format!("{label}:"));
    match content.first_mut()? {
        Block::Paragraph(pieces) if begins_with(pieces, label) => {}
        Block::Paragraph(pieces) => match pieces.as_mut_slice() {
            [Inline::Strong(heading)] => drop(heading.splice(..0, [word, Inline::Gap])),
            _ => drop(pieces.splice(..0, [Inline::Strong(vec![word]), Inline::Gap])),
        },
        _ => content.insert(0, Block::Paragraph(vec![Inline::Strong(vec![word])])),
    }
    Some(content)
}

fn begins_with(pieces: &[Inline], label: &str) -> bool {
    match pieces.first() {
        Some(Inline::Strong(inner) | Inline::Emphasis(inner)) => begins_with(inner, label),
        Some(Inline::Word(word)) => {
            let bare = word.trim_end_matches(':');
            bare.eq_ignore_ascii_case(label) && (bare != word || pieces.len() == 1)
        }
        _ => false,
    }
}

/// A line of a listing: keeps white space, but tabs become four spaces.
fn listing_line(line: &str) -> String {
    let shown: String = line
        .replace('\t', "    ")
        .chars()
        .filter_map(shown)
        .collect();
    shown.trim_end().to_owned()
}
