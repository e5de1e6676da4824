//! Refuses cycles between the source files of a crate: a file depends on the files that define the
//! items that it uses, through all re-exports.
//!
//! `mod x;` and `pub use x::Y` are not uses, so that a parent may declare and re-export its
//! children. Test modules are ignored, and so are method calls, because the source text does not
//! show their files.

mod graph;
mod module_tree;
mod resolve;
mod scan;

use std::collections::BTreeMap;

use super::untidiness::Untidiness;
use graph::{Graph, cycles};
use module_tree::Crate;

/// The cycles in all crates of `files`, which maps paths from the root of the workspace to texts.
pub(super) fn find(files: &BTreeMap<String, String>) -> Vec<Untidiness> {
    let mut found = Vec::new();
    for root in files.keys().filter(|path| is_crate_root(path)) {
        match Crate::read(root, files) {
            Ok(krate) => check(&krate, &mut found),
            Err(unreadable) => found.push(unreadable),
        }
    }
    found
}

fn is_crate_root(path: &str) -> bool {
    let is_program = path
        .rsplit_once('/')
        .is_some_and(|(folder, _)| folder.ends_with("src/bin"));
    is_program || path.ends_with("src/lib.rs") || path.ends_with("src/main.rs")
}

fn check(krate: &Crate<'_>, found: &mut Vec<Untidiness>) {
    let uses = resolve::uses(krate);
    let graph: Graph = uses.keys().copied().collect();
    // A cycle starts and ends at the file nearest to the root, because most cycles come from a
    // child that uses its parent.
    let rank = |file: usize| {
        let path = krate.files[file].path;
        (path.matches('/').count(), path)
    };
    for cycle in cycles(graph, rank) {
        let (user, used) = (cycle[cycle.len() - 1], cycle[0]);
        let written = &uses[&(user, used)];
        let file = &krate.files[user];
        let path: Vec<_> = cycle
            .iter()
            .chain([&used])
            .map(|file| krate.files[*file].path)
            .collect();
        let line = scan::line_of(file.text, written);
        found.push(Untidiness {
            path: file.path.to_owned(),
            rule: format!(
                "line {line}: `{}` closes a cycle: {}",
                written.join("::"),
                path.join(" → ")
            ),
        });
    }
}

#[cfg(test)]
mod tests;
