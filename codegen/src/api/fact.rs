//! Facts about items, as their file states them. Must not know the paths of public items.

use syn::punctuated::Punctuated;
use syn::{
    Attribute, Fields, Ident, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, Path, Token, Type,
    Visibility,
};

use super::condition::Conditions;
use super::print;

/// Constants of types that `SEMVER.md` excludes from its promises.
const LEFT_OUT_CONSTANTS: [&str; 4] = ["LISTED", "MEMBERS", "STATUS", "STREAMS_OUTPUT"];

/// Types of traits that it excludes: a patch release may change the protocol.
const LEFT_OUT_TYPES: [&str; 1] = ["Protocol"];

/// The type of a listing without items. It is no fact, so that items are an addition.
const NO_ITEMS: &str = "NoItems";

/// A fact about an item, or about a member of it.
#[derive(Debug)]
pub(super) struct Fact {
    pub(super) rank: Rank,
    /// The line after the path of the item.
    pub(super) text: Box<str>,
}

/// The order of the lines of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Item,
    Trait,
    Field,
    Variant,
    Constant,
    Function,
}

/// Facts about an item from one place: its definition, or an `impl` block.
#[derive(Debug)]
pub(super) struct Facts {
    /// When the place is compiled.
    pub(super) conditions: Conditions,
    pub(super) found: Vec<Fact>,
    /// Facts with further conditions.
    pub(super) conditional: Vec<(Conditions, Fact)>,
}

impl Facts {
    /// No facts yet, from a place that is compiled under these conditions.
    pub(super) fn new(conditions: Conditions) -> Self {
        Self {
            conditions,
            found: Vec::new(),
            conditional: Vec::new(),
        }
    }

    /// What the item is.
    fn item(&mut self, attributes: &[Attribute], fact: &str) {
        self.member(Rank::Item, "", attributes, fact);
        for name in attributes.iter().filter_map(derived).flatten() {
            self.add(Rank::Trait, format!(": impl {name}"), Conditions::default());
        }
    }

    pub(super) fn structure(&mut self, item: &ItemStruct) {
        let is_public = |field: &syn::Field| is_public(&field.vis);
        let kind = match &item.fields {
            fields if !fields.iter().all(is_public) => "struct, private fields",
            Fields::Unit => "unit struct",
            Fields::Unnamed(_) => "tuple struct",
            Fields::Named(_) => "struct",
        };
        self.item(&item.attrs, &exhaustiveness(kind, &item.attrs));
        for (index, field) in item.fields.iter().enumerate() {
            if is_public(field) {
                let name = match &field.ident {
                    Some(name) => format!(".{name}"),
                    None => format!(".{index}"),
                };
                let fact = print::text(&field.ty);
                self.member(Rank::Field, &name, &field.attrs, &fact);
            }
        }
    }

    pub(super) fn enumeration(&mut self, item: &ItemEnum) {
        self.item(&item.attrs, &exhaustiveness("enum", &item.attrs));
        for variant in &item.variants {
            let fact = match &variant.fields {
                Fields::Unit => "variant".to_owned(),
                fields => format!("variant{}", print::text(fields)),
            };
            let name = format!("::{}", variant.ident);
            self.member(Rank::Variant, &name, &variant.attrs, &fact);
        }
    }

    /// An item without members.
    pub(super) fn other(&mut self, item: &Item) {
        let (attributes, fact) = match item {
            Item::Const(item) => (&item.attrs, format!("const {}", print::text(&item.ty))),
            Item::Fn(item) => (&item.attrs, print::signature(&item.sig)),
            Item::Mod(item) => (&item.attrs, "mod".to_owned()),
            Item::Static(item) => (&item.attrs, format!("static {}", print::text(&item.ty))),
            Item::Type(item) => (&item.attrs, format!("type = {}", print::text(&item.ty))),
            _ => return,
        };
        self.item(attributes, &fact);
    }

    pub(super) fn block(&mut self, block: &ItemImpl) {
        match &block.trait_ {
            Some((path, _)) => self.trait_(path, &block.items),
            None => block.items.iter().for_each(|item| self.associated(item)),
        }
    }

    fn trait_(&mut self, path: &Path, items: &[ImplItem]) {
        let name = print::trait_name(path);
        self.add(Rank::Trait, format!(": impl {name}"), Conditions::default());
        let types = items.iter().filter_map(|item| match item {
            ImplItem::Type(item) => Some(item),
            _ => None,
        });
        for item in types.filter(|item| !LEFT_OUT_TYPES.iter().any(|name| item.ident == name)) {
            let type_ = print::text(&item.ty);
            if type_ == NO_ITEMS {
                continue;
            }
            let text = format!(": type {name}::{} = {type_}", item.ident);
            self.add(Rank::Trait, text, Conditions::default());
        }
    }

    fn associated(&mut self, item: &ImplItem) {
        match item {
            ImplItem::Fn(item) if is_public(&item.vis) => {
                let name = format!("::{}", item.sig.ident);
                let fact = print::signature(&item.sig);
                self.member(Rank::Function, &name, &item.attrs, &fact);
            }
            ImplItem::Const(item) if is_public(&item.vis) && !is_left_out(&item.ident) => {
                let name = format!("::{}", item.ident);
                let fact = format!("const {}", print::text(&item.ty));
                self.member(Rank::Constant, &name, &item.attrs, &fact);
            }
            _ => {}
        }
    }

    /// A fact about `name` of the subject, and another line if it is deprecated.
    fn member(&mut self, rank: Rank, name: &str, attributes: &[Attribute], fact: &str) {
        let Some(own) = Conditions::of(attributes) else {
            return;
        };
        self.add(rank, format!("{name}: {fact}"), own.clone());
        if attributes
            .iter()
            .any(|attribute| attribute.path().is_ident("deprecated"))
        {
            self.add(rank, format!("{name}: deprecated"), own);
        }
    }

    /// Adds a fact that is true under these conditions, besides those of the place.
    pub(super) fn add(&mut self, rank: Rank, text: String, conditions: Conditions) {
        let text = text.into();
        let fact = Fact { rank, text };
        match conditions == Conditions::default() {
            true => self.found.push(fact),
            false => self.conditional.push((conditions, fact)),
        }
    }
}

/// The subject of an `impl`: the path of the type, or its text if it is no mere path.
pub(super) fn subject_of(type_: &Type) -> Vec<String> {
    match type_ {
        Type::Path(path) if path.qself.is_none() && path.path.segments.iter().all(is_plain) => {
            let segments = path.path.segments.iter();
            segments.map(|segment| segment.ident.to_string()).collect()
        }
        type_ => vec![print::text(type_)],
    }
}

fn is_plain(segment: &syn::PathSegment) -> bool {
    segment.arguments.is_none()
}

fn exhaustiveness(kind: &str, attributes: &[Attribute]) -> String {
    let mut attributes = attributes.iter();
    match attributes.any(|attribute| attribute.path().is_ident("non_exhaustive")) {
        true => format!("{kind}, non_exhaustive"),
        false => kind.to_owned(),
    }
}

fn is_left_out(constant: &Ident) -> bool {
    LEFT_OUT_CONSTANTS.iter().any(|name| constant == name)
}

/// The names of derived traits.
fn derived(attribute: &Attribute) -> Option<Vec<String>> {
    if !attribute.path().is_ident("derive") {
        return None;
    }
    let paths = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
    let paths = paths.ok()?;
    Some(paths.iter().map(print::trait_name).collect())
}

pub(super) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
