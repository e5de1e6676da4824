//! Tests with lamps and their circuits, checked like generated code: violations, paths, levels and
//! messages.

mod checks;
mod filters;
mod limits;
mod sensitive;
mod walk;
mod words;

use super::{
    BigNumberLimits, BlobLimits, Checker, CountLimits, Cursor, Keys, NumberLimits, Pattern,
    StringLimits, Validate, Validation, Violations,
};
use std::collections::BTreeMap;

const NAME: StringLimits =
    StringLimits::new()
        .length(2, 8)
        .pattern(&Pattern::class("^[a-m]+$", "a-m", &[], 1, None));
const NOTE: StringLimits = StringLimits::new().max_length(8);
const FIRMWARE: BlobLimits = BlobLimits::new().length(2, 8);
const GROUPS: CountLimits = CountLimits::new().length(1, 2).unique_items();
const BRIGHTNESS: NumberLimits<i32> = NumberLimits::new().range(2, 8);

/// A structure with a member of each type.
#[derive(Clone, Default)]
struct Lamp {
    id: String,
    name: Option<String>,
    brightness: Option<i32>,
    firmware: Option<Vec<u8>>,
    groups: Option<Vec<Vec<String>>>,
    gaps: Option<Vec<Option<String>>>,
    notes: Option<BTreeMap<String, String>>,
    secrets: Option<BTreeMap<String, Option<String>>>,
    color: Option<Color>,
    mode: Option<Mode>,
    next: Option<Box<Lamp>>,
}

#[derive(Clone)]
enum Color {
    Named(String),
    Mixed(Box<Lamp>),
    Secret(Box<Lamp>),
    Unlisted(String),
}

#[derive(Clone)]
enum Mode {
    Steady,
    Unlisted(String),
}

impl Validate for Lamp {
    const MODEL_VERSION: Option<&'static str> = Some("2031-05-06");

    fn check(&self, checker: &mut Checker<'_>) {
        checker.label("id", &self.id).string(&NOTE);
        checker.required("name", &self.name).string(&NAME);
        checker
            .optional("brightness", &self.brightness)
            .number(&BRIGHTNESS);
        checker.optional("firmware", &self.firmware).blob(&FIRMWARE);
        checker
            .optional("groups", &self.groups)
            .count(&GROUPS)
            .unique_items()
            .each(|group| group.each(|lamp| lamp.string(&NAME)));
        checker
            .optional("gaps", &self.gaps)
            .each_present(|gap| gap.string(&NOTE));
        checker.optional("notes", &self.notes).entries(
            Keys::Shown,
            |key| key.string(&NOTE),
            |note| note.string(&NOTE),
        );
        checker.optional("secrets", &self.secrets).entries_present(
            Keys::Sensitive,
            |key| key.string(&NOTE),
            |secret| secret.string(&NOTE),
        );
        checker.optional("color", &self.color).nested();
        checker.optional("mode", &self.mode).nested();
        checker.optional("next", &self.next).nested();
    }
}

impl Validate for Color {
    fn check(&self, checker: &mut Checker<'_>) {
        match self {
            Self::Named(name) => {
                checker.member("named", name).string(&NAME);
            }
            Self::Mixed(lamp) => {
                checker.member("mixed", lamp).nested();
            }
            Self::Secret(lamp) => {
                checker.member("secret", lamp).sensitive().nested();
            }
            Self::Unlisted(tag) => checker.unlisted_member(tag),
        }
    }
}

impl Validate for Mode {
    fn check(&self, checker: &mut Checker<'_>) {
        match self {
            Self::Steady => {}
            Self::Unlisted(text) => checker.unlisted_value(text, &["steady", "flashing"]),
        }
    }
}

/// A lamp without violations.
fn lamp() -> Lamp {
    Lamp {
        id: "1".into(),
        name: Some("lamb".into()),
        mode: Some(Mode::Steady),
        ..Lamp::default()
    }
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(String::from).to_vec()
}

/// Path and message of each violation.
fn found(result: Result<(), Violations>) -> Vec<String> {
    result
        .err()
        .into_iter()
        .flatten()
        .map(|violation| violation.message())
        .collect()
}
