//! The syntax of `--filter`: `FIELD OPERATOR VALUE`, without spaces.
//!
//! Must not know which operators go with which field: the crate checks that.

use multipartyapproval::types::{Filter, Operator};

/// What `--help` says about the syntax.
pub(crate) const HELP: &str = "\
Filters:
  SessionStatus=PENDING       also !=
  ActionName=backup:…         also !=, ~ (contains) and !~ (does not contain)
  InitiationTime>=2025-08-01T00:00:00Z
                              also >, < and <=
  InitiationTime=2025-08-01T00:00:00Z..2025-08-31T23:59:59Z
                              from the first to the last, both included
  Quote filters, because < and > mean something to a shell. A session is listed if it satisfies all.";

/// The operators, longer ones first.
const OPERATORS: [(&str, Operator); 8] = [
    ("!=", Operator::NotEquals),
    ("!~", Operator::DoesNotContain),
    (">=", Operator::GreaterThanOrEqualTo),
    ("<=", Operator::LessThanOrEqualTo),
    ("=", Operator::Equals),
    ("~", Operator::Contains),
    (">", Operator::GreaterThan),
    ("<", Operator::LessThan),
];

/// Parses a filter.
pub(crate) fn parse(text: &str) -> Result<Filter, String> {
    let wanted = "use a field, an operator (=, !=, ~, !~, >, >=, <, <=) and a value, as in \
                  SessionStatus=PENDING";
    let start = text.find(['=', '!', '~', '<', '>']).ok_or(wanted)?;
    let (field, rest) = text.split_at(start);
    let mut operators = OPERATORS.iter();
    let (operator, value) = operators
        .find_map(|(symbol, operator)| Some((operator, rest.strip_prefix(symbol)?)))
        .ok_or(wanted)?;
    if field.is_empty() || value.is_empty() {
        return Err(wanted.to_owned());
    }
    let filter = Filter::new().with_field_name(field.into());
    Ok(match (operator, value.split_once("..")) {
        (Operator::Equals, Some((first, last))) => filter
            .with_operator(Operator::Between)
            .with_value(format!("{first} AND {last}")),
        _ => filter.with_operator(operator.clone()).with_value(value),
    })
}
