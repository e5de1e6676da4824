//! Converts documentation of a model, which is HTML or CommonMark, to rustdoc's Markdown.
//!
//! Modules: `commonmark` (CommonMark to HTML), `parse` (HTML to a small tree), `block` and `inline`
//! (meaning of the tree), and `print`, `phrase` and `wrap` (Markdown); `plain` takes parts of it out again. Must not know Smithy shapes
//! or Rust names, for which it asks [`Links`]. The result is text, never tokens.
//!
//! rustdoc shows the text of the HTML, with these exceptions: white space is collapsed, a note
//! begins with its kind, and rustdoc's own typography (curly quotes, `…`) stays enabled.

mod block;
mod commonmark;
mod escape;
mod inline;
mod links;
mod parse;
mod phrase;
mod plain;
mod print;
mod summary;
mod tree;
mod wrap;

#[cfg(test)]
mod tests;

pub(crate) use links::Links;
pub(crate) use plain::{plain, without_items};

use block::Block;
use inline::{Inline, Phrase};
use phrase::TextContext;
use tree::Node;

/// Width of a line in columns: with `    /// `, it has 100 inside a structure.
const WIDTH: usize = 92;

/// The greatest size of documentation that is parsed as CommonMark, in bytes. CommonMark takes
/// several times as long as HTML, and real documentation is shorter.
const LONGEST_COMMONMARK: usize = 1 << 18;

/// Converts documentation to lines of Markdown, each for one `#[doc = " line"]`.
///
/// There are no empty lines at the start or the end. Lines contain no line breaks, tabs or control
/// characters, and are wrapped at word boundaries (code spans and link targets stay whole). Empty
/// documentation has no lines. Accepts any string, even with broken markup.
pub(crate) fn from_documentation(text: &str, links: &dyn Links) -> Vec<String> {
    let mut lines = print::lines(&block::blocks(&tree(text), links), WIDTH);
    lines.iter_mut().for_each(String::shrink_to_fit);
    lines.shrink_to_fit();
    lines
}

/// The tree of documentation. In Smithy, documentation is CommonMark, which may contain HTML. If
/// all of it is blocks of HTML, as AWS writes it, it is parsed as HTML alone, because blank lines
/// and indentation between its tags have no meaning.
fn tree(text: &str) -> Vec<Node> {
    let nodes = parse::parse(text);
    match text.len() > LONGEST_COMMONMARK || nodes.iter().all(Node::is_block_or_blank) {
        true => nodes,
        false => parse::parse(&commonmark::to_html(text)),
    }
}

/// The first sentence of documentation in one line of Markdown, empty for empty documentation.
///
/// It also fits into a cell of a Markdown table, because every `|` is escaped.
pub(crate) fn summary(text: &str, links: &dyn Links) -> String {
    match summary::first_sentence(&block::blocks(&tree(text), links)) {
        Some(sentence) => phrase::one_line(&inline::without_bars(sentence), TextContext::TableCell),
        None => String::new(),
    }
}

/// A short text, such as a reason, as one line of Markdown. A text of several paragraphs is shown
/// literally.
pub(crate) fn line(text: &str, links: &dyn Links) -> String {
    match block::blocks(&tree(text), links).as_slice() {
        [Block::Paragraph(pieces)] if !pieces.contains(&Inline::Break) => {
            phrase::one_line(pieces, TextContext::Prose)
        }
        _ => escape_text(text),
    }
}

/// A code span. Omits characters that a line of Rust must not contain (control characters, marks of
/// text direction).
pub(crate) fn code(text: &str) -> String {
    escape::code_span(&text.chars().filter_map(inline::shown).collect::<String>())
}

/// A note after other lines, with Markdown in one line.
pub(crate) fn note(markdown: &str) -> Vec<String> {
    vec![String::new(), format!("> **Note:** {markdown}")]
}

/// Text in one line, without characters that a comment must not contain.
pub(crate) fn comment(text: &str) -> String {
    inline::collapsed(text)
}

/// A link with the text `title`. Without a title it shows the address. An address that is not a web
/// address is shown as code after the title.
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
    phrase::one_line(&[Inline::Link { target, text }], TextContext::Prose)
}

/// Plain text (not HTML) as one line of Markdown that shows it literally.
pub(crate) fn escape_text(text: &str) -> String {
    let mut phrase = Phrase::default();
    phrase.text(text);
    phrase::one_line(&phrase.finish(), TextContext::Prose)
}
