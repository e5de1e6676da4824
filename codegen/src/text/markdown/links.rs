//! Where names lead, which somebody else knows.

/// Where an `<a>` without `href` may lead.
pub(crate) trait Links {
    /// The rustdoc path (such as `crate::operation::ListSessions`) for the name of a shape or
    /// member as the documentation writes it (`ListSessions`, `Session$status`), if there is one.
    fn resolve(&self, name: &str) -> Option<String>;
}

/// No name leads anywhere.
impl Links for () {
    fn resolve(&self, _name: &str) -> Option<String> {
        None
    }
}
