//! The members of structures and unions, and a check that a path leads to one. Must not know
//! values.

use super::nearest::nearest;

/// A member of a structure or union, as a table of generated code lists it.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    name: &'static str,
    /// The number of lists and maps around the content.
    nested_in: u32,
    /// The maps among them: a bit for each list or map, the outermost first.
    maps: u32,
    content: Content,
}

/// The content of a member, which decides how a path may continue.
#[derive(Clone, Copy, Debug)]
enum Content {
    /// A string, a number or another value without members: the path ends.
    Value,
    /// A document: the path may continue in any way.
    Any,
    /// A structure or union: the path continues with one of its members. If there are none, they
    /// are not known, and the path may continue in any way.
    Members(fn() -> &'static [Member]),
}

impl Member {
    /// A member that contains a value without members.
    pub const fn value(name: &'static str) -> Self {
        Self::new(name, Content::Value)
    }

    /// A member that contains a document.
    pub const fn document(name: &'static str) -> Self {
        Self::new(name, Content::Any)
    }

    /// A member that contains a structure or union. `members` returns its
    /// [`MEMBERS`](super::Validate::MEMBERS).
    pub const fn nested(name: &'static str, members: fn() -> &'static [Self]) -> Self {
        Self::new(name, Content::Members(members))
    }

    /// Puts the content into the items of a list. Begin with the outermost list or map.
    pub const fn items(mut self) -> Self {
        self.nested_in += 1;
        self
    }

    /// Puts the content into the values of a map. Begin with the outermost list or map.
    pub const fn entries(mut self) -> Self {
        self.maps |= 1_u32.wrapping_shl(self.nested_in);
        self.nested_in += 1;
        self
    }

    const fn new(name: &'static str, content: Content) -> Self {
        Self {
            name,
            nested_in: 0,
            maps: 0,
            content,
        }
    }
}

/// A path does not lead to a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoMember {
    /// The member with the most similar name, if one is similar.
    pub(super) nearest: Option<&'static str>,
}

/// Checks that `path`, which begins at a structure with these members, leads to a member.
///
/// A `*` instead of a member matches all of them; the rest of the path is not checked then.
pub(super) fn find(path: &str, members: &'static [Member]) -> Result<(), NoMember> {
    let mut steps = path.split('/');
    if steps.next() != Some("") {
        return Err(NoMember { nearest: None });
    }
    let mut members = members;
    loop {
        let step = match steps.next() {
            Some(step) if step != "*" && !members.is_empty() => step,
            _ => return Ok(()),
        };
        let Some(member) = members.iter().find(|member| member.name == step) else {
            let names: Vec<&str> = members.iter().map(|member| member.name).collect();
            return Err(NoMember {
                nearest: nearest(step, &names),
            });
        };
        for level in 0..member.nested_in {
            let is_map = member.maps.wrapping_shr(level) & 1 == 1;
            match steps.next() {
                None => return Ok(()),
                Some(step) if is_map || step == "*" || step.parse::<usize>().is_ok() => {}
                Some(_) => return Err(NoMember { nearest: None }),
            }
        }
        members = match member.content {
            Content::Any => return Ok(()),
            Content::Members(members) => members(),
            Content::Value => match steps.next() {
                None => return Ok(()),
                Some(_) => return Err(NoMember { nearest: None }),
            },
        };
    }
}
