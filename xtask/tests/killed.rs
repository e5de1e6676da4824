//! Runs that are killed from outside at any moment: the crate is the old one, the new one, or one
//! that the next run completes.
//!
//! Unit tests of `write` check the state after each step of a run. Here the system kills the
//! program at any moment.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::{sleep, yield_now};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A crate of many files.
const MODEL: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../model/multipartyapproval.json"
);

/// The operation that the small crate has; the large one has all.
const ONE: [&str; 2] = ["--operations", "ListSessions"];

/// Files by path.
type Tree = BTreeMap<PathBuf, Vec<u8>>;

#[test]
fn survives_kills() {
    let counts = kill(16);
    eprintln!("{counts}");
}

#[test]
#[ignore = "takes a minute; `cargo xtask ci --full` runs it"]
fn survives_two_hundred_kills() {
    let counts = kill(200);
    eprintln!("{counts}");
    assert!(counts.within > 0, "no kill hit the writing: {counts}");
}

/// How many kills hit a run where.
#[derive(Default)]
struct Counts {
    /// Before it had begun to write.
    before: usize,
    /// Before it changed the crate.
    gathering: usize,
    /// While it wrote, gathering included.
    within: usize,
    /// Once all was written, or the run had ended.
    after: usize,
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            before,
            gathering,
            within,
            after,
        } = self;
        write!(
            f,
            "kills: {before} before writing, {within} within ({gathering} of them while files \
                   were gathered), {after} after"
        )
    }
}

/// A crate on the disk, and the two states between which runs change it.
struct Trial {
    folder: TempDir,
    small: Tree,
    large: Tree,
    /// The time until a run begins to write.
    until_writing: Duration,
    /// How long it writes.
    writing: Duration,
}

impl Trial {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut trial = Self {
            folder,
            small: Tree::new(),
            large: Tree::new(),
            until_writing: Duration::ZERO,
            writing: Duration::ZERO,
        };
        trial.finish(&[]);
        trial.large = tree(&trial.out());
        trial.finish(&ONE);
        trial.small = tree(&trial.out());
        assert!(trial.large.len() > trial.small.len() + 50);
        trial.measure();
        trial
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("crate")
    }

    fn staging(&self) -> PathBuf {
        self.folder.path().join(".crate.hardy-staging")
    }

    fn start(&self, operations: &[&str]) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .args(["codegen", "--model", MODEL, "--out"])
            .arg(self.out())
            .args(operations)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.spawn().expect("it can be started")
    }

    /// A complete run.
    fn finish(&self, operations: &[&str]) {
        let status = self.start(operations).wait().expect("it ends");
        assert!(status.success(), "{status}");
    }

    /// Waits until a run begins to write, or ends.
    fn wait_for_writing(&self, run: &mut Child) {
        while !self.staging().exists() && run.try_wait().expect("it is ours").is_none() {
            yield_now();
        }
    }

    /// Measures the parts of a run; the longest of several runs.
    fn measure(&mut self) {
        for _ in 0..3 {
            self.restore(&self.small);
            let begun = Instant::now();
            let mut run = self.start(&[]);
            self.wait_for_writing(&mut run);
            self.until_writing = self.until_writing.max(begun.elapsed());
            let begun = Instant::now();
            run.wait().expect("it ends");
            self.writing = self.writing.max(begun.elapsed());
        }
    }

    /// Restores the folder to its state before a run.
    fn restore(&self, state: &Tree) {
        let out = self.out();
        fs::remove_dir_all(&out).expect("it is there");
        for (path, bytes) in state {
            let place = out.join(path);
            fs::create_dir_all(place.parent().expect("it is in a folder")).expect("a folder");
            fs::write(place, bytes).expect("a file");
        }
    }

    /// Starts a run and kills it. Three of four are killed once they write; the others anywhere.
    fn kill(&self, number: u32, operations: &[&str]) {
        // Steps of the golden section, which cover the time evenly for any number of steps.
        let share = (f64::from(number) * 0.618_033_988_749_895).fract();
        let mut run = self.start(operations);
        if number.is_multiple_of(4) {
            sleep((self.until_writing + self.writing).mul_f64(1.1 * share));
        } else {
            self.wait_for_writing(&mut run);
            let wait = self.writing.mul_f64(share);
            let begun = Instant::now();
            // Sleeping is too coarse for so short a time.
            while begun.elapsed() < wait {
                yield_now();
            }
        }
        // A run that has ended already cannot be killed any more.
        let _ = run.kill();
        run.wait().expect("it ends");
    }

    /// Asserts the state after a killed run from `old` to `new`, and counts it.
    fn judge(&self, old: &Tree, new: &Tree, counts: &mut Counts) {
        let now = tree(&self.out());
        let has_begun = self.staging().exists();
        let is_under_way = self.staging().join("journal.json").exists();
        let manifest = now.get(Path::new("Cargo.toml"));
        assert!(manifest.is_some(), "`Cargo.toml` is gone");
        for (path, bytes) in &now {
            let is_whole = [old, new]
                .iter()
                .any(|state| state.get(path) == Some(bytes));
            assert!(is_whole, "{} is neither old nor new", path.display());
        }
        if !is_under_way {
            assert!(now == *old || now == *new, "neither crate, and no journal");
        }
        match (has_begun, now == *old) {
            (true, unchanged) => {
                counts.within += 1;
                counts.gathering += usize::from(unchanged && !is_under_way);
            }
            (false, true) => counts.before += 1,
            (false, false) => counts.after += 1,
        }
    }
}

fn kill(times: u32) -> Counts {
    let trial = Trial::new();
    let mut counts = Counts::default();
    for number in 0..times {
        // Growing and shrinking in turn: the one adds files, the other removes them.
        let (old, new, operations) = match number / 4 % 2 {
            0 => (&trial.small, &trial.large, &[][..]),
            _ => (&trial.large, &trial.small, &ONE[..]),
        };
        trial.restore(old);
        trial.kill(number, operations);
        trial.judge(old, new, &mut counts);
        trial.finish(operations);
        assert!(
            tree(&trial.out()) == *new,
            "the next run makes another crate"
        );
        let names = fs::read_dir(trial.folder.path()).expect("it is there");
        assert_eq!(names.count(), 1, "something is left over beside the crate");
    }
    counts
}

fn tree(folder: &Path) -> Tree {
    let mut files = Tree::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(place) = pending.pop() {
        for entry in fs::read_dir(&place).expect("it can be read") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                pending.push(path);
            } else {
                let inner = path.strip_prefix(folder).expect("it is inside");
                files.insert(inner.to_owned(), fs::read(&path).expect("it can be read"));
            }
        }
    }
    files
}
