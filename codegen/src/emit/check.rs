//! Validators: calls that read like the list of constraints they check.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::ident;
use crate::ir::{Check, Field, Presence, Structure, Union, UnionMember, Value};

/// The validator of a structure.
pub(super) fn structure(structure: &Structure, file: &mut File) -> TokenStream {
    let statements = structure
        .fields
        .iter()
        .filter_map(|field| field_statement(field, file));
    let statements: Vec<_> = statements.collect();
    let checker = if statements.is_empty() {
        quote!(_checker)
    } else {
        quote!(checker)
    };
    let body = quote!(#(#statements)*);
    implementation(&structure.name, &checker, &body, file)
}

fn implementation(
    name: &str,
    checker: &TokenStream,
    body: &TokenStream,
    file: &mut File,
) -> TokenStream {
    for name in ["Checker", "Validate"] {
        file.runtime(name);
    }
    let name = ident(name);
    quote! {
        impl Validate for #name {
            fn check(&self, #checker: &mut Checker<'_>) { #body }
        }
    }
}

fn field_statement(field: &Field, file: &mut File) -> Option<TokenStream> {
    let name = ident(&field.name);
    let member = &field.member;
    let checks = (!field.checks.is_empty()).then(|| closure(&field.value, &field.checks, file));
    match (field.presence, checks) {
        (Presence::Optional, None) | (Presence::Always, None) => None,
        (Presence::Optional, Some(checks)) => {
            Some(quote!(checker.optional(#member, &self.#name, #checks);))
        }
        (Presence::Needed, checks) => {
            let checks = checks.unwrap_or_else(|| quote!(|_, _| {}));
            Some(quote!(checker.required(#member, &self.#name, #checks);))
        }
        (Presence::Always, Some(checks)) => {
            Some(quote!(checker.member(#member, &self.#name, #checks);))
        }
        (Presence::Label, checks) => label(field, &name, checks),
    }
}

fn label(
    field: &Field,
    name: &proc_macro2::Ident,
    checks: Option<TokenStream>,
) -> Option<TokenStream> {
    let member = &field.member;
    match (&field.value, checks) {
        (Value::Text, checks) => {
            let checks = checks.unwrap_or_else(|| quote!(|_, _| {}));
            Some(quote!(checker.label(#member, &self.#name, #checks);))
        }
        (Value::Enum(_), _) => {
            Some(quote!(checker.label(#member, self.#name.as_str(), |_, _| {});))
        }
        (_, Some(checks)) => Some(quote!(checker.member(#member, &self.#name, #checks);)),
        (_, None) => None,
    }
}

/// The validator of a union: the member that is set checks itself.
pub(super) fn union(union_: &Union, file: &mut File) -> TokenStream {
    let arms: Vec<_> = union_
        .members
        .iter()
        .map(|member| union_arm(member, file))
        .collect();
    let body = quote! {
        match self {
            #(#arms)*
            Self::Unlisted(member) => checker.unlisted_member(&member.tag),
        }
    };
    implementation(&union_.name, &quote!(checker), &body, file)
}

fn union_arm(member: &UnionMember, file: &mut File) -> TokenStream {
    let variant = ident(&member.variant);
    let name = &member.member;
    if member.checks.is_empty() {
        return quote!(Self::#variant(_) => {});
    }
    let checks = closure(&member.value, &member.checks, file);
    quote!(Self::#variant(value) => checker.member(#name, value, #checks),)
}

/// A function of a borrowed value and the checker.
fn closure(value: &Value, checks: &[Check], file: &mut File) -> TokenStream {
    if let ([Check::Nested(_)], Value::Structure(_) | Value::Union(_)) = (checks, value) {
        file.runtime("Validate");
        return quote!(Validate::check);
    }
    match checks {
        [] => quote!(|_, _| {}),
        [check] => {
            let call = call(value, check, file);
            quote!(|value, checker| #call)
        }
        checks => {
            let calls: Vec<_> = checks
                .iter()
                .map(|check| call(value, check, file))
                .collect();
            quote!(|value, checker| { #(#calls;)* })
        }
    }
}

fn call(value: &Value, check: &Check, file: &mut File) -> TokenStream {
    let (method, argument, limit) = match check {
        Check::Text(limit) => ("text", quote!(value), limit),
        Check::Bytes(limit) => ("bytes", quote!(value), limit),
        Check::Number(limit) => ("number", quote!(*value), limit),
        Check::Count(limit) => ("count", quote!(value.len()), limit),
        Check::Unique => return quote!(checker.unique_items(value)),
        Check::Nested(_) => return quote!(value.check(checker)),
        Check::Items { sparse, checks } => return items(value, *sparse, checks, file),
        Check::Entries { .. } => return entries(value, check, file),
    };
    file.limits();
    let method = ident(method);
    let limit = ident(limit);
    quote!(checker.#method(#argument, &limits::#limit))
}

fn items(value: &Value, sparse: bool, checks: &[Check], file: &mut File) -> TokenStream {
    let Value::List { item, .. } = value else {
        return TokenStream::new();
    };
    let method = ident(if sparse { "each_present" } else { "each" });
    let checks = closure(item, checks, file);
    quote!(checker.#method(value, #checks))
}

fn entries(value: &Value, check: &Check, file: &mut File) -> TokenStream {
    let (
        Value::Map(map),
        Check::Entries {
            keys,
            values,
            sparse,
            sensitive_keys,
        },
    ) = (value, check)
    else {
        return TokenStream::new();
    };
    file.runtime("Keys");
    let shown = ident(if *sensitive_keys {
        "Sensitive"
    } else {
        "Shown"
    });
    let method = ident(if *sparse {
        "entries_present"
    } else {
        "entries"
    });
    let keys = closure(&map.key, keys, file);
    let values = closure(&map.value, values, file);
    quote!(checker.#method(value, Keys::#shown, #keys, #values))
}
