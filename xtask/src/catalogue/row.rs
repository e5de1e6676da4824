//! The result of one model: what the table shows of it, and its form in the file that the next run reads.
//! Must not know how it came about.

use serde_json::{Map, Value, json};

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The name of the model, with the name of the service if the model has several.
    pub(super) name: String,
    pub(super) outcome: Outcome,
    /// How long generating and writing took.
    pub(super) milliseconds: u64,
}

/// How a model fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The crate was written.
    Written(Written),
    /// There is no crate, for this reason.
    Failed(String),
    /// The file is no model of a service, for this reason.
    Skipped(String),
}

/// A crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// The name of the package.
    pub(super) package: String,
    /// The protocol, without its namespace.
    pub(super) protocol: Option<String>,
    pub(super) has_client: bool,
    /// One for each of [`COUNTS`].
    pub(super) counts: Vec<u64>,
    /// What the compiler says of it; `None` without `--check`.
    pub(super) check: Option<Check>,
}

/// The headings of the numbers of a crate.
pub(super) const COUNTS: [&str; 12] = [
    "shapes",
    "operations",
    "callable",
    "paginators",
    "waiters",
    "class",
    "table",
    "counts",
    "program",
    "files",
    "lines",
    "warnings",
];

/// What the compiler says of a crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Check {
    pub(super) warnings: u64,
    pub(super) errors: u64,
    /// The first error, or else the first warning: generated code must give no reason for either.
    pub(super) problem: Option<String>,
}

impl Row {
    /// Why the run is not fine.
    pub(super) fn problem(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Failed(reason) => Some(reason),
            Outcome::Written(written) => written.check.as_ref()?.problem.as_deref(),
            Outcome::Skipped(_) => None,
        }
    }

    /// The number under this heading.
    pub(super) fn count(&self, heading: &str) -> u64 {
        let index = COUNTS.iter().position(|one| *one == heading);
        match (&self.outcome, index) {
            (Outcome::Written(written), Some(index)) => {
                written.counts.get(index).copied().unwrap_or_default()
            }
            _ => 0,
        }
    }

    /// Without the result of the compiler, which cargo keeps.
    pub(super) fn to_json(&self) -> Value {
        let mut row = Map::new();
        row.insert("name".to_owned(), json!(self.name));
        row.insert("milliseconds".to_owned(), json!(self.milliseconds));
        let (key, value) = match &self.outcome {
            Outcome::Failed(reason) => ("failed", json!(reason)),
            Outcome::Skipped(reason) => ("skipped", json!(reason)),
            Outcome::Written(written) => (
                "written",
                json!({
                    "package": written.package,
                    "protocol": written.protocol,
                    "has_client": written.has_client,
                    "counts": written.counts,
                }),
            ),
        };
        row.insert(key.to_owned(), value);
        Value::Object(row)
    }

    /// `None` if it is not such a row.
    pub(super) fn from_json(row: &Value) -> Option<Self> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let outcome = if let Some(reason) = row.get("failed") {
            Outcome::Failed(text(reason)?)
        } else if let Some(reason) = row.get("skipped") {
            Outcome::Skipped(text(reason)?)
        } else {
            let written = row.get("written")?;
            let counts = written.get("counts")?.as_array()?.iter();
            let counts = counts.map(Value::as_u64).collect::<Option<Vec<u64>>>()?;
            Outcome::Written(Written {
                package: text(written.get("package")?)?,
                protocol: text(written.get("protocol")?),
                has_client: written.get("has_client")?.as_bool()?,
                counts: (counts.len() == COUNTS.len()).then_some(counts)?,
                check: None,
            })
        };
        Some(Self {
            name: text(row.get("name")?)?,
            outcome,
            milliseconds: row.get("milliseconds")?.as_u64()?,
        })
    }
}
