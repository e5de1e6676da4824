//! Finished results on the disk, which the next run takes up if program, model and options are the same.
//! A result is written at once or not at all.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::generate::Setting;
use super::models::ModelFile;
use super::row::{Outcome, Row};
use crate::Failure;
use crate::replace::replace_text;

/// The folder of the results of models in that of a run.
pub(super) const FOLDER: &str = "results";

/// The results in a folder.
pub(super) struct State {
    folder: PathBuf,
    /// The folder of the crates.
    crates: PathBuf,
    /// Of the program and the options.
    program: u64,
}

impl State {
    /// Opens the results of earlier runs below `out`.
    pub(super) fn open(out: &Path, setting: &Setting<'_>) -> Result<Self, Failure> {
        let folder = out.join(FOLDER);
        let crates = setting.crates.to_path_buf();
        for folder in [&folder, &crates] {
            fs::create_dir_all(folder).map_err(|error| Failure::disk("create", folder, &error))?;
        }
        // The manifests name the runtime, relative to their folder.
        let mut hasher = DefaultHasher::new();
        (program()?, setting.runtime.folder(), &crates).hash(&mut hasher);
        Ok(Self {
            folder,
            crates,
            program: hasher.finish(),
        })
    }

    /// What a result depends on.
    pub(super) fn key(&self, model: &ModelFile, text: &str) -> String {
        let mut hasher = DefaultHasher::new();
        self.program.hash(&mut hasher);
        (&model.date, text).hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }

    /// The rows of a model, if they are those of this key and their crates still exist.
    pub(super) fn take(&self, model: &ModelFile, key: &str) -> Option<Vec<Row>> {
        let text = fs::read_to_string(self.file(model)).ok()?;
        let state: Value = serde_json::from_str(&text).ok()?;
        if state.get("key")?.as_str()? != key {
            return None;
        }
        let rows = state.get("rows")?.as_array()?.iter();
        let rows = rows.map(Row::from_json).collect::<Option<Vec<Row>>>()?;
        rows.iter().all(|row| self.is_there(row)).then_some(rows)
    }

    /// Keeps the rows of a model.
    pub(super) fn put(&self, model: &ModelFile, key: &str, rows: &[Row]) -> Result<(), Failure> {
        let rows: Vec<Value> = rows.iter().map(Row::to_json).collect();
        let state = json!({ "key": key, "rows": rows });
        replace_text(&self.file(model), &format!("{state}\n"))
    }

    fn file(&self, model: &ModelFile) -> PathBuf {
        self.folder.join(format!("{}.json", model.name))
    }

    /// A crate gets its manifest last.
    fn is_there(&self, row: &Row) -> bool {
        let manifest = self.crates.join(&row.name).join("Cargo.toml");
        !matches!(row.outcome, Outcome::Written(_)) || manifest.is_file()
    }
}

/// The content of this program.
fn program() -> Result<u64, Failure> {
    let place = std::env::current_exe()
        .map_err(|error| Failure::new(format!("cannot find this program: {error}")))?;
    let failed = |error| Failure::disk("read", &place, &error);
    let mut hasher = Bytes(DefaultHasher::new());
    let mut file = File::open(&place).map_err(failed)?;
    io::copy(&mut file, &mut hasher).map_err(failed)?;
    Ok(hasher.0.finish())
}

/// Hashes what is written.
struct Bytes(DefaultHasher);

impl io::Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
