//! Days and dates of the Gregorian calendar, which also counts for years before its introduction.

use std::ops::RangeInclusive;

pub(super) const SECONDS_PER_DAY: i64 = 86_400;

/// The seconds from the start of the year 1 to the end of the year 9999, counted from 1970.
pub(super) const SECONDS_OF_ALL_YEARS: RangeInclusive<i64> = -62_135_596_800..=253_402_300_799;

/// Days of the years 1 to 1969.
const DAYS_BEFORE_1970: i64 = 719_162;

/// Days in 400, 100, 4 and 1 years, the longer ones with their leap days.
const DAYS_IN_YEARS: [i64; 4] = [146_097, 36_524, 1_461, 365];

/// Days of a common year before each month, and the length of the year last.
const DAYS_BEFORE_MONTH: [i64; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: i64,
    /// 1 to 12
    pub(super) month: i64,
    /// 1 to 31
    pub(super) day: i64,
}

impl Date {
    /// The days from 1970-01-01 to this day. `None` if the calendar has no such day.
    pub(super) fn to_days(self) -> Option<i64> {
        let month = usize::try_from(self.month - 1).ok()?;
        let before = days_before_month(self.year, month)?;
        let length = days_before_month(self.year, month + 1)? - before;
        if !(1..=length).contains(&self.day) {
            return None;
        }
        let years = self.year - 1;
        let leap_days = years.div_euclid(4) - years.div_euclid(100) + years.div_euclid(400);
        Some(years * 365 + leap_days - DAYS_BEFORE_1970 + before + self.day - 1)
    }

    /// The date `days` after 1970-01-01, in the years that [`SECONDS_OF_ALL_YEARS`] spans.
    pub(super) fn from_days(days: i64) -> Self {
        let mut rest = days + DAYS_BEFORE_1970;
        let mut year = 1;
        for (days, years) in DAYS_IN_YEARS.into_iter().zip([400, 100, 4, 1]) {
            // The last day of a leap year that ends a century or a four-year span belongs to it.
            let limit = if years == 400 || years == 4 {
                i64::MAX
            } else {
                3
            };
            let count = (rest / days).min(limit);
            year += count * years;
            rest -= count * days;
        }
        let mut month = 1;
        while days_before_month(year, month).is_some_and(|before| before <= rest) {
            month += 1;
        }
        let before = days_before_month(year, month - 1).unwrap_or(0);
        Self {
            year,
            month: month as i64,
            day: rest - before + 1,
        }
    }
}

/// The days of `year` before a month, counted from 0. Month 12 is the end of the year.
fn days_before_month(year: i64, month: usize) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let leap_day = if leap && month >= 2 { 1 } else { 0 };
    DAYS_BEFORE_MONTH.get(month).map(|days| days + leap_day)
}
