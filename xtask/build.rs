//! Puts the sources of the runtime packages into the programs, for `--runtime vendored`: writes a table of
//! their paths and texts to `runtime.rs`.
//!
//! Decides which files are copied. `src/codegen/vendored.rs` decides how they change, and has their names.

use std::env;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The packages: their folders in the workspace.
const PACKAGES: [&str; 4] = [
    "runtime/client",
    "runtime/core",
    "runtime/endpoint",
    "runtime/pattern",
];

/// The files of each package beside its sources.
const FILES: [&str; 3] = ["Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT"];

fn main() -> Result<(), Box<dyn Error>> {
    let package = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let workspace = package.parent().ok_or("the package has no parent folder")?;
    // The packages inherit values from it.
    let mut paths = vec!["Cargo.toml".to_owned()];
    for package in PACKAGES {
        paths.extend(FILES.map(|file| format!("{package}/{file}")));
        collect(workspace, &format!("{package}/src"), &mut paths)?;
    }
    let mut table = String::from("&[\n");
    for path in &paths {
        let place = workspace.join(path);
        let place = place.to_str().ok_or("the workspace has no Unicode path")?;
        // Watches no folders, where most changes are those of tests: a new file needs a `mod` in another one.
        println!("cargo::rerun-if-changed={place}");
        writeln!(table, "    ({path:?}, include_str!({place:?})),")?;
    }
    table.push_str("]\n");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("runtime.rs"), table)?;
    Ok(())
}

/// Collects the sources below a folder of the workspace, in the order of their names, without tests.
fn collect(workspace: &Path, folder: &str, paths: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    let entries = fs::read_dir(workspace.join(folder))?;
    let names = entries.map(|entry| entry.map(|entry| entry.file_name()));
    let mut names = names.collect::<Result<Vec<_>, _>>()?;
    names.sort();
    for name in names {
        let name = name.to_str().ok_or("a source has no Unicode name")?;
        let path = format!("{folder}/{name}");
        if Path::new(name)
            .file_stem()
            .is_some_and(|stem| stem == "tests")
        {
            continue;
        }
        if workspace.join(&path).is_dir() {
            collect(workspace, &path, paths)?;
        } else if name.ends_with(".rs") {
            paths.push(path);
        }
    }
    Ok(())
}
