//! Names of the old crate that a new item would take: they stay with the items that had them. Must not
//! know how names are made.

use hardy_codegen::{NAMES_ENDING, Options, Report, Source};
use serde_json::{Map, Value};

/// The file of pinned names after an update.
pub(super) struct Pins {
    pub(super) text: String,
    /// The items that keep their names, each with the name.
    pub(super) kept: Vec<String>,
}

/// The pins without which an item of the old crate would lose its name in the new one. `None` if there is
/// none.
pub(super) fn pins(
    before: (&[Source], &Options),
    after: (&[Source], &Options),
) -> Result<Option<Pins>, Report> {
    let contested = names(after, false)?;
    let given = given(after.0);
    let is_new =
        |section: &str, id: &str| given.get(section).is_none_or(|pins| pins.get(id).is_none());
    let mut collide = sections(&contested)
        .flat_map(|(section, pins)| pins.keys().map(move |id| (section, id)))
        .filter(|(section, id)| is_new(section, id))
        .peekable();
    if collide.peek().is_none() {
        return Ok(None);
    }
    let known = names(before, true)?;
    let mut pinned = given.clone();
    let mut kept = Vec::new();
    for (section, id) in collide {
        let Some(name) = known.get(section).and_then(|pins| pins.get(id)) else {
            continue;
        };
        kept.push(format!(
            "`{id}` stays `{}`",
            name.as_str().unwrap_or_default()
        ));
        let section = pinned
            .entry(section)
            .or_insert_with(|| Value::Object(Map::new()));
        if let Some(section) = section.as_object_mut() {
            section.insert(id.clone(), name.clone());
        }
    }
    let format = contested.iter().filter(|(_, value)| value.is_string());
    pinned.extend(format.map(|(key, value)| (key.clone(), value.clone())));
    let text = format!("{:#}\n", Value::Object(pinned));
    Ok((!kept.is_empty()).then_some(Pins { text, kept }))
}

/// The names that a run would pin: those that collide, or all.
fn names(
    (sources, options): (&[Source], &Options),
    pin_all: bool,
) -> Result<Map<String, Value>, Report> {
    let options = Options {
        pin_all,
        ..options.clone()
    };
    let resolved = hardy_codegen::read(sources, &options)?;
    let planned = hardy_codegen::plan(&resolved, &options)?;
    Ok(object(planned.names.as_deref().unwrap_or_default()))
}

/// The pins that a run was given.
fn given(sources: &[Source]) -> Map<String, Value> {
    let mut sources = sources.iter();
    let names = sources.find(|source| source.name.ends_with(NAMES_ENDING));
    object(names.map(|names| names.text.as_str()).unwrap_or_default())
}

/// The object in a file that the generator wrote, or has read before.
fn object(text: &str) -> Map<String, Value> {
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    }
}

/// The parts of the file with names.
fn sections(names: &Map<String, Value>) -> impl Iterator<Item = (&String, &Map<String, Value>)> {
    names
        .iter()
        .filter_map(|(key, value)| Some((key, value.as_object()?)))
}
