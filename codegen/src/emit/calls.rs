//! What an operation states about its calls: authentication, late responses.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::fragment::ident;
use crate::ir::{Auth, Exchange, LateResponse, Structure};

/// The constants that differ from those of the runtime.
pub(super) fn constants(exchange: &Exchange) -> TokenStream {
    let auth = (!Auth::is_usual(&exchange.auth)).then(|| {
        let schemes = exchange.auth.iter().map(scheme);
        quote!(const AUTH: &'static [hardy_runtime::Auth] = &[#(#schemes),*];)
    });
    let payload = exchange.unsigned_payload.then(|| {
        quote!(
            const UNSIGNED_PAYLOAD: bool = true;
        )
    });
    let late = exchange.late_response.as_ref();
    let polls = late.filter(|late| late.long_polling).map(|_| {
        quote!(
            const LONG_POLLING: bool = true;
        )
    });
    let once = late.filter(|late| !late.retries_after_sending).map(|_| {
        quote!(
            const RETRIES_AFTER_SENDING: bool = false;
        )
    });
    quote!(#auth #payload #polls #once)
}

fn scheme(scheme: &Auth) -> TokenStream {
    let scheme = match scheme {
        Auth::Sigv4 => quote!(Sigv4),
        Auth::HttpBearer => quote!(HttpBearer),
        Auth::HttpApiKey => quote!(HttpApiKey),
        Auth::HttpBasic => quote!(HttpBasic),
        Auth::NoAuth => quote!(NoAuth),
        Auth::Other(scheme) => quote!(Other(#scheme)),
    };
    quote!(hardy_runtime::Auth::#scheme)
}

/// The function with the seconds within which the operation responds.
pub(super) fn response_seconds(late: &LateResponse, input: &Structure) -> TokenStream {
    let type_ = ident(&input.name);
    let seconds = Literal::u64_unsuffixed(late.seconds);
    let Some((field, fallback)) = late.added else {
        return quote! {
            fn response_seconds(_input: &#type_) -> Option<u64> {
                Some(#seconds)
            }
        };
    };
    let field = input.field(field);
    let name = ident(&field.name);
    let added = match field.presence.is_option() {
        true => {
            let fallback = Literal::u32_unsuffixed(fallback);
            quote!(input.#name.map_or(#fallback, i32::unsigned_abs))
        }
        false => quote!(input.#name.unsigned_abs()),
    };
    quote! {
        fn response_seconds(input: &#type_) -> Option<u64> {
            Some(#seconds + u64::from(#added))
        }
    }
}
