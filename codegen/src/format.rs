//! Formats tokens: each item separately, with a blank line between items and between functions of
//! an `impl`. Nothing changes the text afterwards.

use proc_macro2::TokenStream;

use crate::emit::{Content, Draft, FileParts, MARK, OutputFile};

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
    see: &mut dyn FnMut(&str, &syn::File),
) -> OutputFile {
    let text = match draft.content {
        Content::Rust(parts) => {
            let see = &mut |items: &syn::File| see(&draft.path, items);
            rust(&header(origin, remedy), parts, see)
        }
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
        blocks.push(group.into_iter().map(|tokens| item(tokens, see)).collect());
    }
    blocks.extend(parts.items.into_iter().map(|tokens| item(tokens, see)));
    format!("{header}{}", blocks.join("\n"))
}

/// Formats items without blank lines between them.
fn item(tokens: TokenStream, see: &mut dyn FnMut(&syn::File)) -> String {
    let file: syn::File = match syn::parse2(tokens.clone()) {
        Ok(file) => file,
        Err(error) => unreachable!("emitters print whole items ({error}): {tokens}"),
    };
    see(&file);
    if !file.attrs.is_empty() {
        // Inner attributes of the file, such as `#![forbid(…)]`, belong to no item.
        return format!("{}\n", prettyplease::unparse(&file).trim_end());
    }
    match <[syn::Item; 1]>::try_from(file.items) {
        Ok([syn::Item::Impl(block)]) if block.items.len() > 1 => spaced(block),
        Ok([item]) => print(vec![item]),
        Err(items) => print(items),
    }
}

fn print(items: Vec<syn::Item>) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items,
    })
}

/// Prints an `impl` with a blank line before each function.
fn spaced(mut block: syn::ItemImpl) -> String {
    // Taken out first, so that only an empty block is cloned for each item.
    let items = std::mem::take(&mut block.items);
    let with = |items: Vec<syn::ImplItem>| {
        print(vec![syn::Item::Impl(syn::ItemImpl {
            items,
            ..block.clone()
        })])
    };
    let empty = with(Vec::new());
    let Some(head) = empty.trim_end().strip_suffix('}') else {
        return with(items);
    };
    let mut text = format!("{head}\n");
    for (index, item) in items.into_iter().enumerate() {
        let function = matches!(item, syn::ImplItem::Fn(_));
        if function && index > 0 {
            text.push('\n');
        }
        let alone = with(vec![item]);
        text.push_str(
            alone
                .strip_prefix(head)
                .unwrap_or(&alone)
                .trim_start_matches('\n')
                .strip_suffix("}\n")
                .unwrap_or(&alone),
        );
    }
    text.push_str("}\n");
    text
}

#[cfg(test)]
mod tests;
