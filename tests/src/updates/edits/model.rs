//! A model as JSON, with the shapes that some of its operations reach.

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// The operations of a crate at most.
const OPERATIONS: usize = 4;

pub(super) struct Model {
    document: Value,
    /// The names of the chosen operations.
    pub(super) operations: Vec<String>,
    /// Shapes that they reach, operations apart, sorted.
    reached: Vec<String>,
}

impl Model {
    pub(super) fn of(text: &str, rng: &mut Rng) -> Option<Self> {
        let document: Value = serde_json::from_str(text).ok()?;
        let mut model = Self {
            document,
            operations: Vec::new(),
            reached: Vec::new(),
        };
        let mut ids = model.ids(|shape| shape["type"] == "operation");
        rng.shuffle(&mut ids);
        ids.truncate(OPERATIONS);
        ids.sort();
        model.reached = model.reach(&ids);
        let names = ids.iter().filter_map(|id| id.split_once('#'));
        model.operations = names.map(|(_, name)| name.to_owned()).collect();
        Some(model)
    }

    pub(super) fn text(&self) -> String {
        self.document.to_string()
    }

    pub(super) fn shapes(&mut self) -> &mut Map<String, Value> {
        self.document["shapes"]
            .as_object_mut()
            .expect("a model has shapes")
    }

    pub(super) fn shape(&mut self, id: &str) -> &mut Value {
        &mut self.document["shapes"][id]
    }

    pub(super) fn kind(&self, id: &str) -> &str {
        self.document["shapes"][id]["type"]
            .as_str()
            .unwrap_or_default()
    }

    pub(super) fn is_plain_string(&self, id: &str) -> bool {
        let shape = &self.document["shapes"][id];
        let traits = ["length", "pattern", "enum"].map(|name| format!("smithy.api#{name}"));
        shape["type"] == "string"
            && traits
                .iter()
                .all(|name| shape["traits"].get(name).is_none())
    }

    /// The ids of all shapes with a property.
    fn ids(&self, has: impl Fn(&Value) -> bool) -> Vec<String> {
        let shapes = self.document["shapes"].as_object();
        let shapes = shapes.into_iter().flatten().filter(|(_, shape)| has(shape));
        shapes.map(|(id, _)| id.clone()).collect()
    }

    pub(super) fn service(&self) -> Option<String> {
        self.ids(|shape| shape["type"] == "service").pop()
    }

    /// The id of a chosen operation.
    pub(super) fn operation(&self, has: impl Fn(&Value) -> bool, rng: &mut Rng) -> Option<String> {
        let ids = self.ids(|shape| shape["type"] == "operation" && has(shape));
        let chosen = |id: &String| {
            let name = id.split_once('#').map_or("", |(_, name)| name);
            self.operations.iter().any(|one| one == name)
        };
        rng.choice(ids.into_iter().filter(chosen).collect::<Vec<_>>())
    }

    /// The id of a shape that the operations reach.
    pub(super) fn reached(&self, has: impl Fn(&Value) -> bool, rng: &mut Rng) -> Option<String> {
        let shapes = &self.document["shapes"];
        let ids = self.reached.iter().filter(|id| has(&shapes[id.as_str()]));
        rng.choice(ids.cloned().collect::<Vec<_>>())
    }

    /// A member of a structure that the operations reach.
    pub(super) fn member(
        &self,
        has: impl Fn(&Value) -> bool,
        rng: &mut Rng,
    ) -> Option<(String, String)> {
        let mut members = Vec::new();
        for id in &self.reached {
            let shape = &self.document["shapes"][id];
            if shape["type"] != "structure" {
                continue;
            }
            for (name, member) in shape["members"].as_object().into_iter().flatten() {
                if has(member) {
                    members.push((id.clone(), name.clone()));
                }
            }
        }
        rng.choice(members)
    }

    pub(super) fn traits_of_member(&mut self, id: &str, name: &str) -> &mut Map<String, Value> {
        traits(&mut self.document["shapes"][id]["members"][name])
    }

    pub(super) fn traits(&mut self, id: &str) -> &mut Map<String, Value> {
        traits(self.shape(id))
    }

    /// An id that no shape has, in the namespace of another.
    pub(super) fn fresh(&self, near: &str, name: &str) -> String {
        let namespace = near.split_once('#').map_or("", |(namespace, _)| namespace);
        format!("{namespace}#{name}")
    }

    fn reach(&self, operations: &[String]) -> Vec<String> {
        let shapes = &self.document["shapes"];
        let mut reached = BTreeSet::new();
        let mut open: Vec<String> = Vec::new();
        for id in operations {
            targets(&shapes[id], &mut open);
        }
        while let Some(id) = open.pop() {
            if shapes.get(&id).is_some() && reached.insert(id.clone()) {
                targets(&shapes[&id], &mut open);
            }
        }
        reached.into_iter().collect()
    }
}

fn traits(of: &mut Value) -> &mut Map<String, Value> {
    if of.get("traits").is_none() {
        of["traits"] = json!({});
    }
    of["traits"].as_object_mut().expect("traits are an object")
}

/// The targets in a shape, except for those in traits.
fn targets(shape: &Value, found: &mut Vec<String>) {
    match shape {
        Value::Object(entries) => {
            for (key, value) in entries.iter().filter(|(key, _)| *key != "traits") {
                match value.as_str() {
                    Some(id) if key == "target" => found.push(id.to_owned()),
                    _ => targets(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| targets(item, found)),
        _ => {}
    }
}
