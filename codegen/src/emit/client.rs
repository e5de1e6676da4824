//! The module `client`: a type with a method for each operation, around the client of the runtime.

mod service;

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::{deprecated, docs, ident};
use super::waiter;
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
    if client.service.has_rules {
        file.module("endpoint");
    }
    for module in ["operation", "types"] {
        file.module(module);
    }
    if client.service.api_key.is_some() {
        file.client("service::ApiKeyLocation");
    }
    if !client.waits.is_empty() {
        file.standard("std::time::Duration");
        file.client("WaitCall");
        file.module("waiter");
    }
    file.item(service::item(&client.service, rules));
    file.item(definition(client));
    file.item(functions(client));
    let methods = client.methods.iter().map(method);
    file.item(quote! {
        /// The operations.
        impl Client { #(#methods)* }
    });
    if !client.waits.is_empty() {
        file.item(waiter::methods(&client.waits));
    }
    file
}

fn definition(client: &Client) -> TokenStream {
    let headline = format!("A client of {}.", client.title);
    let docs = docs(&[headline]);
    quote! {
        #docs
        ///
        /// A method returns a [`Call`] with options for this call alone. Awaiting it validates the
        /// input, authenticates and sends the request, retries what may succeed the next time, and
        /// decodes the response. It needs a tokio runtime with timers and sockets (`enable_all`, as of
        /// `#[tokio::main]`), unless you use the blocking methods (feature `blocking`).
        ///
        /// Clones share the pool of connections, the credentials and the retry quota.
        #[derive(Clone, Debug)]
        pub struct Client(ServiceClient);
    }
}

/// The functions of every client.
fn functions(client: &Client) -> TokenStream {
    let (from_env, source, setting) = match client.service.is_aws {
        true => (
            "Creates a client with the settings that all AWS tools share:\n[`Config::from_env`].",
            quote!(Config::from_env().await?),
            "region",
        ),
        false => (
            "Creates a client with the settings in environment variables:\n[`Config::from_variables`].",
            quote!(Config::from_variables()),
            "URL",
        ),
    };
    let from_env = docs(&from_env.split('\n').map(str::to_owned).collect::<Vec<_>>());
    let fails = docs(&[format!(
        "Fails if a setting is invalid or missing, such as the {setting}."
    )]);
    let blocking = client.has_features.then(|| blocking(client.service.is_aws));
    quote! {
        impl Client {
            #from_env
            ///
            /// # Errors
            ///
            #fails
            pub async fn from_env() -> Result<Self, ConfigError> {
                Self::new(&#source)
            }

            #blocking

            /// Creates a client. Sends nothing.
            ///
            /// # Errors
            ///
            #fails
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

/// The function that reads the environment without async code.
fn blocking(is_aws: bool) -> TokenStream {
    let source = match is_aws {
        true => quote!(Config::blocking_from_env()?),
        false => quote!(Config::blocking_from_variables()?),
    };
    quote! {
        /// As [`from_env`](Self::from_env), without async code.
        ///
        /// # Errors
        ///
        /// As for [`from_env`](Self::from_env), and on a thread of a tokio runtime.
        #[cfg(feature = "blocking")]
        pub fn blocking_from_env() -> Result<Self, ConfigError> {
            Self::new(&#source)
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
        #[inline]
        pub fn #name(&self, input: types::#input) -> Call<operation::#operation> {
            self.0.call(operation::#operation, input)
        }
    }
}
