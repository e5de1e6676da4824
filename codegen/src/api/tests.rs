//! The lines of each kind of item.

use super::{Collector, Items};

/// The lines of a crate with these files.
fn api(files: &[(&str, &str)]) -> Vec<String> {
    api_at("crate", files)
}

/// The lines of generated code at this path.
fn api_at(root: &str, files: &[(&str, &str)]) -> Vec<String> {
    let mut collector = Collector::new(root);
    for (path, text) in files {
        let file = syn::parse_file(text).expect("the file is Rust");
        let mut items = Items::default();
        items.read(&file);
        collector.add(path, items);
    }
    let mut text = String::new();
    collector.print([], &mut text);
    text.lines().map(str::to_owned).collect()
}

#[test]
fn prints_a_line_for_each_fact() {
    let cases: [(&str, &[&str]); 19] = [
        (
            "/// A lamp.\n #[non_exhaustive] pub struct Lamp { pub label: Option<String>, pub map: Map<String, Vec<(u8, bool)>>, }",
            &[
                "Lamp: struct, non_exhaustive",
                "Lamp.label: Option<String>",
                "Lamp.map: Map<String, Vec<(u8, bool)>>",
            ],
        ),
        ("pub struct Put;", &["Put: unit struct"]),
        ("pub struct Pair(pub u8);", &["Pair: tuple struct", "Pair.0: u8"]),
        ("pub struct Value(String);", &["Value: struct, private fields"]),
        (
            "#[derive(Clone, Copy)] #[derive(PartialEq)] pub struct Put; impl fmt::Debug for Put {}",
            &[
                "Put: unit struct",
                "Put: impl Clone",
                "Put: impl Copy",
                "Put: impl Debug",
                "Put: impl PartialEq",
            ],
        ),
        (
            "#[non_exhaustive] pub enum Signal { #[deprecated] Word(String), Off, At { hour: u8 } }",
            &[
                "Signal: enum, non_exhaustive",
                "Signal::At: variant{hour: u8}",
                "Signal::Off: variant",
                "Signal::Word: deprecated",
                "Signal::Word: variant(String)",
            ],
        ),
        (
            "#[deprecated(note = \"old\")] pub enum Off {}",
            &["Off: deprecated", "Off: enum"],
        ),
        (
            "pub struct Lamp(()); impl Lamp { #[must_use] pub fn new(pole: impl Into<String>, at: &'static [u8],) -> Self { loop {} }
                pub(crate) fn inner() {} fn own() {} }",
            &[
                "Lamp: struct, private fields",
                "Lamp::new: fn(impl Into<String>, &'static [u8]) -> Self",
            ],
        ),
        (
            "pub struct Lamp(()); impl Lamp { pub fn with_pole(mut self, pole: i32) -> Self { self }
                pub async fn send<'a, T: Into<u8>>(&'a mut self, f: impl FnMut(T) -> Result<(), u8> + Send + 'a) where T: Clone {}
                pub const fn one(self: Box<Self>) -> <Self as Iterator>::Item {} }",
            &[
                "Lamp: struct, private fields",
                "Lamp::one: const fn(self: Box<Self>) -> <Self as Iterator>::Item",
                "Lamp::send: async fn<'a, T: Into<u8>>(&'a mut self, impl FnMut(T) -> Result<(), u8> + Send + 'a) where T: Clone",
                "Lamp::with_pole: fn(self, i32) -> Self",
            ],
        ),
        (
            "pub struct Broken(()); impl Broken { pub const CODE: &'static str = \"x\"; pub const STATUS: u16 = 1;
                pub const LISTED: &'static [Self] = &[]; const OWN: u8 = 1; }",
            &[
                "Broken: struct, private fields",
                "Broken::CODE: const &'static str",
            ],
        ),
        (
            "pub struct List; impl Paginated for List { type Token = String; type Items = Vec<u8>; const NAME: &'static str = \"\"; }
                impl HttpOperation for List { type Protocol = wire::Protocol; }",
            &[
                "List: unit struct",
                "List: impl HttpOperation",
                "List: impl Paginated",
                "List: type Paginated::Items = Vec<u8>",
                "List: type Paginated::Token = String",
            ],
        ),
        (
            "pub struct List; impl Paginated for List { type Token = String; type Items = NoItems; }",
            &[
                "List: unit struct",
                "List: impl Paginated",
                "List: type Paginated::Token = String",
            ],
        ),
        (
            "pub struct Lamp(()); impl<'de> serde::Deserialize<'de> for Lamp {} impl From<&str> for Lamp {} impl From<Lamp> for String {}",
            &[
                "Lamp: struct, private fields",
                "Lamp: impl Deserialize<'de>",
                "Lamp: impl From<&str>",
                "String: impl From<Lamp>",
            ],
        ),
        (
            "pub const VERSION: Option<&str> = None; pub static LAMP: u8 = 1; pub type Pole = u8; pub fn light<O: Operation>(on: &O::Input) {}",
            &[
                "LAMP: static u8",
                "Pole: type = u8",
                "VERSION: const Option<&str>",
                "light: fn<O: Operation>(&O::Input)",
            ],
        ),
        (
            "pub use hardy_runtime::{http, Body as Content, error::{self, Error}}; use std::fmt;",
            &[
                "Content: use hardy_runtime::Body",
                "Error: use hardy_runtime::error::Error",
                "error: use hardy_runtime::error",
                "http: use hardy_runtime::http",
            ],
        ),
        (
            "#[cfg(feature = \"client\")] pub struct Client { own: u8 } impl Client { #[cfg(feature = \"blocking\")] #[deprecated] pub fn send(&self) {} }",
            &[
                "Client: struct, private fields, feature \"client\"",
                "Client::send: deprecated, feature \"blocking\", feature \"client\"",
                "Client::send: fn(&self), feature \"blocking\", feature \"client\"",
            ],
        ),
        ("#[cfg(not(unix))] pub struct Put;", &["Put: unit struct, cfg(not(unix))"]),
        ("#[cfg(test)] pub struct Put; #[cfg(test)] pub mod tests;", &[]),
        (
            "struct Own; impl Own { pub fn new() {} } impl Clone for Own {} pub(crate) enum Inner {} impl Clone for Inner {}",
            &[],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(api(&[("src/lib.rs", text)]), expected, "{text}");
    }
}

