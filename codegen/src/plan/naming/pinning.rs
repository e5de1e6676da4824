//! Checks pins against the model, and collects the pins for the next run.

use std::collections::BTreeMap;

use super::filter_pins;
use super::operations::Synthetic;
use super::style::{has_name, style_of_members};
use crate::model::{Kind, Model, ShapeId};
use crate::pins::{NAMES_ENDING, Pin, PinnedNames, Pins, Section};
use crate::report::{Diagnostic, Report};
use crate::text::names::{Scope, Style};

/// Code of the warning about numbered names without pins.
pub const SETTLED_NAMES: &str = "settled-names";

/// The greatest number of names in such a warning.
const SHOWN: usize = 8;

/// The pins of one run.
pub(crate) struct Pinning<'a> {
    /// The given pins, without those whose item is missing in the model.
    given: BTreeMap<(Section, &'a str), &'a str>,
    /// The pins for the next run.
    next: PinnedNames,
    /// Whether these include all names, not only those that collide.
    all: bool,
}

impl<'a> Pinning<'a> {
    /// Checks pins. One whose item is missing in the model is omitted with a warning; an invalid
    /// name, or two equal names in a scope, is an error. `all`: whether the next run gets all names.
    pub(crate) fn new(pins: &'a Pins, model: &Model, all: bool, report: &mut Report) -> Self {
        let mut given = BTreeMap::new();
        let mut holders = BTreeMap::new();
        for ((section, id), pin) in pins {
            let Some(style) = style(*section, id, model) else {
                report.push(stale(id, pin));
                continue;
            };
            if let Some(objection) = style.objection(&pin.name) {
                let message = format!("`{id}` cannot be named `{}`: {objection}", pin.name);
                let help = "correct the name, or remove the pin";
                report.push(error(id, pin, message).help(help));
                continue;
            }
            let scope = (*section, scope(*section, id), style.identity(&pin.name));
            if let Some(other) = holders.insert(scope, id) {
                let message = format!("`{id}` is pinned to the name of `{other}`");
                let help = "give one of the two another name, or remove its pin";
                report.push(error(id, pin, message).help(help));
            }
            given.insert((*section, id.as_str()), pin.name.as_str());
        }
        // Pins that a run does not need are kept.
        let kept = given.iter();
        let kept =
            kept.map(|((section, id), name)| ((*section, (*id).to_owned()), (*name).to_owned()));
        Self {
            next: kept.collect(),
            given,
            all,
        }
    }

    /// The pins of one scope, by id; `of` is the owner of the scope in its section, such as the
    /// shape with the members.
    pub(crate) fn names(&self, section: Section, of: &str) -> BTreeMap<String, String> {
        let given = self.given.iter();
        given
            .filter(|((part, id), _)| *part == section && scope(section, id) == of)
            .map(|((_, id), name)| ((*id).to_owned(), (*name).to_owned()))
            .collect()
    }

    /// Adds the names of a scope, and warns of numbered ones. `what` names the scope in the
    /// warning.
    pub(crate) fn settled(
        &mut self,
        section: Section,
        scope: &Scope,
        what: &str,
        model: &Model,
        report: &mut Report,
    ) {
        let mut pin = |(id, name): (&str, &str)| {
            self.next.insert((section, id.to_owned()), name.to_owned());
        };
        match self.all {
            true => scope.all().for_each(&mut pin),
            false => scope.contested().for_each(&mut pin),
        }
        let numbered: Vec<_> = scope.numbered().collect();
        let Some((first, _)) = numbered.first() else {
            return;
        };
        let shown = numbered.iter().take(SHOWN);
        let names = shown.map(|(id, name)| format!("`{id}` is `{name}`"));
        let mut names = names.collect::<Vec<_>>().join(", ");
        if numbered.len() > SHOWN {
            names.push_str(&format!(", and {} more", numbered.len() - SHOWN));
        }
        let message = format!("{what} had the same Rust name, and were numbered: {names}");
        let diagnostic = Diagnostic::warning(SETTLED_NAMES, message)
            .shape(first)
            .help(format!(
                "pin all names that collide in a `{NAMES_ENDING}` file beside the model, \
                 so that no later model changes them"
            ));
        let shape = first.split_once('$').map_or(*first, |(shape, _)| shape);
        let shape = ShapeId::parse(shape).and_then(|id| model.shape(&id));
        let diagnostic = match shape {
            Some(shape) => diagnostic.at(&shape.place),
            None => diagnostic,
        };
        report.push(diagnostic);
    }

    /// The pins for the next run.
    pub(crate) fn next(self) -> PinnedNames {
        self.next
    }
}

/// The owner of a pin's scope in its section.
fn scope(section: Section, id: &str) -> &str {
    match section {
        Section::Members => id.split_once('$').map_or(id, |(shape, _)| shape),
        Section::Filters => filter_pins::scope(id),
        Section::Types | Section::Limits => "",
    }
}

/// The style of a pin's name; `None` if the model has no such item.
fn style(section: Section, id: &str, model: &Model) -> Option<Style> {
    let (shape, member) = match id.split_once('$') {
        Some((shape, member)) => (shape, Some(member)),
        None => (id, None),
    };
    let shape = model.shape(&ShapeId::parse(shape)?)?;
    let has_member = |name: &str| {
        shape
            .kind
            .members()
            .iter()
            .any(|member| member.name == name)
    };
    match (section, member, &shape.kind) {
        (Section::Types, None, Kind::Operation(_)) => Some(Style::Type),
        (Section::Types, None, kind) => has_name(Some(kind)).then_some(Style::Type),
        (Section::Types, Some(name), Kind::Operation(operation)) => {
            Synthetic::named(name, operation).map(|_| Style::Type)
        }
        (Section::Types, Some(name), _) => {
            let filter = shape.traits.filter.as_deref()?;
            filter_pins::has_type(filter, name).then_some(Style::Type)
        }
        (Section::Filters, name, _) => {
            let filter = shape.traits.filter.as_deref()?;
            filter_pins::has_function(filter, name?).then_some(Style::Function)
        }
        (Section::Members, Some(name), kind) if has_name(Some(kind)) && has_member(name) => {
            Some(style_of_members(Some(kind)))
        }
        (Section::Members, _, _) => None,
        (Section::Limits, None, _) => Some(Style::Constant),
        (Section::Limits, Some(name), _) => has_member(name).then_some(Style::Constant),
    }
}

fn stale(id: &str, pin: &Pin) -> Diagnostic {
    let message = format!(
        "`{}` is pinned for `{id}`, but the model has no such item",
        pin.name
    );
    Diagnostic::warning("stale-pin", message)
        .at(&pin.place)
        .blame_key()
        .shape(id)
        .help("if its id has changed, pin the new id; otherwise remove the pin")
}

fn error(id: &str, pin: &Pin, message: String) -> Diagnostic {
    Diagnostic::error("pinned-name", message)
        .at(&pin.place)
        .shape(id)
}
