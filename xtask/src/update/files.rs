//! Writes the files of an update, all or none. Must not know what is in them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::Failure;
use crate::input::Pending;
use crate::replace::replace_text;

/// Files that have new texts, with their old ones; `None` for a file that did not exist.
pub(super) struct Replaced(Vec<(PathBuf, Option<String>)>);

/// Replaces the texts of files. If one cannot be written, the others stay as they are.
pub(super) fn replace(pending: &Pending) -> Result<Replaced, Failure> {
    let mut replaced = Replaced(Vec::new());
    for (file, text) in pending.files() {
        let result = read(file).and_then(|old| replace_text(file, text).map(|()| old));
        match result {
            Ok(old) => replaced.0.push((file.to_path_buf(), old)),
            Err(failure) => return Err(replaced.undo(failure)),
        }
    }
    Ok(replaced)
}

impl Replaced {
    /// Adds a file that somebody else is about to write.
    pub(super) fn remember(&mut self, file: &Path) -> Result<(), Failure> {
        self.0.push((file.to_path_buf(), read(file)?));
        Ok(())
    }

    /// Puts back the old texts after `failure`, and returns it, with what could not be put back.
    pub(super) fn undo(self, failure: Failure) -> Failure {
        let mut text = failure.to_string();
        for (file, old) in self.0 {
            let undone = match old {
                Some(old) => replace_text(&file, &old),
                None => remove(&file),
            };
            if let Err(failure) = undone {
                text.push_str(&format!("\nthe old text is not back: {failure}"));
            }
        }
        Failure::new(text)
    }
}

fn read(file: &Path) -> Result<Option<String>, Failure> {
    match fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        read => read
            .map(Some)
            .map_err(|error| Failure::disk("read", file, &error)),
    }
}

/// A file that is not there need not be removed.
fn remove(file: &Path) -> Result<(), Failure> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(Failure::disk("remove", file, &error))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_the_others_back_if_one_fails() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let [old, new, folder_instead] =
            ["a.json", "b.json", "c"].map(|name| folder.path().join(name));
        fs::write(&old, "old").expect("a file");
        fs::create_dir(&folder_instead).expect("a folder");
        let mut pending = Pending::default();
        for file in [&old, &new, &folder_instead] {
            pending.insert(file.clone(), "new".to_owned());
        }
        let failure = replace(&pending).err().expect("the last one is a folder");
        assert!(failure.to_string().contains("/c`"), "{failure}");
        assert_eq!(fs::read_to_string(&old).expect("a file"), "old");
        let count = fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(count, 2, "the new file is gone");
    }
}
