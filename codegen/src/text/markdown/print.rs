//! Prints blocks as lines: blank lines, list markers, indentation. Must not know HTML.

use super::block::Block;
use super::escape::longest_backtick_run;
use super::phrase::{self, TextContext};

/// The least width of text, in columns, for any depth of lists.
const MIN_WIDTH: usize = 40;

/// The blocks as lines of Markdown of about `width` columns.
pub(super) fn lines(blocks: &[Block], width: usize) -> Vec<String> {
    joined(blocks, width, true)
}

fn joined(blocks: &[Block], width: usize, apart: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut marker_changes = false;
    for (index, block) in blocks.iter().enumerate() {
        if apart && index > 0 {
            lines.push(String::new());
        }
        // A list directly after one of its kind would continue it, unless their markers differ.
        let previous = index.checked_sub(1).and_then(|before| blocks.get(before));
        let continues = matches!(
            (previous, block),
            (Some(Block::List { numbered: before, .. }), Block::List { numbered, .. })
                if before == numbered
        );
        marker_changes = continues && !marker_changes;
        lines.extend(printed(block, width, marker_changes));
    }
    lines
}

fn printed(block: &Block, width: usize, other_marker: bool) -> Vec<String> {
    match block {
        Block::Paragraph(pieces) => phrase::flow(pieces, TextContext::Prose).wrap(width),
        Block::Listing(text) => fenced(text),
        Block::List { numbered, items } => list(*numbered, items, width, other_marker),
        Block::Quotation(content) => {
            let inner = lines(content, narrowed(width, 2));
            inner
                .iter()
                .map(|line| format!("> {line}").trim_end().to_owned())
                .collect()
        }
    }
}

fn narrowed(width: usize, by: usize) -> usize {
    width.saturating_sub(by).max(MIN_WIDTH)
}

fn fenced(text: &[String]) -> Vec<String> {
    let longest = text
        .iter()
        .map(|line| longest_backtick_run(line))
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    let mut lines = vec![format!("{fence}text")];
    lines.extend_from_slice(text);
    lines.push(fence);
    lines
}

fn list(numbered: bool, items: &[Vec<Block>], width: usize, other_marker: bool) -> Vec<String> {
    let loose = !items.iter().all(|item| is_tight(item));
    let mut lines = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if loose && index > 0 {
            lines.push(String::new());
        }
        let marker = match (numbered, other_marker) {
            (false, false) => "- ".to_owned(),
            (false, true) => "* ".to_owned(),
            (true, false) => format!("{}. ", index + 1),
            (true, true) => format!("{}) ", index + 1),
        };
        let indent = " ".repeat(marker.len());
        let content = joined(item, narrowed(width, marker.len()), loose);
        for (number, line) in content.iter().enumerate() {
            let lead = if number == 0 { &marker } else { &indent };
            lines.push(format!("{lead}{line}").trim_end().to_owned());
        }
    }
    lines
}

/// Whether an item is a single block, or a paragraph followed by lists: it needs no blank lines.
fn is_tight(item: &[Block]) -> bool {
    let below = item.get(1..).unwrap_or_default();
    below
        .iter()
        .all(|block| matches!(block, Block::List { .. }))
}