#[test]
fn names_items_by_their_public_paths() {
    let files = [
        (
            "src/lib.rs",
            "#[cfg(feature = \"client\")] mod client; pub mod types; mod wire;
             #[cfg(feature = \"serde\")] mod serde; pub mod endpoint; pub mod limits; pub mod rules;
             #[cfg(feature = \"client\")] pub use client::Client;",
        ),
        ("src/client.rs", "pub struct Client(()); pub struct Inner;"),
        ("src/types.rs", "mod lamp; pub use lamp::{Lamp, Pole};"),
        (
            "src/types/lamp.rs",
            "pub struct Lamp; pub struct Pole; pub struct Hidden;",
        ),
        ("src/serde.rs", "mod lamp;"),
        (
            "src/serde/lamp.rs",
            "use crate::types::Lamp; impl serde::Serialize for Lamp {}",
        ),
        (
            "src/wire.rs",
            "use crate::types; pub fn own() {} impl Read for types::Pole {}",
        ),
        (
            "src/endpoint.rs",
            "mod rules; #[cfg(test)] mod tests; pub use rules::RULES; pub fn resolve() {}",
        ),
        ("src/endpoint/rules.rs", "pub static RULES: u8 = 1;"),
        (
            "src/endpoint/tests.rs",
            "impl Own for crate::types::Lamp {}",
        ),
        ("src/limits.rs", "pub const NAME: u8 = 1;"),
        ("src/rules.rs", "pub const FILTER: u8 = 1;"),
        ("Cargo.toml", ""),
    ];
    assert_eq!(
        api(&files),
        [
            "Client: struct, private fields, feature \"client\"",
            "endpoint: mod",
            "endpoint::resolve: fn()",
            "types: mod",
            "types::Lamp: unit struct",
            "types::Lamp: impl Serialize, feature \"serde\"",
            "types::Pole: unit struct",
            "types::Pole: impl Read",
        ]
    );
}

#[test]
fn names_items_from_the_root_of_the_generated_code() {
    let files = [
        ("src/lib.rs", "pub mod types; mod wire;"),
        ("src/types.rs", "pub struct Lamp;"),
        (
            "src/wire.rs",
            "use crate::aws::mpa::types::Lamp; impl Read for Lamp {}",
        ),
    ];
    let expected = [
        "types: mod",
        "types::Lamp: unit struct",
        "types::Lamp: impl Read",
    ];
    assert_eq!(api_at("crate::aws::mpa", &files), expected);
}

#[test]
fn lists_features_and_those_that_are_on_by_default() {
    let mut text = String::new();
    Collector::new("crate").print([("ring", true), ("http2", false)], &mut text);
    let expected = "default feature \"ring\"\nfeature \"http2\"\nfeature \"ring\"\n";
    assert_eq!(text, expected);
}
