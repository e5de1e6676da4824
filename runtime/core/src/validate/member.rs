//! Which members a structure or union has, so that a path which names none is found. Must not know their
//! values.

use super::nearest::nearest;

/// A member of a structure or union, as a table of generated code lists it.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    name: &'static str,
    /// How many lists and maps are around what the member contains.
    nested_in: u32,
    /// Which of these are maps: a bit for each, the outermost first.
    maps: u32,
    content: Content,
}

/// What a path may lead to inside a member.
#[derive(Clone, Copy, Debug)]
enum Content {
    /// Nothing: it is a string, a number or another value without members.
    Value,
    /// Anything: it is a document.
    Any,
    /// The members of a structure or union; none if they are not known.
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

    /// The same content, in the items of a list. The outermost list or map comes first.
    pub const fn items(mut self) -> Self {
        self.nested_in += 1;
        self
    }

    /// The same content, in the values of a map. The outermost list or map comes first.
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

/// Why a path names no member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoMember {
    /// The member that was most likely meant.
    pub(super) nearest: Option<&'static str>,
}

/// Finds what `path` names, from a structure with these members on.
///
/// A `*` in place of a member names all of them, and what follows it is not looked for.
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
