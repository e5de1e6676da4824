//! Filters of a service: constructors that create only valid filters, rules for other filters, and
//! the documentation of both. The model stage has checked the rules against the members.

use super::context::Context;
use super::naming::FilterNames;
use crate::ir::{self, Docs, FilterLiteral, FilterMember, FilterOperator, FilterValue};
use crate::model::{Filter, FilterField, Kind, Member, ShapeId};
use crate::text::{markdown, names};

/// Plans the filter of a structure; `None` if the structure is not a filter, or no input contains
/// it.
pub(crate) fn filter(context: &Context<'_>, id: &ShapeId) -> Option<ir::Filter> {
    let filter = context.filter(id)?;
    let member = |name: &str| {
        let mut members = context.model.members(id).iter();
        members.find(|member| member.name == name)
    };
    let field = member(&filter.field)?;
    let operator = member(&filter.operator)?;
    let names = context.naming.filter(id);
    let fields = filter.fields.iter().zip(names);
    let fields = fields.map(|(entry, names)| {
        let operators = entry.operators.iter().zip(&names.operators);
        let values = values_of(context, entry);
        ir::FilterField {
            wire: entry.name.clone(),
            literal: literal(context, field, &entry.name),
            function: names.function.clone(),
            docs: function_docs(context, entry, names, &values),
            operators_type: names.operators_type.clone(),
            operators_type_docs: operators_type_docs(context, id, entry, names),
            value: values,
            operators: operators
                .map(|(wire, function)| FilterOperator {
                    wire: wire.clone(),
                    literal: literal(context, operator, wire),
                    function: function.clone(),
                    docs: operator_docs(context, operator, wire),
                    separator: separator(filter, wire),
                })
                .collect(),
        }
    });
    let value = member(&filter.value)?;
    let members = [field, operator, value];
    let is_sensitive = context.model.shape(id)?.traits.sensitive;
    Some(ir::Filter {
        rules: rules(context, id),
        docs: vec![format!(
            "Rules of [`{0}`]({1}::types::{0}).",
            context.naming.type_name(id),
            context.root
        )],
        field: filter_member(context, id, field),
        operator: filter_member(context, id, operator),
        value: filter_member(context, id, value),
        fields: fields.collect(),
        range: filter
            .range
            .as_ref()
            .map(|range| (range.operator.clone(), range.separator.clone())),
        others: context.model.members(id).len() > members.len(),
        sensitive: is_sensitive
            || members.iter().any(|member| context.sensitive(member))
            || has_sensitive_values(context, filter),
        example: None,
    })
}

/// Whether the values of a field have a sensitive shape.
fn has_sensitive_values(context: &Context<'_>, filter: &Filter) -> bool {
    let shapes = filter
        .fields
        .iter()
        .filter_map(|field| field.values.as_ref());
    let mut shapes = shapes.filter_map(|id| context.model.shape(id));
    shapes.any(|shape| shape.traits.sensitive)
}

impl Context<'_> {
    /// The rules of a structure; `None` if it is not a filter, or no input contains it.
    pub(crate) fn filter(&self, id: &ShapeId) -> Option<&Filter> {
        self.closure.filter(self.model, id)
    }

    /// Whether the rules of a filter list the values of the member.
    pub(crate) fn has_filter_rules(&self, id: &ShapeId, member: &Member) -> bool {
        self.filter(id)
            .is_some_and(|filter| [&filter.field, &filter.operator].contains(&&member.name))
    }
}

/// The name of the constant with the rules.
fn rules(context: &Context<'_>, id: &ShapeId) -> String {
    names::constant(&context.naming.type_name(id))
}

fn filter_member(context: &Context<'_>, id: &ShapeId, member: &Member) -> FilterMember {
    let is_enum = matches!(context.model.kind(&member.target), Some(Kind::Enum(_)));
    FilterMember {
        member: member.name.clone(),
        name: context.naming.member(id, &member.name),
        option: context.member(id, member).presence.is_option(),
        enum_: is_enum.then(|| context.naming.type_name(&member.target)),
    }
}

fn separator(filter: &Filter, operator: &str) -> Option<String> {
    let range = filter.range.as_ref();
    let range = range.filter(|range| range.operator == operator);
    range.map(|range| range.separator.clone())
}

/// The enum member with this value.
fn listed<'a>(context: &'a Context<'_>, target: &ShapeId, wire: &str) -> Option<&'a Member> {
    context.model.kind(target)?.listed(wire)
}

fn literal(context: &Context<'_>, member: &Member, wire: &str) -> FilterLiteral {
    match listed(context, &member.target, wire) {
        Some(value) => FilterLiteral::Variant(
            context.naming.type_name(&member.target),
            context.naming.member(&member.target, &value.name),
        ),
        None => FilterLiteral::String(wire.to_owned()),
    }
}

