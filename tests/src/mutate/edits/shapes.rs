//! Changes of shapes, members and traits: replaces and adds them.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::{Edits, PRELUDE, is_shape_or_member};
use crate::mutate::evil;

impl Edits {
    pub(super) fn retarget(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |place| place.ends_with("/target"))?;
        let id = self.id();
        let description = format!("{place} is now {id}");
        *model.pointer_mut(&place)? = json!(id);
        Some(description)
    }

    /// Leads a reference to another shape of the same type.
    pub(super) fn retarget_alike(&mut self, model: &mut Value) -> Option<String> {
        let place = self.place(model, |place| place.ends_with("/target"))?;
        let target = model.pointer(&place)?.as_str()?;
        let shapes = model["shapes"].as_object()?;
        let type_ = &shapes.get(target)?["type"];
        let alike = shapes.iter().filter(|(_, shape)| shape["type"] == *type_);
        let ids: Vec<String> = alike.map(|(id, _)| id.clone()).collect();
        let id = self.rng.choice(ids)?;
        let description = format!("{place} is now {id}");
        *model.pointer_mut(&place)? = json!(id);
        Some(description)
    }

    pub(super) fn inject_trait(&mut self, model: &mut Value) -> Option<String> {
        let holder = self.place(model, is_shape_or_member)?;
        let (id, value) = evil::trait_(&mut self.rng);
        let description = format!("{holder} gets {id}: {value}");
        let holder = model.pointer_mut(&holder)?.as_object_mut()?;
        let traits = holder.entry("traits").or_insert_with(|| json!({}));
        traits.as_object_mut()?.insert(id, value);
        Some(description)
    }

    pub(super) fn inject_member(&mut self, model: &mut Value) -> Option<String> {
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
        let description = format!("{place} gets {name:?}: {member:?}");
        members.insert(name, Value::Object(member));
        Some(description)
    }

    pub(super) fn duplicate(&mut self, model: &mut Value) -> Option<String> {
        let (from, id) = (self.id(), self.new_id());
        let shape = model["shapes"].get(&from)?.clone();
        model["shapes"].as_object_mut()?.insert(id.clone(), shape);
        let place = self.place(model, |place| place.ends_with("/target"))?;
        *model.pointer_mut(&place)? = json!(id);
        Some(format!("{from} copied to {id:?}, and {place} leads there"))
    }

    pub(super) fn add(&mut self, model: &mut Value) -> Option<String> {
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
        let description = format!("{id:?} is {shape}, and {place} leads there");
        model["shapes"].as_object_mut()?.insert(id, shape);
        Some(description)
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
}
