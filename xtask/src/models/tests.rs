//! Which file an argument names, and what is said if it names none.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::find;

const MODEL: &str = r#"{"smithy": "2.0", "shapes": {}}"#;

/// A folder with files at these paths; each has the text of a model with this `sdkId`.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, sdk_id) in files {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().expect("it has one")).expect("a folder");
        let names = format!(r#""sdkId" : "{sdk_id}", "smithy.api#title": "AWS {sdk_id} Service""#);
        let text = format!(r#"{{"smithy": "2.0", "shapes": {{"a#b": {{{names}}}}}}}"#);
        fs::write(place, text).expect("a file");
    }
    folder
}

fn found(wanted: &str, models: &Path) -> Result<PathBuf, String> {
    let source = find(Path::new(wanted), Some(models));
    let source = source.map_err(|failure| failure.to_string())?;
    let file = Path::new(&source.name).strip_prefix(models);
    Ok(file.expect("it is in the folder").to_path_buf())
}

const FLAT: [(&str, &str); 5] = [
    ("kms-2014-11-01.json", "KMS"),
    ("kms-2013-01-01.json", "KMS"),
    ("secrets-manager-2017-10-17.json", "Secrets Manager"),
    ("sfn.json", "Step Functions"),
    ("sfn.rules.json", "Rules"),
];

const CLONE: [(&str, &str); 4] = [
    ("models/kms/service/2014-11-01/kms-2014-11-01.json", "KMS"),
    ("models/kms/service/2013-01-01/kms-2013-01-01.json", "KMS"),
    (
        "models/states/service/2016-11-23/sfn-2016-11-23.json",
        "SFN",
    ),
    ("README.json", "none"),
];

#[test]
fn finds_services_by_folder_file_and_id() {
    let (flat, clone) = (folder(&FLAT), folder(&CLONE));
    let cases = [
        (&flat, "kms", FLAT[0].0),
        (&flat, "KMS", FLAT[0].0),
        (&flat, "secretsmanager", FLAT[2].0),
        (&flat, "Secrets Manager", FLAT[2].0),
        (&flat, "secrets_manager", FLAT[2].0),
        (&flat, "step-functions", FLAT[3].0),
        (&flat, "StepFunctionsService", FLAT[3].0),
        (&clone, "kms", CLONE[0].0),
        (&clone, "states", CLONE[2].0),
        (&clone, "sfn", CLONE[2].0),
    ];
    for (models, wanted, expected) in cases {
        let result = found(wanted, models.path());
        assert_eq!(result, Ok(PathBuf::from(expected)), "{wanted}");
    }
    // The folder of a service, and a file.
    for path in ["models/kms", CLONE[1].0] {
        let path = clone.path().join(path);
        let source = find(&path, None).expect("it has one model");
        assert!(source.name.contains("/kms/service/"), "{}", source.name);
    }
}

#[test]
fn suggests_services_with_similar_names() {
    let flat = folder(&FLAT);
    let cases = [
        ("kmz", "did you mean `kms`?"),
        ("secretmanager", "did you mean `secrets-manager`?"),
        ("manager", "did you mean `secrets-manager`?"),
        ("step functionz", "did you mean `sfn`?"),
        ("dynamodb", "it contains kms, secrets-manager, sfn"),
    ];
    for (wanted, expected) in cases {
        let failure = found(wanted, flat.path()).expect_err("there is none");
        assert!(failure.contains("contains no model of `"), "{failure}");
        assert!(failure.ends_with(expected), "{wanted}: {failure}");
    }
}

/// A clone that has the files of some services can get those of another one.
#[test]
fn says_how_to_add_a_service_to_a_clone() {
    let clone = folder(&CLONE);
    let without = found("dynamodb", clone.path()).expect_err("there is none");
    assert!(!without.contains("sparse-checkout"), "{without}");
    fs::create_dir(clone.path().join(".git")).expect("a folder");
    let failure = found("dynamodb", clone.path()).expect_err("there is none");
    let models = clone.path().display();
    let expected = format!("\n  git -C {models} sparse-checkout add models/dynamodb");
    assert!(failure.ends_with(&expected), "{failure}");
}

#[test]
fn lists_several_models_of_one_service() {
    let models = folder(&[("a-b-2020-01-01.json", "X"), ("ab-2021-01-01.json", "Y")]);
    let failure = found("AB", models.path()).expect_err("it could be either");
    assert!(failure.contains("several models in"), "{failure}");
    assert!(failure.contains("a-b-2020-01-01.json\n"), "{failure}");
    assert!(failure.ends_with("ab-2021-01-01.json"), "{failure}");
    let whole = find(models.path(), None).expect_err("a folder with two");
    assert!(
        whole.to_string().contains("a folder with 2 models"),
        "{whole}"
    );
}

#[test]
fn says_how_to_get_models() {
    let failure = find(Path::new("Secrets Manager"), None).expect_err("no folder");
    let failure = failure.to_string();
    for expected in [
        "`Secrets Manager` is no file, and no folder of models is named: use --models DIR, or set HARDY_MODELS",
        "git clone --depth 1 --filter=blob:none --sparse https://github.com/aws/api-models-aws",
        "sparse-checkout set models/secrets-manager\n",
        "/models/secrets-manager/service/DATE/secrets-manager-DATE.json",
    ] {
        assert!(failure.contains(expected), "{failure}");
    }
    let empty = tempfile::tempdir().expect("a temporary folder");
    let failure = found("kms", empty.path()).expect_err("no models");
    assert!(
        failure.contains("contains no models: name a folder of JSON files"),
        "{failure}"
    );
    let failure = found("kms", &empty.path().join("none")).expect_err("no folder");
    assert!(failure.contains("cannot read the folder"), "{failure}");
}

#[test]
fn says_what_another_file_is() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let cases = [
        (
            "a.smithy",
            "namespace a",
            "is a `.smithy` file: Hardy reads the JSON AST",
        ),
        (
            "a.rules.json",
            MODEL,
            "is an overlay, which corrects a model",
        ),
        ("a.names.json", "{}", "pins names of a model"),
        ("b.json", r#"{"hardy-names": "1"}"#, "pins names of a model"),
        (
            "crate.json",
            r#"{"model": ["a.json"], "name": "a", "version": "0.1.0", "keywords": ["smithy"]}"#,
            "has the settings of a crate: run `hardy codegen` in its folder",
        ),
        (
            "service-2.json",
            r#"{"version":"2.0","metadata":{"apiVersion":"2014-11-01"},"operations":{},"shapes":{}}"#,
            "is a file of botocore",
        ),
        (
            "paginators-1.json",
            r#"{"pagination": {}}"#,
            "is a file of botocore",
        ),
        ("none.json", "", "No such file"),
    ];
    for (name, text, expected) in cases {
        let file = folder.path().join(name);
        if !text.is_empty() {
            fs::write(&file, text).expect("a file");
        }
        let failure = find(&file, None).expect_err("no model").to_string();
        assert!(failure.contains(expected), "{name}: {failure}");
    }
    // The generator says what is wrong with any other.
    for text in [MODEL, "{}", "[", ""] {
        let file = folder.path().join("model.json");
        fs::write(&file, text).expect("a file");
        assert!(find(&file, None).is_ok(), "{text}");
    }
}
