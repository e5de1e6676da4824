//! The public items of a generated crate, a line for each, without bodies and documentation. Must
//! not know models.

use std::collections::BTreeSet;

use hardy_codegen::Generated;
use quote::{ToTokens, quote};
use syn::{Attribute, Fields, ImplItem, Item, ItemImpl, Visibility};

/// The public items of a crate, but for the constants of `limits`, which `SEMVER.md` leaves out.
pub(crate) fn surface(generated: &Generated) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for file in &generated.files {
        if file.path.ends_with(".rs") && file.path != "src/limits.rs" {
            let parsed = syn::parse_file(&file.text).expect("emitted files are Rust");
            for item in &parsed.items {
                add(item, &mut lines);
            }
        }
    }
    lines
}

fn add(item: &Item, lines: &mut BTreeSet<String>) {
    let mut add = |line: String| {
        lines.insert(line);
    };
    match item {
        Item::Struct(item) if is_public(&item.vis) => {
            let name = &item.ident;
            add(format!("struct {name}"));
            add_attributes(&item.attrs, &name.to_string(), &mut add);
            for field in item.fields.iter().filter(|field| is_public(&field.vis)) {
                let (field, holds) = (&field.ident, text(&field.ty));
                add(format!("{name}.{}: {holds}", text(field)));
            }
        }
        Item::Enum(item) if is_public(&item.vis) => {
            let name = &item.ident;
            add(format!("enum {name}"));
            add_attributes(&item.attrs, &name.to_string(), &mut add);
            for variant in &item.variants {
                let holds = match &variant.fields {
                    Fields::Unit => String::new(),
                    fields => text(fields),
                };
                add(format!("{name}::{}{holds}", variant.ident));
            }
        }
        Item::Const(item) if is_public(&item.vis) => {
            add(format!("const {}: {}", item.ident, text(&item.ty)));
        }
        Item::Impl(item) => add_block(item, &mut add),
        _ => {}
    }
}

fn add_block(block: &ItemImpl, add: &mut impl FnMut(String)) {
    let name = text(&block.self_ty);
    if let Some((of, _)) = block.trait_.as_ref().map(|(path, rest)| (path, rest)) {
        add(format!("impl {} for {name}", text(of)));
        for item in &block.items {
            if let ImplItem::Type(item) = item {
                add(format!("{name}: {} = {}", item.ident, text(&item.ty)));
            }
        }
        return;
    }
    for item in &block.items {
        match item {
            ImplItem::Fn(item) if is_public(&item.vis) => {
                add(format!("{name}::{}", text(&item.sig)))
            }
            ImplItem::Const(item) if is_public(&item.vis) => {
                add(format!("{name}::{}: {}", item.ident, text(&item.ty)));
            }
            _ => {}
        }
    }
}

/// The derived traits of a type, a line for each.
fn add_attributes(attributes: &[Attribute], name: &str, add: &mut impl FnMut(String)) {
    for attribute in attributes {
        if attribute.path().is_ident("derive") {
            let derived = attribute.parse_args_with(
                syn::punctuated::Punctuated::<syn::Path, syn::Token![,]>::parse_terminated,
            );
            for path in derived.expect("a list of traits") {
                add(format!("impl {} for {name}", text(&path)));
            }
        } else if attribute.path().is_ident("non_exhaustive") {
            add(format!("{name} is non_exhaustive"));
        }
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn text(tokens: &impl ToTokens) -> String {
    quote!(#tokens).to_string()
}
