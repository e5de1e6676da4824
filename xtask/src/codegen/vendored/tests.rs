//! The content of a copied runtime package.

use hardy_codegen::MARK;

use super::without_tests;

fn files() -> Vec<hardy_codegen::OutputFile> {
    copies(true)
}

fn copies(has_client: bool) -> Vec<hardy_codegen::OutputFile> {
    super::copies("lamps", has_client)
}

#[test]
fn copies_sources_and_licences_and_no_tests() {
    let files = files();
    let is_there = |path: &str| files.iter().any(|file| file.path == path);
    for path in [
        "runtime/client/Cargo.toml",
        "runtime/client/src/lib.rs",
        "runtime/core/Cargo.toml",
        "runtime/core/LICENSE-APACHE",
        "runtime/core/LICENSE-MIT",
        "runtime/core/src/lib.rs",
        "runtime/core/src/validate/checker.rs",
        "runtime/endpoint/Cargo.toml",
        "runtime/endpoint/src/lib.rs",
        "runtime/pattern/Cargo.toml",
        "runtime/pattern/src/lib.rs",
    ] {
        assert!(is_there(path), "{path}");
    }
    for file in &files {
        assert!(!file.path.contains("tests"), "{}", file.path);
        assert!(!file.text.contains("cfg(test)"), "{}", file.path);
        assert!(!file.text.contains("mod tests"), "{}", file.path);
        // The next run replaces and removes only files with this mark.
        let first = file.text.lines().next();
        assert!(
            first.is_some_and(|line| line.contains(MARK)),
            "{}",
            file.path
        );
    }
}

#[test]
fn copies_the_client_only_for_crates_that_have_one() {
    let files = copies(false);
    let of_client = |file: &&hardy_codegen::OutputFile| file.path.starts_with("runtime/client/");
    assert_eq!(files.iter().filter(of_client).count(), 0);
    assert!(
        files
            .iter()
            .any(|file| file.path == "runtime/core/src/lib.rs")
    );
}

/// A workspace may have copies of several crates, and cargo refuses two packages with one name.
#[test]
fn writes_manifests_that_need_no_workspace() {
    let files = files();
    let manifest = |path: &str| {
        let file = files.iter().find(|file| file.path == path);
        file.map_or("", |file| file.text.as_str())
    };
    for name in ["client", "endpoint", "pattern", "core"] {
        let text = manifest(&format!("runtime/{name}/Cargo.toml"));
        for absent in ["workspace", "dev-dependencies", "[[", "[lints", "keywords"] {
            assert!(!text.contains(absent), "{absent} in\n{text}");
        }
        for present in [
            "\nversion = \"0.1.0\"\n",
            "\nedition = \"2024\"\n",
            "\nlicense = \"MIT OR Apache-2.0\"\n",
            "\nrust-version = \"1.85\"\npublish = false\n\n[lib]\n",
            "\n[features]\n",
        ] {
            assert!(text.contains(present), "{present} is not in\n{text}");
        }
    }
    let runtime = manifest("runtime/core/Cargo.toml");
    assert!(runtime.contains("\nname = \"lamps-hardy-runtime\"\n"));
    let endpoint =
        "\nhardy-endpoint = { package = \"lamps-hardy-endpoint\", path = \"../endpoint\", ";
    assert!(runtime.contains(endpoint), "{runtime}");
    let pattern = "\nhardy-pattern = { package = \"lamps-hardy-pattern\", path = \"../pattern\", ";
    assert!(runtime.contains(pattern), "{runtime}");
    assert!(runtime.contains("\nbytes = \"1\"\n"), "{runtime}");
    let pattern = manifest("runtime/pattern/Cargo.toml");
    assert!(pattern.contains("\nname = \"lamps-hardy-pattern\"\n"));
}

#[test]
fn omits_code_that_only_tests_compile() {
    let cases = [
        ("fn a() {}\n\n#[cfg(test)]\nmod tests;\n", "fn a() {}\n"),
        (
            "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\n\nfn c() {}\n",
            "fn a() {}\n\n\nfn c() {}\n",
        ),
        (
            "/// All.\n#[cfg(test)]\n#[must_use]\nfn a()\n-> u8 {\n    1\n}\nfn b() {}\n",
            "fn b() {}\n",
        ),
        ("#[cfg(test)]\nfn a() {}\nfn b() {}\n", "fn b() {}\n"),
    ];
    for (text, expected) in cases {
        assert_eq!(without_tests(text), expected, "{text}");
    }
}
