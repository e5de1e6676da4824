//! Decides how the documentation of a model, which is HTML or CommonMark, reads as rustdoc Markdown.
//!
//! Text goes through `commonmark` (CommonMark to HTML), `parse` (HTML to a small tree), `block` and
//! `inline` (what the tree means), and `print`, `phrase` and `wrap` (Markdown). Must not know Smithy shapes or Rust names: where
//! the name of a shape leads is asked of [`Links`]. The result is text, never tokens.
//!
//! What rustdoc shows is the text of the HTML, with these exceptions: white space is collapsed,
//! a note is announced by its kind, and rustdoc's own typography (curly quotes, `…`) is left on.

mod block;
mod commonmark;
mod escape;
mod inline;
mod links;
mod parse;
mod phrase;
mod print;
mod summary;
mod tree;
mod wrap;

#[cfg(test)]
mod tests;

pub(crate) use links::Links;

use block::Block;
use inline::{Inline, Phrase};
use phrase::Place;
use tree::Node;

/// Columns a line may take: `    /// ` before it makes 100 inside a structure.
const WIDTH: usize = 92;

/// Bytes of documentation that is read as CommonMark. What is longer nobody has written, and takes a
/// multiple of the time that its HTML takes.
const LONGEST_COMMONMARK: usize = 1 << 18;

/// Model documentation as lines of Markdown, each ready for one `#[doc = " line"]`.
///
/// Lines have no leading or trailing blank ones around them, hold no line breaks, tabs or control
/// characters, and are wrapped at word boundaries (code spans and link targets stay whole).
/// No lines means that nothing is said. Any text is accepted, however broken its markup.
pub(crate) fn from_documentation(text: &str, links: &dyn Links) -> Vec<String> {
    print::lines(&block::blocks(&tree(text), links), WIDTH)
}

/// The tree of documentation. Smithy says that it is CommonMark, which may hold HTML. Where all of it
/// is blocks of HTML, it is read as HTML alone, as AWS writes it: the blank lines and the indentation
/// between its tags have no meaning.
fn tree(text: &str) -> Vec<Node> {
    let nodes = parse::parse(text);
    match text.len() > LONGEST_COMMONMARK || nodes.iter().all(Node::is_block_or_blank) {
        true => nodes,
        false => parse::parse(&commonmark::to_html(text)),
    }
}

/// The first sentence of model documentation in one line of Markdown, empty if nothing is said.
///
/// Fits a cell of a Markdown table as well: a `|` never stays bare.
pub(crate) fn summary(text: &str, links: &dyn Links) -> String {
    match summary::first_sentence(&block::blocks(&tree(text), links)) {
        Some(sentence) => phrase::one_line(&inline::without_bars(sentence), Place::TableCell),
        None => String::new(),
    }
}

/// A short text, such as the reason for something, as one line of Markdown. What is more than one
/// paragraph is shown as it is written.
pub(crate) fn line(text: &str, links: &dyn Links) -> String {
    match block::blocks(&tree(text), links).as_slice() {
        [Block::Paragraph(pieces)] if !pieces.contains(&Inline::Break) => {
            phrase::one_line(pieces, Place::Prose)
        }
        _ => escape_text(text),
    }
}

/// Text as code: shown as it is, but for what no line of Rust may hold (control characters, marks
/// of text direction).
pub(crate) fn code(text: &str) -> String {
    escape::code_span(&text.chars().filter_map(inline::shown).collect::<String>())
}

/// A note below other lines, of Markdown on one line.
pub(crate) fn note(markdown: &str) -> Vec<String> {
    vec![String::new(), format!("> **Note:** {markdown}")]
}

/// Text on one line, without what no comment may hold.
pub(crate) fn comment(text: &str) -> String {
    inline::collapsed(text)
}

/// A link that shows `title`. Without a title it shows the address, and what is no address of a web
/// page is shown as code beside the title.
pub(crate) fn link(title: &str, address: &str) -> String {
    let address = address.trim();
    if !inline::is_web_address(address) {
        return [escape_text(title), code(address)]
            .join(" ")
            .trim()
            .to_owned();
    }
    let mut shown = Phrase::default();
    shown.text(title);
    let text = shown.finish();
    if text.is_empty() {
        return escape_text(address);
    }
    let target = address.to_owned();
    phrase::one_line(&[Inline::Link { target, text }], Place::Prose)
}

/// Plain text (not HTML) as one line of Markdown that shows it literally.
pub(crate) fn escape_text(text: &str) -> String {
    let mut phrase = Phrase::default();
    phrase.text(text);
    phrase::one_line(&phrase.finish(), Place::Prose)
}
