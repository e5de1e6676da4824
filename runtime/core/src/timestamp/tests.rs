//! Tests of the calendar, the formats and the conversions.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::calendar::{Date, SECONDS_OF_ALL_YEARS, SECONDS_PER_DAY};
use super::{Timestamp, TimestampError, TimestampFormat};
use TimestampFormat::{DateTime, EpochSeconds, HttpDate};

fn at(seconds: i64, nanos: u32) -> Timestamp {
    Timestamp::from_unix(seconds, nanos).expect("the test asks for a time in range")
}

/// The number of days after which the calendar repeats itself.
const CYCLE: i64 = 146_097;

#[test]
fn the_calendar_counts_every_day_once() {
    let first = SECONDS_OF_ALL_YEARS.start() / SECONDS_PER_DAY;
    let last = SECONDS_OF_ALL_YEARS.end().div_euclid(SECONDS_PER_DAY);
    assert_eq!(
        Date::from_days(first),
        Date {
            year: 1,
            month: 1,
            day: 1
        }
    );
    assert_eq!(
        Date::from_days(last),
        Date {
            year: 9999,
            month: 12,
            day: 31
        }
    );
    // The first cycle, the one around 1970 and the last.
    for start in [first, -CYCLE / 2, last - CYCLE] {
        for days in start..start + CYCLE {
            let (date, next) = (Date::from_days(days), Date::from_days(days + 1));
            assert_eq!(date.to_days(), Some(days), "{date:?}");
            let next_day = Date {
                day: date.day + 1,
                ..date
            };
            if next_day.to_days().is_some() {
                assert_eq!(next, next_day);
            } else if date.month < 12 {
                assert_eq!(
                    next,
                    Date {
                        month: date.month + 1,
                        day: 1,
                        ..date
                    }
                );
            } else {
                assert_eq!(
                    next,
                    Date {
                        year: date.year + 1,
                        month: 1,
                        day: 1
                    }
                );
            }
        }
    }
}

#[test]
fn writes_and_reads_all_formats() {
    for (time, date_time, epoch_seconds, http_date) in [
        (
            Timestamp::EPOCH,
            "1970-01-01T00:00:00Z",
            "0",
            "Thu, 01 Jan 1970 00:00:00 GMT",
        ),
        (
            at(1_398_796_238, 0),
            "2014-04-29T18:30:38Z",
            "1398796238",
            "Tue, 29 Apr 2014 18:30:38 GMT",
        ),
        (
            at(946_845_296, 456_000_000),
            "2000-01-02T20:34:56.456Z",
            "946845296.456",
            "Sun, 02 Jan 2000 20:34:56.456 GMT",
        ),
        (
            at(1, 1),
            "1970-01-01T00:00:01.000000001Z",
            "1.000000001",
            "Thu, 01 Jan 1970 00:00:01.000000001 GMT",
        ),
        (
            at(-1, 500_000_000),
            "1969-12-31T23:59:59.5Z",
            "-0.5",
            "Wed, 31 Dec 1969 23:59:59.5 GMT",
        ),
        (
            at(-2, 0),
            "1969-12-31T23:59:58Z",
            "-2",
            "Wed, 31 Dec 1969 23:59:58 GMT",
        ),
        (
            at(-3, 750_000_000),
            "1969-12-31T23:59:57.75Z",
            "-2.25",
            "Wed, 31 Dec 1969 23:59:57.75 GMT",
        ),
        (
            at(951_782_400, 0),
            "2000-02-29T00:00:00Z",
            "951782400",
            "Tue, 29 Feb 2000 00:00:00 GMT",
        ),
        (
            Timestamp::MIN,
            "0001-01-01T00:00:00Z",
            "-62135596800",
            "Mon, 01 Jan 0001 00:00:00 GMT",
        ),
        (
            Timestamp::MAX,
            "9999-12-31T23:59:59.999999999Z",
            "253402300799.999999999",
            "Fri, 31 Dec 9999 23:59:59.999999999 GMT",
        ),
    ] {
        for (format, text) in [
            (DateTime, date_time),
            (EpochSeconds, epoch_seconds),
            (HttpDate, http_date),
        ] {
            assert_eq!(format.format(time), text);
            assert_eq!(format.parse(text), Ok(time), "{text}");
        }
        assert_eq!(time.to_string(), date_time);
        assert_eq!(format!("{time:?}"), date_time);
        assert_eq!(date_time.parse(), Ok(time));
    }
}

