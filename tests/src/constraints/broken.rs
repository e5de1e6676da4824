//! Values that break one constraint, each with the expected violation.

use serde_json::{Value, json};

use super::good::Good;
use super::limits::{end, ends, in_force};
use crate::round_trip::{Member, target};

/// A value with one thing wrong.
pub(super) struct Breakage {
    pub(super) rule: &'static str,
    pub(super) value: Value,
    pub(super) path: String,
    pub(super) message: String,
}

impl Breakage {
    fn new(rule: &'static str, value: Value, path: &str, must: &str) -> Self {
        let length = match rule {
            "length" => format!("with length {} ", length(&value)),
            _ => String::new(),
        };
        Self {
            rule,
            value,
            path: path.to_owned(),
            message: format!(
                "Value {length}at '{path}' failed to satisfy constraint: Member must {must}"
            ),
        }
    }

    /// The same within a larger value.
    fn within(self, larger: impl FnOnce(Value) -> Value) -> Self {
        Self {
            value: larger(self.value),
            ..self
        }
    }
}

fn length(value: &Value) -> usize {
    match value {
        Value::String(text) => text.chars().count(),
        Value::Array(items) => items.len(),
        Value::Object(entries) => entries.len(),
        _ => 0,
    }
}

/// Every way to break one constraint of a value of the shape `id`, for a member with these traits.
pub(super) fn breakages<'a>(
    good: &Good<'a>,
    id: &str,
    member: &'a Value,
    path: &str,
) -> Vec<Breakage> {
    let shape = good.shapes.shape(id);
    match good.shapes.kind(id).as_str() {
        "string" => texts(good, id, member, path),
        "enum" => {
            let must = format!("satisfy enum value set: [{}]", good.listed(id).join(", "));
            vec![Breakage::new("enum", "~".into(), path, &must)]
        }
        "byte" | "short" | "integer" | "long" => numbers(good, id, member, path),
        "list" => {
            let mut broken = sizes(good, id, member, path, |count| good.items(shape, count));
            let item = &shape["member"];
            let within = breakages(good, target(item), &item["traits"], &format!("{path}/0"));
            broken.extend(
                within
                    .into_iter()
                    .map(|item| item.within(|item| json!([item]))),
            );
            broken
        }
        "map" => map(good, id, member, path),
        "structure" => Member::all(shape)
            .flat_map(|member| {
                let whole = good.value(id, &Value::Null);
                let broken = of_member(good, member, path).into_iter();
                broken.map(move |broken| {
                    let mut whole = whole.clone();
                    broken.within(|value| {
                        whole[member.json_name()] = value;
                        whole
                    })
                })
            })
            .collect(),
        "union" => Member::all(shape)
            .flat_map(|member| {
                let broken = of_member(good, member, path).into_iter();
                broken.map(move |broken| {
                    broken.within(|value| json!({ (member.json_name()): value }))
                })
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn of_member<'a>(good: &Good<'a>, member: Member<'a>, path: &str) -> Vec<Breakage> {
    let path = format!("{path}/{}", member.name);
    let mut broken = breakages(good, member.target, member.traits(), &path);
    if member.own_trait("httpLabel").is_some() && good.shapes.kind(member.target) == "string" {
        // An empty one is the only thing wrong with it, whatever its lengths are.
        broken.retain(|broken| broken.value != "");
        let mut empty = Breakage::new(
            "length",
            "".into(),
            &path,
            "have length greater than or equal to 1",
        );
        empty.rule = "label";
        broken.push(empty);
    }
    broken
}

fn texts<'a>(good: &Good<'a>, id: &str, member: &'a Value, path: &str) -> Vec<Breakage> {
    let limits = in_force(good.shapes, id, member, "length");
    let mut broken = Vec::new();
    let (mut shorter, mut longer) = (None, None);
    match in_force(good.shapes, id, member, "pattern").and_then(Value::as_str) {
        Some(pattern) => {
            let sample = good.sample(pattern);
            let rest: String = sample.text.chars().skip(1).collect();
            let must = format!("satisfy regular expression pattern: {pattern}");
            broken.push(Breakage::new(
                "pattern",
                format!("\u{1}{rest}").into(),
                path,
                &must,
            ));
            shorter = sample.shorter.map(str::to_owned);
            let most = end(limits, "max");
            longer = sample
                .longer
                .zip(most)
                .map(|(longer, most)| longer(most as usize + 1));
        }
        None => {
            let least = end(limits, "min").filter(|least| *least > 0);
            shorter = least
                .map(|least| "x".repeat(least as usize - 1))
                .or(shorter);
            longer = end(limits, "max")
                .map(|most| "é".repeat(most as usize + 1))
                .or(longer);
        }
    }
    for text in shorter.into_iter().chain(longer) {
        let must = format!("have length {}", ends(limits.unwrap_or(&Value::Null)));
        broken.push(Breakage::new("length", text.into(), path, &must));
    }
    broken
}

fn numbers<'a>(good: &Good<'a>, id: &str, member: &'a Value, path: &str) -> Vec<Breakage> {
    let Some(limits) = in_force(good.shapes, id, member, "range") else {
        return Vec::new();
    };
    let below = end(Some(limits), "min").map(|min| min - 1);
    let above = end(Some(limits), "max").map(|max| max + 1);
    let must = format!("be {}", ends(limits));
    let numbers = below.into_iter().chain(above);
    numbers
        .map(|number| Breakage::new("range", number.into(), path, &must))
        .collect()
}

fn sizes<'a>(
    good: &Good<'a>,
    id: &str,
    member: &'a Value,
    path: &str,
    of: impl Fn(usize) -> Value,
) -> Vec<Breakage> {
    let Some(limits) = in_force(good.shapes, id, member, "length") else {
        return Vec::new();
    };
    let fewer = end(Some(limits), "min")
        .filter(|min| *min > 0)
        .map(|min| min - 1);
    let more = end(Some(limits), "max").map(|max| max + 1);
    let must = format!("have length {}", ends(limits));
    let counts = fewer.into_iter().chain(more);
    counts
        .map(|count| Breakage::new("length", of(count as usize), path, &must))
        .collect()
}

