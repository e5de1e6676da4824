//! Decides how the documentation of a model, which is HTML, reads as rustdoc Markdown.
//!
//! Text goes through `parse` (HTML to a small tree), `block` and `inline` (what the tree means),
//! and `print`, `phrase` and `wrap` (Markdown). Must not know Smithy shapes or Rust names: where
//! the name of a shape leads is asked of [`Links`]. The result is text, never tokens.
//!
//! What rustdoc shows is the text of the HTML, with these exceptions: white space is collapsed,
//! a note is announced by its kind, and rustdoc's own typography (curly quotes, `…`) is left on.

mod block;
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

use inline::{Inline, Phrase};
use phrase::Place;

/// Columns a line may take: `    /// ` before it makes 100 inside a structure.
const WIDTH: usize = 92;

/// Model documentation as lines of Markdown, each ready for one `#[doc = " line"]`.
///
/// Lines have no leading or trailing blank ones around them, hold no line breaks, tabs or control
/// characters, and are wrapped at word boundaries (code spans and link targets stay whole).
/// No lines means that nothing is said. Any text is accepted, however broken its HTML.
pub(crate) fn from_html(html: &str, links: &dyn Links) -> Vec<String> {
    print::lines(&block::blocks(&parse::parse(html), links), WIDTH)
}

/// The first sentence of model documentation in one line of Markdown, empty if nothing is said.
///
/// Fits a cell of a Markdown table as well: a `|` never stays bare.
pub(crate) fn summary(html: &str, links: &dyn Links) -> String {
    match summary::first_sentence(&block::blocks(&parse::parse(html), links)) {
        Some(sentence) => phrase::one_line(&inline::without_bars(sentence), Place::TableCell),
        None => String::new(),
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
