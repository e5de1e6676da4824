//! The trait `hardy#filter`: the filters of a service that only its documentation states. Must not
//! know whether they match the members, which `check` does.

use super::value::TraitValue;
use crate::ast::LONGEST_NAME;
use crate::model::ShapeId;
use crate::report::Report;

/// The trait.
pub(in crate::model) const FILTER: &str = "hardy#filter";

/// The filters of a service: structures with a field, an operator and a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The member that names a field.
    pub field: String,
    /// The member that names an operator.
    pub operator: String,
    /// The member with the value.
    pub value: String,
    /// The fields; at least one.
    pub fields: Vec<FilterField>,
    /// The operator with two values.
    pub range: Option<FilterRange>,
}

/// A field to filter by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterField {
    /// Its name on the wire.
    pub name: String,
    /// Its operators on the wire; at least one.
    pub operators: Vec<String>,
    /// The shape of its values; `None` allows any string.
    pub values: Option<ShapeId>,
}

/// The operator of a filter whose value is two values in one string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterRange {
    /// The operator on the wire.
    pub operator: String,
    /// The word between the two values, in upper or lower case; not empty, and without white space.
    pub separator: String,
}

/// The key with the source of each part, for readers.
const SOURCE: &str = "source";

pub(super) fn filter(value: &TraitValue<'_>, report: &mut Report) -> Option<Filter> {
    value.object(report)?;
    let keys = ["field", "operator", "value", "fields", "range", SOURCE];
    check_keys(value, &keys, report);
    let [field, operator, text] =
        ["field", "operator", "value"].map(|key| value.required_text(key, report));
    let fields = fields(value, report);
    let range = value.field("range");
    let range = range.map(|entry| range_of(&entry, report));
    Some(Filter {
        field: field?,
        operator: operator?,
        value: text?,
        fields: fields?,
        range: match range {
            Some(range) => Some(range?),
            None => None,
        },
    })
}

fn fields(value: &TraitValue<'_>, report: &mut Report) -> Option<Vec<FilterField>> {
    let expected = "a list of objects with `name` and `operators`, at least one";
    let Some(entries) = value.field("fields") else {
        value.refuse(format!("`{}` has no `fields`", value.id), report);
        return None;
    };
    let entries = items(&entries, "fields", expected, report)?;
    all(entries.iter().map(|entry| field(entry, report)))
}

/// Reports unknown keys, and a source that is not a string.
fn check_keys(value: &TraitValue<'_>, keys: &[&str], report: &mut Report) {
    value.only(keys, report);
    value.text_field(SOURCE, report);
}

/// The items of a list that must not be empty.
fn items<'a>(
    list: &TraitValue<'a>,
    key: &str,
    expected: &str,
    report: &mut Report,
) -> Option<Vec<TraitValue<'a>>> {
    let items = list.items().filter(|items| !items.is_empty());
    list.or_expected_of(key, items, expected, report)
}

/// All items, or `None` if one is missing. Reads all of them, so that all errors are reported.
fn all<T>(read: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let read: Vec<_> = read.collect();
    read.into_iter().collect()
}

fn field(entry: &TraitValue<'_>, report: &mut Report) -> Option<FilterField> {
    let object = entry.value.as_object();
    entry.or_expected_of("fields", object, "objects", report)?;
    check_keys(entry, &["name", "operators", "values", SOURCE], report);
    let name = word(entry, "name", report)?;
    let Some(operators) = entry.field("operators") else {
        entry.refuse(format!("the field `{name}` has no `operators`"), report);
        return None;
    };
    let operators = words(&operators, report)?;
    let values = match entry.field("values") {
        None => None,
        Some(values) => {
            let id = values.value.as_str().and_then(ShapeId::parse);
            Some(values.or_expected_of("values", id, "a shape id", report)?)
        }
    };
    Some(FilterField {
        name,
        operators,
        values,
    })
}

fn words(list: &TraitValue<'_>, report: &mut Report) -> Option<Vec<String>> {
    let expected = "a list of strings, at least one";
    let items = items(list, "operators", expected, report)?;
    all(items.iter().map(|item| {
        let text = item.value.as_str().map(str::to_owned);
        let text = item.or_expected_of("operators", text, expected, report)?;
        sound(item, "operator", text, report)
    }))
}

/// The string with the key `key`, which must be present and visible.
fn word(entry: &TraitValue<'_>, key: &str, report: &mut Report) -> Option<String> {
    let text = entry.required_text(key, report)?;
    let field = entry.field(key)?;
    sound(&field, key, text, report)
}

/// Returns a visible string, and reports any other.
fn sound(value: &TraitValue<'_>, key: &str, text: String, report: &mut Report) -> Option<String> {
    // Characters that `Debug` escapes are invisible, except quotes and backslashes.
    let is_seen = |character: char| {
        matches!(character, '"' | '\'' | '\\') || character.escape_debug().count() == 1
    };
    let problem = if text.trim().is_empty() {
        "is blank".to_owned()
    } else if text.len() > LONGEST_NAME {
        format!("is longer than {LONGEST_NAME} bytes")
    } else if !text.chars().all(is_seen) {
        "contains invisible characters".to_owned()
    } else {
        return Some(text);
    };
    value.refuse(format!("the {key} {problem}"), report);
    None
}

fn range_of(entry: &TraitValue<'_>, report: &mut Report) -> Option<FilterRange> {
    let object = entry.value.as_object();
    entry.or_expected_of(
        "range",
        object,
        "an object with `operator` and `separator`",
        report,
    )?;
    check_keys(entry, &["operator", "separator", SOURCE], report);
    let operator = entry.required_text("operator", report)?;
    let separator = word(entry, "separator", report)?;
    if separator.contains(char::is_whitespace) {
        let message = format!("the separator {separator:?} of a range must be a word");
        let place = entry.field("separator");
        place.as_ref().unwrap_or(entry).refuse(message, report);
        return None;
    }
    Some(FilterRange {
        operator,
        separator,
    })
}
