//! A vector: a run with every driver and at the levels of validation that apply. Decides what must
//! be equal.

use std::collections::BTreeMap;

use hardy_runtime::pages::Paginator;
use hardy_runtime::{Document, Validation};
use serde_json::{Value, json};

use super::Verdict;
use super::differences::Differences;
use super::drive::{self, Fault, ItemsSeen, PagesSeen};
use super::dynamic::{Dynamic, One, Three, Two};
use super::format::{Config, Expected, Names, Vector};
use super::generated;
use super::resume;
use super::service::Responses;
use super::subject::{Subject, Visit};

type List = Vec<Document>;
type Map = BTreeMap<String, Document>;

/// Runs a vector with the operation that it names, or a dynamic one.
pub(super) fn verdict(vector: &Vector) -> Verdict {
    let unsaid = UNSAID.iter().filter(|feature| vector.has(feature));
    let unsaid: Vec<&str> = unsaid.copied().collect();
    if !unsaid.is_empty() {
        return Verdict::Skipped(format!(
            "neither a trait nor a typed interface can express it ({})",
            unsaid.join(", ")
        ));
    }
    let Some(differences) = (match vector.operation.as_deref() {
        Some(name) => generated::visit(name, vector),
        None => synthetic(vector),
    }) else {
        return unknown(vector.operation.as_deref());
    };
    match differences {
        Ok(differences) => judged(differences),
        Err(reason) => Verdict::Failed(vec![format!("it cannot be run: {reason}")]),
    }
}

/// Requirements of vectors that the harness does not support.
const UNSAID: [&str; 3] = ["untyped_config", "token_alternatives", "string_result"];

/// Runs a vector with a dynamic operation; `None` if the vector has too many tokens for one.
fn synthetic(vector: &Vector) -> Option<Result<Differences, String>> {
    Some(match vector.names.input_token.all().len() {
        1 if vector.has("map_items") => differences::<Dynamic<One, Map>>(vector),
        1 => differences::<Dynamic<One, List>>(vector),
        2 => differences::<Dynamic<Two, List>>(vector),
        3 => differences::<Dynamic<Three, List>>(vector),
        _ => return None,
    })
}

pub(super) fn unknown(operation: Option<&str>) -> Verdict {
    Verdict::Skipped(match operation {
        Some(name) => format!(
            "it names {name}, and the paginated operations of the crate are {}",
            generated::NAMES.join(", ")
        ),
        None => "it has too many tokens".to_owned(),
    })
}

impl Visit for &Vector {
    type Output = Result<Differences, String>;

    fn visit<S: Subject>(self) -> Self::Output {
        differences::<S>(self)
    }
}

pub(super) fn judged(differences: Differences) -> Verdict {
    let texts = differences.into_texts();
    if texts.is_empty() {
        Verdict::Passed
    } else {
        Verdict::Failed(texts)
    }
}

/// The paginator for the settings of a vector or chain. `None` if they have a page size but the
/// operation has no member for it.
pub(super) fn paginator<S: Subject>(
    names: &Names,
    input: S::Input,
    config: &Config,
) -> Result<Option<Paginator<S>>, String> {
    let mut paginator = Paginator::new(input);
    if let Some(count) = &config.max_items {
        let count = count.as_u64().ok_or(format!("{count} is no `MaxItems`"))?;
        paginator = paginator.max_items(count);
    }
    if let Some(token) = &config.starting_token {
        paginator = paginator.starting_token(token);
    }
    match &config.page_size {
        None => Ok(Some(paginator)),
        Some(size) => {
            let size = size.as_i64().ok_or(format!("{size} is no `PageSize`"))?;
            S::page_size(paginator, names, size)
        }
    }
}

fn differences<S: Subject>(vector: &Vector) -> Result<Differences, String> {
    let config = vector.config.clone().unwrap_or_default();
    let input = S::input(&vector.names, &vector.params)?;
    let expected = expected::<S>(vector);
    let mut findings = Findings::default();
    let Some(paginator) = paginator::<S>(&vector.names, input, &config)? else {
        let unsupported = Fault {
            kind: "page_size_unsupported",
            code: None,
            text: String::new(),
        };
        findings.fault("", &expected, Some(&unsupported));
        return Ok(findings.found);
    };
    for level in [Validation::Model, Validation::Required, Validation::Off] {
        findings.level = level;
        let paginator = paginator.clone().validation(level);
        if vector.has("input_validation") && level != Validation::Model {
            findings.sends_what_the_model_refuses(vector, &config, &paginator);
        } else {
            findings.run(vector, &expected, &paginator);
        }
    }
    Ok(findings.found)
}

/// The expected results of a vector's run, with an operation that may add members to items.
fn expected<S: Subject>(vector: &Vector) -> Expected {
    let mut expected = vector.expected().clone();
    let corrected = |items: &mut Vec<Value>| {
        for item in items {
            *item = S::corrected(item);
        }
    };
    corrected(&mut expected.items);
    let pages = expected.page_items.iter_mut();
    pages.filter_map(Value::as_array_mut).for_each(corrected);
    let path = vector.names.result_key.first().split('.');
    let mut result = expected.full_result.as_mut();
    for name in path {
        result = result.and_then(|result| result.get_mut(name));
    }
    result
        .and_then(Value::as_array_mut)
        .into_iter()
        .for_each(corrected);
    expected
}

/// The differences, over all drivers and levels.
#[derive(Default)]
struct Findings {
    level: Validation,
    found: Differences,
}

