//! Paths: the canonical form, and relative paths.

use std::path::Path;

use super::{Workspace, relative, resolved};

#[test]
fn returns_the_path_between_two_folders() {
    let cases = [
        ("/a/generated", "/a/runtime", "../runtime"),
        ("/a/target/out/lamps", "/a/runtime", "../../../runtime"),
        ("/a", "/a/runtime", "runtime"),
        ("/a/runtime/inner", "/a/runtime", ".."),
        ("/a/runtime", "/a/runtime", "."),
    ];
    for (from, to, expected) in cases {
        assert_eq!(
            relative(Path::new(from), Path::new(to)),
            Path::new(expected),
            "{from} → {to}"
        );
    }
}

#[test]
fn resolves_paths_that_do_not_exist_yet() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().canonicalize().expect("it exists");
    std::fs::create_dir(root.join("inner")).expect("an empty folder");
    assert_eq!(resolved(&root.join("inner/../a/b")), Ok(root.join("a/b")));
    let failure = resolved(&root.join("a/../b")).expect_err("`a` does not exist");
    assert!(
        failure
            .to_string()
            .ends_with("goes up from a folder that does not exist"),
        "{failure}"
    );
}

#[cfg(unix)]
#[test]
fn resolves_symbolic_links() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().canonicalize().expect("it exists");
    std::fs::create_dir(root.join("real")).expect("an empty folder");
    std::os::unix::fs::symlink(root.join("real"), root.join("link")).expect("a link");
    assert_eq!(resolved(&root.join("link/new")), Ok(root.join("real/new")));
    std::os::unix::fs::symlink(root.join("nowhere"), root.join("dangling")).expect("a link");
    assert!(resolved(&root.join("dangling")).is_err());
}

#[test]
fn finds_its_own_workspace() {
    let workspace = Workspace::find().expect("tests run in a workspace");
    assert!(workspace.root().join("xtask/src/workspace.rs").is_file());
    assert_eq!(workspace.display_name(&workspace.generated()), "generated");
    assert_eq!(
        workspace.display_name(Path::new("/elsewhere/x")),
        "/elsewhere/x"
    );
}
