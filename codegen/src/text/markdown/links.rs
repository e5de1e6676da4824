//! The targets of names, which the caller knows.

/// The targets of `<a>` without `href`.
pub(crate) trait Links {
    /// The rustdoc path (such as `crate::operation::ListSessions`) for the name of a shape or
    /// member in the documentation (`ListSessions`, `Session$status`), if there is one.
    fn resolve(&self, name: &str) -> Option<String>;
}

/// No name has a target.
impl Links for () {
    fn resolve(&self, _name: &str) -> Option<String> {
        None
    }
}
