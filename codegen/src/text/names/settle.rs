//! How a scope settles who gets which name. The rule stands in `names`; what is named, and where
//! pins come from, is decided elsewhere.

use std::collections::BTreeMap;

use super::Style;

/// Something that wants a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    /// What tells it from all else, such as `a#Shape$member`; pins know it by this.
    pub id: String,
    /// How the model spells it; empty if the generator makes it up.
    pub spelling: String,
    /// The name it gets if nobody else has it.
    pub wanted: String,
}

impl Claim {
    /// The claim of something that the model names.
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
    /// Names that are given away, by [`Style::identity`], each with the id of who has it; `None`
    /// where it is nobody's of this scope.
    holders: BTreeMap<String, Option<String>>,
    pinned: BTreeMap<String, String>,
    settled: BTreeMap<String, Settled>,
}

#[derive(Clone, Debug)]
struct Settled {
    name: String,
    /// Whether somebody else wanted the name, or it is not the one wanted.
    contested: bool,
    /// Whether there is a number in it that no pin asks for.
    numbered: bool,
}

impl Scope {
    /// An empty scope; a pin holds its name for its id, whether that ever claims it or not.
    pub(crate) fn new(style: Style, pinned: BTreeMap<String, String>) -> Self {
        let pins = pinned.iter();
        let holders = pins.map(|(id, name)| (style.identity(name), Some(id.clone())));
        Self {
            style,
            holders: holders.collect(),
            settled: BTreeMap::new(),
            pinned,
        }
    }

    /// Keeps names out of the scope.
    pub(crate) fn reserve<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        for name in names {
            self.holders.insert(self.style.identity(name), None);
        }
    }

    /// Gives each claim a name. Names of earlier calls stay.
    pub(crate) fn settle(&mut self, claims: impl IntoIterator<Item = Claim>) {
        let mut claims: Vec<Claim> = claims.into_iter().collect();
        claims.sort_by(|a, b| rank(a).cmp(&rank(b)));
        let mut losers = Vec::new();
        for claim in claims {
            if let Some(name) = self.pinned.get(&claim.id).cloned() {
                self.give(claim.id, name, false);
            } else if self
                .holders
                .contains_key(&self.style.identity(&claim.wanted))
            {
                losers.push(claim);
            } else {
                self.give(claim.id, claim.wanted, false);
            }
        }
        for claim in losers {
            let holder = self.holders.get(&self.style.identity(&claim.wanted));
            let holder = holder.cloned().flatten();
            if let Some(settled) = holder.and_then(|holder| self.settled.get_mut(&holder)) {
                settled.contested = true;
            }
            let numbered = (2..).map(|number| self.style.numbered(&claim.wanted, number));
            let free = |name: &String| !self.holders.contains_key(&self.style.identity(name));
            let name = numbered.into_iter().find(free).unwrap_or(claim.wanted);
            self.give(claim.id, name, true);
        }
    }

    fn give(&mut self, id: String, name: String, numbered: bool) {
        let identity = self.style.identity(&name);
        self.holders.insert(identity, Some(id.clone()));
        let settled = Settled {
            name,
            contested: numbered,
            numbered,
        };
        self.settled.insert(id, settled);
    }

    /// The name of what has this id.
    pub(crate) fn name(&self, id: &str) -> Option<&str> {
        self.settled.get(id).map(|settled| settled.name.as_str())
    }

    /// Ids and names of all that somebody else wanted or that got a number instead.
    pub(crate) fn contested(&self) -> impl Iterator<Item = (&str, &str)> {
        let contested = self.settled.iter().filter(|(_, settled)| settled.contested);
        contested.map(|(id, settled)| (id.as_str(), settled.name.as_str()))
    }

    /// Ids and names of all that got a number and are not pinned.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (&str, &str)> {
        let numbered = self.settled.iter().filter(|(_, settled)| settled.numbered);
        numbered.map(|(id, settled)| (id.as_str(), settled.name.as_str()))
    }
}

/// The order in which claims are heard: what is spelled like its name first, then code points.
fn rank(claim: &Claim) -> (bool, &str, &str) {
    let exact = claim.spelling == claim.wanted;
    (!exact, claim.spelling.as_str(), claim.id.as_str())
}