fn values_of(context: &Context<'_>, entry: &FilterField) -> FilterValue {
    let Some(id) = &entry.values else {
        return FilterValue::String;
    };
    match context.model.kind(id) {
        Some(Kind::Timestamp) => FilterValue::Timestamp,
        Some(Kind::Enum(values)) => {
            let is_emitted = context.closure.shapes.contains(id);
            let listed = values.iter().filter(|value| !value.traits.internal);
            FilterValue::Listed(
                is_emitted.then(|| context.naming.type_name(id)),
                listed.map(|value| value.listed_text().to_owned()).collect(),
            )
        }
        _ => FilterValue::String,
    }
}

fn function_docs(
    context: &Context<'_>,
    entry: &FilterField,
    names: &FilterNames,
    values: &FilterValue,
) -> Docs {
    let name = markdown::code(&entry.name);
    let values = match values {
        FilterValue::String => "is a string".to_owned(),
        FilterValue::Timestamp => "is a timestamp".to_owned(),
        FilterValue::Listed(Some(type_), _) => {
            let root = &context.root;
            format!("has the values of [`{type_}`]({root}::types::{type_})")
        }
        FilterValue::Listed(None, _) => "is one of the strings in its enum".to_owned(),
    };
    let mut lines = vec![format!("Starts a filter by {name}, which {values}.")];
    if let Some(operator) = names.operators.first() {
        lines.push(String::new());
        lines.push(format!(
            "Finish with an operator, such as [`{operator}`]({0}::{operator}).",
            names.operators_type
        ));
    }
    lines
}

fn operators_type_docs(
    context: &Context<'_>,
    id: &ShapeId,
    entry: &FilterField,
    names: &FilterNames,
) -> Docs {
    let structure = context.naming.type_name(id);
    vec![format!(
        "Operators for {}. [`{structure}::{}`] starts such a filter.",
        markdown::code(&entry.name),
        names.function
    )]
}

fn operator_docs(context: &Context<'_>, member: &Member, text: &str) -> Docs {
    let value = listed(context, &member.target, text);
    let html = value.and_then(|value| value.traits.documentation.as_deref());
    let summary = html.map(|html| markdown::summary(html, context));
    let text = markdown::code(text);
    match summary.filter(|summary| !summary.is_empty()) {
        Some(summary) => vec![format!("{text}: {summary}")],
        None => vec![format!("{text}.")],
    }
}

/// Documentation of the structure: its constructors, and a link to the rules.
pub(crate) fn ways(context: &Context<'_>, id: &ShapeId) -> Docs {
    if context.filter(id).is_none() {
        return Docs::new();
    }
    let mut lines = vec!["Create a valid filter with:".to_owned(), String::new()];
    let names = context.naming.filter(id).iter();
    lines.extend(names.map(|names| format!("- [`{0}`](Self::{0})", names.function)));
    if context.model.members(id).len() > 3 {
        lines.push(String::new());
        lines.push("Set its other members with the functions `with_*`.".to_owned());
    }
    let root = &context.root;
    let rules = rules(context, id);
    lines.push(String::new());
    lines.push(format!(
        "Validation checks other filters against [`rules::{rules}`]({root}::rules::{rules})."
    ));
    lines
}

/// The rules for a member of a filter, as lines of documentation.
pub(crate) fn facts(context: &Context<'_>, id: &ShapeId, member: &Member) -> Docs {
    let Some(filter) = context.filter(id) else {
        return Docs::new();
    };
    let fields = || filter.fields.iter();
    if member.name == filter.field {
        let names: Vec<_> = fields().map(|field| markdown::code(&field.name)).collect();
        return vec![format!("One of {}.", names.join(", "))];
    }
    let mut lines = Docs::new();
    if member.name == filter.operator {
        lines.push(format!(
            "Operators for each {}:",
            markdown::code(&filter.field)
        ));
        lines.push(String::new());
        lines.extend(fields().map(|field| {
            let operators: Vec<_> = field
                .operators
                .iter()
                .map(|text| markdown::code(text))
                .collect();
            format!(
                "- {}: {}",
                markdown::code(&field.name),
                operators.join(", ")
            )
        }));
    } else if member.name == filter.value {
        lines.push(format!(
            "Values for each {}:",
            markdown::code(&filter.field)
        ));
        lines.push(String::new());
        lines.extend(fields().map(|field| {
            let values = match values_of(context, field) {
                FilterValue::String => "any string".to_owned(),
                FilterValue::Timestamp => "a timestamp such as `2025-08-08T12:00:00Z`".to_owned(),
                FilterValue::Listed(_, texts) => {
                    let texts: Vec<_> = texts.iter().map(|text| markdown::code(text)).collect();
                    texts.join(", ")
                }
            };
            format!("- {}: {values}", markdown::code(&field.name))
        }));
        if let Some(range) = &filter.range {
            let form = format!("a {} b", range.separator);
            lines.push(String::new());
            let has_order = fields().any(|field| {
                field.operators.contains(&range.operator)
                    && values_of(context, field) == FilterValue::Timestamp
            });
            let order = match has_order {
                true => ". The first timestamp must not be after the second",
                false => "",
            };
            lines.push(format!(
                "{} takes a range: {}{order}.",
                markdown::code(&range.operator),
                markdown::code(&form)
            ));
        }
    }
    lines
}
