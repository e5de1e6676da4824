//! Documentation of deprecated and retained items. The service's model no longer has a retained
//! item, but the crate keeps it.

use super::remarks::sentence;
use crate::ir::Docs;
use crate::model::{Deprecated, Member, Retained, Shape};
use crate::plan::context::Context;
use crate::text::markdown;

impl Context<'_> {
    /// The retention of a shape; `None` if the service still has the shape.
    pub(crate) fn retained<'a>(&self, shape: &'a Shape) -> Option<&'a Retained> {
        let retained = shape.traits.retained.as_deref();
        retained.filter(|_| self.closure.retained.contains(&shape.id))
    }

    /// The reason why a shape is deprecated, if it is.
    pub(crate) fn deprecation_of_shape(&self, shape: &Shape) -> Option<String> {
        let retained = self.retained(shape).map(unknown);
        deprecation(shape.traits.deprecated.as_deref(), retained)
    }
}

/// The reason why a member is deprecated, if it is.
pub(crate) fn deprecation_of_member(member: &Member) -> Option<String> {
    let retained = member.traits.retained.as_deref().map(unknown);
    deprecation(member.traits.deprecated.as_deref(), retained)
}

/// The note in the documentation of a retained item.
pub(super) fn note(retained: Option<&Retained>) -> Docs {
    let lines = retained.map(|retained| markdown::escape_text(&unknown(retained)));
    lines.into_iter().collect()
}

/// The note on an error that an operation no longer lists: for documentation, and as the reason why
/// it is deprecated.
pub(crate) fn unlisted(retained: &Retained) -> (String, String) {
    let since = retained.since.trim();
    let text = format!(
        "Since version {since} of its model, the service no longer lists this for the operation."
    );
    let text = markdown::escape_text(&text);
    (text.clone(), text)
}

fn unknown(retained: &Retained) -> String {
    let since = retained.since.trim();
    format!("Not in the service's model since version {since}.")
}

/// The reason in Markdown, because rustdoc renders it.
fn deprecation(deprecated: Option<&Deprecated>, retained: Option<String>) -> Option<String> {
    let message = deprecated.map(|deprecated| deprecated.message.as_deref().unwrap_or_default());
    let message = message.map(|message| markdown::line(message, &()));
    let retained = retained.map(|retained| markdown::escape_text(&retained));
    match (message, retained) {
        (Some(message), Some(retained)) if !message.trim().is_empty() => {
            Some(format!("{} {retained}", sentence(&message)))
        }
        (_, Some(retained)) => Some(retained),
        (message, None) => message,
    }
}