#[test]
fn reads_formats_that_are_never_written() {
    let second = at(1_576_540_098, 0);
    for (format, text, expected) in [
        (DateTime, "2019-12-16t23:48:18z", second),
        (DateTime, "2019-12-16T22:48:18-01:00", second),
        (DateTime, "2019-12-17T00:48:18+01:00", second),
        (DateTime, "2019-12-17T05:18:18.000+05:30", second),
        (
            DateTime,
            "2019-12-16T23:48:18.120000Z",
            at(1_576_540_098, 120_000_000),
        ),
        // The tenth decimal is ignored; it does not even round.
        (
            DateTime,
            "2019-12-16T23:48:18.1234567899Z",
            at(1_576_540_098, 123_456_789),
        ),
        // A leap second.
        (DateTime, "2016-12-31T23:59:60Z", at(1_483_228_800, 0)),
        (EpochSeconds, "1.576540098E9", second),
        (EpochSeconds, "1576540098.000", second),
        (EpochSeconds, "15765400980e-1", second),
        (EpochSeconds, "1.5e0", at(1, 500_000_000)),
        (EpochSeconds, "15E-1", at(1, 500_000_000)),
        (EpochSeconds, "5e-3", at(0, 5_000_000)),
        (EpochSeconds, "-5e-3", at(-1, 995_000_000)),
        (EpochSeconds, "1e-2147483648", Timestamp::EPOCH),
        (EpochSeconds, "0e2147483647", Timestamp::EPOCH),
        (EpochSeconds, "0.00000000001576540098e20", second),
        (EpochSeconds, "-0", Timestamp::EPOCH),
        (
            EpochSeconds,
            "1576540098.1234567899",
            at(1_576_540_098, 123_456_789),
        ),
        (HttpDate, "Tue, 16 Dec 2019 23:48:18 GMT", second),
        // The obsolete forms of RFC 9110, 5.6.7.
        (HttpDate, "Monday, 16-Dec-19 23:48:18 GMT", second),
        (
            HttpDate,
            "Sunday, 06-Nov-94 08:49:37 GMT",
            at(784_111_777, 0),
        ),
        (HttpDate, "Thursday, 01-Jan-70 00:00:00 GMT", at(0, 0)),
        (
            HttpDate,
            "Tuesday, 31-Dec-69 00:00:00 GMT",
            at(3_155_673_600, 0),
        ),
        (HttpDate, "Mon Dec 16 23:48:18 2019", second),
        (HttpDate, "Sun Nov  6 08:49:37 1994", at(784_111_777, 0)),
    ] {
        assert_eq!(format.parse(text), Ok(expected), "{text}");
    }
}

#[test]
fn refuses_other_formats() {
    let date_times = "
        2019-12-16T23:48:18 | 2019-12-16T23:48:18+00 | 2019-12-16T23:48:18+00Z | 2019-12-16T234818
        20191216T234818Z | 2019-12-16T23:48Z | 2019-12-16 23:48:18Z | 2019-12-16T23:48:18.Z
        2011-12-03T10:15:30+01:00[Europe/Paris] | 2019-12-16T23:48:18+24:00 | 2019-12-16T23:48:18-00:60
        2019-02-29T00:00:00Z | 1900-02-29T00:00:00Z | 2019-00-01T00:00:00Z | 2019-13-01T00:00:00Z
        2019-01-00T00:00:00Z | 2019-04-31T00:00:00Z | 2019-01-01T24:00:00Z | 2019-01-01T00:60:00Z
        2019-01-01T00:00:61Z | 02019-01-01T00:00:00Z | +2019-01-01T00:00:00Z | 2019-01-01T00:00:00ZZ
        2019-01-01T00:00:00.1 | 2019-01-01T00:00:00,1Z | 201a-01-01T00:00:00Z | Z | 1576540098";
    let epochs = "
        1. | .5 | +1 | 1e | e5 | 1e+ | 1e1.5 | 1,5 | 0x42 | 1515531081ABC | NaN | Infinity | - | --1
        1_000 | 1515531081.123.456 | 2019-12-16T23:48:18Z | 1e--1 | 1e5e5";
    let http_dates = "
        Mon, 16 Dec 2019 23:48:18 | Mon, 16 Dec 2019 23:48:18 UTC | 16 Dec 2019 23:48:18 GMT
        Mon, 6 Dec 2019 23:48:18 GMT | Mon, 16 dec 2019 23:48:18 GMT | mon, 16 Dec 2019 23:48:18 GMT
        Xyz, 16 Dec 2019 23:48:18 GMT | Mon, 31 Nov 2019 23:48:18 GMT | Mon 16 Dec 2019 23:48:18 GMT
        Mon, 16-Dec-19 23:48:18 GMT | Monday, 16 Dec 2019 23:48:18 GMT | 2019-12-16T23:48:18Z
        Monday, 16-Dec-2019 23:48:18 GMT | Monday, 31-Nov-19 23:48:18 GMT | Monday, 16-Dec-19-1 23:48:18 GMT
        Moonday, 16-Dec-19 23:48:18 GMT | Monday, 16-Dec-19 23:48:18 | Mon Dec 16 23:48:18 19
        Mon Dec 6 23:48:18 2019 | Mon Dec  6 23:48:18 2019 GMT | Mon Dec 32 23:48:18 2019 | Mon Dec 16
        Mon, 16 Dec 2019 24:48:18 GMT | Mon, 16 Dec 2019 23:48:18. GMT | Mon, 16 Dec 2019 23:48:18GMT";
    for (format, texts) in [
        (DateTime, date_times),
        (EpochSeconds, epochs),
        (HttpDate, http_dates),
    ] {
        let texts = texts
            .split(['|', '\n'])
            .map(str::trim)
            .filter(|text| !text.is_empty());
        for text in texts.chain(["", " ", "é", "\0"]) {
            assert_eq!(
                format.parse(text),
                Err(TimestampError::Malformed(format)),
                "{text}"
            );
            let spaced = format!(" {text}");
            assert_eq!(
                format.parse(&spaced),
                Err(TimestampError::Malformed(format)),
                "{spaced}"
            );
        }
    }
}

