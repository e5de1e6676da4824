//! Arguments that are wrong in every way: a clear message, exit code 2, and nothing written.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

const LAMPS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lamps.json");

/// A folder with entries of all kinds that are neither a model nor a folder for a crate.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("repository/.git/hooks")).expect("a folder");
    fs::create_dir(at("others")).expect("a folder");
    for (name, bytes) in [
        ("empty.json", &b""[..]),
        ("latin.json", b"{\"smithy\": \"\xe9\"}"),
        ("wide.json", b"\xff\xfe{\0}\0"),
        ("file", b"mine"),
        ("others/notes.txt", b"mine"),
    ] {
        fs::write(at(name), bytes).expect("a file");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink("there", at("here")).expect("a link");
        symlink("here", at("there")).expect("a link");
        symlink("nowhere", at("dangling")).expect("a link");
    }
    folder
}

/// Everything below a folder, by path; links are not followed.
fn tree(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("it can be read") {
        let entry = entry.expect("it can be read");
        found.push(entry.path().display().to_string());
        if entry.file_type().expect("it has one").is_dir() {
            found.extend(tree(&entry.path()));
        }
    }
    found.sort();
    found
}

/// Runs `codegen` in a folder, with a time limit.
fn run(folder: &Path, words: &[&str]) -> Output {
    run_command(folder, "codegen", words)
}

fn run_command(folder: &Path, name: &str, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command
        .arg(name)
        .args(words)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let child = command.spawn().expect("it can be started");
    let (sender, receiver) = channel();
    thread::spawn(move || sender.send(child.wait_with_output()));
    let output = receiver.recv_timeout(Duration::from_secs(60));
    let output = output.unwrap_or_else(|_| panic!("{words:?} does not end"));
    output.expect("it can be waited for")
}

/// Asserts that each case is refused with its message, and that nothing has been written.
fn assert_refused(cases: &[(&[&str], &str)]) {
    let folder = folder();
    let before = tree(folder.path());
    for (words, expected) in cases {
        let output = run(folder.path(), words);
        let shown: String = format!("{words:?}").chars().take(300).collect();
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{shown}: {error}");
        assert!(output.stdout.is_empty(), "{shown}");
        assert!(error.contains(expected), "{shown}: {error}");
        assert_eq!(tree(folder.path()), before, "{shown}");
    }
}

#[test]
fn refuses_places_where_no_crate_can_be() {
    let long = "x".repeat(300);
    let out = |place| ["--model", LAMPS, "--out", place];
    assert_refused(&[
        (&out(""), "a value is required for '--out <DIR>'"),
        (&out("file"), "file` is not a folder"),
        (&out("file/x"), "file` is not a folder"),
        (&out("/"), "it has no parent folder"),
        (
            &out("."),
            "is not empty, and its `Cargo.toml` (if any) was not",
        ),
        (
            &out("others"),
            "is not empty, and its `Cargo.toml` (if any) was not",
        ),
        (&out("repository/.git"), ".git` is a folder of git"),
        (
            &out("repository/.git/hooks"),
            ".git/hooks` is a folder of git",
        ),
        (&out("repository/.git/new"), ".git/new` is a folder of git"),
        (
            &out("new/../../x"),
            "goes up from a folder that does not exist",
        ),
        (&out(&long), "cannot inspect `"),
    ]);
}

#[cfg(unix)]
#[test]
fn refuses_links_that_lead_nowhere() {
    let out = |place| ["--model", LAMPS, "--out", place];
    assert_refused(&[
        (&out("here"), "cannot find `"),
        (&out("here/x"), "cannot find `"),
        (&out("dangling"), "cannot find `"),
        (&out("dangling/x"), "cannot find `"),
        (&["--model", "here", "--out", "x"], "cannot read `here`: "),
    ]);
}

/// Not even its owner can write there.
#[cfg(target_os = "linux")]
#[test]
fn refuses_places_that_cannot_be_written() {
    let out = |place| ["--model", LAMPS, "--out", place];
    assert_refused(&[
        (
            &out("/proc/crate"),
            "cannot create `/proc/.crate.hardy-staging`: ",
        ),
        (&out("/dev/null"), "`/dev/null` is not a folder"),
        (&out("/dev/null/crate"), "`/dev/null` is not a folder"),
    ]);
}

/// The program does not search the folder for a crate, because the root of a disk is large.
#[test]
fn does_not_search_foreign_folders() {
    let folder = folder();
    let deep = folder.path().join("others/deep");
    fs::create_dir(&deep).expect("a folder");
    fs::write(deep.join("a.rs"), "// @generated by Hardy\n").expect("a file");
    let words = ["--model", LAMPS, "--out", "others", "--check"];
    let output = run(folder.path(), &words);
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(!said.contains("a.rs"), "{said}");
}

#[test]
fn refuses_names_that_no_crate_can_have() {
    let refused = "error[crate-name]: `";
    let names = [
        "",
        " ",
        ".",
        "..",
        "../x",
        "a/b",
        "a b",
        "a\"b",
        "a\nb",
        "1a",
        "_",
        "_a",
        "名前",
        "é",
        "std",
        "core",
        "test",
        "proc-macro",
        "hardy-runtime",
        "fn",
        "self",
        "crate",
        "gen",
        "a;",
        "a]",
    ];
    for name in names {
        let option = format!("--name={name}");
        assert_refused(&[(&["--model", LAMPS, "--out", "x", &option], refused)]);
    }
    let words = ["--model", LAMPS, "--out", "x", "--name"];
    assert_refused(&[(&words, "a value is required for '--name <CRATE>'")]);
}

