//! The files that a new crate has beside the generated ones: a front page, an example, and what git ignores.
//! They belong to the user of the crate: no later run changes them, and so they have no mark.
//!
//! Decides which files there are, and what the example needs. Reads the plan; must not know the disk.

mod example;
mod program;
mod readme;
mod words;

use crate::emit::OutputFile;
use crate::ir::{Crate, DevDependency, Example};

/// The front page of a new crate.
pub const README: &str = "README.md";

/// What a new crate has beside its generated files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scaffold {
    /// The files, without the generator's mark.
    pub files: Vec<OutputFile>,
    /// The example among them; `None` if no value for a call can be found.
    pub example: Option<Example>,
    /// What the example does and needs, as the end of a sentence; empty without one.
    pub does: String,
    /// What the example needs.
    pub dev_dependencies: Vec<DevDependency>,
}

/// The files for a new crate with a client. `model` is the path of its model in the folder of the crate.
#[must_use]
pub fn scaffold(krate: &Crate, model: &str) -> Scaffold {
    let shown = example::shown(krate);
    let readme = OutputFile {
        path: README.to_owned(),
        text: readme::text(krate, shown, model),
    };
    // As `cargo new` does. An update refuses files that git does not have.
    let ignored = OutputFile {
        path: ".gitignore".to_owned(),
        text: "/target\n".to_owned(),
    };
    let mut files = vec![readme, ignored];
    let program = shown.and_then(|one| program::text(krate, one)).zip(shown);
    let Some((text, operation)) = program else {
        return Scaffold {
            files,
            example: None,
            does: String::new(),
            dev_dependencies: Vec::new(),
        };
    };
    let path = example::path(operation);
    files.push(OutputFile {
        path: path.clone(),
        text,
    });
    Scaffold {
        example: Some(Example {
            name: operation.module.clone(),
            path,
            required_features: vec!["client".to_owned()],
        }),
        does: format!(
            "{}; needs {}",
            example::does(operation),
            words::words(krate).needs
        ),
        files,
        dev_dependencies: vec![DevDependency {
            name: "tokio".to_owned(),
            reason: Some("The runtime of the example.".to_owned()),
            version: Some("1".to_owned()),
            path: None,
            without_default_features: true,
            features: ["macros", "rt"].map(str::to_owned).into(),
        }],
    }
}
