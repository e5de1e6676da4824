//! Fits the rules that come with the generator to a model that lacks operations and members: an older one than they
//! were written for, or a newer one. Decides which parts are left out. The user's overlays are not fitted, because a name
//! without a member is a mistake there.

use serde_json::{Map, Value};

use crate::ast::{Ast, RawShape};

/// The traits of an operation without what names members that it does not have; `None` if no model has the operation.
pub(super) fn of_operation(
    id: &str,
    mut traits: Map<String, Value>,
    asts: &[Ast],
) -> Option<Map<String, Value>> {
    let operation = shapes(id, asts).next()?;
    let target = |key: &str| operation.properties.get(key)?.get("target")?.as_str();
    let [input, output] = ["input", "output"].map(|key| Structure {
        id: target(key).unwrap_or_default(),
        asts,
    });
    traits.retain(|id, value| match id.as_str() {
        "hardy#paginated" => fit_paginated(value, &input, &output),
        "hardy#lateResponse" => {
            fit_late_response(value, &input);
            true
        }
        "hardy#endpointMember" => value["member"].as_str().is_none_or(|name| input.has(name)),
        _ => true,
    });
    Some(traits)
}

/// The traits of a service without what names labels that no operation has.
pub(super) fn of_service(mut traits: Map<String, Value>, asts: &[Ast]) -> Map<String, Value> {
    let defaults = traits.get_mut("hardy#labelDefaults");
    if let Some(defaults) = defaults.and_then(Value::as_array_mut) {
        defaults.retain(|default| {
            default["label"]
                .as_str()
                .is_some_and(|label| has_label(asts, label))
        });
    }
    traits
}

/// Whether anything is left. Without one of its tokens or its first items, an operation pages otherwise, as its own
/// traits say.
fn fit_paginated(value: &mut Value, input: &Structure<'_>, output: &Structure<'_>) -> bool {
    let has_tokens = texts(&value["inputTokens"]).all(|path| input.has(path))
        && texts(&value["outputTokens"]).all(|path| output.has(path));
    let first = texts(&value["items"]).next();
    let has_items = first.is_none_or(|path| output.has(path));
    if !has_tokens || !has_items {
        return false;
    }
    let Some(value) = value.as_object_mut() else {
        return true;
    };
    if let Some(items) = value.get_mut("items").and_then(Value::as_array_mut) {
        items.retain(|path| path.as_str().is_none_or(|path| output.has(path)));
    }
    value.retain(|key, value| match (key.as_str(), value.as_str()) {
        ("pageSize", Some(path)) => input.has(path),
        ("moreResults", Some(path)) => output.has(path),
        _ => true,
    });
    true
}

fn fit_late_response(value: &mut Value, input: &Structure<'_>) {
    let added = value["addedMember"].as_str();
    if added.is_some_and(|name| !input.has(name)) {
        if let Some(value) = value.as_object_mut() {
            value.remove("addedMember");
            value.remove("addedFallback");
        }
    }
}

/// A structure, which several files may define: overlays retain members of it.
struct Structure<'a> {
    id: &'a str,
    asts: &'a [Ast],
}

impl Structure<'_> {
    /// Whether it has all members of a path. Those of mixins are not known here, so it may have them.
    fn has(&self, path: &str) -> bool {
        let (name, rest) = match path.split_once('.') {
            Some((name, rest)) => (name, Some(rest)),
            None => (path, None),
        };
        shapes(self.id, self.asts).any(|shape| {
            let mut members = shape.members.iter();
            match members.find(|member| member.name == name) {
                Some(member) => rest.is_none_or(|rest| {
                    let (id, asts) = (member.target.as_str(), self.asts);
                    Structure { id, asts }.has(rest)
                }),
                None => !shape.mixins.is_empty(),
            }
        })
    }
}

