//! A flow: the steps through one service, as a file of `tests/interop/flows/` has them. Decides the form of
//! these files. Must not know clients.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Map, Value, json};

/// The steps through one service.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Flow {
    /// The service, as boto3 names it.
    pub(super) service: String,
    /// The file of its model, up to the date.
    pub(super) model: String,
    /// The members whose values differ from pass to pass, at any depth, each with the reason.
    #[serde(default)]
    pub(super) masked: Masked,
    /// The members whose values differ from call to call.
    #[serde(default)]
    pub(super) volatile: Masked,
    pub(super) steps: Vec<Step>,
}

/// Members, and the reason why their values do not count.
pub(super) type Masked = BTreeMap<String, String>;

/// A step.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    #[serde(rename = "do")]
    pub(super) action: Action,
    pub(super) operation: String,
    /// The input in wire format. A kept value replaces `${name}`, and the number of the repetition replaces `${n}`.
    #[serde(default)]
    input: Map<String, Value>,
    /// Values to keep: a name, and the place of the value in the output.
    #[serde(default)]
    pub(super) keep: BTreeMap<String, String>,
    /// How often it is repeated; from 1.
    #[serde(default = "once")]
    pub(super) times: usize,
    /// The size of pages of a listing.
    pub(super) page_size: Option<u32>,
    /// The code of the error that is expected.
    pub(super) error: Option<String>,
}

/// What is done, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Action {
    /// A call that changes something, by the client whose pass it is.
    Write,
    /// A call that changes nothing, by both clients.
    Read,
    /// A listing, by both clients.
    List,
}

fn once() -> usize {
    1
}

impl Flow {
    /// The flows of all files in a folder, by name.
    ///
    /// # Errors
    ///
    /// A file that is no flow.
    pub(super) fn read_all(folder: &Path) -> Result<Vec<Self>, String> {
        let unusable = |error: std::io::Error| format!("`{}`: {error}", folder.display());
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).map_err(unusable)? {
            files.push(entry.map_err(unusable)?.path());
        }
        files.sort();
        files.iter().map(|file| Self::read(file)).collect()
    }

    fn read(file: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(file).map_err(|error| error.to_string());
        let flow = text.and_then(|text| Self::of_text(&text));
        flow.map_err(|error| format!("`{}`: {error}", file.display()))
    }

    /// # Errors
    ///
    /// What is wrong with the text.
    pub(super) fn of_text(text: &str) -> Result<Self, String> {
        let flow: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        for (index, step) in flow.steps.iter().enumerate() {
            step.check().map_err(|error| {
                let operation = &step.operation;
                format!("step {index} ({operation}) {error}")
            })?;
        }
        Ok(flow)
    }

    /// The operations, without repetitions.
    pub(super) fn operations(&self) -> BTreeSet<&str> {
        let operations = self.steps.iter().map(|step| step.operation.as_str());
        operations.collect()
    }

    /// The operations that are listed.
    pub(super) fn listings(&self) -> BTreeSet<&str> {
        let lists = self.steps.iter().filter(|step| step.action == Action::List);
        lists.map(|step| step.operation.as_str()).collect()
    }

    /// The model in a folder, the newest of several.
    pub(super) fn model(&self, models: &Path) -> Option<PathBuf> {
        let is_date = |text: &str| text.bytes().all(|it| it.is_ascii_digit() || it == b'-');
        let is_model = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let rest = name.strip_prefix(&self.model);
            let rest = rest.and_then(|rest| rest.strip_suffix(".json"));
            rest.is_some_and(is_date)
        };
        let entries = fs::read_dir(models).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(is_model).max()
    }
}

impl Step {
    fn check(&self) -> Result<(), String> {
        let is_list = self.action == Action::List;
        match () {
            () if self.times == 0 => Err("has `times` 0".to_owned()),
            () if self.page_size.is_some() && !is_list => {
                Err("has a `page_size`, which only listings have".to_owned())
            }
            () if self.error.is_some() && is_list => {
                Err("is a listing that expects an error".to_owned())
            }
            () if !self.keep.is_empty() && (is_list || self.times > 1) => {
                Err("keeps values of several responses".to_owned())
            }
            () => Ok(()),
        }
    }

    /// The input of a repetition, with the kept values in their places.
    ///
    /// # Errors
    ///
    /// The name of a value that was not kept.
    pub(super) fn input(
        &self,
        kept: &BTreeMap<String, Value>,
        number: usize,
    ) -> Result<Value, String> {
        let mut kept = kept.clone();
        kept.insert("n".to_owned(), number.to_string().into());
        filled(&json!(self.input), &kept)
    }
}

/// The value with kept ones in place of their names. A string that is only a name becomes the value itself.
fn filled(value: &Value, kept: &BTreeMap<String, Value>) -> Result<Value, String> {
    match value {
        Value::String(text) => filled_text(text, kept),
        Value::Array(items) => items.iter().map(|item| filled(item, kept)).collect(),
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| Ok((name.clone(), filled(value, kept)?)));
            members.collect::<Result<Map<_, _>, _>>().map(Value::Object)
        }
        other => Ok(other.clone()),
    }
}

fn filled_text(text: &str, kept: &BTreeMap<String, Value>) -> Result<Value, String> {
    let value_of = |name: &str| kept.get(name).ok_or_else(|| name.to_owned());
    let only = text.strip_prefix("${").and_then(|it| it.strip_suffix('}'));
    if let Some(name) = only.filter(|name| !name.contains('}')) {
        return value_of(name).cloned();
    }
    let mut pieces = text.split("${");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('}').ok_or_else(|| piece.to_owned())?;
        match value_of(name)? {
            Value::String(value) => filled.push_str(value),
            value => filled.push_str(&value.to_string()),
        }
        filled.push_str(rest);
    }
    Ok(filled.into())
}
