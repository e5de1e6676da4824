//! Collects the modules of a crate. Must not know which of them can be reached.

use std::collections::BTreeMap;

use super::items::Items;
use super::module::Module;

/// The modules of a crate, by their paths from the root of the generated code.
#[derive(Debug)]
pub(crate) struct Collector {
    pub(super) modules: BTreeMap<Vec<String>, Module>,
    /// The path of the generated code in its crate, beginning with `crate`.
    root: Vec<String>,
}

impl Collector {
    /// A crate whose generated code is at this path, such as `crate`.
    pub(crate) fn new(root: &str) -> Self {
        Self {
            modules: BTreeMap::new(),
            root: root.split("::").map(str::to_owned).collect(),
        }
    }

    /// Adds the file with this path in the crate, and all its items.
    pub(crate) fn add(&mut self, path: &str, items: Items) {
        if let Some(path) = module_path(path) {
            let module = Module::new(items, &path, &self.root);
            self.modules.insert(path, module);
        }
    }

    /// Adds what another one has collected, in other files of the same crate.
    pub(crate) fn merge(&mut self, other: Self) {
        self.modules.extend(other.modules);
    }
}

/// The module in a file below `src`.
fn module_path(path: &str) -> Option<Vec<String>> {
    let path = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    match path {
        "lib" => Some(Vec::new()),
        path => Some(path.split('/').map(str::to_owned).collect()),
    }
}