fn has_label(asts: &[Ast], label: &str) -> bool {
    let label = format!("{{{label}}}");
    let mut shapes = asts.iter().flat_map(|ast| ast.shapes.values());
    shapes.any(|shape| {
        let http = shape.traits.get("smithy.api#http");
        let uri = http
            .and_then(|http| http.get("uri"))
            .and_then(Value::as_str);
        uri.is_some_and(|uri| uri.contains(&label))
    })
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    let texts = value.as_array().into_iter().flatten();
    texts.filter_map(Value::as_str)
}

/// The definitions of a shape, of which each file may have one.
fn shapes<'a>(id: &str, asts: &'a [Ast]) -> impl Iterator<Item = &'a RawShape> {
    asts.iter().filter_map(move |ast| ast.shapes.get(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::{self, Source};
    use crate::report::Report;
    use serde_json::json;

    fn ast(shapes: &Value) -> Ast {
        let source = Source {
            name: "model.json".to_owned(),
            text: json!({ "smithy": "2.0", "shapes": shapes }).to_string(),
        };
        ast::read(&source, &mut Report::new()).expect("a model")
    }

    fn asts() -> Vec<Ast> {
        vec![
            // As an overlay that retains a member.
            ast(
                &json!({ "a#Output": { "type": "structure", "members": { "Old": { "target": "a#Names" } } } }),
            ),
            ast(&json!({
                "a#List": { "type": "operation", "input": { "target": "a#Input" }, "output": { "target": "a#Output" } },
                "a#Input": { "type": "structure", "members": {
                    "Token": { "target": "smithy.api#String" }, "Wait": { "target": "smithy.api#Integer" } } },
                "a#Output": { "type": "structure", "members": {
                    "Next": { "target": "smithy.api#String" }, "State": { "target": "a#State" },
                    "Names": { "target": "a#Names" } } },
                "a#State": { "type": "structure", "members": { "Names": { "target": "a#Names" } } },
                "a#Names": { "type": "list", "member": { "target": "smithy.api#String" } },
            })),
        ]
    }

    #[test]
    fn members_that_a_model_lacks_are_not_named() {
        let paginated = |input: &str, output: &str, items: [&str; 3]| {
            json!({ "inputTokens": [input], "outputTokens": [output], "items": items,
                "pageSize": "Size", "moreResults": "More" })
        };
        let items = ["State.Names", "State.Owners", "Old"];
        let cases = [
            (
                "hardy#paginated",
                paginated("Token", "Next", items),
                Some(
                    json!({ "inputTokens": ["Token"], "outputTokens": ["Next"], "items": ["State.Names", "Old"] }),
                ),
            ),
            ("hardy#paginated", paginated("Start", "Next", items), None),
            (
                "hardy#paginated",
                paginated("Token", "Next.Inner", items),
                None,
            ),
            (
                "hardy#paginated",
                paginated("Token", "Next", ["State.Owners", "Names", "Old"]),
                None,
            ),
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
        let mut asts = asts();
        for _ in 0..2 {
            for (id, value, expected) in &cases {
                let traits = Map::from_iter([((*id).to_owned(), value.clone())]);
                let mut fitted = of_operation("a#List", traits, &asts).expect("the operation");
                assert_eq!(fitted.remove(*id), *expected, "{id}: {value}");
            }
            // The order of files means nothing.
            asts.reverse();
        }
        assert_eq!(of_operation("a#Stop", Map::new(), &asts), None);
    }

    #[test]
    fn labels_that_a_model_lacks_are_not_named() {
        for (uri, expected) in [("/{accountId}/vaults", 1), ("/vaults", 0)] {
            let http = json!({ "smithy.api#http": { "method": "GET", "uri": uri } });
            let asts = [ast(
                &json!({ "a#List": { "type": "operation", "traits": http } }),
            )];
            let defaults = json!([{ "label": "accountId", "value": "-" }]);
            let traits = Map::from_iter([("hardy#labelDefaults".to_owned(), defaults)]);
            let fitted = of_service(traits, &asts);
            let defaults = fitted["hardy#labelDefaults"].as_array();
            assert_eq!(defaults.map(Vec::len), Some(expected), "{uri}");
        }
    }
}
