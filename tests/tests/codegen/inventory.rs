//! The comparison of a crate with its ir detects every kind of extra item and of missing item.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hardy_codegen::ir::vocabulary::{self, NameKind};
use hardy_codegen::{Generated, Options, Source, generate, ir, plan, read};
use hardy_tests::inventory::{differences, items};

fn crate_of(fixture: &str) -> (ir::Crate, Generated) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let text = fs::read_to_string(folder.join(fixture).join("model.json"));
    let sources = [Source {
        name: "model.json".to_owned(),
        text: text.expect("the fixture can be read"),
    }];
    let options = Options::default();
    let planned = read(&sources, &options).and_then(|resolved| plan(&resolved, &options));
    let krate = planned.expect("there is an ir").krate;
    let generated = generate(&sources, &options, &mut |_| {}).expect("there is a crate");
    (krate, generated)
}

/// Changes one file of a crate, and asserts that the difference is seen.
fn assert_seen(path: &str, change: impl Fn(&str) -> String, expected: &str) {
    let (krate, mut generated) = crate_of("hostile");
    assert_eq!(differences(&krate, &generated.files), [""; 0]);
    let mut files = generated.files.iter_mut();
    let file = files.find(|file| file.path == path).expect("it is emitted");
    let changed = change(&file.text);
    assert_ne!(changed, file.text, "{expected}");
    file.text = changed;
    let found = differences(&krate, &generated.files);
    assert!(
        found.iter().any(|line| line.contains(expected)),
        "{expected}: {found:?}"
    );
}

#[test]
fn detects_extra_items() {
    let appended = [
        ("fn injected() {}", "Function ::injected"),
        ("type Injected = u8;", "an item of another kind"),
        ("struct Injected;", "Structure ::Injected"),
        (
            "impl HarmOutput { pub fn injected() {} }",
            "Function HarmOutput::injected",
        ),
        (
            "impl Injected for HarmOutput {}",
            "Implementation HarmOutput::Injected",
        ),
        ("const INJECTED: u8 = 0;", "Constant ::INJECTED"),
        ("static INJECTED: u8 = 0;", "Static ::INJECTED"),
        ("mod injected {}", "Module ::injected"),
        ("injected!();", "macro `injected!`"),
        ("macro_rules! injected { () => {} }", "times `macro_rules`"),
        ("use injected::Injected;", "Import ::injected::Injected"),
        ("use std::*;", "an import of another form"),
        ("use std::fmt as injected;", "an import of another form"),
        ("extern crate injected;", "times `extern`"),
        (
            "impl HarmOutput { #[injected] pub fn read() {} }",
            "Attribute ::injected",
        ),
        (
            "impl HarmOutput { pub fn with_renamed() {} }",
            "with_renamed twice",
        ),
        (
            "impl HarmOutput { pub fn new() { fn injected() {} } }",
            "times `fn`",
        ),
        (
            "impl HarmOutput { pub fn new() { unsafe {} } }",
            "times `unsafe`",
        ),
        ("}", "is not Rust"),
    ];
    for (item, expected) in appended {
        let append = |text: &str| format!("{text}\n{item}\n");
        assert_seen("src/types/harm_output.rs", append, expected);
    }
    let field = |text: &str| text.replace("pub renamed:", "pub injected: u8, pub renamed:");
    assert_seen(
        "src/types/harm_output.rs",
        field,
        "Field HarmOutput::injected",
    );
    let variant = |text: &str| text.replace("    Quote,", "    Quote, Injected,");
    assert_seen("src/types/choice.rs", variant, "Variant Choice::Injected");
    let manifest = |text: &str| format!("{text}\n[dependencies.injected]\n");
    assert_seen("Cargo.toml", manifest, "[dependencies.injected]");
}

#[test]
fn detects_missing_items() {
    let cases = [
        (
            "src/types/harm_output.rs",
            "pub renamed:",
            "pub other:",
            "lacks Field HarmOutput::renamed",
        ),
        (
            "src/types/choice.rs",
            "    Quote,",
            "",
            "lacks Variant Choice::Quote",
        ),
        (
            "src/types.rs",
            "mod harm_output;",
            "",
            "lacks Module ::harm_output",
        ),
        (
            "src/limits.rs",
            "pub const TEXT",
            "pub static OTHER",
            "lacks Constant ::TEXT",
        ),
    ];
    for (path, from, to, expected) in cases {
        assert_seen(path, |text| text.replace(from, to), expected);
    }
    let (krate, mut generated) = crate_of("hostile");
    let lost = generated.files.pop().expect("there are files");
    assert_eq!(
        differences(&krate, &generated.files),
        [format!("{} is missing", lost.path)]
    );
}

#[test]
fn takes_comparisons_for_no_macros() {
    let found = items("fn a() { if a != b || !c {} if !(a || c) {} }").expect("it is Rust");
    assert!(
        found.iter().all(|item| !item.name.contains("macro")),
        "{found:?}"
    );
}

/// The documentation of the runtime shows at its root only the items that users of a crate need.
#[test]
fn the_runtime_documents_the_items_that_crates_re_export() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/core/src/lib.rs");
    let text = fs::read_to_string(root).expect("it is there");
    let file = syn::parse_file(&text).expect("it is Rust");
    let uses = file.items.iter().filter_map(|item| match item {
        syn::Item::Use(item) if !is_hidden(&item.attrs) => Some(&item.tree),
        _ => None,
    });
    let mut shown = BTreeSet::new();
    uses.for_each(|tree| last_names(tree, &mut shown));
    let kinds = [
        NameKind::Reexported,
        NameKind::OfPaginators,
        NameKind::OfValues,
        NameKind::OfWaiters,
    ];
    let names = kinds.into_iter().flat_map(vocabulary::names);
    let expected: BTreeSet<String> = names.chain(["http"]).map(str::to_owned).collect();
    assert_eq!(shown, expected);
}

fn is_hidden(attributes: &[syn::Attribute]) -> bool {
    let mut docs = attributes.iter().filter(|one| one.path().is_ident("doc"));
    docs.any(
        |one| matches!(&one.meta, syn::Meta::List(list) if list.tokens.to_string() == "hidden"),
    )
}

/// The names that an import ends in.
fn last_names(tree: &syn::UseTree, names: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(path) => last_names(&path.tree, names),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| last_names(tree, names)),
        syn::UseTree::Name(name) => _ = names.insert(name.ident.to_string()),
        syn::UseTree::Rename(_) | syn::UseTree::Glob(_) => {}
    }
}
