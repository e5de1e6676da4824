//! Changes of any value: its content, its place, and its key.

use serde_json::{Value, json};

use super::{Edits, split};
use crate::mutate::evil;

impl Edits {
    pub(super) fn delete(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |_| true)?;
        let (parent, key) = split(&place)?;
        match model.pointer_mut(parent)? {
            Value::Object(object) => drop(object.shift_remove(&key)),
            Value::Array(list) => drop(list.pop()),
            _ => return None,
        }
        Some(format!("{place} deleted"))
    }

    pub(super) fn replace(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |_| true)?;
        let value = evil::value(&mut self.rng);
        let description = format!("{place} replaced by {value}");
        *model.pointer_mut(&place)? = value;
        Some(description)
    }

    pub(super) fn rename(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |_| true)?;
        let (parent, key) = split(&place)?;
        let name = evil::text(&mut self.rng);
        let object = model.pointer_mut(parent)?.as_object_mut()?;
        let renamed = std::mem::take(object).into_iter().map(|(old, value)| {
            let new = if old == key { name.clone() } else { old };
            (new, value)
        });
        *object = renamed.collect();
        Some(format!("{place} renamed to {name:?}"))
    }

    pub(super) fn inject_key(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |_| true)?;
        let (key, value) = (evil::text(&mut self.rng), evil::value(&mut self.rng));
        let description = format!("{place} gets the key {key:?}: {value}");
        model
            .pointer_mut(&place)?
            .as_object_mut()?
            .insert(key, value);
        Some(description)
    }

    pub(super) fn swap(&mut self, model: &mut Value) -> Option<String> {
        let (left, right) = self.alike(model)?;
        let one = model.pointer_mut(&left)?.take();
        let other = model.pointer_mut(&right)?;
        let other = std::mem::replace(other, one);
        *model.pointer_mut(&left)? = other;
        Some(format!("{left} and {right} swapped"))
    }

    pub(super) fn copy(&mut self, model: &mut Value) -> Option<String> {
        let (from, to) = self.alike(model)?;
        let value = model.pointer(&from)?.clone();
        *model.pointer_mut(&to)? = value;
        Some(format!("{from} copied to {to}"))
    }

    pub(super) fn change_type(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |place| place.ends_with("/type"))?;
        let kind = evil::type_(&mut self.rng);
        *model.pointer_mut(&place)? = json!(kind);
        Some(format!("{place} is now {kind:?}"))
    }

    pub(super) fn change_trait(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |place| place.contains("/traits/"))?;
        let value = match model.pointer(&place)? {
            Value::String(text) => {
                let cut: String = text.chars().take(self.rng.usize(..=text.len())).collect();
                json!(cut + &evil::text(&mut self.rng))
            }
            Value::Number(_) if self.rng.bool() => json!(self.rng.i32(..)),
            _ => evil::value(&mut self.rng),
        };
        let description = format!("{place} is now {value}");
        *model.pointer_mut(&place)? = value;
        Some(description)
    }

    pub(super) fn change_text(&mut self, model: &mut Value) -> Option<String> {
        let texts = [
            "documentation",
            "enumValue",
            "message",
            "title",
            "sdkId",
            "jsonName",
        ];
        let place = self.place(model, |place| {
            place.contains("/traits/") && texts.iter().any(|text| place.ends_with(text))
        })?;
        let text = model.pointer(&place)?.as_str()?;
        let cut: String = text.chars().take(self.rng.usize(..=text.len())).collect();
        let text = cut + &evil::text(&mut self.rng);
        let description = format!("{place} is now {text:?}");
        *model.pointer_mut(&place)? = json!(text);
        Some(description)
    }

    /// Two values at places of the same kind, such as two traits.
    fn alike(&mut self, model: &Value) -> Option<(String, String)> {
        let left = self.place(model, |place| place.split('/').count() > 2)?;
        let (_, end) = left.rsplit_once('/')?;
        let depth = left.split('/').count();
        let alike = |place: &str| {
            place != left && place.ends_with(end) && place.split('/').count() == depth
        };
        let right = match self.place(model, alike) {
            Some(right) => right,
            None => self.place(model, |place| {
                place != left && place.split('/').count() == depth
            })?,
        };
        Some((left, right))
    }
}
