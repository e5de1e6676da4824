//! Small crates with cycles, and some without.

use std::collections::BTreeMap;

use super::find;

/// Paths and texts.
type Files<'a> = &'a [(&'a str, &'a str)];

/// The messages for a crate of these files below `a/src`.
fn messages(files: Files<'_>) -> Vec<String> {
    let files: BTreeMap<_, _> = files
        .iter()
        .map(|(path, text)| (format!("a/src/{path}"), (*text).to_owned()))
        .collect();
    let found = find(&files);
    let lines = found
        .iter()
        .map(|one| format!("{}: {}", one.path, one.rule));
    lines.map(|line| line.replace("a/src/", "")).collect()
}

const ROOT: (&str, &str) = ("lib.rs", "mod x; mod y; mod z;");

#[test]
fn finds_cycles() {
    let cases: &[(&str, Files<'_>, &[&str])] = &[
        (
            "of two",
            &[
                ROOT,
                ("x.rs", "// crate::y::Y\nuse crate::y::Y;\npub struct X;"),
                ("y.rs", "use crate::x::X;\npub struct Y;"),
            ],
            &["y.rs: line 1: `crate::x::X` closes a cycle: x.rs → y.rs → x.rs"],
        ),
        (
            "of three, through a re-export",
            &[
                ("lib.rs", "mod x; mod y; mod z; pub use z::Z as Renamed;"),
                ("x.rs", "pub fn x() { super::y::y() }"),
                ("y.rs", "pub fn y() {\n    let z = crate::Renamed;\n}"),
                (
                    "z.rs",
                    "pub struct Z;\nimpl Z {\n fn z() { super::x::x() } }",
                ),
            ],
            &["z.rs: line 3: `super::x::x` closes a cycle: x.rs → y.rs → z.rs → x.rs"],
        ),
        (
            "of a parent and its child",
            &[
                ROOT,
                ("x.rs", "mod child;\nuse child::Child;\nstruct X(Child);"),
                ("x/child.rs", "pub struct Child(Box<super::X>);"),
            ],
            &["x/child.rs: line 1: `super::X` closes a cycle: x.rs → x/child.rs → x.rs"],
        ),
        (
            "through a glob",
            &[
                ROOT,
                ("x.rs", "use crate::y::*;\npub struct X(Y);"),
                (
                    "y.rs",
                    "pub struct Y;\nfn y() { use crate::x; let _ = x::X; }",
                ),
            ],
            &["y.rs: line 2: `x::X` closes a cycle: x.rs → y.rs → x.rs"],
        ),
        (
            "in arguments and definitions of macros",
            &[
                ROOT,
                (
                    "x.rs",
                    "macro_rules! many { () => { pub enum X {} } }\nmany!();\nfn x() { vec![crate::y::y()] }",
                ),
                ("y.rs", "pub fn y() -> Option<crate::x::X> { None }"),
            ],
            &["y.rs: line 1: `crate::x::X` closes a cycle: x.rs → y.rs → x.rs"],
        ),
        (
            "of two, twice",
            &[
                ROOT,
                ("x.rs", "use crate::{y::Y, z::Z};\npub struct X;"),
                ("y.rs", "use super::x::X as Other;\npub struct Y;"),
                ("z.rs", "pub struct Z(\n    crate::x::X,\n);"),
            ],
            &[
                "y.rs: line 1: `super::x::X` closes a cycle: x.rs → y.rs → x.rs",
                "z.rs: line 2: `crate::x::X` closes a cycle: x.rs → z.rs → x.rs",
            ],
        ),
    ];
    for (what, files, expected) in cases {
        assert_eq!(messages(files), *expected, "a cycle {what}");
    }
}

#[test]
fn accepts_code_without_cycles() {
    let cases: &[(&str, Files<'_>)] = &[
        (
            "a parent that declares and re-exports a child",
            &[
                ROOT,
                (
                    "x.rs",
                    "mod filter;\npub(crate) use filter::filter;\npub struct X;",
                ),
                ("x/filter.rs", "pub(in crate::x) fn filter(x: super::X) {}"),
            ],
        ),
        (
            "children that share a file below both",
            &[
                ("lib.rs", "mod x; mod y; mod z; pub use z::Z;"),
                ("x.rs", "use crate::{y::Y, Z};"),
                ("y.rs", "use super::z;\npub struct Y(z::Z);"),
                ("z.rs", "use std::fmt;\npub struct Z(u8);"),
            ],
        ),
        (
            "a visibility that names a parent, which has a function of its name",
            &[
                ("lib.rs", "mod x; mod y; mod z; pub use x::x;"),
                (
                    "x.rs",
                    "mod child;\npub fn x() { child::child(); child::Child::new() }",
                ),
                (
                    "x/child.rs",
                    "pub struct Child(pub(in crate::x) u8);\npub(in crate::x) fn child() {}\n\
                     impl Child { pub(in crate::x) fn new() {} }",
                ),
            ],
        ),
        (
            "tests",
            &[
                ROOT,
                (
                    "x.rs",
                    "pub struct X;\n#[cfg(test)] mod tests;\n#[cfg(test)] use crate::y::Y;",
                ),
                ("x/tests.rs", "use super::X;\npub fn in_test() {}"),
                ("y.rs", "use crate::x::X;\npub struct Y;"),
            ],
        ),
        (
            "emitted code, fields, methods, and paths in other crates",
            &[
                ROOT,
                (
                    "x.rs",
                    "pub struct X;\npub use crate::y::y;\nfn x(a: A) { quote!(crate::y::y); a.y(); a.y }",
                ),
                (
                    "y.rs",
                    "use crate::x::X;\npub fn y() { ::x::X::new(); extern_crate::x::X }",
                ),
            ],
        ),
        (
            "an inline module that uses the rest of its file",
            &[
                ROOT,
                (
                    "x.rs",
                    "pub struct X;\nmod inner { use super::X; pub fn f(x: X) {} }\nfn x() { inner::f(X) }",
                ),
            ],
        ),
        (
            "imports of one another, which the compiler refuses",
            &[
                ROOT,
                ("x.rs", "pub use super::y::Z;"),
                ("y.rs", "pub use super::x::Z;\nfn f(z: Z) {}"),
            ],
        ),
    ];
    for (what, files) in cases {
        assert_eq!(messages(files), [""; 0], "{what}");
    }
}

#[test]
fn reports_a_file_that_is_not_rust() {
    let found = messages(&[ROOT, ("y.rs", "fn ("), ("x.rs", "fn x() {}")]);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].starts_with("y.rs: cannot be read as Rust: "),
        "{found:?}"
    );
}
