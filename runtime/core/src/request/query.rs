//! The query: literals of the model, members with their names, and maps.

use super::RequestBuilder;
use super::percent::{UNRESERVED, push_encoded};

impl RequestBuilder {
    /// Adds a literal of the model to the query: `List`, or `list-type=2`. A literal without `=`
    /// gets none.
    pub fn query_literal(&mut self, literal: &str) -> &mut Self {
        self.target.push(self.separator);
        self.separator = '&';
        self.target.push_str(literal);
        self
    }

    /// Adds `name` with each of `values` to the query, percent-encoded like labels (`@httpQuery`).
    /// `None` adds nothing, a list one for each item.
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

    /// Adds each name of a map with its values (`@httpQueryParams`), except for names that the
    /// query already has.
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

/// Whether a query has an entry with this name, encoded or as in a literal.
fn has_name(query: &str, name: &str) -> bool {
    let mut encoded = String::new();
    push_encoded(&mut encoded, name, &UNRESERVED);
    query.split('&').any(|entry| {
        let (given, _) = entry.split_once('=').unwrap_or((entry, ""));
        given == encoded || given == name
    })
}
