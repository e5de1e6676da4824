//! The changes: each at a random place, chosen so that much of the model stays as it was.
//! Must not know what a change leads to.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::evil;

/// Targets that every model has.
const PRELUDE: &[&str] = &[
    "smithy.api#String",
    "smithy.api#Integer",
    "smithy.api#Boolean",
    "smithy.api#Blob",
    "smithy.api#Timestamp",
    "smithy.api#Double",
    "smithy.api#Long",
    "smithy.api#Byte",
    "smithy.api#Document",
    "smithy.api#Unit",
    "smithy.api#BigInteger",
    "smithy.api#PrimitiveLong",
    "smithy.api#Nothing",
];

/// A source of changes to a model.
pub(super) struct Edits {
    rng: Rng,
    /// The ids that shapes of the original have.
    ids: Vec<String>,
}

/// A kind of change: makes it, and says what it did, if it could do anything.
type Edit = fn(&mut Edits, &mut Value) -> Option<String>;

const EDITS: &[Edit] = &[
    Edits::delete,
    Edits::replace,
    Edits::retarget,
    Edits::retarget,
    Edits::rename,
    Edits::inject_trait,
    Edits::inject_trait,
    Edits::inject_trait,
    Edits::inject_member,
    Edits::inject_member,
    Edits::inject_key,
    Edits::swap,
    Edits::copy,
    Edits::duplicate,
    Edits::add,
    Edits::change_type,
    Edits::change_trait,
    // Those that a model mostly survives.
    Edits::change_text,
    Edits::change_text,
    Edits::change_text,
    Edits::retarget_alike,
    Edits::retarget_alike,
    Edits::add,
    Edits::duplicate,
];

impl Edits {
    pub(super) fn of(model: &Value, rng: Rng) -> Self {
        let shapes = model["shapes"].as_object();
        let ids = shapes.map(|shapes| shapes.keys().cloned().collect());
        Self {
            rng,
            ids: ids.unwrap_or_default(),
        }
    }

    /// Makes one change, and says which.
    pub(super) fn apply(&mut self, model: &mut Value) -> String {
        for _ in 0..20 {
            let edit = self.rng.choice(EDITS);
            if let Some(said) = edit.and_then(|edit| edit(self, model)) {
                return said;
            }
        }
        "nothing, for nothing could be changed".to_owned()
    }

    /// Once in a while damages the text itself, and says how.
    pub(super) fn damage(&mut self, text: &mut String) -> Option<String> {
        if self.rng.u8(..40) > 0 {
            return None;
        }
        let mut at = self.rng.usize(..=text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        match self.rng.u8(..4) {
            0 => {
                text.truncate(at);
                Some(format!("cut off at {at}"))
            }
            1 => {
                let piece = evil::text(&mut self.rng);
                text.insert_str(at, &piece);
                Some(format!("{piece:?} inserted at {at}"))
            }
            2 => {
                text.insert(0, '\u{feff}');
                Some("a byte order mark before it".to_owned())
            }
            _ => {
                let (before, after) = text.split_once('{')?;
                *text = format!("{before}{{\"smithy\":\"2.0\",{after}");
                Some("a key twice".to_owned())
            }
        }
    }

    fn delete(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |_| true)?;
        let (parent, key) = split(&place)?;
        match model.pointer_mut(parent)? {
            Value::Object(object) => drop(object.shift_remove(&key)),
            Value::Array(list) => drop(list.pop()),
            _ => return None,
        }
        Some(format!("{place} deleted"))
    }

