//! What the first lines of each file state: where the code is from, and how to change it.

use crate::options::Options;
use crate::text::markdown;

use super::context::Context;

/// How to change the code.
pub(super) fn remedy(options: &Options) -> String {
    match (options.root.name(), &options.command) {
        // The build script of another crate generates a module.
        (Some(_), _) => "change the model, then build again".to_owned(),
        (None, Some(command)) => {
            let command = markdown::comment(command);
            format!("change the model, then run `{command}`")
        }
        (None, None) => "change the model, then generate the crate again".to_owned(),
    }
}

/// The source of the code.
pub(super) fn origin(context: &Context<'_>) -> String {
    let title = markdown::comment(&context.service_title());
    format!("the model of {title}")
}

/// The source of the code with the version of the model. Only two files have it: otherwise an update
/// of the model would change every file.
pub(super) fn versioned_origin(context: &Context<'_>, options: &Options) -> String {
    let origin = origin(context);
    match markdown::comment(&options.model_version).as_str() {
        "" => origin,
        version => format!("{origin}, version {version}"),
    }
}
