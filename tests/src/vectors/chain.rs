//! A chain: the same paginator again and again, each time from the resume token of the run before.
//! Decides what must be equal.

use hardy_runtime::Document;
use multipartyapproval::operation::ListSessions;
use serde_json::{Value, json};

use super::Verdict;
use super::differences::Differences;
use super::drive::{self, ItemsSeen};
use super::dynamic::Dynamic;
use super::format::Chain;
use super::service::Answers;
use super::single::{judged, paginator, unknown};
use super::subject::Subject;

/// Runs a chain with the operation it names, or one made up for it.
pub(super) fn verdict(chain: &Chain) -> Verdict {
    let differences = match chain.operation.as_deref() {
        Some("ListSessions") => differences::<ListSessions>(chain),
        Some(other) => return unknown(other),
        None => differences::<Dynamic<String, Vec<Document>>>(chain),
    };
    match differences {
        Ok(differences) => judged(differences),
        Err(reason) => Verdict::Failed(vec![format!("it cannot be run: {reason}")]),
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
        found.compare(driver, "runs", &chain.expect.runs, &told(&runs));
        found.compare(driver, "items", &chain.expect.items, &json!(items));
    }
    Ok(found)
}

/// Runs as vectors tell them.
fn told(runs: &[ItemsSeen]) -> Value {
    let told = |run: &ItemsSeen| {
        json!({
            "requests": run.requests,
            "items": run.items,
            "resume_token": run.resume_token,
        })
    };
    runs.iter().map(told).collect()
}

/// A run gives at least one item or passes an empty page, so a chain that needs more runs than this
/// for each page of its server makes no way.
const MOST_RUNS_FOR_A_PAGE: usize = 100;

type Driver<S> = fn(&hardy_runtime::Paginator<S>, &Answers) -> ItemsSeen;

/// Runs until there is nothing to resume, or a run failed, or there are more runs than items could
/// need.
fn runs<S: Subject>(chain: &Chain, run: Driver<S>) -> Result<Vec<ItemsSeen>, String> {
    let member = chain
        .names
        .input_token
        .as_str()
        .ok_or("the input token is no name")?;
    let answers = Answers::ByToken(member.to_owned(), chain.server.clone());
    let mut config = chain.config.clone().unwrap_or_default();
    let mut runs = Vec::new();
    let most = chain.server.len() * MOST_RUNS_FOR_A_PAGE;
    while runs.len() < most {
        let input = S::input(&chain.names, &chain.params)?;
        let paginator = paginator::<S>(&chain.names, input, &config)?
            .ok_or("there is no member for a page size")?;
        let seen = run(&paginator, &answers);
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
