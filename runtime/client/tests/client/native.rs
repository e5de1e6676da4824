//! The system that tests run on: files that others cannot read, and programs.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use hardy_client::System;
use hardy_client::system::{Native, home_folder};

/// A new folder below cargo's folder for tests.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    // Of an earlier run, if there was one.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be created");
    folder
}

#[test]
fn replaces_private_files() {
    let folder = folder("private");
    let path = folder.join("token.json");
    let system = Native::default();
    for content in ["first", "second"] {
        let written = system.write_private(&path, content.as_bytes());
        written.expect("the folder is writable");
        let read = system.read(&path, 6).expect("it is small enough");
        assert_eq!(read, content.as_bytes());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(&path).expect("it exists").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let count = fs::read_dir(&folder).expect("it exists").count();
    assert_eq!(count, 1, "nothing else is left");
    let missing = folder.join("no folder/token.json");
    system
        .write_private(&missing, b"x")
        .expect_err("there is no folder");
}

#[test]
fn bounds_files() {
    let path = folder("bounds").join("file");
    fs::write(&path, "12345").expect("the folder is writable");
    let system = Native::default();
    let error = system.read(&path, 4).expect_err("it has five bytes");
    assert_eq!(error.kind(), ErrorKind::FileTooLarge);
    assert_eq!(system.read(&path, 5).expect("it has five bytes"), b"12345");
    let error = system
        .read(&path.with_extension("x"), 5)
        .expect_err("there is none");
    assert_eq!(error.kind(), ErrorKind::NotFound);
}

#[cfg(unix)]
#[test]
fn runs_programs_in_a_shell() {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime without drivers");
    let system = Native::default();
    let run = |command: &str| runtime.block_on(system.run(command));
    let output = run("printf 'a b' | tr a c").expect("there is a shell");
    assert_eq!((output.success, &output.stdout[..]), (true, &b"c b"[..]));
    assert!(!run("exit 3").expect("there is a shell").success);
    let error = run("while true; do echo aaaaaaaa; done").expect_err("it never ends");
    assert_eq!(error.kind(), ErrorKind::FileTooLarge);
}

#[test]
fn finds_the_home_folder() {
    let variables = |name: &str| match name {
        "USERPROFILE" => Some("p".into()),
        "HOMEDRIVE" => Some("C:".into()),
        "HOMEPATH" => Some("\\h".into()),
        _ => None,
    };
    assert_eq!(home_folder(variables, false), None);
    assert_eq!(home_folder(variables, true), Some("p".into()));
    let without_profile = |name: &str| variables(name).filter(|_| name != "USERPROFILE");
    assert_eq!(home_folder(without_profile, true), Some("C:\\h".into()));
    let with_home = |name: &str| match name {
        "HOME" => Some("h".into()),
        name => variables(name),
    };
    assert_eq!(home_folder(with_home, true), Some("h".into()));
}
