//! What `hardy new` refuses, and its workspaces.

use std::path::Path;

use super::{MODEL, OVERLAY, Place, parsed_new};
use crate::Exit;
use crate::new::members::{Membership, membership};

/// The failure of a run after which the folder is as before.
fn failure(place: &Place, words: &[&str]) -> String {
    let before = place.names();
    let failure = place.new_crate(words).expect_err("it is refused");
    assert_eq!(place.names(), before, "nothing was written");
    failure
}

#[test]
fn suggests_operations_and_how_to_list_them() {
    let place = Place::new();
    let failure = failure(&place, &["--operations", "ListStreet,LightLamp"]);
    assert!(
        failure.contains("unknown operation `ListStreet`"),
        "{failure}"
    );
    assert!(failure.contains("did you mean `ListStreets`?"), "{failure}");
    let expected = "to list the operations: hardy operations street-lamps";
    assert!(failure.ends_with(expected), "{failure}");
}

#[test]
fn refuses_operations_without_a_client() {
    let place = Place::new();
    let refused = failure(&place, &["--operations", "WatchLamps"]);
    assert!(refused.contains("would have no client"), "{refused}");
    assert!(refused.contains("hardy codegen --model "), "{refused}");
}

#[test]
fn refuses_models_that_are_none_and_names_that_are_none() {
    let place = Place::new();
    place.write("../models/broken.json", "{\"smithy\": ");
    let out = place.path("broken");
    let mut arguments = parsed_new(&["new", "broken"]);
    arguments.out = Some(out.clone());
    let failure = place.run(&arguments).expect_err("it is no JSON");
    assert!(failure.contains("broken.json:1:"), "{failure}");
    arguments = parsed_new(&["new", "street-lamps", "--name", "no name"]);
    arguments.out = Some(out.clone());
    let failure = place.run(&arguments).expect_err("cargo refuses it");
    assert!(failure.contains("no name"), "{failure}");
    assert!(!out.exists());
}

#[test]
fn refuses_overlays_that_are_none() {
    let place = Place::new();
    place.write("../lamps.json", OVERLAY);
    place.write("../one/lamps.rules.json", OVERLAY);
    place.write("../two/lamps.rules.json", OVERLAY);
    place.write("../broken.rules.json", "{\"smithy\": ");
    let path = |name: &str| place.path(name).display().to_string();
    let cases = [
        (
            vec![path("../lamps.json")],
            "/lamps.json` cannot be an overlay: an overlay is a file whose name ends in `.rules.json`",
        ),
        (
            vec![
                path("../one/lamps.rules.json"),
                path("../two/lamps.rules.json"),
            ],
            "/two/lamps.rules.json` would be the same file in the crate: rename one of them",
        ),
        (vec![path("../none.rules.json")], "cannot read `"),
        (vec![path("../broken.rules.json")], "broken.rules.json:1:"),
    ];
    for (files, expected) in cases {
        let mut words = vec!["--overlay"];
        words.extend(files.iter().map(String::as_str));
        let refused = failure(&place, &words);
        assert!(refused.contains(expected), "{refused}");
    }
}

#[test]
fn refuses_folders_with_files() {
    let place = Place::new();
    place.write("street/notes.txt", "mine");
    let refused = failure(&place, &[]);
    assert!(
        refused.ends_with("/street` is not empty: name another folder with --out"),
        "{refused}"
    );
    std::fs::remove_file(place.path("street/notes.txt")).expect("it is there");
    assert_eq!(place.new_crate(&[]), Ok(Exit::FINE), "an empty folder");
    let refused = failure(&place, &[]);
    assert!(
        refused.contains(
            "already has a crate of Hardy: to generate it again, run `hardy codegen` in it"
        ),
        "{refused}"
    );
    place.write("file", MODEL);
    let mut arguments = parsed_new(&["new", "street-lamps"]);
    arguments.out = Some(place.path("file"));
    let refused = place.run(&arguments).expect_err("a file");
    assert!(refused.contains("is not a folder"), "{refused}");
}

/// Cargo has to know a crate that is inside of a workspace.
#[test]
fn says_what_a_workspace_around_it_needs() {
    let place = Place::new();
    assert_eq!(place.new_crate(&[]), Ok(Exit::FINE));
    let out = place.path("street");
    assert_eq!(membership(&out), Membership::Alone);
    let manifest = place.path("Cargo.toml");
    let cases = [
        ("members = [\"*\"]", Membership::Settled),
        ("members = [\"street\"]", Membership::Settled),
        ("exclude = [\"street\"]", Membership::Settled),
        (
            "members = []",
            Membership::Missing("street".to_owned(), manifest.clone()),
        ),
    ];
    for (members, expected) in cases {
        place.write(
            "Cargo.toml",
            &format!("[workspace]\nresolver = \"3\"\n{members}\n"),
        );
        assert_eq!(membership(Path::new(&out)), expected, "{members}");
    }
}
