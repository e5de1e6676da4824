//! Builds of programs: from an empty folder, and after a change. Measures their CPU time, and prints rows of
//! tables. Must not know the programs.

use std::fs;
use std::time::Duration;

use crate::Failure;
use crate::consumer::Program;

/// Removes the results of all builds.
pub(super) fn clean(program: &Program<'_>) -> Result<(), Failure> {
    let target = program.target();
    match target.exists() {
        true => {
            fs::remove_dir_all(&target).map_err(|error| Failure::disk("remove", &target, &error))
        }
        false => Ok(()),
    }
}

/// The CPU time of a build.
pub(super) fn time(program: &Program<'_>, words: &[&str]) -> Result<Duration, Failure> {
    let before = cpu_of_children().unwrap_or_default();
    program.cargo(words)?;
    Ok(cpu_of_children().unwrap_or_default().saturating_sub(before))
}

/// Makes cargo compile the source of the program again. Cargo goes by the time of the file.
pub(super) fn touch(program: &Program<'_>) -> Result<(), Failure> {
    let main = program.main();
    let text = fs::read(&main).map_err(|error| Failure::disk("read", &main, &error))?;
    fs::write(&main, text).map_err(|error| Failure::disk("write", &main, &error))
}

/// A row of a table.
pub(super) fn row(title: &str, cells: impl Iterator<Item = String>) -> String {
    let cells: String = cells.map(|cell| format!("{cell:>22}")).collect();
    format!("{title:<28}{cells}")
}

/// The middle of the times, in seconds.
pub(super) fn median(times: &[Duration]) -> f64 {
    let mut times = times.to_vec();
    times.sort_unstable();
    times
        .get(times.len() / 2)
        .map(Duration::as_secs_f64)
        .unwrap_or_default()
}

/// User and system time of all child processes that have ended.
pub(super) fn cpu_of_children() -> Option<Duration> {
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
}
