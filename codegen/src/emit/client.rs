//! The module `client`: a type with a method for each operation, around the client of the runtime.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::file::File;
use super::fragment::{deprecated, docs, ident};
use crate::ir::{Client, Method, Root, ServiceRules};

/// Prints the file of the module.
pub(super) fn file(client: &Client, rules: &ServiceRules, root: &Root) -> File {
    let mut file = File::at(root);
    file.document(vec!["The client of the service.".to_owned()]);
    file.client("double::Reply");
    for name in ["Call", "Config", "ConfigError", "Service", "ServiceClient"] {
        file.client(name);
    }
    for name in ["HttpOperation", "HttpRequest"] {
        file.runtime(name);
    }
    for module in ["endpoint", "operation", "types"] {
        file.module(module);
    }
    file.item(service(client, rules));
    file.item(definition(client));
    file.item(functions());
    let methods = client.methods.iter().map(method);
    file.item(quote! {
        /// The operations.
        impl Client { #(#methods)* }
    });
    file
}

fn service(client: &Client, rules: &ServiceRules) -> TokenStream {
    let sdk_id = &client.sdk_id;
    let rules = self::rules(rules);
    quote! {
        static SERVICE: Service =
            Service::new(#sdk_id, endpoint::SIGNING_NAME, &endpoint::RULES) #rules;
    }
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

fn definition(client: &Client) -> TokenStream {
    let headline = format!("A client of {}.", client.title);
    let docs = docs(&[headline]);
    quote! {
        #docs
        ///
        /// A method returns a [`Call`] with options for this call alone. Awaiting it validates and
        /// signs the input, sends it, retries what may succeed the next time, and decodes the
        /// response. It needs a tokio runtime with timers and sockets (`enable_all`, as of
        /// `#[tokio::main]`), unless you use the blocking methods (feature `blocking`).
        ///
        /// Clones share the pool of connections, the credentials and the retry quota.
        #[derive(Clone, Debug)]
        pub struct Client(ServiceClient);
    }
}

/// The functions of every client.
fn functions() -> TokenStream {
    quote! {
        impl Client {
            /// Creates a client with the settings that all AWS tools share:
            /// [`Config::from_env`].
            ///
            /// # Errors
            ///
            /// Fails if a setting is invalid or missing, such as the region.
            pub async fn from_env() -> Result<Self, ConfigError> {
                Self::new(&Config::from_env().await?)
            }

            /// As [`from_env`](Self::from_env), without async code.
            ///
            /// # Errors
            ///
            /// As for [`from_env`](Self::from_env), and on a thread of a tokio runtime.
            #[cfg(feature = "blocking")]
            pub fn blocking_from_env() -> Result<Self, ConfigError> {
                Self::new(&Config::blocking_from_env()?)
            }

            /// Creates a client. Sends nothing.
            ///
            /// # Errors
            ///
            /// Fails if a setting is invalid or missing, such as the region.
            pub fn new(config: &Config) -> Result<Self, ConfigError> {
                ServiceClient::new(&SERVICE, config).map(Self)
            }

            /// Creates a client for tests, which calls `respond` for each request instead of
            /// sending it: [`double`](crate::double).
            pub fn from_fn<R: Into<Reply>>(
                respond: impl FnMut(HttpRequest) -> R + Send + 'static,
            ) -> Self {
                Self(ServiceClient::from_fn(&SERVICE, respond))
            }

            /// Creates a client for tests, which gets these replies, one for each request.
            pub fn from_replies<R: Into<Reply>>(replies: impl IntoIterator<Item = R>) -> Self {
                Self(ServiceClient::from_replies(&SERVICE, replies))
            }

            /// The configuration of the client.
            pub fn config(&self) -> &Config {
                self.0.config()
            }

            /// Returns a call of any operation of this crate, for generic code.
            pub fn call<O: HttpOperation>(&self, operation: O, input: O::Input) -> Call<O> {
                self.0.call(operation, input)
            }
        }
    }
}

fn method(method: &Method) -> TokenStream {
    let docs = docs(&method.docs);
    let deprecated = deprecated(method.deprecated.as_ref());
    let name = ident(&method.name);
    let operation = ident(&method.operation);
    let input = ident(&method.input);
    quote! {
        #docs
        #deprecated
        pub fn #name(&self, input: types::#input) -> Call<operation::#operation> {
            self.0.call(operation::#operation, input)
        }
    }
}
