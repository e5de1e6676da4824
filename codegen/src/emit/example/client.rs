//! Programs in documentation that send with the client. Except for that at the top of the front
//! page, they run as documentation tests, with a double in place of the service.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::parts::{begin, listing, placeholders};
use crate::emit::fragment::ident;
use crate::ir::{Call, ClientCall, DocExample, Docs, ErrorVariant};
use crate::snippet;

/// A call in programs.
pub(in crate::emit) struct Programs<'a> {
    pub(in crate::emit) example: &'a DocExample,
    pub(in crate::emit) call: &'a ClientCall,
}

impl Programs<'_> {
    /// A function that makes a client from the environment and sends. It is not run.
    pub(super) fn of_front_page(&self) -> Docs {
        let mut imports = Imports::default();
        let begin = begin(self.example, &mut imports);
        let client = imports.client(&self.example.library);
        let (function, send) = (self.function(), self.send());
        let function = quote! {
            async fn #function() -> Result<(), Box<dyn std::error::Error>> {
                let client = #client::from_env().await?;
                #begin
                #send
                Ok(())
            }
        };
        self.print(&imports, &function, &TokenStream::new())
    }

    /// The statements of such a function, below their imports.
    pub(super) fn call(&self) -> Docs {
        let mut imports = Imports::default();
        let begin = begin(self.example, &mut imports);
        let client = imports.client(&self.example.library);
        let send = self.send();
        let statements = quote! {
            let client = #client::from_env().await?;
            #begin
            #send
        };
        self.print(&imports, &statements, &TokenStream::new())
    }

    /// A whole program that makes a client from the environment and sends.
    pub(super) fn whole(&self) -> String {
        let function = self.function();
        let main = quote! {
            #[tokio::main(flavor = "current_thread")]
            async fn main() -> std::process::ExitCode {
                match #function().await {
                    Ok(()) => std::process::ExitCode::SUCCESS,
                    Err(error) => {
                        eprintln!("error: {error}");
                        std::process::ExitCode::FAILURE
                    }
                }
            }
        };
        let mut lines = self.of_front_page();
        let imports = lines.iter().position(String::is_empty).unwrap_or_default();
        let mut main = snippet::lines(&main);
        main.insert(0, String::new());
        lines.splice(imports..imports, main);
        lines.join("\n") + "\n"
    }

    /// A function that sends with a client.
    pub(super) fn of_operation(&self) -> Docs {
        let mut imports = Imports::default();
        let begin = begin(self.example, &mut imports);
        let client = imports.client(&self.example.library);
        let (function, send) = (self.function(), self.send());
        let item = quote! {
            async fn #function(client: &#client) -> Result<(), Box<dyn std::error::Error>> {
                #begin
                #send
                Ok(())
            }
        };
        self.print(&imports, &item, &self.run(&client, &quote!(&client)))
    }

    /// A listing that stops early and continues later; `None` if the operation lists no items.
    pub(in crate::emit) fn resumed(&self) -> Option<Docs> {
        if self.example.call != Call::Items {
            return None;
        }
        let mut imports = Imports::default();
        let begin = begin(self.example, &mut imports);
        let client = imports.client(&self.example.library);
        let (function, method, input) = (self.function(), self.method(), self.input());
        let item = quote! {
            async fn #function(
                client: &#client,
                token: Option<String>,
            ) -> Result<Option<String>, Box<dyn std::error::Error>> {
                #begin
                let mut call = client.#method(#input).max_items(50);
                if let Some(token) = token {
                    call = call.starting_token(token);
                }
                let mut items = call.items();
                while let Some(item) = items.try_next().await? {
                    println!("{item:?}");
                }
                Ok(items.resume_token())
            }
        };
        Some(self.print(&imports, &item, &self.run(&client, &quote!(&client, None))))
    }

    /// A function that waits with this method. It is not run, because most replies are no end of a wait.
    pub(super) fn waiting(&self, method: &str) -> Docs {
        let mut imports = Imports::default();
        let begin = begin(self.example, &mut imports);
        let client = imports.client(&self.example.library);
        let (function, input, method) = (self.function(), self.input(), ident(method));
        let item = quote! {
            async fn #function(client: &#client) -> Result<(), Box<dyn std::error::Error>> {
                #begin
                let max_wait = std::time::Duration::from_secs(600);
                let last = client.#method(#input, max_wait).await?;
                println!("{last:?}");
                Ok(())
            }
        };
        self.print(&imports, &item, &TokenStream::new())
    }

    /// A match of the result of a call, with this error of the operation, whose error type has this
    /// name.
    pub(in crate::emit) fn matched(&self, type_: &str, error: Option<&ErrorVariant>) -> Docs {
        let mut imports = Imports::default();
        let begin = begin(self.example, &mut imports);
        let client = imports.client(&self.example.library);
        imports.add("", "Error");
        let told = match error {
            Some(error) => {
                let type_ = imports.add("operation", type_);
                let variant = ident(&error.structure);
                quote! {
                    match error.error {
                        #type_::#variant(error) => println!("{error}"),
                        other => println!("{}: {other:?}", error.code),
                    }
                }
            }
            None => quote!(println!("{}: {:?}", error.code, error.message())),
        };
        let (function, method, input) = (self.function(), self.method(), self.input());
        let item = quote! {
            async fn #function(client: &#client) -> Result<(), Box<dyn std::error::Error>> {
                #begin
                match client.#method(#input).await {
                    Ok(output) => println!("{output:?}"),
                    Err(Error::Service(error)) => #told,
                    Err(error) => return Err(error.into()),
                }
                Ok(())
            }
        };
        self.print(&imports, &item, &self.run(&client, &quote!(&client)))
    }

    /// A test of code that uses a client.
    pub(in crate::emit) fn test(&self) -> Docs {
        let mut imports = Imports::default();
        let begin = begin(self.example, &mut imports);
        let client = imports.client(&self.example.library);
        imports.add("", "double");
        let (method, input, reply) = (self.method(), self.input(), &self.call.reply);
        let statements = quote! {
            let replies = [double::Reply::throttled(), double::Reply::json(200, #reply)];
            let client = #client::from_replies(replies);
            #begin
            let output = double::block_on(client.#method(#input))?;
            println!("{output:?}");
        };
        self.print(
            &imports,
            &statements,
            &quote!(Ok::<(), Box<dyn std::error::Error>>(())),
        )
    }

    fn function(&self) -> proc_macro2::Ident {
        ident(&self.example.function)
    }

    fn method(&self) -> proc_macro2::Ident {
        ident(&self.call.method)
    }

    fn input(&self) -> proc_macro2::Ident {
        ident(&self.example.variable)
    }

    /// The call of the method.
    fn send(&self) -> TokenStream {
        let (method, input) = (self.method(), self.input());
        let limit = match self.example.call {
            Call::Items => Some(quote!(.max_items(100))),
            Call::Pages => None,
            Call::Request | Call::Nothing => {
                return quote! {
                    let output = client.#method(#input).await?;
                    println!("{output:?}");
                };
            }
        };
        let (list, one) = listing(self.example.call);
        let shown = format!("{{{one}:?}}");
        quote! {
            let mut #list = client.#method(#input)#limit.#list();
            while let Some(#one) = #list.try_next().await? {
                println!(#shown);
            }
        }
    }

    /// Runs the function of an example with these arguments, one of which is `client`.
    fn run(&self, client: &TokenStream, arguments: &TokenStream) -> TokenStream {
        let library = ident(&self.example.library);
        let (function, reply) = (self.function(), &self.call.reply);
        quote! {
            let client = #client::from_replies([#reply]);
            #library::double::block_on(#function(#arguments))?;
            Ok::<(), Box<dyn std::error::Error>>(())
        }
    }

    /// The lines of a program. Readers do not see the last statements.
    fn print(&self, imports: &Imports, shown: &TokenStream, hidden: &TokenStream) -> Docs {
        let mut lines = imports.print(&self.example.library);
        lines.push(String::new());
        lines.extend(placeholders(self.example));
        lines.extend(snippet::lines(shown));
        let hidden = snippet::lines(hidden).into_iter();
        lines.extend(hidden.map(|line| format!("# {line}")));
        lines
    }
}
