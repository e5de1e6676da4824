//! The trait `hardy#filter`: which filters a service takes, where only its documentation says so. Must
//! not know whether that fits the members; that is for `check`.

use super::value::TraitValue;
use crate::model::ShapeId;
use crate::report::Report;

/// The trait.
pub(in crate::model) const FILTER: &str = "hardy#filter";

/// Which filters a service takes: structures that name a field, an operator and a value.
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
    /// The operator that takes two values.
    pub range: Option<FilterRange>,
}

/// A field to filter by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterField {
    /// The text that names it.
    pub name: String,
    /// The texts of the operators that go with it; at least one.
    pub operators: Vec<String>,
    /// The shape whose values it has; any text without one.
    pub values: Option<ShapeId>,
}

/// The operator of a filter that takes two values in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterRange {
    /// The operator's text.
    pub operator: String,
    /// The word between the two, in upper or lower case; not empty, and without white space.
    pub separator: String,
}

pub(super) fn filter(value: &TraitValue<'_>, report: &mut Report) -> Option<Filter> {
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
    let length = entries.value.as_array().map(Vec::len);
    let length = length.filter(|length| *length > 0);
    let length = entries.or_expected_of("fields", length, expected, report)?;
    let items = (0..length).filter_map(|index| entries.item(index));
    let fields: Vec<_> = items.map(|entry| field(&entry, report)).collect();
    fields.into_iter().collect()
}

fn field(entry: &TraitValue<'_>, report: &mut Report) -> Option<FilterField> {
    let name = entry.required_text("name", report)?;
    let Some(operators) = entry.field("operators") else {
        entry.refuse(format!("the field `{name}` has no `operators`"), report);
        return None;
    };
    let texts = operators.texts(report)?;
    let texts = Some(texts).filter(|texts| !texts.is_empty());
    let texts = operators.or_expected_of("operators", texts, "texts, at least one", report)?;
    let values = match entry.field("values") {
        None => None,
        Some(values) => {
            let id = values.value.as_str().and_then(ShapeId::parse);
            Some(values.or_expected_of("values", id, "a shape id", report)?)
        }
    };
    Some(FilterField {
        name,
        operators: texts,
        values,
    })
}

fn range_of(entry: &TraitValue<'_>, report: &mut Report) -> Option<FilterRange> {
    let operator = entry.required_text("operator", report)?;
    let separator = entry.required_text("separator", report)?;
    if separator.is_empty() || separator.contains(char::is_whitespace) {
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
