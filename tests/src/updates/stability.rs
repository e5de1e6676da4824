//! How many files of a crate an update of its model changes, and which of these nothing in the model explains. Must not
//! know what a change means.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

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

impl fmt::Display for Stability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            shapes, files, all, ..
        } = self;
        write!(f, "{files} of {all} files change for {shapes} shapes")
    }
}

/// What several updates change.
#[derive(Clone, Debug, Default)]
pub struct Total {
    updates: usize,
    of_all: Stability,
}

impl Total {
    /// Adds an update.
    pub fn add(&mut self, stability: &Stability) {
        self.updates += 1;
        self.of_all.shapes += stability.shapes;
        self.of_all.files += stability.files;
        self.of_all.all += stability.all;
        let unexplained = stability.unexplained.iter().cloned();
        self.of_all.unexplained.extend(unexplained);
    }

    /// Whether something in a model explains every file that differs.
    pub fn is_explained(&self) -> bool {
        self.of_all.unexplained.is_empty()
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { updates, of_all } = self;
        let unexplained = of_all.unexplained.len();
        write!(
            f,
            "{of_all} in {updates} updates, {unexplained} unexplained"
        )
    }
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

/// The shapes as the files state them, in JSON: the order of members counts.
fn shapes(sources: &[Source]) -> BTreeMap<String, String> {
    let models = sources.iter();
    let models = models.map(|source| serde_json::from_str(&source.text).unwrap_or_default());
    let shapes = models.flat_map(|mut model: Value| match model["shapes"].take() {
        Value::Object(shapes) => shapes,
        _ => Map::new(),
    });
    shapes.map(|(id, shape)| (id, shape.to_string())).collect()
}

fn files(generated: &Generated) -> BTreeMap<&str, &str> {
    let files = generated.files.iter();
    let files = files.map(|file| (file.path.as_str(), file.text.as_str()));
    files.chain([("api.txt", generated.api.as_str())]).collect()
}

/// The files that may change: `types/lamp` for that of a type, `operation/put_lamp`, `endpoint`, `client`.
fn modules(sides: &[Side<'_>; 2], differing: &BTreeSet<&str>) -> BTreeSet<String> {
    let mut modules = BTreeSet::new();
    let is_sensitive = sides.map(|side| {
        move |id: &ShapeId| {
            let shape = side.resolved.model.shape(id);
            shape.is_some_and(|shape| shape.traits.sensitive)
        }
    });
    // `Debug` of what contains a type shows it or not.
    let is_shown_otherwise = |id: &ShapeId| is_sensitive[0](id) != is_sensitive[1](id);
    for side in sides {
        let (resolved, krate) = (side.resolved, &side.planned.krate);
        let touched = touched(side, differing, &is_shown_otherwise);
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

/// The shapes that differ, or that refer to one that does and is part of their own code.
fn touched<'a>(
    side: &Side<'a>,
    differing: &BTreeSet<&str>,
    is_part: &dyn Fn(&ShapeId) -> bool,
) -> BTreeSet<&'a ShapeId> {
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
                pending.extend(targets.filter(|target| {
                    is_part(target) || model.shape(target).is_some_and(|target| !is_named(target))
                }));
            }
            false
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use hardy_codegen::{Options, generate, plan, read};

    use super::*;

    /// A service with two structures, of which one has these members.
    fn model(members: &str) -> Vec<Source> {
        let text = format!(
            r#"{{"smithy": "2.0", "shapes": {{
  "l#Lamps": {{"type": "service", "version": "1", "operations": [{{"target": "l#Get"}}],
    "traits": {{"aws.protocols#awsJson1_1": {{}}}}}},
  "l#Get": {{"type": "operation", "input": {{"target": "l#GetInput"}}, "output": {{"target": "l#GetOutput"}}}},
  "l#GetInput": {{"type": "structure", "members": {{"pole": {{"target": "l#Pole"}}}}}},
  "l#GetOutput": {{"type": "structure", "members": {{"lamp": {{"target": "l#Lamp"}}}}}},
  "l#Pole": {{"type": "structure", "members": {{"height": {{"target": "smithy.api#Integer"}}}}}},
  "l#Lamp": {{"type": "structure", "members": {{{members}}}}}}}}}"#
        );
        vec![Source {
            name: "model.json".to_owned(),
            text,
        }]
    }

    /// The stability of an update whose models seem to be `stated`.
    fn of(update: [&[Source]; 2], stated: [&[Source]; 2]) -> Stability {
        let options = Options::default();
        let generated =
            update.map(|sources| generate(sources, &options, &mut |_| {}).expect("a crate"));
        let resolved = stated.map(|sources| read(sources, &options).expect("a model"));
        let planned = [0, 1].map(|side| plan(&resolved[side], &options).expect("a plan"));
        let side = |side: usize| Side {
            resolved: &resolved[side],
            planned: &planned[side],
        };
        stability(
            (stated[0], side(0), &generated[0]),
            (stated[1], side(1), &generated[1]),
        )
    }

    #[test]
    fn a_new_member_changes_the_files_of_its_structure() {
        let old = model(r#""watts": {"target": "smithy.api#Integer"}"#);
        let new = model(
            r#""watts": {"target": "smithy.api#Integer"}, "color": {"target": "smithy.api#String"}"#,
        );
        let update: [&[Source]; 2] = [&old, &new];
        let found = of(update, update);
        // In `types`, `wire` and `serde`; and `api.txt`.
        assert_eq!((found.shapes, found.files), (1, 4));
        assert_eq!(found.unexplained, [""; 0]);
        // If the models were the same, nothing would explain them.
        let found = of(update, [&old, &old]);
        assert_eq!(found.shapes, 0);
        assert_eq!(
            found.unexplained,
            ["src/serde/lamp.rs", "src/types/lamp.rs", "src/wire/lamp.rs"]
        );
    }
}
