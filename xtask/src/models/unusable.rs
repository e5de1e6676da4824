//! Files that people take for a model: what they are, and what to give instead. The generator reports whatever
//! else is wrong with a file.

use hardy_codegen::{NAMES_ENDING, ast};
use serde_json::{Map, Value};

/// What a file with this name is, as the end of a sentence; `None` if it may be a model.
pub(super) fn by_name(name: &str) -> Option<String> {
    let problem = if name.ends_with(".smithy") {
        "is a `.smithy` file: Hardy reads the JSON AST; run `smithy ast` with it, and name the file of the result"
    } else if name.ends_with(ast::OVERLAY) {
        "is an overlay, which corrects a model: name the model"
    } else if name.ends_with(NAMES_ENDING) {
        "pins names of a model: name the model"
    } else {
        return None;
    };
    Some(problem.to_owned())
}

/// What a file with this content is, as the end of a sentence; `None` if it may be a model.
pub(super) fn by_content(text: &str) -> Option<String> {
    // Nearly always, and reading a model takes a while.
    let mut after = text.split("\"smithy\"").skip(1);
    if after.any(|rest| rest.trim_start().starts_with(':')) {
        return None;
    }
    let text = text.trim_start_matches('\u{feff}');
    let Value::Object(object) = serde_json::from_str(text).ok()? else {
        return None;
    };
    KINDS.iter().find_map(|(keys, problem)| {
        let has_all = keys.iter().all(|key| has(&object, key));
        has_all.then(|| (*problem).to_owned())
    })
}

/// Keys that only one kind of file has, and what it is.
const KINDS: [(&[&str], &str); 7] = [
    (&["hardy-names"], "pins names of a model: name the model"),
    (
        &["model", "name", "version"],
        "has the settings of a crate: run `hardy codegen` in its folder to generate that crate, or name the model",
    ),
    (&["metadata.apiVersion", "operations", "shapes"], BOTOCORE),
    (&["pagination"], BOTOCORE),
    (&["waiters", "version"], BOTOCORE),
    (
        &["parameters", "rules"],
        "is a set of endpoint rules: name the model of the service, a Smithy JSON AST",
    ),
    (
        &["swagger"],
        "is a description in OpenAPI: name the model of the service, a Smithy JSON AST",
    ),
];

const BOTOCORE: &str = "is a file of botocore, such as `service-2.json`: Hardy reads Smithy's JSON AST, which AWS \
                        publishes in https://github.com/aws/api-models-aws";

/// Whether there is a key, or a key in an object, as `object.key`.
fn has(object: &Map<String, Value>, path: &str) -> bool {
    match path.split_once('.') {
        None => object.contains_key(path),
        Some((outer, inner)) => object
            .get(outer)
            .is_some_and(|value| value.get(inner).is_some()),
    }
}