fn map<'a>(good: &Good<'a>, id: &str, member: &'a Value, path: &str) -> Vec<Breakage> {
    let shape = good.shapes.shape(id);
    let mut broken = sizes(good, id, member, path, |count| good.entries(shape, count));
    let [key, value] = ["key", "value"].map(|part| (target(&shape[part]), &shape[part]["traits"]));
    // A violation of a key has the path of the map.
    let value_of_entry = good.value(value.0, value.1);
    let keys = breakages(good, key.0, key.1, path).into_iter();
    broken.extend(keys.map(|key| {
        let key_text = |key: Value| key.as_str().unwrap_or_default().to_owned();
        key.within(|key| json!({ (key_text(key)): value_of_entry }))
    }));
    let key_is_sensitive = in_force(good.shapes, key.0, key.1, "sensitive").is_some();
    let segment = if key_is_sensitive { "*" } else { "k0" };
    let values = breakages(good, value.0, value.1, &format!("{path}/{segment}"));
    let values = values.into_iter();
    broken.extend(values.map(|value| value.within(|value| json!({ "k0": value }))));
    broken
}

/// Every way to leave out one required member of an input, but for those in the path, which are no
/// `Option`s.
pub(super) fn missing(good: &Good<'_>, input: &str) -> Vec<Breakage> {
    let whole = good.value(input, &Value::Null);
    let members = Member::all(good.shapes.shape(input));
    let required = members.filter(|member| {
        let has = |name| member.own_trait(name).is_some();
        has("required") && !has("httpLabel") && !has("idempotencyToken")
    });
    let without = required.map(|member| {
        let mut rest = whole.clone();
        if let Some(members) = rest.as_object_mut() {
            members.remove(member.json_name());
        }
        Breakage::new(
            "required",
            rest,
            &format!("/{}", member.name),
            "not be null",
        )
    });
    without.collect()
}
