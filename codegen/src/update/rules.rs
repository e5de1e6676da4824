//! How a copy of a model differs from the published one.

/// How the copy differs from the published model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Where the documentation comes from.
    pub documentation: Documentation,
    /// What the copy lacks: traits by id or by namespace, and [`METADATA`] for the document's `metadata`.
    pub leave_out: Vec<String>,
}

/// The key of the document that [`Rules::leave_out`] can name beside traits.
pub const METADATA: &str = "metadata";

/// Where the documentation of the copy comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Documentation {
    /// From the published model.
    #[default]
    Published,
    /// From the copy, which keeps its own words.
    Own,
}
