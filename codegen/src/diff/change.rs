//! A change between two models, and how much it matters. Must not know how changes are found.

use serde::Serialize;

/// What a change does to programs that use the crate of the old model, while the service follows the
/// new one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Wire {
    /// Nothing is sent or read differently.
    #[default]
    Same,
    /// The service can do more. What old crates send and read stays right.
    Compatible,
    /// Calls still work, but something visible differs.
    Behaviour,
    /// A call fails, or its data is lost or misread.
    Breaking,
}

/// What a change does to code that was written for the crate of the old model, and is compiled with
/// that of the new one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Api {
    /// The public API and its documentation are the same.
    #[default]
    None,
    /// Documentation or inner workings.
    Patch,
    /// Additions and deprecations.
    Minor,
    /// Some code does not compile any more.
    Major,
}

impl Wire {
    /// All words, the least first.
    pub const ALL: [Self; 4] = [
        Self::Same,
        Self::Compatible,
        Self::Behaviour,
        Self::Breaking,
    ];

    /// The word in reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Compatible => "compatible",
            Self::Behaviour => "behaviour",
            Self::Breaking => "breaking",
        }
    }
}

impl Api {
    /// All words, the least first.
    pub const ALL: [Self; 4] = [Self::None, Self::Patch, Self::Minor, Self::Major];

    /// The word in reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// A change, and everything that follows from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The kind of change, such as `D22`.
    pub id: &'static str,
    /// Its effect on programs that use the old crate.
    pub wire: Wire,
    /// Its effect on code that is compiled with the new crate.
    pub api: Api,
    /// Whether the models alone cannot tell what it does.
    pub review: bool,
    /// Whether an overlay can keep what code for the old crate needs: [`retain`](fn@super::retain).
    pub retainable: bool,
    /// The id of the shape that changed; empty if none did.
    pub shape: String,
    /// The member that changed.
    pub member: Option<String>,
    /// The names of the operations that it touches, sorted.
    pub operations: Vec<String>,
    /// The path in Rust of what changed, if it has one.
    pub rust: Option<String>,
    /// The value before, if the change is one of values.
    pub old: Option<String>,
    /// The value after.
    pub new: Option<String>,
    /// One sentence without a full stop.
    pub message: String,
    /// What follows from it, a phrase each: new types, places in Rust.
    pub consequences: Vec<String>,
}
