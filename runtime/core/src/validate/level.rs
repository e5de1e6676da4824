//! How much is checked when. Must not know how anything is checked.

/// How much of the model is checked before a request is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Validation {
    /// What no service can do without: required members, path labels that are not empty, exactly
    /// one member in a union.
    ///
    /// The default, because services loosen limits and replace patterns more often than a crate is
    /// published again.
    #[default]
    Required,
    /// Every constraint of the model: the above, and lengths, ranges, patterns, listed values of enums of
    /// texts, unique items, and rules of filters. Enums of numbers take any, as Smithy has it.
    Model,
    /// Nothing. The service is left to judge.
    Off,
}
