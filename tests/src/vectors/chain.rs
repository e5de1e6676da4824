//! A chain: runs of the same paginator, each from the resume token of the run before. Decides what
//! must be equal.

use hardy_runtime::Document;
use serde_json::{Value, json};

use super::Verdict;
use super::differences::Differences;
use super::drive::{self, ItemsSeen};
use super::dynamic::{Dynamic, One};
use super::format::Chain;
use super::generated;
use super::service::Responses;
use super::single::{judged, paginator, unknown};
use super::subject::{Subject, Visit};

/// Runs a chain with the operation that it names, or a dynamic one.
pub(super) fn verdict(chain: &Chain) -> Verdict {
    let differences = match chain.operation.as_deref() {
        None => Some(differences::<Dynamic<One, Vec<Document>>>(chain)),
        Some(name) => generated::visit(name, chain),
    };
    let Some(differences) = differences else {
        return unknown(chain.operation.as_deref());
    };
    match differences {
        Ok(differences) => judged(differences),
        Err(reason) => Verdict::Failed(vec![format!("it cannot be run: {reason}")]),
    }
}

impl Visit for &Chain {
    type Output = Result<Differences, String>;

    fn visit<S: Subject>(self) -> Self::Output {
        differences::<S>(self)
    }
}

fn differences<S: Subject>(chain: &Chain) -> Result<Differences, String> {
    let mut found = Differences::default();
    let drivers: [(&str, Driver<S>); 2] = [
        ("items", drive::items::<S>),
        ("blocking items", drive::blocking_items::<S>),
    ];
    for (driver, run) in drivers {
        let runs = runs::<S>(chain, run)?;
        let items: Vec<&Value> = runs.iter().flat_map(|run| &run.items).collect();
        let mut expected = chain.expect.clone();
        let expected_runs = expected.runs.as_array_mut().into_iter().flatten();
        let lists = expected_runs.filter_map(|run| run.get_mut("items"));
        let lists = lists.chain([&mut expected.items]);
        for item in lists.filter_map(Value::as_array_mut).flatten() {
            *item = S::corrected(item);
        }
        found.compare(driver, "runs", &expected.runs, &runs_as_json(&runs));
        found.compare(driver, "items", &expected.items, &json!(items));
    }
    Ok(found)
}

/// Runs in the format of vectors.
fn runs_as_json(runs: &[ItemsSeen]) -> Value {
    let runs_as_json = |run: &ItemsSeen| {
        json!({
            "requests": run.requests,
            "items": run.items,
            "resume_token": run.resume_token,
        })
    };
    runs.iter().map(runs_as_json).collect()
}

/// A run returns at least one item or passes an empty page, so a chain with more runs than this for
/// each page does not advance.
const MOST_RUNS_FOR_A_PAGE: usize = 100;

type Driver<S> = fn(&hardy_runtime::Paginator<S>, &Responses) -> ItemsSeen;

/// Runs until the listing is complete, a run fails, or there are too many runs.
fn runs<S: Subject>(chain: &Chain, run: Driver<S>) -> Result<Vec<ItemsSeen>, String> {
    let responses = Responses::ByToken(chain.names.input_token.all(), chain.server.clone());
    let mut config = chain.config.clone().unwrap_or_default();
    let mut runs = Vec::new();
    let most = chain.server.len() * MOST_RUNS_FOR_A_PAGE;
    while runs.len() < most {
        let input = S::input(&chain.names, &chain.params)?;
        let paginator = paginator::<S>(&chain.names, input, &config)?
            .ok_or("there is no member for a page size")?;
        let seen = run(&paginator, &responses);
        if let Some(fault) = &seen.fault {
            return Err(fault.text.clone());
        }
        config.starting_token.clone_from(&seen.resume_token);
        runs.push(seen);
        if config.starting_token.is_none() {
            break;
        }
    }
    Ok(runs)
}