    fn replace(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |_| true)?;
        let value = evil::value(&mut self.rng);
        let said = format!("{place} replaced by {value}");
        *model.pointer_mut(&place)? = value;
        Some(said)
    }

    fn retarget(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |place| place.ends_with("/target"))?;
        let id = self.id();
        let said = format!("{place} is now {id}");
        *model.pointer_mut(&place)? = json!(id);
        Some(said)
    }

    fn rename(&mut self, model: &mut Value) -> Option<String> {
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

    fn inject_trait(&mut self, model: &mut Value) -> Option<String> {
        let holder = self.place(model, is_shape_or_member)?;
        let (id, value) = evil::trait_(&mut self.rng);
        let said = format!("{holder} gets {id}: {value}");
        let holder = model.pointer_mut(&holder)?.as_object_mut()?;
        let traits = holder.entry("traits").or_insert_with(|| json!({}));
        traits.as_object_mut()?.insert(id, value);
        Some(said)
    }

    fn inject_member(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |place| place.ends_with("/members"))?;
        let names = [
            "a",
            "A",
            "b1",
            "B_1",
            "type",
            "Unlisted",
            "default",
            "NextToken",
            "Items",
            "with_a",
        ];
        let name = match self.rng.u8(..4) {
            0 => evil::text(&mut self.rng),
            _ => self.rng.choice(names)?.to_owned(),
        };
        let mut member = Map::from_iter([("target".to_owned(), json!(self.id()))]);
        if self.rng.bool() {
            let (id, value) = evil::trait_(&mut self.rng);
            member.insert("traits".to_owned(), json!({ id: value }));
        }
        let members = model.pointer_mut(&place)?.as_object_mut()?;
        let said = format!("{place} gets {name:?}: {member:?}");
        members.insert(name, Value::Object(member));
        Some(said)
    }

    fn inject_key(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |_| true)?;
        let (key, value) = (evil::text(&mut self.rng), evil::value(&mut self.rng));
        let said = format!("{place} gets the key {key:?}: {value}");
        model
            .pointer_mut(&place)?
            .as_object_mut()?
            .insert(key, value);
        Some(said)
    }

    fn swap(&mut self, model: &mut Value) -> Option<String> {
        let (left, right) = self.alike(model)?;
        let one = model.pointer_mut(&left)?.take();
        let other = model.pointer_mut(&right)?;
        let other = std::mem::replace(other, one);
        *model.pointer_mut(&left)? = other;
        Some(format!("{left} and {right} swapped"))
    }

    fn copy(&mut self, model: &mut Value) -> Option<String> {
        let (from, to) = self.alike(model)?;
        let value = model.pointer(&from)?.clone();
        *model.pointer_mut(&to)? = value;
        Some(format!("{from} copied to {to}"))
    }

    fn duplicate(&mut self, model: &mut Value) -> Option<String> {
        let (from, id) = (self.id(), self.new_id());
        let shape = model["shapes"].get(&from)?.clone();
        model["shapes"].as_object_mut()?.insert(id.clone(), shape);
        let place = self.place(model, |place| place.ends_with("/target"))?;
        *model.pointer_mut(&place)? = json!(id);
        Some(format!("{from} copied to {id:?}, and {place} leads there"))
    }

    fn add(&mut self, model: &mut Value) -> Option<String> {
        let id = self.new_id();
        let ids = self.ids.clone();
        let mut any = |rng: &mut Rng| match rng.u8(..3) {
            0 => id.clone(),
            1 => rng.choice(PRELUDE).copied().unwrap_or_default().to_owned(),
            _ => rng.choice(&ids).cloned().unwrap_or_default(),
        };
        let shape = evil::shape(&mut self.rng, &mut any);
        let place = self.place(model, |place| {
            place.contains("/members/") && place.ends_with("/target")
        })?;
        *model.pointer_mut(&place)? = json!(id);
        let said = format!("{id:?} is {shape}, and {place} leads there");
        model["shapes"].as_object_mut()?.insert(id, shape);
        Some(said)
    }

    fn change_type(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |place| place.ends_with("/type"))?;
        let kind = evil::type_(&mut self.rng);
        *model.pointer_mut(&place)? = json!(kind);
        Some(format!("{place} is now {kind:?}"))
    }

    fn change_trait(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |place| place.contains("/traits/"))?;
        let value = match model.pointer(&place)? {
            Value::String(text) => {
                let cut: String = text.chars().take(self.rng.usize(..=text.len())).collect();
                json!(cut + &evil::text(&mut self.rng))
            }
            Value::Number(_) if self.rng.bool() => json!(self.rng.i32(..)),
            _ => evil::value(&mut self.rng),
        };
        let said = format!("{place} is now {value}");
        *model.pointer_mut(&place)? = value;
        Some(said)
    }

    fn change_text(&mut self, model: &mut Value) -> Option<String> {
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
        let said = format!("{place} is now {text:?}");
        *model.pointer_mut(&place)? = json!(text);
        Some(said)
    }

    /// Leads a reference to another shape of the same type.
    fn retarget_alike(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |place| place.ends_with("/target"))?;
        let target = model.pointer(&place)?.as_str()?;
        let shapes = model["shapes"].as_object()?;
        let type_ = &shapes.get(target)?["type"];
        let alike = shapes.iter().filter(|(_, shape)| shape["type"] == *type_);
        let ids: Vec<String> = alike.map(|(id, _)| id.clone()).collect();
        let id = self.rng.choice(ids)?;
        let said = format!("{place} is now {id}");
        *model.pointer_mut(&place)? = json!(id);
        Some(said)
    }

    /// A shape of the original, or of the prelude.
    fn id(&mut self) -> String {
        let of_prelude = self.rng.u8(..4) == 0;
        let prelude = self.rng.choice(PRELUDE).copied().unwrap_or_default();
        match self.rng.choice(&self.ids) {
            Some(id) if !of_prelude => id.clone(),
            _ => prelude.to_owned(),
        }
    }

    /// An id that no shape has, though it may be much like one.
    fn new_id(&mut self) -> String {
        let id = self.id();
        let (namespace, name) = id.split_once('#').unwrap_or(("a", "A"));
        match self.rng.u8(..6) {
            0 => format!("{namespace}#{}", name.to_lowercase()),
            1 => format!("{namespace}#{}", name.to_uppercase()),
            2 => format!("other.{namespace}#{name}"),
            3 => format!("{namespace}#{name}_"),
            4 => format!("{namespace}#{}", evil::text(&mut self.rng)),
            _ => format!("{namespace}#{name}Error"),
        }
    }

    /// Two values that stand at places of one kind, such as two traits.
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

    /// The pointer to a random value that `wanted` accepts.
    fn place(&mut self, model: &Value, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let mut places = Vec::new();
        collect(model, &mut String::new(), &mut places);
        places.retain(|place| wanted(place));
        self.rng.choice(places)
    }
}

/// Whether traits may stand at the value.
fn is_shape_or_member(place: &str) -> bool {
    let parts: Vec<&str> = place.split('/').collect();
    match parts.as_slice() {
        ["", "shapes", _] => true,
        ["", "shapes", _, "member" | "key" | "value"] => true,
        ["", "shapes", _, "members", _] => true,
        _ => false,
    }
}

/// Pointers to everything within a value.
fn collect(value: &Value, pointer: &mut String, places: &mut Vec<String>) {
    let mut inner = |key: &str, value: &Value| {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
        places.push(pointer.clone());
        collect(value, pointer, places);
        pointer.truncate(length);
    };
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| inner(key, value)),
        Value::Array(list) => {
            let entries = list.iter().enumerate();
            entries.for_each(|(index, value)| inner(&index.to_string(), value));
        }
        _ => {}
    }
}

/// A pointer, taken apart into that of the parent and the last key.
fn split(pointer: &str) -> Option<(&str, String)> {
    let (parent, key) = pointer.rsplit_once('/')?;
    Some((parent, key.replace("~1", "/").replace("~0", "~")))
}
