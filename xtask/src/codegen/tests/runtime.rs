//! The source of the runtime in the manifest of a crate.

use std::fs;
use std::path::Path;

use hardy_codegen::Runtime;

use super::{job, runtime_of_member, text, workspace};
use crate::workspace::relative;

#[test]
fn writes_the_path_of_the_runtime_relative_to_the_crate() {
    let (folder, workspace) = workspace();
    let inside = text(workspace.root().join("target/crates/lamps"));
    let member = text(workspace.root().join("target/../generated"));
    let outside = text(folder.path().join("lamps"));
    let other = text(workspace.root().join("other-runtime"));
    let src = Path::new("src").canonicalize().expect("it is here");
    let cases: [(&str, Option<&str>, Runtime); 11] = [
        (
            &inside,
            None,
            Runtime::Path("../../../runtime/core".to_owned()),
        ),
        (&member, None, runtime_of_member()),
        (
            &member,
            Some(&other),
            Runtime::Path("../other-runtime".to_owned()),
        ),
        (
            &outside,
            None,
            Runtime::Path("../workspace/runtime/core".to_owned()),
        ),
        (
            &outside,
            Some(&other),
            Runtime::Path("../workspace/other-runtime".to_owned()),
        ),
        (
            &inside,
            Some(&other),
            Runtime::Path("../../../other-runtime".to_owned()),
        ),
        (&inside, Some("0.1"), Runtime::Version("0.1".to_owned())),
        (
            &inside,
            Some(">0.1.2, <2"),
            Runtime::Version(">0.1.2, <2".to_owned()),
        ),
        (
            &outside,
            Some("=0.1.4"),
            Runtime::Version("=0.1.4".to_owned()),
        ),
        // A folder of the package under test, in which tests run.
        (
            &outside,
            Some("src"),
            Runtime::Path(text(relative(Path::new(&outside), &src))),
        ),
        (
            &outside,
            Some("git=https://example.com/hardy#v0.1.0"),
            Runtime::Git {
                url: "https://example.com/hardy".to_owned(),
                rev: "v0.1.0".to_owned(),
            },
        ),
    ];
    fs::create_dir_all(workspace.root().join("target")).expect("a folder");
    for (out, value, expected) in cases {
        let mut words = vec!["--out", out];
        words.extend(value.iter().flat_map(|value| ["--runtime", value]));
        let job = job(&workspace, &words);
        assert_eq!(job.options.runtime, expected, "{words:?}");
    }
}
