//! Paths: the root of this workspace, its folders, and the conversion of paths. Reads no files and
//! changes nothing.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use crate::Failure;

/// The manifests of packages beside the workspace, which have their own lock files and depend on the
/// checked-in crate.
pub(crate) const LOCKED_BESIDE: [&str; 2] = ["tests/fuzz/Cargo.toml", "tests/peer/Cargo.toml"];

/// The folders of this workspace.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the workspace of this program: the one that cargo names, or else the one in which it
    /// was built.
    ///
    /// # Errors
    ///
    /// Fails if neither folder exists any more.
    pub fn find() -> Result<Self, Failure> {
        let of_cargo = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let members = of_cargo
            .into_iter()
            .chain([PathBuf::from(env!("CARGO_MANIFEST_DIR"))]);
        members
            .filter_map(|member| member.parent().map(Path::to_path_buf))
            .find(|root| root.join("xtask/Cargo.toml").is_file())
            .ok_or_else(|| Failure::new("cannot find the workspace: start this as `cargo xtask`"))
            .and_then(|root| Self::at(&root))
    }

    /// The workspace with the root `root`.
    ///
    /// # Errors
    ///
    /// Fails if the folder does not exist.
    pub fn at(root: &Path) -> Result<Self, Failure> {
        let root = root
            .canonicalize()
            .map_err(|error| Failure::disk("find", root, &error))?;
        Ok(Self { root })
    }

    /// The root, without symbolic links.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of the checked-in crate.
    pub fn generated(&self) -> PathBuf {
        self.root.join("generated")
    }

    /// The folder of the model of `generated/`.
    pub fn model(&self) -> PathBuf {
        self.root.join("model")
    }

    /// The folder of `hardy-runtime`.
    pub fn runtime(&self) -> PathBuf {
        self.root.join("runtime").join("core")
    }

    /// The folder `../shared` of models and vectors for some checks, if it exists.
    pub(crate) fn shared(&self) -> Option<PathBuf> {
        let folder = self.root.parent()?.join("shared");
        folder.is_dir().then_some(folder)
    }

    /// The models in a folder of `../shared`, by name.
    pub(crate) fn shared_models(&self, folder: &str) -> Vec<PathBuf> {
        let folder = self
            .shared()
            .map(|shared| shared.join("models").join(folder));
        let entries = folder.and_then(|folder| std::fs::read_dir(folder).ok());
        let paths = entries.into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = paths
            .map(|entry| entry.path())
            .filter(|path| path.extension() == Some(OsStr::new("json")))
            .collect();
        files.sort();
        files
    }

    /// A path for messages: relative to the root if it is inside it.
    pub(crate) fn display_name(&self, path: &Path) -> String {
        displayed(path, &self.root)
    }
}

/// A path for messages: relative to `root` if it is inside it.
pub(crate) fn displayed(path: &Path, root: &Path) -> String {
    match path.strip_prefix(root) {
        Ok(inner) if inner.as_os_str().is_empty() => ".".to_owned(),
        Ok(inner) => inner.display().to_string().replace('\\', "/"),
        Err(_) => path.display().to_string().replace('\\', "/"),
    }
}

/// The canonical form of a path: absolute, without symbolic links and `..`. The last parts of the
/// path need not exist.
pub(crate) fn resolved(path: &Path) -> Result<PathBuf, Failure> {
    let absolute =
        std::path::absolute(path).map_err(|error| Failure::disk("resolve", path, &error))?;
    let missing: Vec<&Path> = absolute
        .ancestors()
        .take_while(|place| place.symlink_metadata().is_err())
        .collect();
    let existing = absolute
        .ancestors()
        .nth(missing.len())
        .ok_or_else(|| Failure::new(format!("no parent folder of `{}` exists", path.display())))?;
    let mut place = existing
        .canonicalize()
        .map_err(|error| Failure::disk("find", existing, &error))?;
    for part in missing.iter().rev() {
        let name = part.file_name().ok_or_else(|| {
            Failure::new(format!(
                "`{}` goes up from a folder that does not exist",
                path.display()
            ))
        })?;
        place.push(name);
    }
    Ok(place)
}

/// The relative path from the folder `from` to `to`; both must be [`resolved`]. Between two drives
/// of Windows it is absolute.
pub(crate) fn relative(from: &Path, to: &Path) -> PathBuf {
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(left, right)| left == right);
    let shared = shared.count();
    if shared == 0 {
        return to.to_path_buf();
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(to.components().skip(shared)).collect();
    if path.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        path
    }
}

/// A path in a manifest: with `/` on every system.
pub(crate) fn slashed(path: &Path) -> Result<String, Failure> {
    let text = path
        .to_str()
        .ok_or_else(|| Failure::new(format!("`{}` is not valid Unicode", path.display())))?;
    Ok(if cfg!(windows) {
        text.replace('\\', "/")
    } else {
        text.to_owned()
    })
}

#[cfg(test)]
mod tests;
