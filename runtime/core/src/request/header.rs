//! Headers: single values, lists, and maps of names with a prefix.

use std::borrow::Cow;

use http::header::{Entry, HeaderName};
use http::{HeaderMap, HeaderValue};

use super::RequestBuilder;
use crate::error::EncodeError;

impl RequestBuilder {
    /// Sets a header to a value that is the same in every request.
    pub fn constant_header(&mut self, name: &'static str, value: &'static str) -> &mut Self {
        self.set_header(name, name.as_bytes(), value, Taken::Stays);
        self
    }

    /// Sets a header (`@httpHeader`). `None` does nothing.
    pub fn header<V: AsRef<str>>(
        &mut self,
        name: &'static str,
        value: impl IntoIterator<Item = V>,
    ) -> &mut Self {
        for value in value {
            self.set_header(name, name.as_bytes(), value.as_ref(), Taken::Goes);
        }
        self
    }

    /// Sets a header to a list of strings, separated by commas. Quotes a string that is empty or
    /// has a comma or a quote. An empty list sets an empty header.
    pub fn header_strings<V: AsRef<str>>(
        &mut self,
        name: &'static str,
        items: Option<impl IntoIterator<Item = V>>,
    ) -> &mut Self {
        let quoted = |item: V| quoted(item.as_ref()).into_owned();
        self.header_list(name, items.map(|items| items.into_iter().map(quoted)))
    }

    /// Sets a header to a list of values that need no quotes, separated by commas. An empty list
    /// sets an empty header.
    pub fn header_list<V: AsRef<str>>(
        &mut self,
        name: &'static str,
        items: Option<impl IntoIterator<Item = V>>,
    ) -> &mut Self {
        let list = items.map(|items| {
            let mut list = String::new();
            for (index, item) in items.into_iter().enumerate() {
                if index > 0 {
                    list.push_str(", ");
                }
                list.push_str(item.as_ref());
            }
            list
        });
        self.header(name, list)
    }

    /// Sets a header for each entry of a map (`@httpPrefixHeaders`), whose name is `prefix` and the
    /// key. Keeps headers that are set already.
    pub fn prefix_headers<K: AsRef<str>, V: AsRef<str>>(
        &mut self,
        prefix: &'static str,
        entries: impl IntoIterator<Item = (K, V)>,
    ) -> &mut Self {
        for (key, value) in entries {
            let name = format!("{prefix}{}", key.as_ref());
            self.set_header(prefix, name.as_bytes(), value.as_ref(), Taken::Stays);
        }
        self
    }

    /// `said` is the name in errors: that of the header, or its prefix, because keys may be
    /// sensitive.
    pub(super) fn set_header(
        &mut self,
        said: &'static str,
        name: &[u8],
        value: &str,
        taken: Taken,
    ) {
        if put(&mut self.headers, name, value, taken).is_none() {
            self.fail(EncodeError::Header { name: said });
        }
    }
}

/// What to do with a header that is set already.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    Stays,
    Goes,
}

/// Sets a header; `None` if name or value is invalid.
pub(super) fn put(headers: &mut HeaderMap, name: &[u8], value: &str, taken: Taken) -> Option<()> {
    let name = HeaderName::from_bytes(name).ok()?;
    let value = HeaderValue::from_bytes(value.as_bytes()).ok()?;
    match headers.try_entry(name).ok()? {
        Entry::Occupied(_) if taken == Taken::Stays => {}
        Entry::Occupied(mut entry) => drop(entry.insert(value)),
        Entry::Vacant(entry) => drop(entry.try_insert(value).ok()?),
    }
    Some(())
}

/// An item of a list, in quotes if it would otherwise read differently.
fn quoted(item: &str) -> Cow<'_, str> {
    let is_trimmed = item.trim_ascii().len() < item.len();
    let needs_quotes = item.is_empty() || item.contains([',', '"']) || is_trimmed;
    if !needs_quotes {
        return item.into();
    }
    let escaped = item.replace('\\', r"\\").replace('"', "\\\"");
    format!("\"{escaped}\"").into()
}
