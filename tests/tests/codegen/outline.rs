//! What an emitted file consists of: its items by name, and the names and texts of its code.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::{ImplItem, Item, Type};

/// The items of a file but its imports, one a line, with what is inside of them.
pub(crate) fn items(text: &str) -> Vec<String> {
    let file = syn::parse_file(text).expect("emitted files are Rust");
    let items = file.items.iter();
    items
        .filter(|item| !matches!(item, Item::Use(_)))
        .map(outlined)
        .collect()
}

fn outlined(item: &Item) -> String {
    match item {
        Item::Const(item) => format!("const {}", item.ident),
        Item::Enum(item) => {
            let variants = item
                .variants
                .iter()
                .map(|variant| variant.ident.to_string());
            format!("enum {} {{ {} }}", item.ident, joined(variants))
        }
        Item::Impl(item) => {
            let inner = joined(item.items.iter().map(inner));
            let of = item.trait_.as_ref().map(|(path, _)| last(path));
            let of = of.map(|name| format!("{name} for ")).unwrap_or_default();
            format!("impl {of}{} {{ {inner} }}", named(&item.self_ty))
        }
        Item::Mod(item) => format!("mod {}", item.ident),
        Item::Static(item) => format!("static {}", item.ident),
        Item::Struct(item) => {
            let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
            let fields = joined(fields.map(ToString::to_string));
            format!("struct {} {{ {fields} }}", item.ident)
        }
        _ => "something else".to_owned(),
    }
}

fn inner(item: &ImplItem) -> String {
    match item {
        ImplItem::Const(item) => item.ident.to_string(),
        ImplItem::Fn(item) => item.sig.ident.to_string(),
        ImplItem::Type(item) => item.ident.to_string(),
        _ => "something else".to_owned(),
    }
}

fn joined(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn named(type_: &Type) -> String {
    match type_ {
        Type::Path(path) => last(&path.path),
        _ => "something else".to_owned(),
    }
}

fn last(path: &syn::Path) -> String {
    let last = path.segments.last();
    last.map(|segment| segment.ident.to_string())
        .unwrap_or_default()
}

/// What the code of a file is made of; comments apart, and with documentation among the texts.
#[derive(Default)]
pub(crate) struct Words {
    /// Every identifier and keyword.
    pub(crate) names: BTreeSet<String>,
    /// Every text in quotes.
    pub(crate) texts: BTreeSet<String>,
}

impl Words {
    /// Adds those of a file.
    pub(crate) fn add(&mut self, text: &str) {
        let tokens: TokenStream = text.parse().expect("emitted files are Rust");
        self.add_tokens(tokens);
    }

    fn add_tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.add_tokens(group.stream()),
                TokenTree::Ident(name) => {
                    self.names.insert(name.to_string());
                }
                TokenTree::Literal(literal) => {
                    if let syn::Lit::Str(text) = syn::Lit::new(literal) {
                        self.texts.insert(text.value());
                    }
                }
                TokenTree::Punct(_) => {}
            }
        }
    }
}
