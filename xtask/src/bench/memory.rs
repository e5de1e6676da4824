//! The memory of the compiler: the greatest amount that one process of a build has used. Must not know
//! what is built.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{fs, thread};

/// How long to wait before looking again. A process ends within this time after it was seen last.
const PAUSE: Duration = Duration::from_millis(50);

/// Runs `build`. Returns its result, and the greatest memory in bytes of a process that has the folder
/// `target` in its arguments, as every compiler that cargo starts.
pub(super) fn watched<T>(target: &Path, build: impl FnOnce() -> T) -> (T, u64) {
    let ended = AtomicBool::new(false);
    thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut greatest = 0;
            while !ended.load(Ordering::Relaxed) {
                greatest = greatest.max(peak(target.as_os_str()));
                thread::sleep(PAUSE);
            }
            greatest
        });
        let result = build();
        ended.store(true, Ordering::Relaxed);
        (result, watcher.join().unwrap_or_default())
    })
}

/// The greatest memory that a running process with these arguments has used so far.
fn peak(target: &OsStr) -> u64 {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let processes = entries.map(|entry| entry.path());
    let of_build = processes.filter(|process| {
        let arguments = fs::read(process.join("cmdline")).unwrap_or_default();
        contains(&arguments, target.as_encoded_bytes())
    });
    let peaks =
        of_build.filter_map(|process| parse(&fs::read_to_string(process.join("status")).ok()?));
    peaks.max().unwrap_or_default()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The line `VmHWM` of `/proc/PID/status`, in bytes.
fn parse(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_greatest_memory_of_a_process() {
        let status = "Name:\trustc\nVmPeak:\t  900 kB\nVmHWM:\t  1234 kB\nVmRSS:\t 5 kB\n";
        assert_eq!(parse(status), Some(1_263_616));
        assert_eq!(parse("Name:\tzombie\n"), None);
    }

    // Other systems have no `/proc`.
    #[cfg(target_os = "linux")]
    #[test]
    fn sees_the_memory_of_a_process_with_these_arguments() {
        // A name that no other run of this test has.
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        let run = |argument: &OsStr| {
            let mut command = std::process::Command::new("sh");
            command.args(["-c", "sleep 1; true"]).arg(argument);
            watched(folder, || {
                command.status().is_ok_and(|status| status.success())
            })
        };
        assert!(matches!(run(folder.as_os_str()), (true, 1..)));
        assert_eq!(run(OsStr::new("another folder")), (true, 0));
    }
}
