//! The exact verdict: what the files of two crates say. Must not know models.

use std::collections::BTreeMap;

use hardy_codegen::api::{self, Verdict};
use hardy_codegen::diff::Api;
use hardy_codegen::{Generated, Options, Report, Source, generate};

/// How many lines a report shows.
const SHOWN: usize = 6;

/// The crate of a model.
pub(super) fn crate_of(sources: &[Source], options: &Options) -> Result<Generated, Report> {
    generate(sources, options, &mut |_| {})
}

/// The exact verdict, and the first lines of the API that differ.
pub(super) fn verdict(old: &Generated, new: &Generated) -> (Api, Vec<String>) {
    let found = api::compare(&old.api, &new.api);
    let lines = found
        .to_string()
        .lines()
        .take(SHOWN)
        .map(str::to_owned)
        .collect();
    let api = match found.verdict {
        Verdict::Major => Api::Major,
        Verdict::Minor => Api::Minor,
        Verdict::Patch => Api::Patch,
        Verdict::Equal if code(old) == code(new) => Api::None,
        Verdict::Equal => Api::Patch,
    };
    (api, lines)
}

/// The files, except for those that only the crate's own tests read.
fn code(generated: &Generated) -> BTreeMap<&str, &str> {
    let files = generated.files.iter();
    let files = files.filter(|file| file.path != "src/endpoint/tests.rs");
    files
        .map(|file| (file.path.as_str(), file.text.as_str()))
        .collect()
}

/// Those of the operations that a model has.
pub(super) fn operations_of(model: &[Source], wanted: &[String]) -> Vec<String> {
    let has = |name: &&String| {
        let key = format!("#{name}\"");
        model.iter().any(|source| source.text.contains(&key))
    };
    wanted.iter().filter(has).cloned().collect()
}
