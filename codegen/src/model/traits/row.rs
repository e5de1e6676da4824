//! The row of a trait: how it is read or handled, and where it applies. Must not know any
//! particular trait.

use super::Traits;
use super::sites::Sites;
use super::value::TraitValue;
use crate::report::Report;

/// A known trait.
#[derive(Clone, Copy)]
pub(in crate::model) struct Row {
    pub(in crate::model) id: &'static str,
    pub(super) handling: TraitHandling,
    /// Where it applies; only checked for traits that change types, constraints or the wire format.
    pub(in crate::model) selector: Option<Selector>,
}

/// The handling of a trait.
#[derive(Clone, Copy)]
pub(super) enum TraitHandling {
    /// It is read into a field of its own.
    Read(Reader),
    /// Its value is kept: a later stage may need it, and must refuse a value that it does not
    /// support.
    Kept,
    /// It is omitted, because generated code does not depend on it.
    Dropped,
}

/// Reads a value into a field, or reports the expected value.
pub(super) type Reader = fn(&TraitValue<'_>, &mut Traits, &mut Report);

/// Where a trait applies.
#[derive(Clone, Copy)]
pub(in crate::model) struct Selector {
    pub(in crate::model) sites: Sites,
    /// Whether the trait is present, with a valid value.
    pub(in crate::model) stands: fn(&Traits) -> bool,
}

/// A trait that is read into a field.
pub(super) const fn read(id: &'static str, reader: Reader) -> Row {
    Row::new(id, TraitHandling::Read(reader))
}

/// A trait that is kept uninterpreted.
pub(super) const fn kept(id: &'static str) -> Row {
    Row::new(id, TraitHandling::Kept)
}

/// A trait that is omitted.
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

    /// The same trait, only for these sites. `stands` reads the field.
    pub(super) const fn only_for(self, sites: Sites, stands: fn(&Traits) -> bool) -> Self {
        Self {
            selector: Some(Selector { sites, stands }),
            ..self
        }
    }
}
