//! Formats tokens: each item separately, with a blank line between items and between functions of
//! an `impl`. Nothing changes the text afterwards.

use proc_macro2::TokenStream;

use crate::emit::{Content, DOC_BREAK, Draft, FileParts, MARK, OutputFile};

/// The comment at the top of every Rust file.
pub(crate) fn header(origin: &str, remedy: &str) -> String {
    format!("// {MARK} from {origin}.\n// Do not edit: {remedy}.\n\n")
}

/// Formats a file. `origin` is its source and `remedy` how to change it, for the header. Calls `see`
/// with its items.
pub(crate) fn file(
    origin: &str,
    remedy: &str,
    draft: Draft,
    see: &mut dyn FnMut(&syn::File),
) -> OutputFile {
    let text = match draft.content {
        Content::Rust(parts) => rust(&header(origin, remedy), parts, see),
        Content::Finished(text) => text,
    };
    OutputFile {
        path: draft.path,
        text,
    }
}

fn rust(header: &str, parts: FileParts, see: &mut dyn FnMut(&syn::File)) -> String {
    let mut blocks = Vec::new();
    if !parts.docs.is_empty() {
        let lines = parts.docs.iter().map(|line| match line.is_empty() {
            true => "//!\n".to_owned(),
            false => format!("//! {line}\n"),
        });
        blocks.push(lines.collect::<String>());
    }
    for group in parts.imports {
        blocks.push(item(group.into_iter().collect(), see));
    }
    blocks.extend(parts.items.into_iter().map(|tokens| item(tokens, see)));
    format!("{header}{}", blocks.join("\n"))
}

/// Formats items without blank lines between them.
fn item(tokens: TokenStream, see: &mut dyn FnMut(&syn::File)) -> String {
    let mut file: syn::File = match syn::parse2(tokens) {
        Ok(file) => file,
        Err(error) => unreachable!("emitters print whole items ({error})"),
    };
    see(&file);
    let has_attributes = !file.attrs.is_empty();
    if let ([], [syn::Item::Impl(block)]) = (file.attrs.as_slice(), file.items.as_mut_slice()) {
        space(block);
    }
    let mut text = prettyplease::unparse(&file);
    if has_attributes {
        // Inner attributes of the file, such as `#![forbid(…)]`, belong to no item.
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    match text.contains(DOC_BREAK) {
        true => with_doc_lines(&text),
        false => text,
    }
}

/// Puts each line of documentation into a comment of its own.
fn with_doc_lines(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 4);
    for line in text.split_inclusive('\n') {
        let indentation = line.len() - line.trim_start_matches(' ').len();
        for (index, comment) in line.split(DOC_BREAK).enumerate() {
            if index > 0 {
                spaced.push('\n');
                spaced.push_str(&line[..indentation]);
                spaced.push_str("///");
            }
            spaced.push_str(comment);
        }
    }
    spaced
}

/// Puts an item without tokens, which is printed as a blank line, before each function but the first item.
fn space(block: &mut syn::ItemImpl) {
    let items = std::mem::take(&mut block.items);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 && matches!(item, syn::ImplItem::Fn(_)) {
            let blank = syn::ImplItem::Verbatim(TokenStream::new());
            block.items.push(blank);
        }
        block.items.push(item);
    }
}

#[cfg(test)]
mod tests;
