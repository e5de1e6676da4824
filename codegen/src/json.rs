//! The text of an input file as JSON: syntax errors, and duplicate keys, which parsers drop
//! silently. Must not know the content.

use serde_json::{Map, Number, Value};
use std::borrow::Cow;

use crate::ast::Source;
use crate::report::{Diagnostic, LineColumn, Report, SourceLocation, numbers, repeated_keys};

/// The parser rounds some numbers. They are replaced by an object with this key and the number's
/// text.
///
/// The feature `arbitrary_precision` of `serde_json` keeps such numbers, but changes how every
/// other crate of the same build deserializes numbers.
const ROUNDED: &str = "\u{0}number";

/// Digits of an integer that always fits into 64 bits.
const FITS: usize = 18;

/// The value of a file, with or without a byte order mark; `None` after a syntax error.
///
/// A duplicate key is an error as well; the value has the last of the two.
pub(crate) fn read(source: &Source, report: &mut Report) -> Option<Value> {
    let document = SourceLocation::document(source.name.as_str());
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let value = match serde_json::from_str(&with_exact_numbers(text)) {
        Ok(value) => value,
        Err(error) => {
            // Of the text as written, because its positions count.
            let written = serde_json::from_str::<Value>(text).err();
            let error = written.unwrap_or(error);
            let diagnostic = match is_smithy_language(&source.name, text) {
                true => Diagnostic::error(
                    "not-json",
                    "the file is in the Smithy IDL, not in the JSON AST",
                )
                .help(format!(
                    "{PUBLISHED}; `smithy ast` converts other `.smithy` files to JSON"
                )),
                false => syntax_error(text, &error),
            };
            report.push(diagnostic.at(&document));
            return None;
        }
    };
    for repeated in repeated_keys(text) {
        let message = format!("duplicate key `{}`", repeated.key);
        let place = SourceLocation {
            pointer: repeated.pointer.into(),
            ..document.clone()
        };
        report.push(
            Diagnostic::error("repeated-key", message)
                .at(&place)
                .on(repeated.position),
        );
    }
    Some(value)
}

/// Where to find models, for users who named another file.
pub(crate) const PUBLISHED: &str =
    "AWS publishes the JSON AST of its services at https://github.com/aws/api-models-aws";

/// Whether the text is in the Smithy IDL, by its file name or its first statement.
fn is_smithy_language(name: &str, text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with("//"));
    let begins = |keyword| first.is_some_and(|line| line.starts_with(keyword));
    name.ends_with(".smithy") || begins("$version") || begins("namespace ")
}

/// The text with objects in place of the numbers that the parser would round.
fn with_exact_numbers(text: &str) -> Cow<'_, str> {
    let is_rounded = |text: &str| {
        let is_short = text.len() <= FITS && text.bytes().all(|byte| byte.is_ascii_digit());
        let kept = || serde_json::from_str::<Number>(text).map(|number| number.to_string());
        !is_short && is_number_text(text) && kept().map_or(true, |kept| kept != text)
    };
    let mut exact = String::new();
    let mut done = 0;
    for bytes in numbers(text) {
        let number = text.get(bytes.clone()).unwrap_or_default();
        if is_rounded(number) {
            exact.push_str(text.get(done..bytes.start).unwrap_or_default());
            exact.push_str(&format!("{{\"\\u0000number\":\"{number}\"}}"));
            done = bytes.end;
        }
    }
    match done {
        0 => text.into(),
        _ => (exact + text.get(done..).unwrap_or_default()).into(),
    }
}

/// Whether the text is a JSON number.
fn is_number_text(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && digits(fraction)
        && digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
}

/// The text of a number, as written.
pub(crate) fn number_text(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::Number(number) => Some(number.to_string().into()),
        Value::Object(object) => rounded(object).map(Cow::Borrowed),
        _ => None,
    }
}

/// The members of an object; `None` for the replacement of a number.
pub(crate) fn object(value: &Value) -> Option<&Map<String, Value>> {
    value.as_object().filter(|object| rounded(object).is_none())
}

/// Whether an object is the replacement of a number.
pub(crate) fn is_number(object: &Map<String, Value>) -> bool {
    rounded(object).is_some()
}

fn rounded(object: &Map<String, Value>) -> Option<&str> {
    let text = object.get(ROUNDED)?.as_str()?;
    (object.len() == 1 && is_number_text(text)).then_some(text)
}

/// The JSON of a value, with numbers as written.
pub(crate) fn text(value: &Value) -> String {
    if let Some(number) = number_text(value) {
        return number.into_owned();
    }
    let joined = |parts: Vec<String>| parts.join(",");
    match value {
        Value::Array(entries) => format!("[{}]", joined(entries.iter().map(text).collect())),
        Value::Object(object) => {
            let member = |(key, value): (&String, &Value)| {
                format!("{}:{}", Value::from(key.as_str()), text(value))
            };
            format!("{{{}}}", joined(object.iter().map(member).collect()))
        }
        scalar => scalar.to_string(),
    }
}

fn syntax_error(text: &str, error: &serde_json::Error) -> Diagnostic {
    let suffix = format!(" at line {} column {}", error.line(), error.column());
    let said = error.to_string();
    let said = said.strip_suffix(&suffix).unwrap_or(&said);
    // The parser counts columns in bytes.
    let line = text
        .split('\n')
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default();
    let column = LineColumn::of_offset(line, error.column().saturating_sub(1)).column;
    Diagnostic::error("not-json", format!("not JSON: {said}")).on(LineColumn {
        line: error.line().max(1),
        column,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Option<Value>, String) {
        let source = Source {
            name: "model.json".to_owned(),
            text: text.to_owned(),
        };
        let mut report = Report::new();
        (read(&source, &mut report), report.to_string())
    }

    #[test]
    fn keeps_numbers_to_the_digit() {
        let numbers = [
            "0",
            "-7",
            "18446744073709551615",
            "36893488147419103233",
            "-9223372036854775809",
            "12345678901234567890.125",
            "0.1",
            "1.10",
            "1.0",
            "1e3",
            "1E+400",
            "-0",
            "-0.0",
            "1e-400",
            "0.1000000000000000055511151231257827",
        ];
        let listed = numbers.join(" , ");
        let (value, report) =
            read_text(&format!("{{\"a\": [{listed}], \"b\": {{\"c\": \"1e3\"}}}}"));
        assert_eq!(report, "");
        let value = value.expect("the text is JSON");
        let read: Vec<_> = value["a"].as_array().into_iter().flatten().collect();
        let texts: Vec<_> = read.iter().filter_map(|value| number_text(value)).collect();
        assert_eq!(texts, numbers);
        assert!(read.iter().all(|value| object(value).is_none()));
        let joined = numbers.join(",");
        assert_eq!(
            text(&value),
            format!("{{\"a\":[{joined}],\"b\":{{\"c\":\"1e3\"}}}}")
        );
    }

    #[test]
    fn says_where_the_text_as_written_stops_being_json() {
        for text in [
            "[1.10, 01]",
            "[1.10, 1e]",
            "[1.10, -]",
            "[1.10, +1]",
            "[1.10, .5]",
            "[1.10 x]",
            "[1e400",
        ] {
            let plain = serde_json::from_str::<Value>(text).expect_err("the text is no JSON");
            let (value, report) = read_text(text);
            assert_eq!(value, None, "{text}");
            let place = format!("--> model.json:{}:", plain.line());
            assert!(
                report.starts_with("error[not-json]") && report.contains(&place),
                "{text}: {report}"
            );
        }
    }
}
