//! The values of `crate.json`, and the errors for each mistake in it.

use hardy_codegen::update::{Documentation, Rules};
use hardy_codegen::{DevDependency, Metadata};

use super::{ExampleFile, Settings, UpdateSettings, parse};

#[test]
fn reads_every_key() {
    let text = r#"{
        "model": ["lamps.json", "lamps.rules.json"],
        "name": "lamps",
        "version": "0.2.0",
        "description": "Lamps.",
        "license": "(MIT OR Apache-2.0) AND Unicode-3.0",
        "repository": "https://example.com/lamps",
        "readme": "lamps.md",
        "keywords": ["lamp", "c++"],
        "categories": ["api-bindings", "network-programming::http"],
        "protocol": "restJson1",
        "operations": ["ListLamps"],
        "example_operation": "ListLamps",
        "states": {"license": "MIT"},
        "examples": ["examples/list_lamps.rs", {"path": "dim.rs", "required-features": ["ring"]}],
        "dev_dependencies": {
            "tokio": {"version": "1", "default-features": false, "features": ["net"], "reason": "Sockets."},
            "clap": "4.6",
            "lamps": {"path": "../generated", "default-features": true}
        },
        "update": {"documentation": "own", "leave_out": ["aws.iam"], "changelog": "../CHANGELOG.md"}
    }"#;
    let example = |path: &str, features: &[&str]| ExampleFile {
        path: path.to_owned(),
        required_features: features.iter().map(|&name| name.to_owned()).collect(),
    };
    let package = |name: &str, version: Option<&str>| DevDependency {
        name: name.to_owned(),
        version: version.map(str::to_owned),
        ..DevDependency::default()
    };
    let expected = Settings {
        model: vec!["lamps.json".to_owned(), "lamps.rules.json".to_owned()],
        name: "lamps".to_owned(),
        version: "0.2.0".to_owned(),
        metadata: Metadata {
            description: Some("Lamps.".to_owned()),
            license: Some("(MIT OR Apache-2.0) AND Unicode-3.0".to_owned()),
            repository: Some("https://example.com/lamps".to_owned()),
            readme: Some("lamps.md".to_owned()),
            keywords: ["lamp", "c++"].map(str::to_owned).into(),
            categories: ["api-bindings", "network-programming::http"]
                .map(str::to_owned)
                .into(),
        },
        protocol: Some("restJson1".to_owned()),
        operations: vec!["ListLamps".to_owned()],
        example_operation: Some("ListLamps".to_owned()),
        states: [("license".to_owned(), "MIT".to_owned())].into(),
        examples: vec![
            example("examples/list_lamps.rs", &[]),
            example("dim.rs", &["ring"]),
        ],
        dev_dependencies: vec![
            package("clap", Some("4.6")),
            DevDependency {
                path: Some("../generated".to_owned()),
                ..package("lamps", None)
            },
            DevDependency {
                reason: Some("Sockets.".to_owned()),
                without_default_features: true,
                features: vec!["net".to_owned()],
                ..package("tokio", Some("1"))
            },
        ],
        update: UpdateSettings {
            rules: Rules {
                documentation: Documentation::Own,
                leave_out: vec!["aws.iam".to_owned()],
            },
            changelog: Some("../CHANGELOG.md".to_owned()),
        },
    };
    assert_eq!(parse(text, "crate.json"), Ok(expected));
}

#[test]
fn lets_optional_keys_be_absent() {
    let text =
        "\u{feff}".to_owned() + r#"{"model": ["lamps.json"], "name": "lamps", "version": "0.2.0"}"#;
    let settings = parse(&text, "crate.json").expect("all required keys are present");
    assert!(settings.operations.is_empty() && settings.examples.is_empty());
    assert!(settings.states.is_empty() && settings.dev_dependencies.is_empty());
    assert_eq!(settings.metadata, Metadata::default());
}

