//! Compares a folder with the generated files: equal, different, missing, obsolete and foreign
//! files.
//!
//! Changes nothing, and follows no symbolic link in the folder.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use hardy_codegen::{MARK, OutputFile};

use super::path::MANIFEST;
use crate::Failure;

/// The number of bytes that are searched for the mark.
const HEAD: usize = 4096;

/// The state of a folder, and the files that it should have.
pub(crate) struct Survey<'a> {
    /// The generated files, and the files at their paths.
    pub(crate) files: Vec<(&'a OutputFile, OnDisk)>,
    /// Files with the generator's mark that are no longer generated; sorted paths.
    pub(crate) orphans: Vec<String>,
    /// Rust files without the mark in folders of generated files; sorted paths. They are not
    /// changed.
    pub(crate) foreign: Vec<String>,
    out: PathBuf,
    is_ours: bool,
}

/// The file at the path of a generated one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum OnDisk {
    /// It has the same bytes.
    Same,
    /// There is none.
    Missing,
    /// It has other bytes.
    Other {
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// It cannot be read or replaced, for this reason.
    Blocked(String),
}

impl<'a> Survey<'a> {
    /// Compares the folder `out`, which must be [`crate::workspace::resolved`], with `files`.
    pub(crate) fn take(files: &'a [OutputFile], out: &Path) -> Result<Self, Failure> {
        let state = state(out)?;
        let is_ours = state != State::Foreign;
        let mut folders = Folders::default();
        let mut found = |file| match state {
            State::Empty => OnDisk::Missing,
            _ => compare(file, out, &mut folders),
        };
        let found = files.iter().map(|file| (file, found(file))).collect();
        let emitted: BTreeSet<&Path> = files.iter().map(|file| Path::new(&file.path)).collect();
        let mut others = Others::default();
        // A foreign folder may be large, such as the root of a disk.
        if is_ours {
            others.collect(out, Path::new(""), &emitted)?;
        }
        let Others {
            mut orphans,
            mut foreign,
        } = others;
        let filled: BTreeSet<Option<Component<'_>>> = emitted
            .iter()
            .filter(|path| is_rust(path))
            .map(|path| path.components().next())
            .collect();
        foreign.retain(|path| filled.contains(&Path::new(path).components().next()));
        orphans.sort();
        foreign.sort();
        Ok(Self {
            files: found,
            orphans,
            foreign,
            out: out.to_path_buf(),
            is_ours,
        })
    }

    /// The missing and different files.
    pub(crate) fn changed(&self) -> impl Iterator<Item = &'a OutputFile> {
        self.files
            .iter()
            .filter(|(_, found)| *found != OnDisk::Same)
            .map(|(file, _)| *file)
    }

    /// Whether the folder is up to date.
    pub(crate) fn is_clean(&self) -> bool {
        self.changed().next().is_none() && self.orphans.is_empty()
    }

    /// Refuses a folder if this would overwrite files that the generator did not write.
    pub(crate) fn refuse_foreign_files(&self) -> Result<(), Failure> {
        if !self.is_ours {
            return Err(Failure::new(format!(
                "`{}` is not empty, and its `{MANIFEST}` (if any) was not written by this generator: \
                 nothing was written; name another folder, or empty this one",
                self.out.display(),
            )));
        }
        let refusals: Vec<String> = self
            .files
            .iter()
            .filter_map(|(file, found)| match found {
                OnDisk::Other { bytes } if !has_mark(bytes) => Some(foreign_text(&file.path)),
                OnDisk::Blocked(reason) => Some(reason.clone()),
                _ => None,
            })
            .collect();
        if refusals.is_empty() {
            return Ok(());
        }
        let place = self.out.display();
        Err(Failure::new(format!(
            "{}\nnothing was written to `{place}`",
            refusals.join("\n")
        )))
    }
}

pub(super) fn foreign_text(path: &str) -> String {
    format!("`{path}` was not written by this generator, so it is not replaced")
}

/// Whether the first three lines contain the generator's mark.
pub(crate) fn has_mark(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let mut lines = head.split(|byte| *byte == b'\n').take(3);
    lines.any(|line| line.windows(MARK.len()).any(|part| part == MARK.as_bytes()))
}

/// Whether there is a file that the generator did not write, or that cannot be read.
pub(super) fn is_foreign(place: &Path) -> bool {
    match head(place) {
        Ok(bytes) => !has_mark(&bytes),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    }
}

/// Paths of cargo, git and their users in the folder of a crate.
pub(super) fn is_reserved(path: &Path) -> bool {
    let first = path
        .components()
        .next()
        .and_then(|part| part.as_os_str().to_str());
    matches!(first, Some(".git" | "target" | "Cargo.lock"))
}

