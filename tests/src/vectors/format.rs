//! The format of vector files. The `schema` in a file describes the fields.

use serde::Deserialize;
use serde_json::{Map, Value};

/// The version of the format that is read here.
const FORMAT: u64 = 1;

/// A file of vectors.
#[derive(Debug, Deserialize)]
pub struct File {
    format: u64,
    /// Single runs.
    #[serde(default)]
    pub vectors: Vec<Vector>,
    /// Runs that are repeated from the resume token of the run before, to the end.
    #[serde(default)]
    pub chains: Vec<Chain>,
}

impl File {
    /// Reads a file from its content.
    ///
    /// # Errors
    ///
    /// Fails where the content does not match the schema.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match file.format {
            FORMAT => Ok(file),
            other => Err(format!(
                "its format is {other}, and only {FORMAT} is known here"
            )),
        }
    }
}

/// One run of a paginator.
#[derive(Debug, Deserialize)]
pub struct Vector {
    /// Unique in the file.
    pub name: String,
    /// The operation of the service; `None` for a dynamic one.
    pub operation: Option<String>,
    /// The requirements for a test harness.
    pub features: Vec<String>,
    /// Whether Smithy's `@paginated` and a typed interface can express it.
    pub smithy_expressible: bool,
    #[serde(rename = "paginator")]
    pub(super) names: Names,
    pub(super) params: Map<String, Value>,
    pub(super) config: Option<Config>,
    pub(super) responses: Vec<Response>,
    expect: Expected,
    deviation: Option<Deviation>,
    pub(super) extension: Option<Extension>,
}

impl Vector {
    pub(super) fn has(&self, feature: &str) -> bool {
        self.features.iter().any(|name| name == feature)
    }

    /// The expected results: those of boto3, or better ones.
    pub(super) fn expected(&self) -> &Expected {
        match &self.deviation {
            Some(deviation) => &deviation.expect,
            None => &self.expect,
        }
    }
}

/// Runs of the same paginator until the listing is complete.
#[derive(Debug, Deserialize)]
pub struct Chain {
    /// Unique in the file.
    pub name: String,
    /// The operation of the service; `None` for a dynamic one.
    pub operation: Option<String>,
    #[serde(rename = "paginator")]
    pub(super) names: Names,
    pub(super) params: Map<String, Value>,
    pub(super) config: Option<Config>,
    /// The response for each token. The key for no token is the empty string.
    pub(super) server: Map<String, Value>,
    pub(super) expect: ExpectedChain,
}

/// The names of the members for pagination. A path into the output is names joined by dots.
#[derive(Debug, Deserialize)]
pub(super) struct Names {
    pub(super) input_token: OneOrMore,
    pub(super) output_token: OneOrMore,
    pub(super) limit_key: Option<String>,
    pub(super) result_key: OneOrMore,
    /// The path of the flag for more results.
    pub(super) more_results: Option<String>,
    /// The paths of values in a full result that come from the first page.
    #[serde(default)]
    pub(super) non_aggregate_keys: Vec<String>,
}

/// A name, or several, the most important first.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    /// All of them.
    pub(super) fn all(&self) -> Vec<String> {
        match self {
            Self::One(name) => vec![name.clone()],
            Self::More(names) => names.clone(),
        }
    }

    /// The first one.
    pub(super) fn first(&self) -> &str {
        match self {
            Self::One(name) => name,
            Self::More(names) => names.first().map_or("", String::as_str),
        }
    }
}

/// The paginator's settings.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct Config {
    /// JSON, because some files test strings here.
    pub(super) max_items: Option<Value>,
    /// JSON, because some files test strings here.
    pub(super) page_size: Option<Value>,
    pub(super) starting_token: Option<String>,
}

/// The response of the service.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Response {
    Output(Value),
    Error {
        code: String,
        http_status: u16,
        message: String,
    },
}

/// The expected results of a run.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Expected {
    pub(super) requests: Vec<Value>,
    pub(super) items: Vec<Value>,
    pub(super) pages: u64,
    pub(super) page_items: Vec<Value>,
    pub(super) page_tokens: Vec<Value>,
    pub(super) resume_token: Option<String>,
    pub(super) full_result: Option<Value>,
    pub(super) error: Option<String>,
    pub(super) error_code: Option<String>,
}

/// Where the paginator is to do something better than boto3.
#[derive(Debug, Deserialize)]
struct Deviation {
    expect: Expected,
}

/// The results that boto3 does not have.
#[derive(Debug, Deserialize)]
pub(super) struct Extension {
    /// For each page, the token that continues after its items.
    pub(super) checkpoints: Vec<Option<String>>,
}

/// The expected results of a chain, as JSON, which is compared as a whole.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ExpectedChain {
    /// Of each run its `requests`, `items` and `resume_token`.
    pub(super) runs: Value,
    pub(super) items: Value,
}
