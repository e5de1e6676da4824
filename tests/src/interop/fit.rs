//! Makes random values valid: lengths, ranges and patterns of the model. Must not know requests.

use std::collections::BTreeMap;

use fastrand::Rng;
use hardy_pattern::Pattern;
use hardy_pattern::compile::{Samples, every_matcher};
use serde_json::{Map, Value};

use crate::constraints::{end, in_force};
use crate::patterns::texts;
use crate::round_trip::{Maker, Member, Shapes, Unlisted, some_text, target};

/// How many strings are tried for each pattern.
const TRIED: usize = 600;

/// The steps that the search for a sample of a pattern may take.
const STEPS: u64 = 1_000_000;

/// Ends of strings that patterns exclude: what paths and queries encode, or give a meaning.
const ODD: [&str; 8] = [
    "+*'()!$",
    ";?#&=@,:",
    "a//b",
    "a/../b",
    "<>^`{|}[]",
    "\t",
    "%",
    "arn:aws:mpa:::aws:policy/p/$DEFAULT",
];

/// How much of the constraints a value satisfies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// What both clients check: no string, list or number is too small.
    Sent,
    /// All that the model states.
    Model,
}

/// Makes values valid.
pub(super) struct Fit<'a> {
    shapes: &'a Shapes<'a>,
    /// Strings that match, for each pattern of the model.
    samples: BTreeMap<String, Vec<String>>,
}

impl<'a> Fit<'a> {
    /// Finds strings for all patterns of the shapes.
    ///
    /// # Errors
    ///
    /// Names a pattern for which there is none.
    pub(super) fn new(shapes: &'a Shapes<'a>) -> Result<Self, String> {
        let mut samples = BTreeMap::new();
        for (_, shape) in shapes.of_kind("string") {
            let Some(pattern) = shape["traits"]["smithy.api#pattern"].as_str() else {
                continue;
            };
            let limits = shape["traits"].get("smithy.api#length");
            let least = end(limits, "min").unwrap_or(0) as usize;
            let most = end(limits, "max").map_or(usize::MAX, |most| most as usize);
            let found = matching(pattern, least, most)?;
            samples.insert(pattern.to_owned(), found);
        }
        Ok(Self { shapes, samples })
    }

    /// Changes a value of the shape `id`, whose member has these traits.
    pub(super) fn fit(
        &self,
        value: &mut Value,
        id: &str,
        traits: &'a Value,
        level: Level,
        random: &mut Rng,
    ) {
        let shape = self.shapes.shape(id);
        match value {
            Value::String(text) => *text = self.text(text, id, traits, level, random),
            Value::Number(_) => {
                let limits = in_force(self.shapes, id, traits, "range");
                let (least, most) = (end(limits, "min"), end(limits, "max"));
                let most = most.filter(|_| level == Level::Model);
                let number = value.as_i64().unwrap_or_default();
                let (low, high) = (least.unwrap_or(i64::MIN), most.unwrap_or(i64::MAX));
                if !(low..=high).contains(&number) {
                    let high = high.min(low.saturating_add(1_000));
                    *value = random.i64(low..=high).into();
                }
            }
            Value::Array(items) => {
                let limits = in_force(self.shapes, id, traits, "length");
                let least = end(limits, "min").unwrap_or(0) as usize;
                let item = target(&shape["member"]);
                while items.len() < least {
                    let mut maker = Maker::new(self.shapes, random, Unlisted::InEnums);
                    items.push(maker.value(item, None).wire);
                }
                for value in items {
                    self.fit(value, item, &shape["member"]["traits"], level, random);
                }
            }
            Value::Object(members) if shape["type"] == "map" => {
                let mut fitted = Map::new();
                for (key, mut value) in std::mem::take(members) {
                    let (of_key, of_value) = (&shape["key"], &shape["value"]);
                    let key = self.text(&key, target(of_key), &of_key["traits"], level, random);
                    self.fit(
                        &mut value,
                        target(of_value),
                        &of_value["traits"],
                        level,
                        random,
                    );
                    fitted.insert(key, value);
                }
                *members = fitted;
            }
            Value::Object(members) => {
                for member in Member::all(shape) {
                    if let Some(value) = members.get_mut(member.json_name()) {
                        self.fit(value, member.target, member.traits(), level, random);
                    }
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn text(
        &self,
        text: &str,
        id: &str,
        traits: &'a Value,
        level: Level,
        random: &mut Rng,
    ) -> String {
        let listed: Vec<Member<'_>> = match self.shapes.kind(id).as_str() {
            "enum" => Member::all(self.shapes.shape(id)).collect(),
            _ => Vec::new(),
        };
        if let (Some(member), Level::Model) = (random.choice(&listed), level) {
            let value = member.own_trait("enumValue").and_then(Value::as_str);
            return value.unwrap_or(member.name).to_owned();
        }
        let pattern = in_force(self.shapes, id, traits, "pattern").and_then(Value::as_str);
        let samples = pattern.and_then(|pattern| self.samples.get(pattern));
        if let (Some(samples), Level::Model) = (samples, level) {
            return samples[random.usize(..samples.len())].clone();
        }
        // No label is empty.
        let is_label = traits.get("smithy.api#httpLabel").is_some();
        let limits = in_force(self.shapes, id, traits, "length");
        let least = end(limits, "min").unwrap_or(0).max(i64::from(is_label));
        let mut text = text.to_owned();
        if level == Level::Sent && random.bool() {
            text.push_str(ODD[random.usize(..ODD.len())]);
        }
        while text.chars().count() < least as usize {
            text.push_str(&some_text(random));
        }
        match (end(limits, "max"), level) {
            (Some(most), Level::Model) => text.chars().take(most as usize).collect(),
            _ => text,
        }
    }
}

/// Strings of these lengths that match.
fn matching(pattern: &str, least: usize, most: usize) -> Result<Vec<String>, String> {
    let none = || format!("no string is known for the pattern `{pattern}`");
    let matchers = every_matcher(pattern).map_err(|error| format!("`{pattern}`: {error}"))?;
    let decided: Pattern = matchers.first().ok_or_else(none)?.leak(pattern);
    let mut found = texts(&matchers, TRIED, 0);
    found.extend(Samples::of(pattern, STEPS).and_then(|mut all| all.shortest(least, most)));
    found.retain(|text| (least..=most).contains(&text.chars().count()) && decided.matches(text));
    match found.is_empty() {
        true => Err(none()),
        false => Ok(found),
    }
}
