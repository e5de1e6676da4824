//! Resolves collisions in a scope. `names` states the rules; other modules decide the items and the
//! pins.

use std::collections::BTreeMap;

use super::Style;

/// An item that needs a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    /// Its unique id, such as `a#Shape$member`, which pins refer to.
    pub id: String,
    /// Its spelling in the model; empty for an item that the generator adds.
    pub spelling: String,
    /// Its name, unless another item has it.
    pub wanted: String,
}

impl Claim {
    /// The claim of an item in the model.
    pub(crate) fn new(style: Style, id: impl Into<String>, spelling: &str) -> Self {
        Self {
            id: id.into(),
            spelling: spelling.to_owned(),
            wanted: style.name(spelling),
        }
    }
}

/// Names that must differ.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    style: Style,
    /// Names in use, by [`Style::identity`], each with the id of its item; `None` for a name of no
    /// item in this scope.
    owners: BTreeMap<String, Option<String>>,
    pinned: BTreeMap<String, String>,
    settled: BTreeMap<String, Settled>,
}

#[derive(Clone, Debug)]
struct Settled {
    name: String,
    /// Whether another item claimed the name, or the item claimed another name.
    contested: bool,
    /// Whether it has a number without a pin.
    numbered: bool,
}

impl Scope {
    /// An empty scope. A pin reserves its name for its id, even if that never claims it.
    pub(crate) fn new(style: Style, pinned: BTreeMap<String, String>) -> Self {
        let pins = pinned.iter();
        let owners = pins.map(|(id, name)| (style.identity(name), Some(id.clone())));
        Self {
            style,
            owners: owners.collect(),
            settled: BTreeMap::new(),
            pinned,
        }
    }

    /// Reserves names.
    pub(crate) fn reserve<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        for name in names {
            self.owners.insert(self.style.identity(name), None);
        }
    }

    /// Assigns a name to each claim. Names of earlier calls do not change.
    pub(crate) fn settle(&mut self, claims: impl IntoIterator<Item = Claim>) {
        let mut claims: Vec<Claim> = claims.into_iter().collect();
        claims.sort_by(|a, b| rank(a).cmp(&rank(b)));
        let mut losers = Vec::new();
        for claim in claims {
            if let Some(name) = self.pinned.get(&claim.id).cloned() {
                self.assign(claim.id, name, false);
            } else if self
                .owners
                .contains_key(&self.style.identity(&claim.wanted))
            {
                losers.push(claim);
            } else {
                self.assign(claim.id, claim.wanted, false);
            }
        }
        for claim in losers {
            let owner = self.owners.get(&self.style.identity(&claim.wanted));
            let owner = owner.cloned().flatten();
            if let Some(settled) = owner.and_then(|owner| self.settled.get_mut(&owner)) {
                settled.contested = true;
            }
            let numbered = (2..).map(|number| self.style.numbered(&claim.wanted, number));
            let free = |name: &String| !self.owners.contains_key(&self.style.identity(name));
            let name = numbered.into_iter().find(free).unwrap_or(claim.wanted);
            self.assign(claim.id, name, true);
        }
    }

    fn assign(&mut self, id: String, name: String, numbered: bool) {
        let identity = self.style.identity(&name);
        self.owners.insert(identity, Some(id.clone()));
        let settled = Settled {
            name,
            contested: numbered,
            numbered,
        };
        self.settled.insert(id, settled);
    }

    /// The name of the item with this id.
    pub(crate) fn name(&self, id: &str) -> Option<&str> {
        self.settled.get(id).map(|settled| settled.name.as_str())
    }

    /// Ids and names of all items whose name another item claimed, or that got a number.
    pub(crate) fn contested(&self) -> impl Iterator<Item = (&str, &str)> {
        let contested = self.settled.iter().filter(|(_, settled)| settled.contested);
        contested.map(|(id, settled)| (id.as_str(), settled.name.as_str()))
    }

    /// Ids and names of all items.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let settled = self.settled.iter();
        settled.map(|(id, settled)| (id.as_str(), settled.name.as_str()))
    }

    /// Ids and names of all items that got a number and have no pin.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (&str, &str)> {
        let numbered = self.settled.iter().filter(|(_, settled)| settled.numbered);
        numbered.map(|(id, settled)| (id.as_str(), settled.name.as_str()))
    }
}

/// The order of claims: exact spellings first, then code points.
fn rank(claim: &Claim) -> (bool, &str, &str) {
    let exact = claim.spelling == claim.wanted;
    (!exact, claim.spelling.as_str(), claim.id.as_str())
}
