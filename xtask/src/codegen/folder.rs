//! The folder of the crate. Without `--out` it is that of the checked-in crate, which only
//! `model/crate.json` describes: no argument may change its content. Must not know the settings.

use std::path::PathBuf;

use crate::Failure;
use crate::arguments::CodegenArguments;
use crate::home::Home;
use crate::workspace::resolved;

/// The folder of the crate, [`resolved`].
pub(super) fn out_folder(home: &Home, arguments: &CodegenArguments) -> Result<PathBuf, Failure> {
    if let Some(out) = &arguments.out {
        return resolved(out).and_then(usable);
    }
    // A run that writes and compares nothing needs no other folder.
    if arguments.dump.is_none() {
        protect(home, arguments)?;
    }
    resolved(&home.generated())
}

/// Refuses a folder that cannot contain a crate, or that a crate would damage.
fn usable(out: PathBuf) -> Result<PathBuf, Failure> {
    let existing = out.ancestors().find(|place| place.exists());
    if let Some(place) = existing.filter(|place| !place.is_dir()) {
        let text = format!("--out: `{}` is not a folder", place.display());
        return Err(Failure::new(text));
    }
    if out.components().any(|part| part.as_os_str() == ".git") {
        let text = format!("--out: `{}` is a folder of git", out.display());
        return Err(Failure::new(text));
    }
    Ok(out)
}

/// Refuses arguments that describe another crate than the checked-in one, which that crate would
/// replace.
fn protect(home: &Home, arguments: &CodegenArguments) -> Result<(), Failure> {
    if !arguments.model.is_empty() {
        return Err(Failure::new(
            "--model needs --out DIR, the folder of the crate",
        ));
    }
    if arguments.settings.is_some() {
        return Err(Failure::new(
            "--settings needs --out DIR, the folder of the crate",
        ));
    }
    // Each with its key in the settings, if there is one.
    let options = [
        (
            "operations",
            Some("operations"),
            !arguments.operations.is_empty(),
        ),
        ("name", Some("name"), arguments.name.is_some()),
        ("service", None, arguments.service.is_some()),
        ("protocol", Some("protocol"), arguments.protocol.is_some()),
        ("runtime", None, arguments.runtime.is_some()),
        ("standalone", None, arguments.standalone),
    ];
    let given = options.into_iter().find(|(_, _, is_given)| *is_given);
    let Some((option, key, _)) = given else {
        return Ok(());
    };
    let crate_ = match home {
        Home::Workspace(_) => "the checked-in crate",
        Home::Folder(_) => "the crate in this folder",
    };
    let instead = match key {
        Some(key) => {
            let file = home.display_name(&home.settings());
            format!(", or change `{key}` in `{file}`")
        }
        None => String::new(),
    };
    Err(Failure::new(format!(
        "--{option} would change {crate_}: use --out DIR to write another one{instead}"
    )))
}
