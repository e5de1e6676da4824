//! The expected items of a file, and those that any file may import. Must not know single files.

use std::collections::BTreeSet;

use hardy_codegen::ir::Crate;
use hardy_codegen::ir::vocabulary::{self, NameKind};

use crate::inventory::item::{Item, Kind};

/// The expected items of a file.
#[derive(Default)]
pub(in crate::inventory) struct Listed {
    /// Items that have to be there.
    pub(in crate::inventory) needed: BTreeSet<Item>,
    /// Items that may be there.
    pub(in crate::inventory) allowed: BTreeSet<Item>,
}

impl Listed {
    pub(super) fn need(&mut self, kind: Kind, owner: &str, name: &str) {
        self.needed.insert(Item::new(kind, owner, name));
    }

    pub(super) fn import(&mut self, path: String) {
        self.needed.insert(Item::new(Kind::Import, "", path));
    }
}

/// The items that a file may import from another.
pub(super) fn imports(krate: &Crate) -> BTreeSet<Item> {
    let path = |name: &str| format!("crate::types::{name}");
    let types = krate.types.iter().map(|type_| path(type_.name()));
    let paths = types.chain(vocabulary::names(NameKind::FromTypes).map(path));
    let modules = ["crate::limits", "crate::rules", "crate::wire"];
    let of_protocol = vocabulary::names(NameKind::FromWire);
    let of_protocol = of_protocol.map(|name| format!("crate::wire::{name}"));
    let paths = paths.chain(modules.map(str::to_owned)).chain(of_protocol);
    paths
        .map(|path| Item::new(Kind::Import, "", path))
        .collect()
}
