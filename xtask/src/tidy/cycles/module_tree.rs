//! The modules of a crate: the file of each, its definitions and imports, and the paths in it. Must
//! not resolve paths.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, ItemMod, Visibility};

use super::scan::{Import, imports_of, scan};
use crate::tidy::untidiness::Untidiness;

/// The files of a crate and its modules; the first module is its root.
pub(super) struct Crate<'a> {
    pub(super) files: Vec<SourceFile<'a>>,
    pub(super) modules: Vec<Module>,
}

pub(super) struct SourceFile<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
}

#[derive(Default)]
pub(super) struct Module {
    /// Its file, an index of [`Crate::files`].
    pub(super) file: usize,
    pub(super) parent: Option<usize>,
    pub(super) children: BTreeMap<String, usize>,
    /// Names of its definitions.
    pub(super) items: BTreeSet<String>,
    pub(super) imports: Vec<Import>,
    /// Paths in signatures, bodies and macros, without duplicates, in the order of the source.
    pub(super) mentions: Vec<Vec<String>>,
}

impl<'a> Crate<'a> {
    /// Reads the crate with the root file `root`. Ignores a missing file of a `mod`, which the
    /// compiler reports.
    pub(super) fn read(
        root: &'a str,
        files: &'a BTreeMap<String, String>,
    ) -> Result<Self, Untidiness> {
        let mut krate = Self {
            files: Vec::new(),
            modules: Vec::new(),
        };
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
        krate.read_file(root, folder, None, files)?;
        Ok(krate)
    }

    /// `folder` contains the files of child modules.
    fn read_file(
        &mut self,
        path: &str,
        folder: &str,
        parent: Option<usize>,
        files: &'a BTreeMap<String, String>,
    ) -> Result<Option<usize>, Untidiness> {
        let Some((path, text)) = files.get_key_value(path) else {
            return Ok(None);
        };
        let file = syn::parse_file(text).map_err(|error| Untidiness {
            path: path.clone(),
            rule: format!("cannot be read as Rust: {error}"),
        })?;
        self.files.push(SourceFile { path, text });
        let index = self.files.len() - 1;
        self.read_module(index, folder, parent, file.items, files)
            .map(Some)
    }

    fn read_module(
        &mut self,
        file: usize,
        folder: &str,
        parent: Option<usize>,
        items: Vec<Item>,
        files: &'a BTreeMap<String, String>,
    ) -> Result<usize, Untidiness> {
        let index = self.modules.len();
        self.modules.push(Module {
            file,
            parent,
            ..Module::default()
        });
        for item in items.into_iter().filter(|item| !is_for_tests(item)) {
            match item {
                Item::Mod(child) => {
                    let name = child.ident.to_string();
                    if let Some(child) = self.read_child(index, folder, child, files)? {
                        self.modules[index].children.insert(name, child);
                    }
                }
                item => self.modules[index].read_item(&item),
            }
        }
        Ok(index)
    }

    fn read_child(
        &mut self,
        parent: usize,
        folder: &str,
        child: ItemMod,
        files: &'a BTreeMap<String, String>,
    ) -> Result<Option<usize>, Untidiness> {
        let inner = format!("{folder}/{}", child.ident);
        let file = self.modules[parent].file;
        if let Some((_, items)) = child.content {
            return self
                .read_module(file, &inner, Some(parent), items, files)
                .map(Some);
        }
        self.read_file(&format!("{inner}.rs"), &inner, Some(parent), files)
    }
}

impl Module {
    fn read_item(&mut self, item: &Item) {
        match item {
            Item::Use(item) => {
                let is_public = !matches!(item.vis, Visibility::Inherited);
                self.imports.extend(imports_of(item, is_public));
                return;
            }
            Item::Macro(item) => {
                self.items
                    .extend(item.ident.iter().map(ToString::to_string));
                definitions(item.mac.tokens.clone(), &mut self.items);
            }
            item => self.items.extend(name_of(item)),
        }
        let (mentions, imports) = scan(item.to_token_stream());
        self.imports.extend(imports);
        for mention in mentions {
            if !self.mentions.contains(&mention) {
                self.mentions.push(mention);
            }
        }
    }
}

fn name_of(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// The names of items that a macro defines, in its definition or its call.
fn definitions(tokens: TokenStream, names: &mut BTreeSet<String>) {
    let mut follows_keyword = false;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                if follows_keyword {
                    names.insert(ident.to_string());
                }
                let keywords = ["const", "enum", "fn", "static", "struct", "trait", "type"];
                follows_keyword = keywords.iter().any(|keyword| ident == keyword);
            }
            TokenTree::Group(group) => {
                follows_keyword = false;
                definitions(group.stream(), names);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => follows_keyword = false,
        }
    }
}

fn is_for_tests(item: &Item) -> bool {
    let attributes: &[Attribute] = match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    };
    attributes
        .iter()
        .any(|attribute| attribute.to_token_stream().to_string() == "# [cfg (test)]")
}
