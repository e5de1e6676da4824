//! Which documentation is written, and where: of what is new, and of what still has a sentence that was
//! written for the old model and no longer fits. `sentence/words.rs` has the sentences.

mod words;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::document::shapes;
use super::merge::{DOCUMENTATION, ENUM};
use crate::report::pointer_segment;
use words::Context;

/// A sentence that was written.
pub(super) struct Written {
    /// The shape or member.
    pub(super) item: String,
    pub(super) pointer: String,
    pub(super) text: String,
}

/// The trait of what a service will remove.
const DEPRECATED: &str = "smithy.api#deprecated";

/// Our message for it.
const DEPRECATION: &str = "The service has deprecated it.";

/// Writes documentation into `model`: for all shapes and members that `old` lacks, and instead of the
/// sentences that would be others now. `published` has what was left out of `model`.
pub(super) fn fill(model: &mut Value, old: &Value, published: &Value) -> Vec<Written> {
    let before: BTreeMap<String, Written> = proposals(old)
        .into_iter()
        .map(|written| (written.item.clone(), written))
        .collect();
    let mut written = Vec::new();
    for proposal in proposals(model) {
        let ours = documentation(model, &proposal.pointer);
        let fits = match before.get(&proposal.item) {
            None => ours.is_some(),
            Some(earlier) => {
                let was_written = ours == Some(earlier.text.as_str());
                !was_written || earlier.text == proposal.text
            }
        };
        if !fits && document(model, &proposal) {
            written.push(proposal);
        }
    }
    for (item, pointer) in places(model) {
        written.extend(deprecation(model, published, item.clone(), &pointer));
        written.extend(values(model, published, &item, &pointer));
    }
    written
}

/// The sentence for each shape and member that a crate documents.
fn proposals(model: &Value) -> Vec<Written> {
    let context = Context::of(model);
    let mut proposals = Vec::new();
    for (id, shape) in shapes(model) {
        let pointer = format!("/shapes/{}", pointer_segment(id));
        let mut propose = |item: String, pointer: String, text: String| {
            proposals.push(Written {
                item,
                pointer,
                text: format!("<p>{text}</p>"),
            });
        };
        if let Some(text) = context.shape(id, shape) {
            propose(id.clone(), pointer.clone(), text);
        }
        for (name, member) in members(shape) {
            if let Some(text) = context.member(shape, name, member) {
                let pointer = format!("{pointer}/members/{}", pointer_segment(name));
                propose(format!("{id}${name}"), pointer, text);
            }
        }
    }
    proposals
}

fn members(shape: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let members = shape.get("members").and_then(Value::as_object);
    members.into_iter().flatten()
}

fn documentation<'a>(model: &'a Value, pointer: &str) -> Option<&'a str> {
    let traits = model.pointer(pointer)?.get("traits")?;
    traits.get(DOCUMENTATION)?.as_str()
}

/// Writes the sentence; `false` if the model has no place for it.
fn document(model: &mut Value, proposal: &Written) -> bool {
    let shape = model.pointer_mut(&proposal.pointer);
    let Some(shape) = shape.and_then(Value::as_object_mut) else {
        return false;
    };
    let traits = shape
        .entry("traits")
        .or_insert_with(|| Value::Object(Map::new()));
    let Some(traits) = traits.as_object_mut() else {
        return false;
    };
    traits.insert(DOCUMENTATION.to_owned(), proposal.text.as_str().into());
    true
}

/// All shapes and members, each with its JSON pointer.
fn places(model: &Value) -> Vec<(String, String)> {
    let mut places = Vec::new();
    for (id, shape) in shapes(model) {
        let pointer = format!("/shapes/{}", pointer_segment(id));
        for (name, _) in members(shape) {
            let pointer = format!("{pointer}/members/{}", pointer_segment(name));
            places.push((format!("{id}${name}"), pointer));
        }
        places.push((id.clone(), pointer));
    }
    places
}

/// Replaces a message of the service, which was left out, by ours.
fn deprecation(
    model: &mut Value,
    published: &Value,
    item: String,
    pointer: &str,
) -> Option<Written> {
    let pointer = format!("{pointer}/traits/{}", pointer_segment(DEPRECATED));
    published.pointer(&pointer)?.get("message")?;
    let ours = model.pointer_mut(&pointer)?.as_object_mut()?;
    if ours.contains_key("message") {
        return None;
    }
    ours.insert("message".to_owned(), DEPRECATION.into());
    Some(Written {
        item,
        pointer: format!("{pointer}/message"),
        text: DEPRECATION.to_owned(),
    })
}

/// Documents values of the trait `enum` whose documentation was left out.
fn values(model: &mut Value, published: &Value, item: &str, pointer: &str) -> Vec<Written> {
    let pointer = format!("{pointer}/traits/{}", pointer_segment(ENUM));
    let theirs = published.pointer(&pointer).and_then(Value::as_array);
    let ours = model.pointer_mut(&pointer).and_then(Value::as_array_mut);
    let (Some(theirs), Some(ours)) = (theirs, ours) else {
        return Vec::new();
    };
    let values = ours.iter_mut().zip(theirs).enumerate();
    let written = values.filter_map(|(index, (ours, theirs))| {
        theirs.get("documentation")?;
        let ours = ours.as_object_mut()?;
        if ours.contains_key("documentation") {
            return None;
        }
        let value = ours.get("value")?.as_str()?;
        let written = Written {
            item: format!("{item}${value}"),
            pointer: format!("{pointer}/{index}/documentation"),
            text: format!("The value <code>{value}</code>."),
        };
        ours.insert("documentation".to_owned(), written.text.as_str().into());
        Some(written)
    });
    written.collect()
}
