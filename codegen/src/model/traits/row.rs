//! What there is to say about a trait: how it is read, what becomes of it otherwise, and where it may
//! stand. Must not know any particular trait.

use super::Traits;
use super::sites::Sites;
use super::value::TraitValue;
use crate::report::Report;

/// A trait that is known.
#[derive(Clone, Copy)]
pub(in crate::model) struct Row {
    pub(in crate::model) id: &'static str,
    pub(super) handling: TraitHandling,
    /// Where it may stand; only what changes types, limits or the wire format is held to it.
    pub(in crate::model) selector: Option<Selector>,
}

/// What becomes of a trait.
#[derive(Clone, Copy)]
pub(super) enum TraitHandling {
    /// It is read into a field of its own.
    Read(Reader),
    /// Its value is kept: a later stage may need it, and must refuse what it cannot do.
    Kept,
    /// It is left out: nothing that is generated could depend on it.
    Dropped,
}

/// Reads a value into a field, or reports what it should be.
pub(super) type Reader = fn(&TraitValue<'_>, &mut Traits, &mut Report);

/// Where a trait may stand.
#[derive(Clone, Copy)]
pub(in crate::model) struct Selector {
    pub(in crate::model) sites: Sites,
    /// Whether the trait stands there, with a value that it can have.
    pub(in crate::model) stands: fn(&Traits) -> bool,
}

/// A trait that is read into a field.
pub(super) const fn read(id: &'static str, reader: Reader) -> Row {
    Row::new(id, TraitHandling::Read(reader))
}

/// A trait that is kept as it is.
pub(super) const fn kept(id: &'static str) -> Row {
    Row::new(id, TraitHandling::Kept)
}

/// A trait that is left out.
pub(super) const fn dropped(id: &'static str) -> Row {
    Row::new(id, TraitHandling::Dropped)
}

impl Row {
    const fn new(id: &'static str, handling: TraitHandling) -> Self {
        Self {
            id,
            handling,
            selector: None,
        }
    }

    /// The same trait, for these sites alone. `stands` looks at the field that is read.
    pub(super) const fn only_for(self, sites: Sites, stands: fn(&Traits) -> bool) -> Self {
        Self {
            selector: Some(Selector { sites, stands }),
            ..self
        }
    }
}
