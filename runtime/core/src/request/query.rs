//! The query: literals of the model, members by their names, and maps of further names.

use super::RequestBuilder;
use super::percent::{UNRESERVED, push_encoded};

impl RequestBuilder {
    /// Adds a piece of the query as it stands in the model: `List`, or `list-type=2`. One without `=`
    /// gets none.
    pub fn query_literal(&mut self, literal: &str) -> &mut Self {
        self.target.push(self.separator);
        self.separator = '&';
        self.target.push_str(literal);
        self
    }

    /// Adds `name` with each of `values` to the query, percent-encoded as labels are (`@httpQuery`).
    /// An `Option` adds one or nothing, a list as many as it has.
    pub fn query<V: AsRef<str>>(
        &mut self,
        name: &str,
        values: impl IntoIterator<Item = V>,
    ) -> &mut Self {
        for value in values {
            self.query_entry(name, value.as_ref());
        }
        self
    }

    /// Adds every name of a map with its values (`@httpQueryParams`), but for names that are in the
    /// query already.
    pub fn query_map<K, V, T>(&mut self, entries: impl IntoIterator<Item = (K, V)>) -> &mut Self
    where
        K: AsRef<str>,
        V: IntoIterator<Item = T>,
        T: AsRef<str>,
    {
        let (_, given) = self.target.split_once('?').unwrap_or_default();
        let given = given.to_owned();
        for (name, values) in entries {
            let name = name.as_ref();
            if has_name(&given, name) {
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

/// Whether a query has an entry of this name, be it encoded or as a literal has it.
fn has_name(query: &str, name: &str) -> bool {
    let mut encoded = String::new();
    push_encoded(&mut encoded, name, &UNRESERVED);
    query.split('&').any(|entry| {
        let (given, _) = entry.split_once('=').unwrap_or((entry, ""));
        given == encoded || given == name
    })
}