#[test]
fn names_file_and_key_of_every_mistake() {
    let all = r#""model": ["lamps.json"], "name": "lamps", "version": "0.2.0""#;
    let cases = [
        (
            "[]".to_owned(),
            "crate.json: expected an object, found a list",
        ),
        (
            "{".to_owned(),
            "crate.json: EOF while parsing an object at line 1 column 1",
        ),
        (
            "{}".to_owned(),
            "crate.json: `model` is missing\ncrate.json: `name` is missing\n\
             crate.json: `version` is missing",
        ),
        (
            r#"{"model": "lamps.json", "name": "lamps", "version": 1}"#.to_owned(),
            "crate.json: `model`: expected a list of strings, found a string\n\
             crate.json: `version`: expected a string, found a number",
        ),
        (
            r#"{"model": [], "name": " ", "version": "1.0.0"}"#.to_owned(),
            "crate.json: `model` is empty\ncrate.json: `name` is empty",
        ),
        (
            format!(r#"{{{all}, "operations": ["A", null]}}"#),
            "crate.json: `operations[1]`: expected a string, found null",
        ),
        (
            format!(r#"{{{all}, "states": {{"license": false}}}}"#),
            "crate.json: `states.license`: expected a string, found true or false",
        ),
        (
            format!("{{{all},\n\"name\": \"towns\"}}"),
            "crate.json: duplicate key `name`, again in line 2",
        ),
        (
            format!(r#"{{{all}, "example": []}}"#),
            "crate.json: unknown key `example`; known keys: `model`, `name`, `version`, \
             `description`, `license`, `repository`, `readme`, `keywords`, `categories`, \
             `protocol`, `operations`, `example_operation`, `states`, `examples`, \
             `dev_dependencies`, `update`",
        ),
        (
            format!(r#"{{{all}, "examples": [3]}}"#),
            "crate.json: `examples[0]`: expected a string or an object, found a number",
        ),
        (
            format!(r#"{{{all}, "examples": [{{"required-features": []}}]}}"#),
            "crate.json: `examples[0].path` is missing",
        ),
        (
            format!(r#"{{{all}, "examples": [{{"path": "a.rs", "features": []}}]}}"#),
            "crate.json: unknown key `examples[0].features`; known keys: `path`, \
             `required-features`",
        ),
        (
            format!(r#"{{{all}, "dev_dependencies": []}}"#),
            "crate.json: `dev_dependencies`: expected an object, found a list",
        ),
        (
            format!(r#"{{{all}, "dev_dependencies": {{"tokio": 1}}}}"#),
            "crate.json: `dev_dependencies.tokio`: expected a version or an object, found a number",
        ),
        (
            format!(r#"{{{all}, "dev_dependencies": {{"tokio": "one"}}}}"#),
            "crate.json: `dev_dependencies.tokio`: `one` is not a version requirement: use one \
             such as `1.2`",
        ),
        (
            format!(r#"{{{all}, "dev_dependencies": {{"tokio": {{"features": ["net"]}}}}}}"#),
            "crate.json: `dev_dependencies.tokio` has no source: add `version` or `path`",
        ),
        (
            format!(
                r#"{{{all}, "dev_dependencies": {{"tokio": {{"version": "1", "default-features": "no"}}}}}}"#
            ),
            "crate.json: `dev_dependencies.tokio.default-features`: expected true or false, found \
             a string",
        ),
        (
            format!(
                r#"{{{all}, "dev_dependencies": {{"tokio": {{"version": "1", "features": [null]}}}}}}"#
            ),
            "crate.json: `dev_dependencies.tokio.features[0]`: expected a string, found null",
        ),
        (
            format!(
                r#"{{{all}, "dev_dependencies": {{"tokio": {{"version": "1", "optional": true}}}}}}"#
            ),
            "crate.json: unknown key `dev_dependencies.tokio.optional`; known keys: `version`, \
             `path`, `default-features`, `features`, `reason`",
        ),
        (
            format!(
                r#"{{{all}, "dev_dependencies": {{"tokio": {{"version": "1", "reason": "a\nb"}}}}}}"#
            ),
            "crate.json: `dev_dependencies.tokio.reason` has several lines, or control \
             characters: use one line",
        ),
        (
            format!(r#"{{{all}, "dev_dependencies": {{"to kio": "1"}}}}"#),
            "crate.json: `dev_dependencies`: `to kio` is not a valid package name: use a letter, \
             then letters, digits, `-` and `_`, at most 64",
        ),
    ];
    for (text, expected) in cases {
        let failure = parse(&text, "crate.json").expect_err(&text);
        assert_eq!(failure.to_string(), expected, "{text}");
    }
}

#[test]
fn refuses_settings_that_a_registry_refuses() {
    let cases = [
        (
            r#""name": "2lamps""#,
            "`name`: `2lamps` is not a valid package name: ",
        ),
        (
            r#""name": "la mps""#,
            "`name`: `la mps` is not a valid package name: ",
        ),
        (
            r#""version": "0.1""#,
            "`version`: `0.1` is not a valid version: ",
        ),
        (
            r#""version": "1.0.0-a..b""#,
            "`version`: `1.0.0-a..b` is not a valid version: ",
        ),
        (
            r#""version": "99999999999999999999.0.0""#,
            "`version`: `99999999999999999999.0.0` is not a valid version: ",
        ),
        (
            r#""license": "(MIT OR Apache-2.0""#,
            "`license`: `(MIT OR Apache-2.0` is not a valid SPDX expression: ",
        ),
        (
            r#""version": "01.0.0""#,
            "`version`: `01.0.0` is not a valid version: ",
        ),
        (
            r#""version": "1.0.0-""#,
            "`version`: `1.0.0-` is not a valid version: ",
        ),
        (
            r#""description": """#,
            "`description`: `` is not a valid description: ",
        ),
        (
            r#""license": "MIT/Apache-2.0""#,
            "`license`: `MIT/Apache-2.0` is not a valid SPDX expression: ",
        ),
        (
            r#""license": "MIT OR""#,
            "`license`: `MIT OR` is not a valid SPDX expression: ",
        ),
        (
            r#""license": "MIT Apache-2.0""#,
            "`license`: `MIT Apache-2.0` is not a valid SPDX expression: ",
        ),
        (
            r#""license": """#,
            "`license`: `` is not a valid SPDX expression: ",
        ),
        (
            r#""repository": "example.com""#,
            "`repository`: `example.com` is not a valid URL",
        ),
        (
            r#""repository": "https://""#,
            "`repository`: `https://` is not a valid URL",
        ),
        (
            r#""readme": "lamps.txt""#,
            "`readme`: `lamps.txt` is not a Markdown file: ",
        ),
        (
            r#""keywords": ["a", "two words"]"#,
            "`keywords[1]`: `two words` is not a valid keyword: ",
        ),
        (
            r#""keywords": ["-a"]"#,
            "`keywords[0]`: `-a` is not a valid keyword: ",
        ),
        (
            r#""keywords": [""]"#,
            "`keywords[0]`: `` is not a valid keyword: ",
        ),
        (
            r#""keywords": ["twenty-one-characters"]"#,
            "`keywords[0]`: `twenty-one-characters` is not a valid keyword: ",
        ),
        (
            r#""keywords": ["a", "b", "c", "d", "e", "f"]"#,
            "`keywords`: 6 entries; crates.io allows 5",
        ),
        (r#""keywords": ["a", "a"]"#, "`keywords[1]`: duplicate `a`"),
        (
            r#""categories": ["API bindings"]"#,
            "`categories[0]`: `API bindings` is not a category: ",
        ),
        (
            r#""categories": ["a::"]"#,
            "`categories[0]`: `a::` is not a category: ",
        ),
    ];
    for (wrong, expected) in cases {
        let keys = [r#""name": "lamps""#, r#""version": "0.2.0-beta.1+x""#];
        let key = |text: &str| text.split(':').next().map(str::to_owned);
        let others = keys.into_iter().filter(|other| key(other) != key(wrong));
        let others: Vec<&str> = others.chain([wrong]).collect();
        let text = format!(r#"{{"model": ["lamps.json"], {}}}"#, others.join(", "));
        let message = parse(&text, "crate.json").expect_err(&text).to_string();
        let expected = format!("crate.json: {expected}");
        assert!(message.starts_with(&expected), "{message}\n{expected}");
        assert_eq!(message.lines().count(), 1, "{message}");
    }
}
