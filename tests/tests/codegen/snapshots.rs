//! Snapshots of each fixture: the ir and the relevant files, beside its model.
//!
//! The `metadata` of a fixture lists its relevant files. It lists `ir` if files do not show a
//! decision.

use std::collections::BTreeSet;

use hardy_codegen::ir;
use serde_json::{Value, json};

use crate::fixtures::{Fixture, generated, good, snapshots};
use crate::layout::laid_out;

/// The entry of a fixture for a snapshot of the ir.
const IR: &str = "ir";

#[test]
fn turns_each_fixture_into_these_files() {
    for fixture in good() {
        let generated = generated(&fixture.sources, &fixture.options());
        let shown = fixture.metadata("shown");
        assert!(!shown.is_empty(), "{} shows nothing", fixture.name);
        let mut expected = BTreeSet::new();
        if shown.contains(&IR.to_owned()) {
            fixture.assert_snapshot(IR, &part_of_ir(&fixture, &shown));
            expected.insert(IR.to_owned());
        }
        for path in shown.iter().filter(|path| *path != IR) {
            let file = generated.files.iter().find(|file| file.path == *path);
            let Some(file) = file else {
                panic!("{} shows {path}, which is not emitted", fixture.name);
            };
            let name = path.trim_start_matches("src/").replace('/', "-");
            fixture.assert_snapshot(&name, &file.text);
            expected.insert(name);
        }
        if !generated.warnings.is_empty() {
            fixture.assert_snapshot("warnings", &generated.warnings.to_string());
            expected.insert("warnings".to_owned());
        }
        // No snapshot remains that no fixture lists.
        let there: BTreeSet<String> = snapshots(&fixture.folder).into_iter().collect();
        assert_eq!(there, expected, "snapshots of {}", fixture.name);
    }
}

/// The part of the ir that the shown files are printed from.
fn part_of_ir(fixture: &Fixture, shown: &[String]) -> String {
    let options = fixture.options();
    let resolved = hardy_codegen::read(&fixture.sources, &options);
    let ir::Crate {
        limits,
        patterns,
        types,
        operations,
        docs,
        ..
    } = match resolved.and_then(|resolved| hardy_codegen::plan(&resolved, &options)) {
        Ok(planned) => planned.krate,
        Err(report) => panic!("{}:\n{report}", fixture.name),
    };
    let is_shown = |path: String| shown.contains(&path);
    let mut part = serde_json::Map::new();
    if is_shown("src/lib.rs".to_owned()) {
        part.insert("docs".to_owned(), json!(docs));
    }
    if is_shown("src/limits.rs".to_owned()) {
        part.insert("limits".to_owned(), json!(limits));
    }
    if is_shown("src/patterns.rs".to_owned()) {
        part.insert("patterns".to_owned(), json!(patterns));
    }
    let types = types
        .iter()
        .filter(|type_| is_shown(format!("src/types/{}.rs", type_.module())));
    part.insert(
        "types".to_owned(),
        types.map(|type_| json!(type_)).collect(),
    );
    let operations = operations
        .iter()
        .filter(|operation| is_shown(format!("src/operation/{}.rs", operation.module)));
    part.insert(
        "operations".to_owned(),
        operations.map(|operation| json!(operation)).collect(),
    );
    part.retain(|_, value| value != &json!([]));
    laid_out(&Value::Object(part), 0)
}