/// Folders in the target that exist and are not links. A run inspects each of them once, because most
/// files share theirs.
#[derive(Default)]
pub(super) struct Folders(BTreeSet<PathBuf>);

impl Folders {
    /// The path of a file in the folder, or why it cannot be one: every existing parent must be a
    /// folder, and the file itself, if it exists, must be a file.
    pub(super) fn place(&mut self, out: &Path, path: &str) -> Result<PathBuf, String> {
        let mut place = out.to_path_buf();
        if let Some((folder, name)) = path.rsplit_once('/')
            && self.0.contains(&out.join(folder))
        {
            place.push(folder);
            place.push(name);
            inspect(&place, true)?;
            return Ok(place);
        }
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            place.push(part);
            let is_last = parts.peek().is_none();
            if inspect(&place, is_last)? && !is_last {
                self.0.insert(place.clone());
            }
        }
        Ok(place)
    }

    /// Whether it is one of them.
    pub(super) fn has(&self, folder: &Path) -> bool {
        self.0.contains(folder)
    }
}

/// Whether a file or a folder exists at a path; or why the path cannot be that of a file.
fn inspect(place: &Path, is_last: bool) -> Result<bool, String> {
    let place_name = place.display();
    match place.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(format!("cannot inspect `{place_name}`: {error}")),
        Ok(found) if found.is_symlink() => Err(format!("`{place_name}` is a symbolic link")),
        Ok(found) if is_last && !found.is_file() => Err(format!("`{place_name}` is not a file")),
        Ok(found) if !is_last && !found.is_dir() => Err(format!("`{place_name}` is not a folder")),
        Ok(_) => Ok(true),
    }
}

fn compare(file: &OutputFile, out: &Path, folders: &mut Folders) -> OnDisk {
    let place = match folders.place(out, &file.path) {
        Ok(place) => place,
        Err(reason) => return OnDisk::Blocked(reason),
    };
    match fs::read(&place) {
        Ok(bytes) if bytes == file.text.as_bytes() => OnDisk::Same,
        Ok(bytes) => OnDisk::Other { bytes },
        Err(error) if error.kind() == io::ErrorKind::NotFound => OnDisk::Missing,
        Err(error) => OnDisk::Blocked(format!("cannot read `{}`: {error}", place.display())),
    }
}

/// Whose folder it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nobody's: it does not exist, or is empty.
    Empty,
    /// The generator's: it has a manifest with the mark, or nothing but [reserved](is_reserved) files.
    Ours,
    /// Somebody else's.
    Foreign,
}

fn state(out: &Path) -> Result<State, Failure> {
    let mut entries = match fs::read_dir(out) {
        Ok(entries) => entries.peekable(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::Empty),
        Err(error) => return Err(Failure::disk("use the folder", out, &error)),
    };
    if entries.peek().is_none() {
        return Ok(State::Empty);
    }
    let manifest = out.join(MANIFEST);
    let has_manifest = manifest.exists() && !is_foreign(&manifest);
    let mut is_reserved =
        entries.map(|entry| entry.is_ok_and(|entry| self::is_reserved(entry.file_name().as_ref())));
    match has_manifest || is_reserved.all(|is_reserved| is_reserved) {
        true => Ok(State::Ours),
        false => Ok(State::Foreign),
    }
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "rs")
}

/// Files that are not generated.
#[derive(Default)]
struct Others {
    /// Those that the generator wrote before.
    orphans: Vec<String>,
    /// Rust files that it did not write.
    foreign: Vec<String>,
}

impl Others {
    /// Collects files below the folder `inner` of `out`.
    fn collect(
        &mut self,
        out: &Path,
        inner: &Path,
        emitted: &BTreeSet<&Path>,
    ) -> Result<(), Failure> {
        let folder = out.join(inner);
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Failure::disk("read", &folder, &error)),
        };
        for entry in entries {
            let entry = entry.map_err(|error| Failure::disk("read", &folder, &error))?;
            let path = inner.join(entry.file_name());
            let kind = entry
                .file_type()
                .map_err(|error| Failure::disk("inspect", &entry.path(), &error))?;
            if is_reserved(&path) || emitted.contains(path.as_path()) {
                continue;
            }
            if kind.is_dir() {
                self.collect(out, &path, emitted)?;
            } else if kind.is_file() {
                // A generated file always has a Unicode name.
                let name = path.to_str().map(|path| path.replace('\\', "/"));
                if head(&entry.path()).is_ok_and(|bytes| has_mark(&bytes)) {
                    self.orphans.extend(name);
                } else if is_rust(&path) {
                    self.foreign.extend(name);
                }
            }
        }
        Ok(())
    }
}

/// The bytes of a file that may contain the mark.
fn head(place: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(place)?
        .take(HEAD as u64)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}
