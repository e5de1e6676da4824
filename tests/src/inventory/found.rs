//! The items in a generated file, as the compiler sees them.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, Fields, GenericArgument, ImplItem, PathArguments, UseTree};

use super::item::{Item, Kind};

/// Words that begin an item: each of them in a file must be one of an item that was found.
const ITEM_WORDS: &[&str] = &[
    "enum",
    "extern",
    "fn",
    "macro_rules",
    "mod",
    "struct",
    "trait",
    "unsafe",
];

pub(super) fn items(text: &str) -> Result<BTreeSet<Item>, String> {
    let file = syn::parse_file(text).map_err(|error| error.to_string())?;
    let tokens: TokenStream = text.parse().map_err(|error| format!("{error}"))?;
    let mut outline = Outline::default();
    outline.attributes(&file.attrs);
    for item in &file.items {
        outline.item(item, "");
    }
    let mut words = Words::default();
    words.count(tokens, &mut outline);
    // An item within a function is seen by no one but here.
    for (word, count) in words.counts {
        if outline.words.get(word).copied().unwrap_or(0) != count {
            outline.add(Kind::Foreign, "", format!("{count} times `{word}`"));
        }
    }
    Ok(outline.items)
}

#[derive(Default)]
struct Outline {
    items: BTreeSet<Item>,
    words: BTreeMap<&'static str, usize>,
    /// The trait of the current implementation.
    of: String,
    seen: BTreeSet<(String, Item)>,
}

impl Outline {
    fn add(&mut self, kind: Kind, owner: &str, name: impl Into<String>) {
        let item = Item::new(kind, owner, name);
        let may_repeat = matches!(
            kind,
            Kind::Attribute | Kind::Implementation | Kind::Import | Kind::Foreign
        );
        if !may_repeat && !self.seen.insert((self.of.clone(), item.clone())) {
            let twice = Item::new(Kind::Foreign, owner, format!("{} twice", item.name));
            self.items.insert(twice);
        }
        self.items.insert(item);
    }

    /// As [`Outline::add`], of an item that begins with `word`.
    fn begin(&mut self, word: &'static str, kind: Kind, owner: &str, name: &syn::Ident) {
        *self.words.entry(word).or_default() += 1;
        self.add(kind, owner, name.to_string());
    }

    fn attributes(&mut self, attributes: &[Attribute]) {
        for attribute in attributes {
            self.add(Kind::Attribute, "", joined(attribute.path()));
        }
    }

    fn item(&mut self, item: &syn::Item, owner: &str) {
        match item {
            syn::Item::Const(item) => {
                self.attributes(&item.attrs);
                self.add(Kind::Constant, owner, item.ident.to_string());
            }
            syn::Item::Static(item) => {
                self.attributes(&item.attrs);
                self.add(Kind::Static, owner, item.ident.to_string());
            }
            syn::Item::Enum(item) => self.enum_(item, owner),
            syn::Item::Struct(item) => {
                self.attributes(&item.attrs);
                self.begin("struct", Kind::Structure, owner, &item.ident);
                self.fields(&item.fields, &item.ident.to_string());
            }
            syn::Item::Impl(item) => self.implementation(item),
            syn::Item::Fn(item) => {
                self.attributes(&item.attrs);
                self.begin("fn", Kind::Function, owner, &item.sig.ident);
            }
            syn::Item::Mod(item) => {
                self.attributes(&item.attrs);
                self.begin("mod", Kind::Module, owner, &item.ident);
                let name = item.ident.to_string();
                for inner in item.content.iter().flat_map(|(_, items)| items) {
                    self.item(inner, &name);
                }
            }
            syn::Item::Use(item) => {
                self.attributes(&item.attrs);
                self.import(&item.tree, owner, &mut Vec::new());
            }
            _ => self.add(Kind::Foreign, owner, "an item of another kind"),
        }
    }

    fn enum_(&mut self, item: &syn::ItemEnum, owner: &str) {
        self.attributes(&item.attrs);
        self.begin("enum", Kind::Enum, owner, &item.ident);
        let name = item.ident.to_string();
        for variant in &item.variants {
            self.attributes(&variant.attrs);
            self.add(Kind::Variant, &name, variant.ident.to_string());
            self.fields(&variant.fields, &format!("{name}::{}", variant.ident));
            if variant.discriminant.is_some() {
                self.add(Kind::Foreign, &name, "a discriminant");
            }
        }
    }

