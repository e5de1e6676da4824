//! The key `states`: `published` is a date. Must not know the calendar of today.

use std::collections::BTreeMap;

/// The problem with `published`, if it is no date.
pub(super) fn mistake(states: &BTreeMap<String, String>) -> Option<String> {
    let published = states.get("published").filter(|date| !is_date(date))?;
    Some(format!(
        "`states.published`: `{published}` is not a date: use year, month and day, as in `2025-08-08`"
    ))
}

/// The date at the end of the name of a published model, such as `mpa-2025-08-08`.
pub(crate) fn date_at_end(stem: &str) -> Option<&str> {
    let start = stem.len().checked_sub("2025-08-08".len())?;
    stem.get(start..).filter(|date| is_date(date))
}

/// Whether this is a day of the calendar, as `2025-08-08`.
pub(crate) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let &[year, month, day] = parts.as_slice() else {
        return false;
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap_year => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// The number of exactly `digits` digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn knows_the_days_of_the_calendar() {
        for date in ["2025-08-08", "2024-02-29", "2000-02-29", "1999-12-31"] {
            assert!(is_date(date), "{date}");
        }
        let others = [
            "",
            "yesterday",
            "2025",
            "2025-8-8",
            "2025-08-08T00:00:00Z",
            "2025-13-01",
            "2025-00-01",
            "2025-04-31",
            "2025-04-00",
            "2023-02-29",
            "1900-02-29",
            "+025-08-08",
        ];
        for text in others {
            assert!(!is_date(text), "{text}");
        }
    }
}
