//! The constant with what the runtime must know about the service.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{ApiKey, ServiceRules, ServiceSettings};

pub(super) fn item(service: &ServiceSettings, rules: &ServiceRules) -> TokenStream {
    let name = &service.name;
    let signing_name = service.signing_name.as_deref().unwrap_or_default();
    let of_endpoint = service.has_rules.then(|| quote!(endpoint::SIGNING_NAME));
    let signing_name = match (of_endpoint, &service.signing_name) {
        (Some(constant), Some(_)) => constant,
        _ => quote!(#signing_name),
    };
    let (start, is_complete) = match (service.is_aws, service.has_rules) {
        (true, true) => (quote!(new(#name, #signing_name, &endpoint::RULES)), true),
        (true, false) => (quote!(without_rules(#name, #signing_name)), true),
        (false, has_rules) => (quote!(outside_aws(#name)), !has_rules),
    };
    let endpoint = (!is_complete).then(|| quote!(.with_rules(&endpoint::RULES)));
    let api_key = service.api_key.as_ref().map(api_key);
    let rules = self::rules(rules);
    quote! {
        static SERVICE: Service = Service::#start #endpoint #api_key #rules;
    }
}

fn api_key(location: &ApiKey) -> TokenStream {
    let location = match location {
        ApiKey::Header { name, scheme } => {
            let scheme = match scheme {
                Some(scheme) => quote!(Some(#scheme)),
                None => quote!(None),
            };
            quote!(ApiKeyLocation::Header { name: #name, scheme: #scheme })
        }
        ApiKey::Query(name) => quote!(ApiKeyLocation::Query { name: #name }),
    };
    quote!(.with_api_key(#location))
}

/// The rules that differ from those of other services.
fn rules(rules: &ServiceRules) -> TokenStream {
    let backoff = rules.backoff_millis.map(|millis| {
        let millis = Literal::u64_unsuffixed(millis);
        quote!(.with_backoff_millis(#millis))
    });
    let attempts = rules.max_attempts.map(|count| {
        let count = Literal::u32_unsuffixed(count);
        quote!(.with_max_attempts(#count))
    });
    let hash = rules.content_sha256.then(|| quote!(.with_content_sha256()));
    let path = rules.raw_path.then(|| quote!(.without_normalized_path()));
    let streams = rules
        .unsigned_streams
        .then(|| quote!(.with_unsigned_streams()));
    quote!(#backoff #attempts #hash #path #streams)
}
