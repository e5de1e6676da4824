//! The home folder of the user, by the variables that tools of AWS read. Must not read them itself.

use std::ffi::OsString;
use std::path::PathBuf;

/// The home folder: `HOME` on every system, and on Windows also `USERPROFILE`, or `HOMEDRIVE` and
/// `HOMEPATH` together.
pub fn home_folder(
    variable: impl Fn(&str) -> Option<OsString>,
    is_windows: bool,
) -> Option<PathBuf> {
    let set = |name| variable(name).filter(|value| !value.is_empty());
    let of_windows = || {
        set("USERPROFILE").or_else(|| {
            let mut path = set("HOMEDRIVE")?;
            path.push(set("HOMEPATH")?);
            Some(path)
        })
    };
    let home = set("HOME").or_else(|| is_windows.then(of_windows)?);
    home.map(PathBuf::from)
}
