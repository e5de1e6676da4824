//! The dates of the old model and of the new one. Must not know the models.

use hardy_codegen::report::Printable;

use crate::Failure;
use crate::arguments::UpdateArguments;
use crate::settings::{Settings, date_at_end, is_date};

/// The dates of both models.
pub(super) struct Dates {
    /// `None` if the settings have none.
    pub(super) old: Option<String>,
    /// `None` if the settings have no place for it.
    pub(super) new: Option<String>,
}

impl Dates {
    /// Refuses a date that is none, one that is missing, and a model that is older than ours.
    pub(super) fn new(settings: &Settings, arguments: &UpdateArguments) -> Result<Self, Failure> {
        let old = settings.states.get("published").cloned();
        if let Some(given) = arguments.published.as_deref()
            && !is_date(given)
        {
            let text = "--published: use year, month and day, as in `2025-08-08`";
            return Err(Failure::new(format!(
                "{text}, instead of `{}`",
                Printable(given)
            )));
        }
        let stem = arguments.model.file_stem().unwrap_or_default();
        let new = arguments.published.clone();
        let new = new.or_else(|| date_at_end(&stem.to_string_lossy()).map(str::to_owned));
        let (Some(before), Some(after)) = (&old, &new) else {
            let text = match (&old, &arguments.published) {
                (Some(_), _) => format!(
                    "the file name of `{}` does not end in a date: use --published YYYY-MM-DD",
                    arguments.model.display()
                ),
                (None, Some(_)) => {
                    "--published: the settings have no `states.published` to change".to_owned()
                }
                (None, None) => return Ok(Self { old, new: None }),
            };
            return Err(Failure::new(text));
        };
        if after < before {
            return Err(Failure::new(format!(
                "the model of {after} is older than that of the crate, {before}: is it the right file? The date \
                 is at the end of its name; use --published if that is none"
            )));
        }
        Ok(Self { old, new })
    }
}
