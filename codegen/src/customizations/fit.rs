//! Fits the traits of an operation to a model that lacks members: an older one than they were written for, or a
//! newer one. Decides which parts are left out. The user's overlays are not fitted, because a name without a
//! member is a mistake there.

use serde_json::{Map, Value};

use crate::ast::{Ast, RawShape};

/// The members of input and output of an operation.
pub(super) struct Members<'a> {
    input: Option<&'a RawShape>,
    output: Option<&'a RawShape>,
}

impl<'a> Members<'a> {
    /// Those of the operation `id`; `None` if the model does not have it.
    pub(super) fn of(id: &str, asts: &'a [Ast]) -> Option<Self> {
        let operation = shape(id, asts)?;
        let target = |key: &str| {
            let target = operation.properties.get(key)?.get("target")?;
            shape(target.as_str()?, asts)
        };
        Some(Self {
            input: target("input"),
            output: target("output"),
        })
    }

    /// The traits without what names members that the operation does not have.
    pub(super) fn fitted(&self, mut traits: Map<String, Value>) -> Map<String, Value> {
        traits.retain(|id, value| match id.as_str() {
            "hardy#paginated" => self.fit_paginated(value),
            "hardy#lateResponse" => {
                self.fit_late_response(value);
                true
            }
            "hardy#endpointMember" => value["member"]
                .as_str()
                .is_none_or(|name| has(self.input, name)),
            _ => true,
        });
        traits
    }

    /// Without one of its tokens an operation pages otherwise, as its own traits say.
    fn fit_paginated(&self, value: &mut Value) -> bool {
        for (key, shape) in [("inputTokens", self.input), ("outputTokens", self.output)] {
            if !texts(&value[key]).all(|path| has(shape, path)) {
                return false;
            }
        }
        let Some(value) = value.as_object_mut() else {
            return true;
        };
        if let Some(items) = value.get_mut("items").and_then(Value::as_array_mut) {
            items.retain(|path| path.as_str().is_none_or(|path| has(self.output, path)));
        }
        value.retain(|key, value| match (key.as_str(), value.as_str()) {
            ("pageSize", Some(name)) => has(self.input, name),
            ("moreResults", Some(path)) => has(self.output, path),
            _ => true,
        });
        true
    }

    fn fit_late_response(&self, value: &mut Value) {
        let added = value["addedMember"].as_str();
        if added.is_some_and(|name| !has(self.input, name)) {
            if let Some(value) = value.as_object_mut() {
                value.remove("addedMember");
                value.remove("addedFallback");
            }
        }
    }
}

/// Whether a structure has the first member of a path. Members of mixins are not known here.
fn has(shape: Option<&RawShape>, path: &str) -> bool {
    let first = path.split('.').next().unwrap_or_default();
    shape.is_some_and(|shape| {
        !shape.mixins.is_empty() || shape.members.iter().any(|member| member.name == first)
    })
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

fn shape<'a>(id: &str, asts: &'a [Ast]) -> Option<&'a RawShape> {
    asts.iter().find_map(|ast| ast.shapes.get(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::{self, Source};
    use crate::report::Report;
    use serde_json::json;

    fn fitted(id: &str, value: Value) -> Option<Value> {
        let shapes = json!({
            "a#List": { "type": "operation", "input": { "target": "a#Input" }, "output": { "target": "a#Output" } },
            "a#Input": { "type": "structure", "members": {
                "Token": { "target": "smithy.api#String" }, "Wait": { "target": "smithy.api#Integer" } } },
            "a#Output": { "type": "structure", "members": {
                "Next": { "target": "smithy.api#String" }, "Names": { "target": "a#Names" } } },
            "a#Names": { "type": "list", "member": { "target": "smithy.api#String" } },
        });
        let source = Source {
            name: "model.json".to_owned(),
            text: json!({ "smithy": "2.0", "shapes": shapes }).to_string(),
        };
        let asts = [ast::read(&source, &mut Report::new()).expect("a model")];
        let members = Members::of("a#List", &asts).expect("the operation");
        let traits = Map::from_iter([(id.to_owned(), value)]);
        members.fitted(traits).remove(id)
    }

    #[test]
    fn members_that_a_model_lacks_are_not_named() {
        let paginated = |input: &str, output: &str| {
            json!({ "inputTokens": [input], "outputTokens": [output], "items": ["Names", "Owners.All"],
                "pageSize": "Size", "moreResults": "More" })
        };
        let cases = [
            (
                "hardy#paginated",
                paginated("Token", "Next.Inner"),
                Some(
                    json!({ "inputTokens": ["Token"], "outputTokens": ["Next.Inner"], "items": ["Names"] }),
                ),
            ),
            ("hardy#paginated", paginated("Start", "Next"), None),
            ("hardy#paginated", paginated("Token", "End"), None),
            (
                "hardy#lateResponse",
                json!({ "seconds": 10, "addedMember": "Wait", "addedFallback": 20 }),
                Some(json!({ "seconds": 10, "addedMember": "Wait", "addedFallback": 20 })),
            ),
            (
                "hardy#lateResponse",
                json!({ "seconds": 10, "addedMember": "Delay", "addedFallback": 20 }),
                Some(json!({ "seconds": 10 })),
            ),
            ("hardy#endpointMember", json!({ "member": "Url" }), None),
            (
                "hardy#endpointMember",
                json!({ "member": "Token" }),
                Some(json!({ "member": "Token" })),
            ),
        ];
        for (id, value, expected) in cases {
            assert_eq!(fitted(id, value.clone()), expected, "{id}: {value}");
        }
    }
}