    fn fields(&mut self, fields: &Fields, owner: &str) {
        for field in fields {
            self.attributes(&field.attrs);
            if let Some(name) = &field.ident {
                self.add(Kind::Field, owner, name.to_string());
            }
        }
    }

    fn implementation(&mut self, item: &syn::ItemImpl) {
        self.attributes(&item.attrs);
        let owner = match &*item.self_ty {
            syn::Type::Path(path) => joined(&path.path),
            _ => String::new(),
        };
        let of = item.trait_.as_ref().map(|(path, _)| path);
        // With the arguments of the trait: a type may have several `From`.
        self.of = of.map_or_else(String::new, with_arguments);
        self.add(
            Kind::Implementation,
            &owner,
            of.map(last).unwrap_or_default(),
        );
        for inner in &item.items {
            match inner {
                ImplItem::Const(inner) => {
                    self.attributes(&inner.attrs);
                    self.add(Kind::Constant, &owner, inner.ident.to_string());
                }
                ImplItem::Fn(inner) => {
                    self.attributes(&inner.attrs);
                    self.begin("fn", Kind::Function, &owner, &inner.sig.ident);
                }
                ImplItem::Type(inner) => {
                    self.attributes(&inner.attrs);
                    self.add(Kind::Type, &owner, inner.ident.to_string());
                }
                _ => self.add(Kind::Foreign, &owner, "an item of another kind"),
            }
        }
        self.of.clear();
    }

    fn import(&mut self, tree: &UseTree, owner: &str, path: &mut Vec<String>) {
        match tree {
            UseTree::Path(tree) => {
                path.push(tree.ident.to_string());
                self.import(&tree.tree, owner, path);
                path.pop();
            }
            UseTree::Name(tree) => {
                path.push(tree.ident.to_string());
                let joined = path.join("::");
                path.pop();
                // A model cannot add items to the standard library and the runtime.
                if !matches!(
                    path.first().map(String::as_str),
                    Some("std" | "hardy_client" | "hardy_runtime")
                ) {
                    self.add(Kind::Import, owner, joined);
                }
            }
            UseTree::Group(tree) => {
                for tree in &tree.items {
                    self.import(tree, owner, path);
                }
            }
            // All that the runtime has of a protocol; no model can add to it.
            UseTree::Glob(_) if is_protocol(path) => {}
            UseTree::Rename(_) | UseTree::Glob(_) => {
                self.add(Kind::Foreign, owner, "an import of another form");
            }
        }
    }
}

#[derive(Default)]
struct Words {
    counts: BTreeMap<&'static str, usize>,
}

impl Words {
    fn count(&mut self, tokens: TokenStream, outline: &mut Outline) {
        let mut before: Option<String> = None;
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            let mut word = None;
            match token {
                TokenTree::Group(group) => self.count(group.stream(), outline),
                TokenTree::Ident(ident) => {
                    let text = ident.to_string();
                    if let Some(known) = ITEM_WORDS.iter().find(|known| **known == text) {
                        *self.counts.entry(known).or_default() += 1;
                    }
                    word = Some(text);
                }
                TokenTree::Punct(mark) if mark.as_char() == '!' => {
                    let compares = matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == '=');
                    // After `if`, `!` negates.
                    let is_name = |name: &String| !compares && name != "if";
                    if let Some(name) = before.filter(is_name) {
                        outline.add(Kind::Foreign, "", format!("the macro `{name}!`"));
                    }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            before = word;
        }
    }
}

fn joined(path: &syn::Path) -> String {
    let names = path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string());
    names.collect::<Vec<_>>().join("::")
}

/// The last name of a path, and the types that it is of.
fn with_arguments(path: &syn::Path) -> String {
    let mut text = last(path);
    let arguments = path.segments.last().map(|segment| &segment.arguments);
    if let Some(PathArguments::AngleBracketed(arguments)) = arguments {
        for argument in &arguments.args {
            if let GenericArgument::Type(syn::Type::Path(path)) = argument {
                text.push_str(&format!(" {}", joined(&path.path)));
            }
        }
    }
    text
}

fn last(path: &syn::Path) -> String {
    let last = path.segments.last();
    last.map(|segment| segment.ident.to_string())
        .unwrap_or_default()
}

/// Whether the path is that of a protocol of the runtime.
fn is_protocol(path: &[String]) -> bool {
    matches!(path, [runtime, protocol, _] if runtime == "hardy_runtime" && protocol == "protocol")
}