impl Findings {
    fn run<S: Subject>(&mut self, vector: &Vector, expected: &Expected, paginator: &Paginator<S>) {
        let responses = Responses::Script(vector.responses.clone());
        let pages = drive::pages(paginator, &responses);
        self.pages("pages", vector, expected, &pages);
        self.pages(
            "blocking pages",
            vector,
            expected,
            &drive::blocking_pages(paginator, &responses),
        );
        self.items(
            "items",
            expected,
            &pages,
            &drive::items(paginator, &responses),
        );
        let blocking = drive::blocking_items(paginator, &responses);
        self.items("blocking items", expected, &pages, &blocking);
        let path = vector.names.result_key.first();
        self.compare(
            "collected",
            "full_result",
            &comparable_result(&expected.full_result),
            &comparable_result(&drive::full_result(paginator, &responses, path)),
        );
        for difference in resume::differences(vector, paginator, &responses, &pages) {
            self.note("resumed", &difference);
        }
    }

    fn pages(&mut self, driver: &str, vector: &Vector, expected: &Expected, seen: &PagesSeen) {
        self.compare(
            driver,
            "requests",
            &json!(expected.requests),
            &json!(seen.requests),
        );
        self.compare(
            driver,
            "pages",
            &json!(expected.pages),
            &json!(seen.page_items.len()),
        );
        self.compare(
            driver,
            "page_items",
            &json!(expected.page_items),
            &json!(seen.page_items),
        );
        self.compare(
            driver,
            "page_tokens",
            &json!(expected.page_tokens),
            &json!(seen.page_tokens),
        );
        self.fault(driver, expected, seen.fault.as_ref());
        if seen.fault.is_none() {
            self.compare(
                driver,
                "resume_token",
                &comparable(&expected.resume_token),
                &comparable(&seen.resume_token),
            );
        }
        if let Some(extension) = &vector.extension {
            self.compare(
                driver,
                "checkpoints",
                &all_comparable(&extension.checkpoints),
                &all_comparable(&seen.checkpoints),
            );
        }
    }

    fn items(&mut self, driver: &str, expected: &Expected, pages: &PagesSeen, seen: &ItemsSeen) {
        self.compare(
            driver,
            "requests",
            &json!(expected.requests),
            &json!(seen.requests),
        );
        self.compare(driver, "items", &json!(expected.items), &json!(seen.items));
        self.fault(driver, expected, seen.fault.as_ref());
        self.compare(
            driver,
            "resume_token",
            &json!(pages.resume_token),
            &json!(seen.resume_token),
        );
    }

    fn fault(&mut self, driver: &str, expected: &Expected, seen: Option<&Fault>) {
        let kind = json!({ "error": expected.error, "error_code": expected.error_code });
        let seen_kind = json!({
            "error": seen.map(|fault| fault.kind),
            "error_code": seen.and_then(|fault| fault.code.as_deref()),
        });
        self.compare(driver, "error", &kind, &seen_kind);
        if let Some(fault) = seen.filter(|_| kind != seen_kind) {
            self.note(driver, &format!("the error is: {}", fault.text));
        }
    }

    /// At lower levels of validation, the value is sent unchanged.
    fn sends_what_the_model_refuses<S: Subject>(
        &mut self,
        vector: &Vector,
        config: &Config,
        paginator: &Paginator<S>,
    ) {
        let mut request = vector.params.clone();
        if let (Some(member), Some(size)) = (&vector.names.limit_key, &config.page_size) {
            request.insert(member.clone(), size.clone());
        }
        let responses = Responses::Script(vector.responses.clone());
        let seen = drive::pages(paginator, &responses);
        let first = seen.requests.first();
        self.compare("pages", "first request", &json!(request), &json!(first));
        if let Some(fault) = seen.fault.filter(|fault| fault.kind == "param_validation") {
            self.note("pages", &format!("refused: {}", fault.text));
        }
    }

    fn compare(&mut self, driver: &str, field: &str, expected: &Value, seen: &Value) {
        self.found
            .compare(&self.place(driver), field, expected, seen);
    }

    fn note(&mut self, driver: &str, text: &str) {
        self.found.note(&self.place(driver), text);
    }

    fn place(&self, driver: &str) -> String {
        format!("{driver} at {:?}", self.level)
    }
}

/// A resume token for comparison: the string. A map in it has boto3's order of keys or ours, so
/// such a token is decoded first, and the paths of its binary values may have any order.
fn comparable(token: &Option<String>) -> Value {
    let mut decoded = token.as_deref().and_then(resume::decoded);
    if let Some(paths) = decoded
        .as_mut()
        .and_then(|token| token["boto_encoded_keys"].as_array_mut())
    {
        paths.sort_by_key(Value::to_string);
    }
    let has_map = |members: &Value| {
        let mut members = members.as_object().into_iter().flatten();
        members.any(|(_, member)| member.is_object() || member.is_array())
    };
    decoded.filter(has_map).unwrap_or_else(|| json!(token))
}

/// A full result with its resume token as that is compared.
fn comparable_result(result: &Option<Value>) -> Value {
    let mut result = json!(result);
    if let Some(token) = result.get("NextToken").and_then(Value::as_str) {
        result["NextToken"] = comparable(&Some(token.to_owned()));
    }
    result
}

fn all_comparable(tokens: &[Option<String>]) -> Value {
    tokens.iter().map(comparable).collect()
}
