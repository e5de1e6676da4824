//! The first step of a check: the members of the current value. Decides which members must be set;
//! [`Cursor`] has the other checks.

use super::checker::Checker;
use super::cursor::Cursor;
use super::path::Segment;
use super::violation::ViolationKind;

impl Checker<'_> {
    /// A member that must be set.
    pub fn required<'b, T>(
        &'b mut self,
        member: &'static str,
        value: &'b Option<T>,
    ) -> Cursor<'b, T> {
        if value.is_none() {
            self.report_at(member, ViolationKind::Required);
        }
        self.optional(member, value)
    }

    /// A member that may be absent. If it is, its checks do nothing.
    pub fn optional<'b, T>(
        &'b mut self,
        member: &'static str,
        value: &'b Option<T>,
    ) -> Cursor<'b, T> {
        match value {
            Some(value) => self.member(member, value),
            None => Cursor::nowhere(),
        }
    }

    /// A member that is always set: a required member of a type without `Option`, or a member of a
    /// union.
    pub fn member<'b, T>(&'b mut self, member: &'static str, value: &'b T) -> Cursor<'b, T> {
        self.step(Segment::Member(member), value)
    }

    /// A member of a type without `Option` that need not be set: its default value is not checked.
    pub fn unless_default<'b, T: Default + PartialEq>(
        &'b mut self,
        member: &'static str,
        value: &'b T,
    ) -> Cursor<'b, T> {
        if *value == T::default() {
            return Cursor::nowhere();
        }
        self.member(member, value)
    }

    /// A string in the request's path, which must not be empty. If it is, this is the only violation
    /// reported for it.
    pub fn label<'b, T: AsRef<str>>(
        &'b mut self,
        member: &'static str,
        value: &'b T,
    ) -> Cursor<'b, T> {
        if value.as_ref().is_empty() {
            self.report_at(member, ViolationKind::EmptyLabel);
            return Cursor::nowhere();
        }
        self.member(member, value)
    }

    /// The cursor on a value one step further.
    pub(super) fn step<'b, T>(&'b mut self, segment: Segment<'b>, value: &'b T) -> Cursor<'b, T> {
        match self.enter(segment) {
            Some(checker) => Cursor::new(checker, value),
            None => Cursor::nowhere(),
        }
    }
}
