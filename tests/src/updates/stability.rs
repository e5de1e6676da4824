//! How many files of a crate an update of its model changes, and which of these nothing in the model explains. Must not
//! know what a change means.

use std::collections::{BTreeMap, BTreeSet};

use hardy_codegen::diff::Side;
use hardy_codegen::ir::Type;
use hardy_codegen::model::{Kind, Shape, ShapeId};
use hardy_codegen::{Generated, Source};
use serde_json::{Map, Value};

/// What an update changes in the model and in the crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stability {
    /// The number of shapes that differ, documentation included.
    pub shapes: usize,
    /// The number of files that differ.
    pub files: usize,
    /// The number of files of both crates.
    pub all: usize,
    /// Files that differ although nothing differs that they are about.
    pub unexplained: Vec<String>,
}

/// Files that contain the version of the model, or an entry for everything.
const OF_ALL: [&str; 3] = ["Cargo.toml", "api.txt", "src/lib.rs"];
/// Files with an entry for each file in the folder of the same name.
const OF_FOLDERS: [&str; 4] = ["operation", "serde", "types", "wire"];
/// Files with entries for members that have constraints.
const OF_MEMBERS: [&str; 3] = ["src/limits.rs", "src/patterns.rs", "src/rules.rs"];

/// Compares the files of two crates.
pub(super) fn stability(
    old: (&[Source], Side<'_>, &Generated),
    new: (&[Source], Side<'_>, &Generated),
) -> Stability {
    let stated = [shapes(old.0), shapes(new.0)];
    let ids: BTreeSet<&String> = stated.iter().flat_map(BTreeMap::keys).collect();
    let mut differing: BTreeSet<&str> = ids
        .into_iter()
        .filter(|id| stated[0].get(*id) != stated[1].get(*id))
        .map(String::as_str)
        .collect();
    let shapes = differing.len();
    let usage = [old.1, new.1].map(|side| &side.resolved.closure.usage);
    let reached = usage.into_iter().flat_map(BTreeMap::keys);
    differing.extend(
        reached
            .filter(|id| usage[0].get(*id) != usage[1].get(*id))
            .map(ShapeId::as_str),
    );
    let files = [files(old.2), files(new.2)];
    let paths: BTreeSet<&str> = files.iter().flat_map(BTreeMap::keys).copied().collect();
    let changed: BTreeSet<&str> = paths
        .iter()
        .copied()
        .filter(|path| files[0].get(path) != files[1].get(path))
        .collect();
    let modules = modules(&[old.1, new.1], &differing);
    let is_new = |path: &str| files.iter().any(|files| !files.contains_key(path));
    let grown: BTreeSet<&str> = changed
        .iter()
        .filter(|path| is_new(path))
        .filter_map(|path| path.rsplit_once('/').map(|(folder, _)| folder))
        .collect();
    let is_explained = |path: &&&str| {
        let (folder, file) = path.rsplit_once('/').unwrap_or_default();
        let stem = file.strip_suffix(".rs").unwrap_or_default();
        OF_ALL.contains(*path)
            || (OF_MEMBERS.contains(*path) && !differing.is_empty())
            || (OF_FOLDERS.contains(&stem) && grown.contains(format!("src/{stem}").as_str()))
            || (path.starts_with("src/endpoint") && modules.contains("endpoint"))
            || (**path == "src/client.rs" && modules.contains("client"))
            || modules.contains(format!("{}/{stem}", kind_of(folder)).as_str())
    };
    Stability {
        shapes,
        files: changed.len(),
        all: paths.len(),
        unexplained: changed
            .iter()
            .filter(|path| !is_explained(path))
            .map(|path| (*path).to_owned())
            .collect(),
    }
}

/// Types have a file in three folders.
fn kind_of(folder: &str) -> &str {
    match folder {
        "src/operation" => "operation",
        _ => "types",
    }
}

/// The shapes as the files state them.
fn shapes(sources: &[Source]) -> BTreeMap<String, Value> {
    let models = sources.iter();
    let models = models.map(|source| serde_json::from_str(&source.text).unwrap_or_default());
    let shapes = models.flat_map(|mut model: Value| match model["shapes"].take() {
        Value::Object(shapes) => shapes,
        _ => Map::new(),
    });
    shapes.collect()
}

fn files(generated: &Generated) -> BTreeMap<&str, &str> {
    let files = generated.files.iter();
    let files = files.map(|file| (file.path.as_str(), file.text.as_str()));
    files.chain([("api.txt", generated.api.as_str())]).collect()
}

/// The files that may change: `types/lamp` for that of a type, `operation/put_lamp`, `endpoint`, `client`.
fn modules(sides: &[Side<'_>; 2], differing: &BTreeSet<&str>) -> BTreeSet<String> {
    let mut modules = BTreeSet::new();
    for side in sides {
        let (resolved, krate) = (side.resolved, &side.planned.krate);
        let touched = touched(side, differing);
        let names: BTreeSet<&str> = touched
            .iter()
            .filter_map(|id| Some(side.planned.type_names.get(*id)?.as_str()))
            .collect();
        let mut names_of_operations = BTreeSet::new();
        for operation in &krate.operations {
            let mut ids = resolved.closure.operations.iter();
            let id = ids.find(|id| id.name() == operation.model_name);
            let reached = id.map(|id| {
                let one = std::slice::from_ref(id);
                resolved.closure.narrowed(&resolved.model, one).shapes
            });
            let reaches =
                reached.is_some_and(|shapes| shapes.iter().any(|id| touched.contains(id)));
            if reaches || id.is_some_and(|id| differing.contains(id.as_str())) {
                modules.insert(format!("operation/{}", operation.module));
                modules.insert("client".to_owned());
            }
            if id.is_some_and(|id| differing.contains(id.as_str())) {
                names_of_operations.extend([operation.input.as_str(), operation.output.as_str()]);
            }
        }
        let is_touched = |type_: &&Type| {
            names.contains(type_.name()) || names_of_operations.contains(type_.name())
        };
        let types = krate.types.iter().filter(is_touched);
        modules.extend(types.map(|type_| format!("types/{}", type_.module())));
        if differing.contains(resolved.closure.service.as_str()) {
            modules.insert("endpoint".to_owned());
        }
    }
    modules
}

/// The shapes that differ, or that refer to one without a type of its own that does.
fn touched<'a>(side: &Side<'a>, differing: &BTreeSet<&str>) -> BTreeSet<&'a ShapeId> {
    let model = &side.resolved.model;
    let is_named = |shape: &Shape| {
        matches!(
            shape.kind,
            Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_)
        )
    };
    let reached = side.resolved.closure.shapes.iter();
    reached
        .filter(|id| {
            let mut pending = vec![*id];
            let mut seen = BTreeSet::new();
            while let Some(one) = pending.pop() {
                if !seen.insert(one) {
                    continue;
                }
                if differing.contains(one.as_str()) {
                    return true;
                }
                let Some(shape) = model.shape(one) else {
                    continue;
                };
                let targets = shape.kind.members().into_iter();
                let targets = targets.map(|member| &member.target);
                pending.extend(
                    targets.filter(|target| {
                        model.shape(target).is_some_and(|target| !is_named(target))
                    }),
                );
            }
            false
        })
        .collect()
}
