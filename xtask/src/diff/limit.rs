//! `--fail-on`: the effect from which on the exit code is 1.

use std::str::FromStr;

use hardy_codegen::diff::{Api, Change, Wire};

/// An effect that a change may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// At least this effect on code.
    Api(Api),
    /// At least this effect on the wire.
    Wire(Wire),
    /// A person has to look at it.
    Review,
    /// It is a fact about the service.
    Facts,
}

/// The kinds of changes that are no facts: none, documentation, traits that change no code.
const NO_FACTS: [&str; 3] = ["D01", "D02", "D03"];

impl Limit {
    pub(super) fn reached(self, change: &Change) -> bool {
        match self {
            Self::Api(api) => change.api >= api,
            Self::Wire(wire) => change.wire >= wire,
            Self::Review => change.review,
            Self::Facts => !NO_FACTS.contains(&change.id),
        }
    }
}

impl FromStr for Limit {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = match text.split_once('=') {
            None if text == "review" => Some(Self::Review),
            None if text == "facts" => Some(Self::Facts),
            Some(("api", word)) => Api::ALL
                .into_iter()
                .find(|api| api.word() == word && *api > Api::None)
                .map(Self::Api),
            Some(("wire", word)) => Wire::ALL
                .into_iter()
                .find(|wire| wire.word() == word && *wire > Wire::Same)
                .map(Self::Wire),
            _ => None,
        };
        found.ok_or_else(|| {
            "expected api=patch, api=minor, api=major, wire=compatible, wire=behaviour, \
             wire=breaking, review or facts"
                .to_owned()
        })
    }
}
