//! The config and credentials files: which sections and values they have, and which errors.

use hardy_client::profile::{ProfileFiles, Selection};

use crate::fake::FakeSystem;

const CONFIG: &str = "/home/.aws/config";
const CREDENTIALS: &str = "/home/.aws/credentials";

fn load(variables: &[(&str, &str)], files: &[(&str, &str)]) -> ProfileFiles {
    ProfileFiles::load(&FakeSystem::new(variables, files)).expect("the files are valid")
}

#[test]
fn reads_values() {
    let cases = [
        ("key = a b", Some("a b")),
        ("KEY=a", Some("a")),
        ("key = a # comment", Some("a")),
        ("key = a\t; comment", Some("a")),
        ("key = a#no comment", Some("a#no comment")),
        ("key = a=b", Some("a=b")),
        ("key = a\n  b", Some("a\nb")),
        ("key = a\n\n  b # kept\n", Some("a\nb # kept")),
        ("key = a\n  # a comment, although it is indented", Some("a")),
        ("key = a\r\nother = b\r\n", Some("a")),
        ("key = a\nkey = b", Some("b")),
        ("key =", None),
        ("no key = a", None),
    ];
    for (text, expected) in cases {
        let files = load(&[], &[(CONFIG, &format!("[default]\n{text}"))]);
        let profile = files.profile("default").expect("it is there");
        assert_eq!(profile.get("key"), expected, "{text:?}");
    }
}

#[test]
fn reads_headers_by_file() {
    let config =
        "\u{feff}[profile a]\nk = 1\n[b]\nk = 1\n[profile c d]\nk = 1\n[sso-session s]\nk = 2
[services v]\nsts =\n  endpoint_url = http://a\n  Region = x # y\nk = 3\n[plugins]\nk = 1";
    let credentials = "[a]\nk = 4\n[e]\nk = 5\n[profile f]\nk = 6";
    let files = load(&[], &[(CONFIG, config), (CREDENTIALS, credentials)]);
    let names: Vec<&str> = files.profiles().map(|profile| profile.name()).collect();
    assert_eq!(names, ["a", "e"]);
    let a = files.profile("a").expect("it is there");
    assert_eq!(a.get("k"), Some("4"), "the credentials file has precedence");
    let place = format!("the key{}", a.place("k"));
    assert_eq!(place, "the key (`/home/.aws/credentials`, line 2)");
    let session = files.sso_session("s").expect("it is there");
    assert_eq!(session.get("k"), Some("2"));
    let services = files.services("v").expect("it is there");
    assert_eq!(services.nested("sts", "endpoint_url"), Some("http://a"));
    assert_eq!(services.nested("sts", "region"), Some("x"));
    assert_eq!(services.nested("sts", "other"), None);
    assert_eq!(services.nested("k", "region"), None);
}

#[test]
fn finds_files() {
    let default = [
        Some("/home/.aws/config".into()),
        Some("/home/.aws/credentials".into()),
    ];
    let cases: [(&[(&str, &str)], _); 5] = [
        (&[], default.clone()),
        (&[("AWS_CONFIG_FILE", "")], default.clone()),
        (
            &[
                ("AWS_CONFIG_FILE", "~/c"),
                ("AWS_SHARED_CREDENTIALS_FILE", "~"),
            ],
            [Some("/home/c".into()), Some("/home".into())],
        ),
        (
            &[("AWS_CONFIG_FILE", "~me/c"), ("HOME", "")],
            [Some("~me/c".into()), None],
        ),
        (
            &[("AWS_CONFIG_FILE", "~/c"), ("HOME", "")],
            [Some("~/c".into()), None],
        ),
    ];
    for (variables, [config, credentials]) in cases {
        let files = load(variables, &[]);
        let locations = files.locations();
        assert_eq!(locations.config, config, "{variables:?}");
        assert_eq!(locations.credentials, credentials, "{variables:?}");
    }
}

#[test]
fn selects_a_profile() {
    let cases = [
        (None, "", "default", false),
        (None, "a", "a", true),
        (Some("b"), "a", "b", true),
    ];
    for (named, variable, name, is_explicit) in cases {
        let system = FakeSystem::new(&[("AWS_PROFILE", variable)], &[]);
        let expected = Selection {
            name: name.to_owned(),
            is_explicit,
        };
        assert_eq!(Selection::of(&system, named), expected);
    }
}

#[test]
fn errors_name_file_and_line_and_no_value() {
    let cases: [(&[u8], &str); 8] = [
        (
            b"secret = x",
            "line 1: expected the header of a section, such as `[default]`",
        ),
        (
            b"[default",
            "line 1: the header of a section must end with `]`",
        ),
        (
            b"[default]\n\n= secret",
            "line 3: the property has no name before `=`",
        ),
        (
            b"[default]\nsecret",
            "line 2: expected `=` after the name of the property",
        ),
        (
            b"[default]\n secret = x",
            "line 2: the line is indented, but continues no property",
        ),
        (
            b"[default]\ns3 =\n secret",
            "line 3: expected `=` after the name of the nested property",
        ),
        (
            b"[default]\ns3 =\n = secret",
            "line 3: the nested property has no name before `=`",
        ),
        (b"[default]\nkey = a\nsecret = \xff", "line 3: not UTF-8"),
    ];
    for (text, expected) in cases {
        let system = FakeSystem::new(&[], &[]);
        let mut files = system.files.lock().expect("nobody panicked");
        files.insert(CONFIG.into(), text.to_vec());
        drop(files);
        let error = ProfileFiles::load(&system).expect_err(expected);
        let expected = format!("cannot parse `{CONFIG}`, {expected}");
        assert_eq!(error.to_string(), expected);
        assert!(!format!("{error:?}").contains("secret"), "{error:?}");
    }
}

#[test]
fn refuses_huge_files() {
    let system = FakeSystem::new(&[], &[(CONFIG, &"#\n".repeat(4 << 20))]);
    let error = ProfileFiles::load(&system).expect_err("it has 8 MiB");
    assert!(
        error
            .to_string()
            .starts_with("cannot read `/home/.aws/config`: "),
        "{error}"
    );
}

#[test]
fn debug_shows_no_value() {
    let files = load(
        &[],
        &[(CREDENTIALS, "[default]\naws_secret_access_key = secret")],
    );
    assert!(!format!("{files:?}").contains("= secret"), "{files:?}");
    assert!(
        format!("{files:?}").contains("aws_secret_access_key"),
        "{files:?}"
    );
    assert!(!format!("{files:?}").contains("\"secret\""), "{files:?}");
}
