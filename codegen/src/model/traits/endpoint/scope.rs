//! The names that expressions may use.

/// The parameters and variables in scope.
pub(super) struct Scope {
    names: Vec<String>,
}

impl Scope {
    /// The scope with these names.
    pub(super) fn new(names: Vec<String>) -> Self {
        Self { names }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    pub(super) fn add(&mut self, name: String) {
        self.names.push(name);
    }

    /// The number of names, for [`Scope::truncate`].
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Forgets the names after the first `len`.
    pub(super) fn truncate(&mut self, len: usize) {
        self.names.truncate(len);
    }
}

/// Whether it is a name of a parameter or variable: a letter, and letters, digits and `_`.
pub(super) fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether it is a path of `getAttr`: keys with dots between them, and possibly an index.
pub(super) fn is_path(text: &str) -> bool {
    let (keys, index) = match text.split_once('[') {
        Some((keys, index)) => (keys, Some(index)),
        None => (text, None),
    };
    let is_index = |index: &str| {
        let digits = index.strip_suffix(']').unwrap_or_default();
        let digits = digits.strip_prefix('-').unwrap_or(digits);
        (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let has_keys = keys.split('.').all(is_name);
    index.is_none_or(is_index) && (has_keys || (keys.is_empty() && index.is_some()))
}

#[cfg(test)]
mod tests {
    use super::{is_name, is_path};

    #[test]
    fn knows_names_and_paths() {
        for text in ["a", "Region", "url_1"] {
            assert!(is_name(text) && is_path(text), "{text}");
        }
        for text in ["a.b", "a[0]", "[0]", "[-1]", "a.b[12]"] {
            assert!(is_path(text) && !is_name(text), "{text}");
        }
        for text in [
            "", "1", "_a", "a.", ".a", "[", "[]", "[x]", "a[0].b", "a[0", "[+1]",
        ] {
            assert!(!is_path(text), "{text}");
        }
    }
}