#[test]
fn refuses_operations_and_services_that_are_not_there() {
    let many: Vec<String> = (0..10_000).map(|number| format!("Lamp{number}")).collect();
    let many = many.join(",");
    let with = |option, value| ["--model", LAMPS, "--out", "x", option, value];
    assert_refused(&[
        (&with("--operations", ""), "unknown operation ``"),
        (&with("--operations", ","), "unknown operation ``"),
        (&with("--operations", "ListLamps,"), "unknown operation ``"),
        (&with("--operations", "../x"), "unknown operation `../x`"),
        (
            &with("--operations", "a\u{1b}[31m\nb"),
            "unknown operation `a\\u{1b}[31m\\nb`",
        ),
        (&with("--operations", &many), "more of 1 kind: "),
        (&with("--service", ""), "unknown service ``"),
        (&with("--service", "a\nb"), "unknown service `a\\nb`"),
    ]);
}

#[test]
fn counts_an_operation_that_is_named_twice_once() {
    let folder = folder();
    let names = "ListLamps,ListLamps,com.example.lamps#ListLamps";
    let output = run(
        folder.path(),
        &["--model", LAMPS, "--out", "x", "--operations", names],
    );
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains(" 1 operation; "), "{said}");
}

#[test]
fn refuses_runtimes_that_would_break_the_manifest() {
    let with = |value| ["--model", LAMPS, "--out", "x", "--runtime", value];
    let refused = "is neither a folder nor a version";
    assert_refused(&[
        (&with(""), refused),
        (&with(" "), refused),
        (&with("latest"), refused),
        (&with("1\"\n[dependencies]\nx = \"1"), refused),
        (&with("1'"), refused),
        (&with("1\\"), "no runtime at `1\\`: "),
        (&with("\"\"\""), refused),
        (&with("^"), refused),
        (&with(">="), refused),
        (&with("1.x.y"), refused),
        (&with("1 2"), refused),
        (&with("1.0"), "excludes the versions of `hardy-runtime`"),
        (
            &with("=0.1.0-beta.1"),
            "excludes the versions of `hardy-runtime`",
        ),
        (&with("no/such/folder"), "no runtime at `no/such/folder`: "),
        (&with("a\"\nb/c"), "no runtime at `"),
        (&with("./file"), "it is not a folder"),
    ]);
}

#[test]
fn takes_every_form_of_a_supported_version() {
    let folder = folder();
    for version in [
        "0.1",
        "0.1.2",
        "^0.1.3",
        "=0.1.4",
        ">=0.1, <2",
        "0.1.*",
        "*",
    ] {
        let words = ["--model", LAMPS, "--out", "x", "--runtime", version];
        let output = run(folder.path(), &words);
        assert_eq!(output.status.code(), Some(0), "{version}");
        let manifest = fs::read_to_string(folder.path().join("x/Cargo.toml"));
        let line = format!("\nhardy-runtime = \"{version}\"\n");
        assert!(manifest.expect("it is there").contains(&line), "{version}");
    }
}

/// Names of folders may contain quotes and line ends.
#[cfg(unix)]
#[test]
fn quotes_the_folder_of_the_runtime() {
    let folder = folder();
    let name = "a\"b\n[c]'\\d";
    fs::create_dir(folder.path().join(name)).expect("a folder");
    let place = format!("./{name}");
    let words = ["--model", LAMPS, "--out", "x", "--runtime", &place];
    assert_eq!(run(folder.path(), &words).status.code(), Some(0));
    let manifest = fs::read_to_string(folder.path().join("x/Cargo.toml"));
    let manifest = manifest.expect("it is there");
    assert!(
        manifest.contains("/a\\\"b\\u000A[c]'\\\\d\" }\n"),
        "{manifest}"
    );
}

#[test]
fn refuses_files_that_are_not_models() {
    let model = |file| ["--model", file, "--out", "x"];
    assert_refused(&[
        (&model(""), "a value is required for '--model <FILE>...'"),
        (&model("."), "cannot read `.`: it is not a file"),
        (&model("others"), "cannot read `others`: it is not a file"),
        (&model("missing.json"), "cannot read `missing.json`: "),
        (&model("file/x"), "cannot read `file/x`: "),
        (&model("empty.json"), "error[not-json]: "),
        (&model("file"), "error[not-json]: "),
        (&model("latin.json"), "cannot read `latin.json`: "),
        (&model("wide.json"), "cannot read `wide.json`: "),
        // No name of a file colours a terminal.
        (&model("\u{1b}[31m"), r"cannot read `\u{1b}[31m`: "),
    ]);
}

#[cfg(target_os = "linux")]
#[test]
fn does_not_wait_for_models_without_end() {
    let folder = folder();
    let pipe = folder.path().join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("every Linux has it").success());
    for model in ["pipe", "/dev/zero", "/dev/null"] {
        let output = run(folder.path(), &["--model", model, "--out", "x"]);
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{model}: {error}");
        assert!(error.contains("`: it is not a file"), "{model}: {error}");
        for models in [[model, LAMPS], [LAMPS, model]] {
            let output = run_command(folder.path(), "diff", &models);
            let error = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{models:?}: {error}");
            assert!(error.contains("`: it is not a file"), "{models:?}: {error}");
        }
    }
    // The file of names is read without being named.
    fs::copy(LAMPS, folder.path().join("lamps.json")).expect("a model");
    fs::rename(&pipe, folder.path().join("lamps.names.json")).expect("a pipe");
    let output = run(folder.path(), &["--model", "lamps.json", "--out", "x"]);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        error.contains("lamps.names.json`: it is not a file"),
        "{error}"
    );
}
