//! Levels of validation. Must not know how to check anything.

/// How much of the model is validated before a request is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Validation {
    /// Required members, nonempty path labels, and exactly one member in each union.
    ///
    /// The default, because services relax limits and patterns more often than crates are published.
    #[default]
    Required,
    /// Every constraint of the model: also lengths, ranges, patterns, the listed values of string enums,
    /// unique items, and rules of filters. As in Smithy, an `intEnum` accepts any number.
    Model,
    /// Nothing. The service validates.
    Off,
}
