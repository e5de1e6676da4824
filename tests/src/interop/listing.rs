//! A listing: the pages of a service, and how they are listed. Decides which are random, and what a smaller
//! listing is. Must not know clients.

use std::collections::BTreeMap;

use fastrand::Rng;
use serde_json::{Value, json};

use super::case::{Cases, input_of, operation, random_of};
use super::fit::Level;
use super::server::Response;
use super::shrink::smaller;
use crate::round_trip::{Member, target, text};

/// The pages of a service, and how they are listed.
#[derive(Clone, Debug)]
pub(super) struct Listing {
    pub(super) operation: String,
    pub(super) input: Value,
    pages: Vec<Page>,
    pub(super) page_size: Option<i32>,
    /// How many items Hardy's caller takes, before boto3 continues with the token.
    pub(super) taken: usize,
    /// The limits of the runs, again and again, and whether the next run continues with the token of boto3.
    pub(super) runs: Vec<(Option<u64>, bool)>,
}

#[derive(Clone, Debug)]
struct Page {
    /// The token with which it is requested; none for the first.
    token: String,
    /// The items; `None` if the response has no list.
    items: Option<Vec<Value>>,
    /// The token of the last page: absent, null or empty.
    end: Option<Value>,
}

/// The names of a paginated operation.
pub(super) struct Names {
    pub(super) input_token: String,
    output_token: String,
    items: String,
}

impl Names {
    pub(super) fn of(cases: &Cases<'_>, name: &str) -> Self {
        let paginated = &operation(cases.shapes, name)["traits"]["smithy.api#paginated"];
        let name = |name: &str| paginated[name].as_str().unwrap_or_default().to_owned();
        Self {
            input_token: name("inputToken"),
            output_token: name("outputToken"),
            items: name("items"),
        }
    }
}

impl Listing {
    /// The listing of a seed.
    pub(super) fn random(cases: &Cases<'_>, name: &str, seed: u64) -> Self {
        let random = &mut random_of(name, seed);
        let names = Names::of(cases, name);
        let mut input = cases.input(name, Level::Model, random);
        let paginated = &operation(cases.shapes, name)["traits"]["smithy.api#paginated"];
        for key in [&paginated["inputToken"], &paginated["pageSize"]] {
            let key = key.as_str().unwrap_or_default();
            input.as_object_mut().map(|input| input.remove(key));
        }
        let output = cases
            .shapes
            .shape(target(&operation(cases.shapes, name)["output"]));
        let mut members = Member::all(output);
        let list = members.find(|member| member.name == names.items);
        let list = list.map_or(&Value::Null, |list| cases.shapes.shape(list.target));
        let item = target(&list["member"]);
        let pages: Vec<Page> = (0..random.usize(1..7))
            .map(|number| Page::random(cases, item, number, random))
            .collect();
        let count = pages
            .iter()
            .filter_map(|page| page.items.as_ref())
            .map(Vec::len)
            .sum::<usize>();
        let runs = (0..random.usize(1..5)).map(|_| {
            let limit = (random.usize(..6) > 0).then(|| random.u64(1..=count as u64 + 2));
            (limit, random.bool())
        });
        let runs = runs.collect();
        Self {
            operation: name.to_owned(),
            input,
            pages,
            page_size: random.bool().then(|| random.i32(1..=20)),
            taken: random.usize(..=count),
            runs,
        }
    }

    /// Listings with less.
    pub(super) fn smaller(&self, cases: &Cases<'_>) -> Vec<Self> {
        let with = |change: &dyn Fn(&mut Self)| {
            let mut smaller = self.clone();
            change(&mut smaller);
            smaller
        };
        let mut all = Vec::new();
        for index in 1..self.pages.len() {
            all.push(with(&|it| _ = it.pages.remove(index)));
        }
        for (index, page) in self.pages.iter().enumerate() {
            for item in 0..page.items.iter().flatten().count() {
                all.push(with(&|it| {
                    it.pages[index]
                        .items
                        .as_mut()
                        .map(|items| items.remove(item));
                }));
            }
        }
        for index in 0..self.runs.len() {
            if self.runs.len() > 1 {
                all.push(with(&|it| _ = it.runs.remove(index)));
            }
        }
        if self.page_size.is_some() {
            all.push(with(&|it| it.page_size = None));
        }
        let id = input_of(cases.shapes, &self.operation);
        let inputs = smaller(cases.shapes, Some(id), &self.input);
        all.extend(
            inputs
                .into_iter()
                .map(|input| with(&|it| it.input = input.clone())),
        );
        all
    }

    /// The response to each token.
    pub(super) fn responses(&self, names: &Names) -> BTreeMap<String, Response> {
        let next = self
            .pages
            .iter()
            .skip(1)
            .map(|page| Some(page.token.clone()));
        let pages = self.pages.iter().zip(next.chain([None]));
        let responses = pages.enumerate().map(|(index, (page, next))| {
            let mut body = json!({});
            if let Some(items) = &page.items {
                body[&names.items] = items.clone().into();
            }
            if let Some(token) = next.map(Value::from).or(page.end.clone()) {
                body[&names.output_token] = token;
            }
            let token = if index == 0 { "" } else { page.token.as_str() };
            let headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
            let (status, body) = (200, body.to_string());
            (
                token.to_owned(),
                Response {
                    status,
                    headers,
                    body,
                },
            )
        });
        responses.collect()
    }

    /// The items of all pages.
    pub(super) fn items(&self) -> Vec<Value> {
        let items = self.pages.iter().filter_map(|page| page.items.as_ref());
        items.flatten().cloned().collect()
    }
}

impl Page {
    fn random(cases: &Cases<'_>, item: &str, number: usize, random: &mut Rng) -> Self {
        let count = match random.usize(..4) {
            0 => 0,
            _ => random.usize(1..6),
        };
        let items: Vec<Value> = (0..count).map(|_| cases.value(item, random)).collect();
        let is_there = count > 0 || random.bool();
        Self {
            // Each page has another one.
            token: format!("{}{number}", text(random)),
            items: is_there.then_some(items),
            end: [None, Some(Value::Null), Some("".into())][random.usize(..3)].clone(),
        }
    }
}
