//! Errors: the implementations for an error structure, and the enum with the errors of an
//! operation.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::file::File;
use super::fragment::{deprecated, docs, ident};
use super::wire;
use crate::ir::{Crate, Operation, Retry, ServiceFault, Structure};

/// `Display` and `Error` of an error structure, and its message.
pub(super) fn structure(
    structure: &Structure,
    fault: &ServiceFault,
    file: &mut File,
) -> Vec<TokenStream> {
    file.standard("std::fmt");
    file.runtime("ModeledError");
    let name = ident(&structure.name);
    let code = &fault.code;
    let status = Literal::u16_unsuffixed(fault.status);
    let message = match fault.message.map(|index| structure.field(index)) {
        None => quote!(None),
        Some(field) => {
            let field_name = ident(&field.name);
            match field.presence.is_option() {
                true => quote!(self.#field_name.as_deref()),
                false => quote!(Some(&self.#field_name)),
            }
        }
    };
    let query_code = fault.query_code.as_ref().map(|code| {
        quote! {
            /// The error's code in the protocol awsQuery, which the service also sends.
            pub const QUERY_CODE: &'static str = #code;
        }
    });
    vec![
        quote! {
            impl #name {
                /// The error's code on the wire.
                pub const CODE: &'static str = #code;

                /// The HTTP status of the error.
                pub const STATUS: u16 = #status;

                #query_code

                /// The service's message.
                #[must_use]
                #[inline]
                pub fn message(&self) -> Option<&str> { #message }
            }
        },
        quote! {
            impl fmt::Display for #name {
                #[inline]
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    hardy_runtime::write_error(f, Self::CODE, self.message())
                }
            }
        },
        quote!(impl std::error::Error for #name {}),
        quote! {
            impl ModeledError for #name {
                const CODE: &'static str = Self::CODE;
                const STATUS: u16 = Self::STATUS;
            }
        },
    ]
}

/// The enum of an operation's errors.
pub(super) fn operation(operation: &Operation, krate: &Crate, file: &mut File) -> Vec<TokenStream> {
    file.runtime("OperationError");
    file.runtime("Unmodeled");
    for error in &operation.errors {
        file.named(&error.structure);
    }
    let exchange = operation.exchange.as_ref();
    let reading = exchange.map(|_| reading(operation, krate));
    let mut items = vec![definition(operation)];
    items.extend(reading);
    items.extend(conversions(operation));
    items.push(implementation(operation, krate, file));
    items
}

fn definition(operation: &Operation) -> TokenStream {
    let enum_ = ident(&operation.error);
    let heading = docs(&[format!("Errors of [`{}`].", operation.name)]);
    let variants = operation.errors.iter().map(|error| {
        let docs = docs(std::slice::from_ref(&error.summary));
        let deprecated = deprecated(error.deprecated.as_ref());
        let structure = ident(&error.structure);
        quote!(#docs #deprecated #structure(#structure))
    });
    quote! {
        #heading
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #enum_ {
            #(#variants,)*
            /// An error that the model does not list for this operation.
            Unmodeled(Unmodeled),
        }
    }
}

/// The function that reads an error by the code in a response.
fn reading(operation: &Operation, krate: &Crate) -> TokenStream {
    let enum_ = ident(&operation.error);
    let read = wire::decode_error(operation, krate);
    quote! {
        impl #enum_ {
            #[inline]
            fn read(response: &mut wire::ErrorResponse<'_>) -> Result<Self, DecodeError> { #read }
        }
    }
}

fn variants(operation: &Operation) -> Vec<Ident> {
    let errors = operation.errors.iter();
    errors.map(|error| ident(&error.structure)).collect()
}

/// `From` for each error.
fn conversions(operation: &Operation) -> impl Iterator<Item = TokenStream> {
    let enum_ = ident(&operation.error);
    variants(operation).into_iter().map(move |variant| {
        quote! {
            impl From<#variant> for #enum_ {
                fn from(error: #variant) -> Self { Self::#variant(error) }
            }
        }
    })
}

fn implementation(operation: &Operation, krate: &Crate, file: &mut File) -> TokenStream {
    let enum_ = ident(&operation.error);
    let variants = variants(operation);
    let retryability = retryability(operation, krate, file);
    let name = &operation.model_name;
    quote! {
        impl OperationError for #enum_ {
            const OPERATION: &'static str = #name;

            fn unmodeled(error: Unmodeled) -> Self { Self::Unmodeled(error) }

            #[inline]
            fn message(&self) -> Option<&str> {
                match self {
                    #(Self::#variants(error) => error.message(),)*
                    Self::Unmodeled(error) => error.message.as_deref(),
                }
            }

            #retryability
        }
    }
}

/// The retryability of errors, if the model states it for any of them.
fn retryability(operation: &Operation, krate: &Crate, file: &mut File) -> Option<TokenStream> {
    let arms = operation.errors.iter().filter_map(|error| {
        let fault = krate.structure(&error.structure).fault.as_ref()?;
        let variant = ident(&error.structure);
        let retry = ident(match fault.retry? {
            Retry::Retryable => "Retryable",
            Retry::Throttling => "Throttling",
        });
        Some(quote!(Self::#variant(_) => Retryability::#retry,))
    });
    let arms: Vec<_> = arms.collect();
    (!arms.is_empty()).then(|| {
        file.runtime("Retryability");
        quote! {
            fn retryability(&self) -> Retryability {
                match self {
                    #(#arms)*
                    _ => Retryability::Unstated,
                }
            }
        }
    })
}
