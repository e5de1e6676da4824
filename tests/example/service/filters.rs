//! Which sessions filters accept. The filters are valid: the input was checked before.

use multipartyapproval::Timestamp;
use multipartyapproval::types::{Filter, FilterField, Operator};
use serde_json::Value;

/// Whether a session satisfies all filters.
pub(super) fn match_all(filters: &[Filter], session: &Value) -> bool {
    filters.iter().all(|filter| matches(filter, session))
}

/// A filter without a field, an operator or a value accepts no session.
fn matches(filter: &Filter, session: &Value) -> bool {
    let (Some(field), Some(operator), Some(value)) =
        (&filter.field_name, &filter.operator, &filter.value)
    else {
        return false;
    };
    let found = |member: &str| session[member].as_str().unwrap_or_default();
    match field {
        FilterField::ActionName => compare_strings(found("ActionName"), operator, value),
        FilterField::SessionStatus => compare_strings(found("Status"), operator, value),
        FilterField::InitiationTime => {
            compare_times(found("InitiationTime"), operator, value).unwrap_or(false)
        }
        _ => false,
    }
}

fn compare_strings(found: &str, operator: &Operator, value: &str) -> bool {
    match operator {
        Operator::Equals => found == value,
        Operator::NotEquals => found != value,
        Operator::Contains => found.contains(value),
        Operator::DoesNotContain => !found.contains(value),
        _ => false,
    }
}

/// `None` if a string is no timestamp.
fn compare_times(found: &str, operator: &Operator, value: &str) -> Option<bool> {
    let time = |text: &str| text.trim().parse::<Timestamp>().ok();
    let found = time(found)?;
    Some(match operator {
        Operator::GreaterThan => found > time(value)?,
        Operator::LessThan => found < time(value)?,
        Operator::GreaterThanOrEqualTo => found >= time(value)?,
        Operator::LessThanOrEqualTo => found <= time(value)?,
        Operator::Between => {
            let mut words = value.split_whitespace();
            let (first, _and, last) = (words.next()?, words.next()?, words.next()?);
            (time(first)?..=time(last)?).contains(&found)
        }
        _ => false,
    })
}
