//! Generates the crates of many models, several at the same time. Decides which models an earlier run has
//! finished. Must not know how a crate is made.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::Builder;

use super::generate::{self, Order, Setting};
use super::models::ModelFile;
use super::progress::Progress;
use super::row::{Outcome, Row};
use super::state::State;
use crate::Failure;

/// The stack of the main thread on most systems, for models that nest deeply.
const STACK: usize = 8 << 20;

/// The rows of one model.
type Rows = Result<Vec<Row>, Failure>;

/// The rows of all models, in the order of the models. The largest models come first, so that none of them is
/// the last to end.
pub(super) fn all(
    setting: &Setting<'_>,
    state: &State,
    models: &[ModelFile],
    jobs: NonZeroUsize,
) -> Result<Vec<Row>, Failure> {
    let mut order: Vec<(usize, &ModelFile)> = models.iter().enumerate().collect();
    order.sort_by_key(|(index, model)| (std::cmp::Reverse(model.size), *index));
    let next = AtomicUsize::new(0);
    let progress = Progress::new("generate", models.len());
    let done: Mutex<Vec<(usize, Rows)>> = Mutex::default();
    let work = || {
        while let Some((index, model)) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            let rows = one(setting, state, model);
            if let Ok(rows) = &rows {
                progress.done(&model.name, &words(rows));
            }
            let mut done = done.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            done.push((*index, rows));
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..jobs.get().min(models.len()) {
            let thread = Builder::new().stack_size(STACK).spawn_scoped(scope, work);
            thread.map_err(|error| Failure::new(format!("cannot start a thread: {error}")))?;
        }
        Ok(())
    })?;
    progress.end();
    let mut done = done
        .into_inner()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    done.sort_by_key(|(index, _)| *index);
    let mut rows = Vec::new();
    for (_, of_model) in done {
        rows.extend(of_model?);
    }
    Ok(rows)
}

/// The rows of one model: those of an earlier run, or new ones.
fn one(setting: &Setting<'_>, state: &State, model: &ModelFile) -> Rows {
    let row = |outcome| Row {
        name: model.name.clone(),
        outcome,
        milliseconds: 0,
    };
    let source = match generate::source(model) {
        Ok(source) if !generate::is_model(&source.text) => {
            let reason = "it is no model: the keys `smithy` and `shapes` are missing".to_owned();
            return Ok(vec![row(Outcome::Skipped(reason))]);
        }
        Ok(source) => source,
        Err(reason) => return Ok(vec![row(Outcome::Failed(reason))]),
    };
    let key = state.key(model, &source.text);
    if let Some(rows) = state.take(model, &key) {
        return Ok(rows);
    }
    let rows = generate::rows(setting, model, &source);
    state.put(model, &key, &rows)?;
    Ok(rows)
}

/// Makes the crate of this row again, as the package `package`.
pub(super) fn again(
    setting: &Setting<'_>,
    models: &[ModelFile],
    name: &str,
    package: &str,
) -> Option<Row> {
    let model = models.iter().find(|model| {
        let rest = name.strip_prefix(&model.name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('+'))
    })?;
    let source = generate::source(model).ok()?;
    let services = generate::services(&source.text);
    let service = services
        .iter()
        .find(|id| id.rsplit('#').next() == name.rsplit_once('+').map(|(_, name)| name));
    let order = Order {
        model,
        source: &source,
        service: service.map(String::as_str),
        package: Some(package),
    };
    Some(generate::row(setting, &order))
}

fn words(rows: &[Row]) -> String {
    let words = rows.iter().map(|row| match (&row.outcome, row.problem()) {
        (Outcome::Skipped(reason), _) => format!("skipped: {reason}"),
        (_, Some(problem)) => format!("failed: {problem}"),
        (_, None) => format!("{} lines in {} ms", row.count("lines"), row.milliseconds),
    });
    words.collect::<Vec<_>>().join("; ")
}
