//! The query: literals of the model, members by their names, and maps of further names.

use super::RequestBuilder;
use super::percent::{UNRESERVED, push_encoded};

impl RequestBuilder {
    /// Adds a piece of the query as it stands in the model: `List`, or `list-type=2`. One without `=`
    /// gets none.
    pub fn query_literal(mut self, literal: &'static str) -> Self {
        let name = literal.split_once('=').map_or(literal, |(name, _)| name);
        self.query_names.push(name);
        self.target.push(self.separator);
        self.separator = '&';
        self.target.push_str(literal);
        self
    }

    /// Adds `name` with each of `values` to the query, percent-encoded as labels are (`@httpQuery`).
    /// An `Option` adds one or nothing, a list as many as it has.
    pub fn query<V: AsRef<str>>(
        mut self,
        name: &'static str,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let before = self.target.len();
        for value in values {
            self.query_entry(name, value.as_ref());
        }
        if self.target.len() > before {
            self.query_names.push(name);
        }
        self
    }

    /// Adds every name of a map with its values (`@httpQueryParams`), but for names that are in the
    /// query already.
    pub fn query_map<K, V, T>(mut self, entries: impl IntoIterator<Item = (K, V)>) -> Self
    where
        K: AsRef<str>,
        V: IntoIterator<Item = T>,
        T: AsRef<str>,
    {
        for (name, values) in entries {
            let name = name.as_ref();
            if self.query_names.contains(&name) {
                continue;
            }
            for value in values {
                self.query_entry(name, value.as_ref());
            }
        }
        self
    }

    fn query_entry(&mut self, name: &str, value: &str) {
        self.target.push(self.separator);
        self.separator = '&';
        push_encoded(&mut self.target, name, &UNRESERVED);
        self.target.push('=');
        push_encoded(&mut self.target, value, &UNRESERVED);
    }
}