#[test]
fn refuses_years_outside_of_smithys_range() {
    for (format, text) in [
        (DateTime, "0000-12-31T23:59:59Z"),
        (DateTime, "0001-01-01T00:00:00+00:01"),
        (DateTime, "9999-12-31T23:59:59-00:01"),
        (DateTime, "9999-12-31T23:59:60Z"),
        (EpochSeconds, "253402300800"),
        (EpochSeconds, "-62135596800.1"),
        (EpochSeconds, "1576540098000"),
        (EpochSeconds, "9223372036854775808"),
        (EpochSeconds, "1e2147483647"),
        (EpochSeconds, "1e99999999999"),
        (HttpDate, "Sat, 01 Jan 0000 00:00:00 GMT"),
    ] {
        assert_eq!(
            format.parse(text),
            Err(TimestampError::OutOfRange),
            "{text}"
        );
    }
    let (first, last) = SECONDS_OF_ALL_YEARS.into_inner();
    for (seconds, nanos) in [
        (first - 1, 999_999_999),
        (last + 1, 0),
        (i64::MIN, 0),
        (0, 1_000_000_000),
    ] {
        assert_eq!(
            Timestamp::from_unix(seconds, nanos),
            Err(TimestampError::OutOfRange)
        );
    }
}

#[test]
fn every_truncated_timestamp_is_malformed() {
    for (format, text) in [
        (DateTime, "2019-12-17T05:18:18+05:30"),
        (HttpDate, "Mon, 16 Dec 2019 23:48:18.25 GMT"),
    ] {
        assert!(format.parse(text).is_ok());
        for end in 0..text.len() {
            let beginning = text.get(..end).unwrap_or_default();
            assert!(format.parse(beginning).is_err(), "{beginning}");
        }
    }
}

#[test]
fn random_times_survive_all_formats_and_system_time() {
    let (first, last) = SECONDS_OF_ALL_YEARS.into_inner();
    // These steps share no factor with days, months or decimals.
    for step in 0..20_000 {
        let nanos = (step * 7_919_317 % 1_000_000_000) as u32;
        let time = at(
            first + step * ((last - first) / 20_011),
            if step % 3 == 0 { 0 } else { nanos },
        );
        for format in [DateTime, EpochSeconds, HttpDate] {
            let text = format.format(time);
            assert_eq!(format.parse(&text), Ok(time), "{text}");
        }
        let system = SystemTime::try_from(time).expect("the clocks of Unix reach that far");
        assert_eq!(Timestamp::try_from(system), Ok(time));
    }
}

#[test]
fn converts_system_time_around_1970() {
    let millis = Duration::from_millis;
    for (system, expected) in [
        (UNIX_EPOCH, at(0, 0)),
        (UNIX_EPOCH + millis(1_250), at(1, 250_000_000)),
        (UNIX_EPOCH - millis(1_250), at(-2, 750_000_000)),
        (UNIX_EPOCH - millis(1_000), at(-1, 0)),
    ] {
        assert_eq!(Timestamp::try_from(system), Ok(expected));
        assert_eq!(SystemTime::try_from(expected), Ok(system));
    }
    let too_late = UNIX_EPOCH + Duration::from_secs(253_402_300_800);
    assert_eq!(
        Timestamp::try_from(too_late),
        Err(TimestampError::OutOfRange)
    );
}

#[test]
fn times_compare_by_the_clock() {
    let ascending = [
        Timestamp::MIN,
        at(-1, 0),
        at(-1, 1),
        at(0, 0),
        at(0, 1),
        at(1, 0),
        Timestamp::MAX,
    ];
    assert!(ascending.is_sorted());
    assert_eq!(Timestamp::default(), Timestamp::EPOCH);
}
