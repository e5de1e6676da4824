//! Compiles this crate and that of the SDK in empty folders, and prints the times. Must not know
//! the content of the crates.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::console::{eprint, print};
use crate::program::{cargo_in, run_program};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// The crate of the same service in the AWS SDK for Rust, with its default features, as users have it.
const SDK: &str = "aws-sdk-mpa = \"=1.48.0\"";

/// The commands of cargo that are measured.
const COMMANDS: [(&str, &[&str]); 2] = [
    ("cargo check", &["check"]),
    ("cargo build --release", &["build", "--release"]),
];

/// The cost of one command.
struct Cost {
    wall: Duration,
    /// User and system time of all processes. Only Linux provides it without further dependencies.
    cpu: Option<Duration>,
}

/// Compiles both crates, each from an empty folder, and prints times and their ratios.
pub(super) fn run(workspace: &Workspace) -> Result<Exit, Failure> {
    let folder = workspace.root().join("target/bench-builds");
    let generated = workspace.generated();
    let ours = format!("multipartyapproval = {{ path = {generated:?} }}");
    for (name, dependency) in [("hardy", ours.as_str()), ("sdk", SDK)] {
        write_package(&folder.join(name), name, dependency)?;
    }
    print("clean builds                 Hardy        SDK  ratio")?;
    for (title, words) in COMMANDS {
        let [hardy, sdk] = ["hardy", "sdk"].map(|name| cost(workspace, &folder.join(name), words));
        let (hardy, sdk) = (hardy?, sdk?);
        print(&row(title, "wall s", hardy.wall, sdk.wall))?;
        if let (Some(hardy), Some(sdk)) = (hardy.cpu, sdk.cpu) {
            print(&row(title, "CPU s", hardy, sdk))?;
        }
    }
    Ok(Exit::FINE)
}

fn row(title: &str, unit: &str, hardy: Duration, sdk: Duration) -> String {
    let (hardy, sdk) = (hardy.as_secs_f64(), sdk.as_secs_f64());
    let ratio = sdk / hardy.max(f64::MIN_POSITIVE);
    let title = format!("{title}, {unit}");
    format!("{title:<30}{hardy:>7.1} {sdk:>10.1} {ratio:>6.1}")
}

/// A package with one dependency and an empty library.
fn write_package(folder: &Path, name: &str, dependency: &str) -> Result<(), Failure> {
    let manifest = format!(
        "[package]\nname = \"bench-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{dependency}\n\n[workspace]\n"
    );
    let source = folder.join("src");
    fs::create_dir_all(&source).map_err(|error| Failure::disk("create", &source, &error))?;
    for (path, content) in [
        (folder.join("Cargo.toml"), manifest.as_str()),
        (source.join("lib.rs"), ""),
    ] {
        fs::write(&path, content).map_err(|error| Failure::disk("write", &path, &error))?;
    }
    Ok(())
}

fn cost(workspace: &Workspace, folder: &Path, words: &[&str]) -> Result<Cost, Failure> {
    let target = folder.join("target");
    if target.exists() {
        fs::remove_dir_all(&target).map_err(|error| Failure::disk("remove", &target, &error))?;
    }
    let manifest = folder.join("Cargo.toml");
    // The cost does not include downloads.
    cargo(workspace, &["fetch"], &manifest, &target)?;
    eprint(&format!("{}: cargo {}", folder.display(), words.join(" ")));
    let (start, before) = (Instant::now(), cpu_of_children());
    cargo(workspace, words, &manifest, &target)?;
    let cpu = cpu_of_children().zip(before);
    Ok(Cost {
        wall: start.elapsed(),
        cpu: cpu.map(|(after, before)| after.saturating_sub(before)),
    })
}

fn cargo(
    workspace: &Workspace,
    words: &[&str],
    manifest: &Path,
    target: &Path,
) -> Result<(), Failure> {
    let mut command = cargo_in(workspace, words);
    command.args(["--quiet", "--manifest-path"]).arg(manifest);
    command.env("CARGO_TARGET_DIR", target);
    match run_program(command)? {
        Exit::FINE => Ok(()),
        _ => Err(Failure::new(format!(
            "cargo {} of {} failed",
            words.join(" "),
            manifest.display()
        ))),
    }
}

/// User and system time of all child processes that have ended.
fn cpu_of_children() -> Option<Duration> {
    parse_stat(&fs::read_to_string("/proc/self/stat").ok()?)
}

/// The times of ended children in `/proc/PID/stat`: fields 16 and 17, in hundredths of a second.
fn parse_stat(stat: &str) -> Option<Duration> {
    // The second field is a name in parentheses, which may contain spaces.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut times = fields.split_whitespace().skip(13);
    let user: u64 = times.next()?.parse().ok()?;
    let system: u64 = times.next()?.parse().ok()?;
    Some(Duration::from_millis(10 * (user + system)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_times_of_children() {
        let stat = "7 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 11 12 150 50 20 0 1 0";
        assert_eq!(parse_stat(stat), Some(Duration::from_secs(2)));
        assert_eq!(parse_stat("7 (a) S 1 2"), None);
    }

    #[test]
    fn prints_a_row() {
        let row = row(
            "cargo check",
            "CPU s",
            Duration::from_secs(4),
            Duration::from_secs(96),
        );
        assert_eq!(
            row,
            "cargo check, CPU s                4.0       96.0   24.0"
        );
    }
}
