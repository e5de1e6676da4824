//! Finds the first sentence of documentation. Must not know HTML or Markdown.

use super::block::Block;
use super::inline::Inline;

/// Words whose full stop does not end a sentence (those with an inner dot, such as `e.g.`, are not
/// listed).
const ABBREVIATIONS: [&str; 7] = ["etc.", "vs.", "cf.", "Inc.", "no.", "approx.", "incl."];

/// The first sentence of the first paragraph, or the first line of a listing as code. Skips
/// callouts if there is other content.
pub(super) fn first_sentence(blocks: &[Block]) -> Option<Vec<Inline>> {
    let is_remark = |block: &&Block| matches!(block, Block::Quotation(_));
    let body = blocks.iter().filter(|block| !is_remark(block));
    let remarks = blocks.iter().filter(is_remark);
    body.chain(remarks).find_map(sentence_of)
}

fn sentence_of(block: &Block) -> Option<Vec<Inline>> {
    match block {
        Block::Paragraph(pieces) => pieces.get(..sentence_end(pieces)).map(<[Inline]>::to_vec),
        Block::Listing(lines) => lines.first().map(|line| {
            let words: Vec<_> = line.split_whitespace().collect();
            vec![Inline::Code(words.join(" "))]
        }),
        Block::List { items, .. } => items.iter().find_map(|item| first_sentence(item)),
        Block::Quotation(content) => first_sentence(content),
    }
}

/// The number of pieces in the first sentence.
fn sentence_end(pieces: &[Inline]) -> usize {
    for (index, piece) in pieces.iter().enumerate() {
        let rest = pieces.get(index + 1..).unwrap_or_default();
        if ends_sentence(piece) && begins_sentence(rest) {
            return index + 1;
        }
    }
    pieces.len()
}

fn ends_sentence(piece: &Inline) -> bool {
    let Inline::Word(word) = piece else {
        return false;
    };
    let bare = word.trim_end_matches([')', '"', '\'', '”', '’']);
    let Some(stem) = bare.strip_suffix(['.', '!', '?']) else {
        return false;
    };
    let abbreviated = bare.ends_with('.')
        && (stem.trim_start_matches('(').contains('.') && !stem.contains('/')
            || ABBREVIATIONS.contains(&bare));
    !abbreviated
}

/// Whether a sentence may begin here: after white space, with anything but a lower-case letter.
fn begins_sentence(rest: &[Inline]) -> bool {
    match rest {
        [Inline::Gap | Inline::Break, Inline::Word(word), ..] => {
            !word.starts_with(char::is_lowercase)
        }
        [Inline::Gap | Inline::Break, ..] => true,
        _ => false,
    }
}
