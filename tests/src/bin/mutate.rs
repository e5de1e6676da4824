//! The program of `cargo xtask mutate`. The arguments `FIRST COUNT FILE…` check COUNT mutants of
//! each model, from the seed FIRST. Exit codes: 0 no mistake of the generator, 1 a mistake, 2
//! unusable file.
//!
//! The current mutant is in `target/mutants/`, so that it remains even if it ends this program. A
//! mutant with a finding stays there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use hardy_tests::mutate::{Count, Finding, run};
use serde_json::Value;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [first, count, files @ ..] = words.as_slice() else {
        eprintln!("error: FIRST COUNT FILE… are missing");
        return ExitCode::from(2);
    };
    let (Ok(first), Ok(count)) = (first.parse::<u64>(), count.parse::<u64>()) else {
        eprintln!("error: `{first}` or `{count}` is no number");
        return ExitCode::from(2);
    };
    // A panic is a finding, and reported as one.
    std::panic::set_hook(Box::new(|_| {}));
    let seeds = first..first.saturating_add(count);
    let mut worst = 0;
    for file in files {
        let code = match mutate(Path::new(file), seeds.clone()) {
            Ok(Ok(count)) => {
                let Count { crates, refused } = count;
                println!("{file}: {crates} mutants became crates, {refused} were refused");
                0
            }
            Ok(Err(finding)) => {
                println!("FAILED {file}: {finding}");
                report(&finding);
                1
            }
            Err(error) => {
                eprintln!("error: {file}: {error}");
                2
            }
        };
        worst = worst.max(code);
    }
    ExitCode::from(worst)
}

type Judged = Result<Count, Box<Finding>>;

fn mutate(file: &Path, seeds: std::ops::Range<u64>) -> io::Result<Judged> {
    let text = fs::read_to_string(file)?;
    let model: Value = serde_json::from_str(&text)?;
    let place = place("running.json");
    let judged = run(&model, seeds, &mut |mutant| {
        if let Err(error) = fs::write(&place, &mutant.text) {
            eprintln!("error: {}: {error}", place.display());
        }
    });
    // It has printed the error.
    let _ = fs::remove_file(&place);
    Ok(judged)
}

/// Writes the mutant to a file, to go with a report of the mistake.
fn report(finding: &Finding) {
    let place = place(&format!("{}.json", finding.mutant.seed));
    match fs::write(&place, &finding.mutant.text) {
        Ok(()) => println!("    the model: {}", place.display()),
        Err(error) => eprintln!("error: {}: {error}", place.display()),
    }
}

fn place(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/mutants");
    // If creating the folder fails, writing the file reports it.
    let _ = fs::create_dir_all(&folder);
    folder.join(name)
}
