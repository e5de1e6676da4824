//! Validators: a chain of checks for each member.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::File;
use super::filter;
use super::fragment::ident;
use crate::ir::{Check, Enum, Field, Presence, Structure, Union, UnionMember, Value};

/// The validator of a structure.
pub(super) fn structure(structure: &Structure, file: &mut File) -> TokenStream {
    let fields = structure.fields.iter();
    let mut statements: Vec<_> = fields.filter_map(|field| statement(field, file)).collect();
    let filter = structure.filter.as_deref();
    statements.extend(filter.map(|filter| filter::check(filter, file)));
    let checker = if statements.is_empty() {
        quote!(_checker)
    } else {
        quote!(checker)
    };
    let body = quote!(#(#statements)*);
    let fields = structure.fields.iter();
    let members: Vec<_> = fields
        .map(|field| member(&field.member, Some(&field.value), file))
        .collect();
    implementation(&structure.name, &members, &checker, &body, file)
}

/// The entry of a member in the table of members.
fn member(name: &str, value: Option<&Value>, file: &mut File) -> TokenStream {
    let mut value = value;
    let mut nesting = TokenStream::new();
    loop {
        match value {
            Some(Value::Boxed(inner)) => value = Some(inner),
            Some(Value::List { item, .. }) => {
                value = Some(item);
                nesting.extend(quote!(.items()));
            }
            Some(Value::Map(map)) => {
                value = Some(&map.value);
                nesting.extend(quote!(.entries()));
            }
            _ => break,
        }
    }
    // With the module, because services have shapes of that name.
    file.runtime("validate");
    match value {
        Some(Value::Structure(target) | Value::Union(target)) => {
            file.named(target);
            let target = ident(target);
            quote!(validate::Member::nested(#name, || #target::MEMBERS) #nesting)
        }
        Some(Value::Document) => quote!(validate::Member::document(#name) #nesting),
        _ => quote!(validate::Member::value(#name) #nesting),
    }
}

fn implementation(
    name: &str,
    members: &[TokenStream],
    checker: &TokenStream,
    body: &TokenStream,
    file: &mut File,
) -> TokenStream {
    for name in ["Checker", "Validate"] {
        file.runtime(name);
    }
    let name = ident(name);
    let version = file.at_root("MODEL_VERSION");
    let members = (!members.is_empty())
        .then(|| quote!(const MEMBERS: &'static [validate::Member] = &[#(#members),*];));
    quote! {
        impl Validate for #name {
            const MODEL_VERSION: Option<&'static str> = #version;
            #members

            #[inline]
            fn check(&self, #checker: &mut Checker<'_>) { #body }
        }
    }
}

fn statement(field: &Field, file: &mut File) -> Option<TokenStream> {
    let name = ident(&field.name);
    let member = &field.member;
    let checks = chain(&field.checks, file);
    let method = match field.presence {
        Presence::RequiredOption => "required",
        Presence::Label if field.value.is_str() => "label",
        _ if field.checks.is_empty() => return None,
        Presence::Optional => "optional",
        Presence::Defaulted => "unless_default",
        Presence::Always | Presence::Label => "member",
    };
    let method = ident(method);
    Some(quote!(checker.#method(#member, &self.#name) #checks;))
}

/// The validator of an enum: only unlisted values break a constraint.
pub(super) fn enumeration(enum_: &Enum, file: &mut File) -> TokenStream {
    let public = enum_.values.iter().filter(|value| !value.internal);
    let public: Vec<_> = public.map(|value| ident(&value.variant)).collect();
    let listed = match public.len() {
        all if all == enum_.values.len() => quote!(Self::LISTED),
        0 => quote!(&[] as &[Self]),
        _ => quote!(&[#(Self::#public),*]),
    };
    let sensitive = enum_.sensitive.then(|| quote!(.sensitive()));
    let body = quote! {
        if let Self::Unlisted(value) = self {
            checker #sensitive.unlisted_value(value.as_str(), #listed);
        }
    };
    implementation(&enum_.name, &[], &quote!(checker), &body, file)
}

/// The validator of a union: checks the member that is set.
pub(super) fn union(union_: &Union, file: &mut File) -> TokenStream {
    let members = union_.members.iter();
    let arms: Vec<_> = members.map(|member| union_arm(member, file)).collect();
    let body = quote! {
        match self {
            #(#arms)*
            Self::Unlisted(member) => checker.unlisted_member(&member.tag),
        }
    };
    let members = union_.members.iter();
    let members: Vec<_> = members
        .map(|tagged| member(&tagged.member, tagged.value.as_ref(), file))
        .collect();
    implementation(&union_.name, &members, &quote!(checker), &body, file)
}

fn union_arm(member: &UnionMember, file: &mut File) -> TokenStream {
    let variant = ident(&member.variant);
    let name = &member.member;
    match (&member.value, member.checks.is_empty()) {
        (None, _) => return quote!(Self::#variant => {}),
        (Some(_), true) => return quote!(Self::#variant(_) => {}),
        (Some(_), false) => {}
    }
    let checks = chain(&member.checks, file);
    quote!(Self::#variant(value) => { checker.member(#name, value) #checks; })
}

/// The checks of a value, a method call for each.
fn chain(checks: &[Check], file: &mut File) -> TokenStream {
    let calls: Vec<_> = checks.iter().map(|check| call(check, file)).collect();
    quote!(#(#calls)*)
}

fn call(check: &Check, file: &mut File) -> TokenStream {
    match check {
        Check::String(limit) => limited("string", limit, file),
        Check::Blob(limit) => limited("blob", limit, file),
        Check::Number(limit) => limited("number", limit, file),
        Check::IntEnum(limit) => limited("int_enum", limit, file),
        Check::BigNumber(limit) => limited("big_number", limit, file),
        Check::Count(limit) => limited("count", limit, file),
        Check::Unique => quote!(.unique_items()),
        Check::Nested(_) => quote!(.nested()),
        Check::Sensitive => quote!(.sensitive()),
        Check::Items { sparse, checks } => {
            let method = ident(if *sparse { "each_present" } else { "each" });
            let item = closure("item", checks, file);
            quote!(.#method(#item))
        }
        Check::Entries {
            keys,
            values,
            sparse,
            sensitive_keys,
        } => {
            file.runtime("Keys");
            let shown = keys_shown(*sensitive_keys);
            let method = ident(if *sparse {
                "entries_present"
            } else {
                "entries"
            });
            let keys = closure("key", keys, file);
            let values = closure("value", values, file);
            quote!(.#method(Keys::#shown, #keys, #values))
        }
    }
}

fn limited(method: &str, limit: &str, file: &mut File) -> TokenStream {
    file.limits();
    let method = ident(method);
    let limit = ident(limit);
    quote!(.#method(&limits::#limit))
}

fn keys_shown(sensitive: bool) -> Ident {
    ident(if sensitive { "Sensitive" } else { "Shown" })
}

/// The checks of each item, key or value, in a closure with the parameter `part`.
fn closure(part: &str, checks: &[Check], file: &mut File) -> TokenStream {
    let part = ident(part);
    let checks = chain(checks, file);
    quote!(|#part| #part #checks)
}
