//! The endpoint tests of a model, as constant data in a generated crate's tests, and their check.

// Must not know the parameters of a service: a case is a function.

use crate::endpoint::{Endpoint, Property};
use crate::error::EndpointError;
pub use crate::rules::Literal;

/// A case: a call, and its expected result.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    documentation: &'static str,
    call: fn() -> Result<Endpoint, EndpointError>,
    expected: Result<&'static str, &'static str>,
    headers: &'static [(&'static str, &'static [&'static str])],
    properties: &'static [(&'static str, Literal)],
}

impl Case {
    /// A call that returns an endpoint with this URL.
    #[must_use]
    pub const fn endpoint(
        documentation: &'static str,
        call: fn() -> Result<Endpoint, EndpointError>,
        url: &'static str,
    ) -> Self {
        Self {
            documentation,
            call,
            expected: Ok(url),
            headers: &[],
            properties: &[],
        }
    }

    /// A call that fails with this message.
    #[must_use]
    pub const fn error(
        documentation: &'static str,
        call: fn() -> Result<Endpoint, EndpointError>,
        message: &'static str,
    ) -> Self {
        Self {
            expected: Err(message),
            ..Self::endpoint(documentation, call, "")
        }
    }

    /// The endpoint has these headers.
    #[must_use]
    pub const fn headers(
        mut self,
        headers: &'static [(&'static str, &'static [&'static str])],
    ) -> Self {
        self.headers = headers;
        self
    }

    /// The endpoint has these properties. Their strings are no templates.
    #[must_use]
    pub const fn properties(mut self, properties: &'static [(&'static str, Literal)]) -> Self {
        self.properties = properties;
        self
    }

    /// How the result differs from the expected one.
    fn difference(&self) -> Option<String> {
        let found = (self.call)();
        let is_expected = match (&found, self.expected) {
            (Ok(found), Ok(url)) => {
                found.url() == url
                    && has_headers(found, self.headers)
                    && is_map(found.properties(), self.properties)
            }
            (Err(error), Err(message)) => error.to_string() == message,
            _ => false,
        };
        (!is_expected).then(|| {
            format!(
                "{}: expected {:?} with {:?} and {:?}, found {found:?}",
                self.documentation, self.expected, self.headers, self.properties
            )
        })
    }
}

/// Checks all cases.
///
/// # Panics
///
/// Panics with a list of the cases whose result differs.
pub fn check(cases: &[Case]) {
    let failures: Vec<String> = cases.iter().filter_map(Case::difference).collect();
    assert!(
        failures.is_empty(),
        "{} of {} cases fail:\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
}

fn has_headers(endpoint: &Endpoint, expected: &[(&str, &[&str])]) -> bool {
    let mut headers = endpoint.headers();
    headers.len() == expected.len()
        && headers.all(|(name, values)| {
            let mut expected = expected.iter();
            expected.any(|(key, texts)| *key == name && values == *texts)
        })
}

fn is_map(found: &[(&'static str, Property)], expected: &[(&str, Literal)]) -> bool {
    found.len() == expected.len()
        && found.iter().all(|(name, property)| {
            let mut expected = expected.iter();
            expected.any(|(key, literal)| key == name && is_value(property, literal))
        })
}

fn is_value(found: &Property, expected: &Literal) -> bool {
    match (found, expected) {
        (Property::Boolean(found), Literal::Boolean(expected)) => found == expected,
        (Property::String(found), Literal::String(expected)) => found == expected,
        (Property::List(found), Literal::List(expected)) => {
            let mut pairs = found.iter().zip(*expected);
            found.len() == expected.len()
                && pairs.all(|(found, expected)| is_value(found, expected))
        }
        (Property::Map(found), Literal::Map(expected)) => is_map(found, expected),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, check};
    use crate::rules::{Expression, Literal, Outcome, Rule, RuleSet, Rules};

    const PROPERTIES: &[(&str, Literal)] = &[
        (
            "list",
            Literal::List(&[Literal::String("a"), Literal::Boolean(true)]),
        ),
        ("map", Literal::Map(&[("key", Literal::String("value"))])),
    ];

    static RULES: RuleSet = RuleSet {
        parameters: &[],
        rules: Rules::Tree(&[Rule(
            0,
            &[],
            Outcome::Endpoint(
                Expression::String("https://example.com"),
                PROPERTIES,
                &[("x-lamp", &[Expression::String("on")])],
            ),
        )]),
    };

    const CASE: Case = Case::endpoint("all", || RULES.resolve(&[]), "https://example.com")
        .headers(&[("x-lamp", &["on"])])
        .properties(PROPERTIES);

    #[test]
    fn accepts_the_expected_endpoint() {
        check(&[CASE]);
    }

    #[test]
    fn finds_every_difference() {
        let wrong = [
            Case::endpoint("URL", || RULES.resolve(&[]), "https://example.org"),
            Case::error("error", || RULES.resolve(&[]), "https://example.com"),
            CASE.headers(&[]),
            CASE.headers(&[("x-lamp", &["off"])]),
            CASE.properties(&[
                ("list", Literal::Boolean(true)),
                ("map", Literal::List(&[])),
            ]),
        ];
        for case in wrong {
            assert!(case.difference().is_some(), "{case:?}");
        }
    }
}
