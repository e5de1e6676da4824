//! Each kind of change on a small model, with the whole line of its report; and what holds for all of them.
//!
//! `rows.json` has the changes: JSON pointers into the shapes of `model.json`, with new values, or null for
//! what is gone. The edits `before` make both models.

mod retain;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Api, Change, Comparison, Side, Unnamed, compare};
use crate::{Options, Planned, Resolved, Source, plan, plan_next, read};

const MODEL: &str = include_str!("tests/model.json");
const ROWS: &str = include_str!("tests/rows.json");

/// A change.
#[derive(Deserialize)]
struct Row {
    change: String,
    #[serde(default)]
    before: Vec<Edit>,
    edits: Vec<Edit>,
}

impl Row {
    /// Both models.
    fn models(&self) -> [Value; 2] {
        let old = edited(self.before.iter());
        [old, edited(self.before.iter().chain(&self.edits))]
    }
}

#[derive(Deserialize)]
struct Edit {
    at: String,
    value: Value,
}

fn rows() -> Vec<Row> {
    serde_json::from_str(ROWS).expect("the rows are JSON")
}

fn edited<'a>(edits: impl Iterator<Item = &'a Edit>) -> Value {
    let mut model: Value = serde_json::from_str(MODEL).expect("the model is JSON");
    for edit in edits {
        apply(&mut model["shapes"], edit);
    }
    model
}

fn apply(shapes: &mut Value, Edit { at, value }: &Edit) {
    let (parent, key) = at.rsplit_once('/').expect("a pointer begins with `/`");
    let parent = at_or_new(shapes, parent);
    match parent {
        Value::Array(items) => match key.parse::<usize>() {
            Ok(index) => drop(items.remove(index)),
            Err(_) => items.push(value.clone()),
        },
        Value::Object(entries) if value.is_null() => {
            entries.shift_remove(key).expect("it is there");
        }
        other => other[key] = value.clone(),
    }
}

/// The value at a pointer. Traits that are not there are made.
fn at_or_new<'a>(shapes: &'a mut Value, pointer: &str) -> &'a mut Value {
    let mut value = shapes;
    for step in pointer.split('/').skip(1) {
        if step == "traits" && value.get(step).is_none() {
            value[step] = Value::Object(Map::new());
        }
        value = value.get_mut(step).expect("the parent is there");
    }
    value
}

fn sources(model: &Value) -> Vec<Source> {
    vec![Source {
        name: "model.json".to_owned(),
        text: model.to_string(),
    }]
}

struct Read<'a> {
    resolved: Resolved<'a>,
    planned: Planned,
}

impl<'a> Read<'a> {
    fn of(sources: &'a [Source]) -> Self {
        let options = Options::default();
        let resolved = read(sources, &options).unwrap_or_else(|report| panic!("{report}"));
        let planned = plan(&resolved, &options).unwrap_or_else(|report| panic!("{report}"));
        Self { resolved, planned }
    }

    fn side(&self) -> Side<'_> {
        Side {
            resolved: &self.resolved,
            planned: &self.planned,
        }
    }
}

fn compared(old: &Value, new: &Value) -> Comparison {
    let (old, new) = (sources(old), sources(new));
    let (old, new) = (Read::of(&old), Read::of(&new));
    compare(old.side(), new.side())
}

fn lines(changes: &[Change]) -> Vec<String> {
    let mut lines = Vec::new();
    for change in changes {
        let (api, wire, id) = (change.api.word(), change.wire.word(), change.id);
        let review = if change.review { " [review]" } else { "" };
        let operations = change.operations.join(", ");
        let message = &change.message;
        lines.push(format!(
            "{api} {wire} {id} {message} ({operations}){review}"
        ));
        lines.extend(change.consequences.iter().map(|line| format!("- {line}")));
    }
    lines
}

#[test]
fn reports_each_kind_of_change() {
    let reports = rows().into_iter().map(|row| {
        let [old, new] = row.models();
        let changes = compared(&old, &new).changes;
        format!("# {}\n{}\n", row.change, lines(&changes).join("\n"))
    });
    insta::assert_snapshot!(reports.collect::<Vec<_>>().join("\n"));
}

#[test]
fn sees_an_addition_in_one_direction_and_a_removal_in_the_other() {
    for row in rows() {
        let [old, new] = row.models();
        let there = compared(&old, &new);
        let back = compared(&new, &old);
        let shapes = |comparison: &Comparison| {
            let mut changes = comparison.changes.iter();
            changes.any(|change| change.api > Api::None)
        };
        assert_eq!(shapes(&there), shapes(&back), "{}", row.change);
        let adds = |comparison: &Comparison| {
            let mut changes = comparison.changes.iter();
            changes.any(|change| change.message.contains(" added"))
        };
        let removes = |comparison: &Comparison| {
            let mut changes = comparison.changes.iter();
            changes.any(|change| change.message.contains(" removed"))
        };
        if adds(&there) && !removes(&there) {
            assert!(removes(&back), "{}", row.change);
        }
    }
}

#[test]
fn the_form_of_a_file_changes_nothing() {
    let old = edited([].iter());
    let shuffled = reversed(&old);
    assert_eq!(lines(&compared(&old, &shuffled).changes).len(), 1);
    assert_eq!(compared(&old, &shuffled).changes[0].id, "D01");
}

#[test]
fn a_version_beside_another_is_planned_as_alone() {
    let pattern = |change: &str| change.starts_with("D45") || change.starts_with("D47");
    for row in rows().iter().filter(|row| pattern(&row.change)) {
        let [old, new] = row.models().map(|model| sources(&model));
        let (old, new) = (Read::of(&old), Read::of(&new));
        let next = plan_next(&new.resolved, &Options::default(), &old.planned);
        let next = next.unwrap_or_else(|report| panic!("{report}"));
        assert_eq!(next.krate, new.planned.krate, "{}", row.change);
    }
}

#[test]
fn counts_shapes_without_a_name_in_rust() {
    let of = |kind: &str| {
        let mut rows = rows().into_iter();
        let row = rows.find(|row| row.change.starts_with(kind));
        let [old, new] = row.expect("there is such a row").models();
        compared(&old, &new).unnamed
    };
    let (added, removed) = (1, 1);
    assert_eq!(of("D19"), Unnamed { added, removed });
    assert_eq!(of("D22"), Unnamed::default());
}

/// The same with the keys of all objects in the reverse order, members apart.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(reversed).collect(),
        Value::Object(entries) => {
            let entries = entries.iter().rev();
            let entries = entries.map(|(key, value)| {
                let value = if key == "members" {
                    value.clone()
                } else {
                    reversed(value)
                };
                (key.clone(), value)
            });
            entries.collect()
        }
        other => other.clone(),
    }
}
