//! Pages of a list, and the tokens that name them.
//!
//! A token is the index of the first item, and a hash of what was asked: a token of another team, or
//! of other filters, is an error.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::{Map, Value};

use super::failure::Failure;

/// The page that a request asks for.
pub(super) struct Page {
    pub(super) max_results: Option<i32>,
    pub(super) next_token: Option<String>,
}

/// All items that a listing returns.
pub(super) struct Listing<'a> {
    /// The member of the output with the items.
    pub(super) member: &'static str,
    pub(super) items: Vec<&'a Value>,
    /// The members of an item that lists contain.
    pub(super) members: &'static [&'static str],
    /// What was asked, without the page.
    pub(super) question: String,
}

impl Listing<'_> {
    /// The output with this page.
    pub(super) fn page(self, page: Page) -> Result<Value, Failure> {
        let start = match page.next_token.as_deref() {
            None | Some("") => 0,
            Some(token) => self.start(token)?,
        };
        let size = page.max_results.unwrap_or(DEFAULT_SIZE);
        let size = usize::try_from(size).unwrap_or_default().max(1);
        let items = self.items.iter().skip(start).take(size);
        let mut output = Map::new();
        output.insert(
            self.member.to_owned(),
            items.map(|item| self.in_list(item)).collect(),
        );
        let next = start + size;
        if next < self.items.len() {
            output.insert("NextToken".to_owned(), self.token(next).into());
        }
        Ok(output.into())
    }

    fn in_list(&self, item: &Value) -> Value {
        let members = self.members.iter();
        let members = members.filter_map(|&name| Some((name.to_owned(), item.get(name)?.clone())));
        members.collect::<Map<_, _>>().into()
    }

    fn token(&self, start: usize) -> String {
        let mut hasher = DefaultHasher::new();
        self.question.hash(&mut hasher);
        format!("{start}-{:016x}", hasher.finish())
    }

    /// The index in a token of this listing.
    fn start(&self, token: &str) -> Result<usize, Failure> {
        let start = token
            .split_once('-')
            .and_then(|(start, _)| start.parse().ok());
        start
            .filter(|&start| self.token(start) == token)
            .ok_or_else(|| Failure::validation("NextToken is not a token of this listing"))
    }
}

/// The number of items on a page, if a request states none: the default of the model.
const DEFAULT_SIZE: i32 = 20;
