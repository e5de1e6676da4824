//! A file being printed: what it imports, and its items in order.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::Root;
use crate::ir::vocabulary::{self, NameKind};

/// A finished file of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// Path relative to the crate, with `/` between folders.
    pub path: String,
    /// The whole text, with a newline at its end.
    pub text: String,
}

/// A file before it is formatted.
pub(crate) struct Draft {
    /// Path relative to the crate, with `/` between folders.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) content: Content,
}

/// What a [`Draft`] holds.
pub(crate) enum Content {
    /// Rust, to be formatted and put below the header.
    Rust(FileParts),
    /// Anything else, header included.
    Finished(String),
}

/// A Rust file in the making.
#[derive(Default)]
pub(super) struct File {
    docs: Vec<String>,
    standard: BTreeSet<String>,
    runtime: BTreeSet<String>,
    types: BTreeSet<String>,
    /// Names of the module `wire`.
    wire: BTreeSet<String>,
    /// Whether the module `wire` itself is imported.
    wire_module: bool,
    limits: bool,
    rules: bool,
    patterns: bool,
    /// Names that the file defines itself, and so never imports.
    own: BTreeSet<String>,
    root: Root,
    items: Vec<TokenStream>,
}

/// What the formatter prints, in this order: inner documentation, groups of imports, items.
pub(crate) struct FileParts {
    /// Lines of the file's own documentation.
    pub docs: Vec<String>,
    /// Groups of `use` items; a blank line stands between groups.
    pub imports: Vec<Vec<TokenStream>>,
    /// Items; a blank line stands between two.
    pub items: Vec<TokenStream>,
}

impl File {
    /// A file that defines a type of this name, in a crate whose code lies at `root`.
    pub(crate) fn defining(name: &str, root: &Root) -> Self {
        let mut file = Self::at(root);
        file.own.insert(name.to_owned());
        file
    }

    /// A file that defines no type, in a crate whose code lies at `root`.
    pub(crate) fn at(root: &Root) -> Self {
        Self {
            root: root.clone(),
            ..Self::default()
        }
    }

    /// Sets the documentation of the file itself.
    pub(crate) fn document(&mut self, docs: Vec<String>) {
        self.docs = docs;
    }

    /// Adds an item below those already there.
    pub(crate) fn item(&mut self, item: TokenStream) {
        self.items.push(item);
    }

    /// Imports from the standard library, for example `std::fmt`.
    pub(crate) fn standard(&mut self, path: &str) {
        debug_assert!(
            is_imported(path.rsplit("::").next().unwrap_or(path)),
            "the vocabulary lacks `{path}`"
        );
        self.standard.insert(path.to_owned());
    }

    /// Imports a name that the runtime has at its root.
    pub(crate) fn runtime(&mut self, name: &str) {
        debug_assert!(is_imported(name), "the vocabulary lacks `{name}`");
        self.runtime.insert(name.to_owned());
    }

    /// Imports a type of the crate, unless this file defines it.
    pub(crate) fn named(&mut self, name: &str) {
        if !self.own.contains(name) {
            self.types.insert(name.to_owned());
        }
    }

    /// Imports a name of the module `wire`.
    pub(crate) fn wire(&mut self, name: &str) {
        debug_assert!(
            vocabulary::has(NameKind::FromWire, name),
            "the vocabulary lacks `{name}` of `wire`"
        );
        self.wire.insert(name.to_owned());
    }

    /// Imports the module `wire` itself, of which names are used by their path.
    pub(crate) fn wire_module(&mut self) {
        self.wire_module = true;
    }

    /// Imports the module of limits.
    pub(crate) fn limits(&mut self) {
        self.limits = true;
    }

    /// Imports the module of rules.
    pub(crate) fn rules(&mut self) {
        self.rules = true;
    }

    /// Imports the module of patterns.
    pub(crate) fn patterns(&mut self) {
        self.patterns = true;
    }

    /// The path to something at the root of the emitted code.
    pub(crate) fn at_root(&self, name: &str) -> TokenStream {
        path(&format!("{}::{name}", self.root))
    }

    /// Takes the file apart for printing.
    pub(crate) fn into_parts(self) -> FileParts {
        let mut imports = Vec::new();
        if !self.standard.is_empty() {
            imports.push(self.standard.iter().map(|path| import(path)).collect());
        }
        if !self.runtime.is_empty() {
            imports.push(vec![import_from("hardy_runtime", &self.runtime)]);
        }
        let mut own = Vec::new();
        if self.limits {
            own.push(import(&format!("{}::limits", self.root)));
        }
        if self.rules {
            own.push(import(&format!("{}::rules", self.root)));
        }
        if self.patterns {
            own.push(import(&format!("{}::patterns", self.root)));
        }
        if !self.types.is_empty() {
            own.push(import_from(&format!("{}::types", self.root), &self.types));
        }
        if self.wire_module {
            own.push(import(&format!("{}::wire", self.root)));
        }
        if !self.wire.is_empty() {
            own.push(import_from(&format!("{}::wire", self.root), &self.wire));
        }
        if !own.is_empty() {
            imports.push(own);
        }
        FileParts {
            docs: self.docs,
            imports,
            items: self.items,
        }
    }
}

/// Whether the vocabulary says that files import something of this name.
fn is_imported(name: &str) -> bool {
    let kinds = [
        NameKind::Imported,
        NameKind::ExternalFunction,
        NameKind::ExternalModule,
    ];
    kinds.iter().any(|kind| vocabulary::has(*kind, name))
}

fn path(text: &str) -> TokenStream {
    let segments = text.split("::").map(|segment| {
        if segment == "crate" {
            quote!(crate)
        } else {
            let ident = format_ident!("{segment}");
            quote!(#ident)
        }
    });
    quote!(#(#segments)::*)
}

fn import(text: &str) -> TokenStream {
    let path = path(text);
    quote!(use #path;)
}

fn import_from(module: &str, names: &BTreeSet<String>) -> TokenStream {
    let module = path(module);
    let names: Vec<_> = names.iter().map(|name| format_ident!("{name}")).collect();
    match names.as_slice() {
        [name] => quote!(use #module::#name;),
        names => quote!(use #module::{#(#names),*};),
    }
}
