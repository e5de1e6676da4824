//! What generating costs, stage by stage: milliseconds, and memory beside the size of the model.
//! `cargo xtask profile FILE…` ends up here. Prints a row per model; says with exit code 1 that one
//! took too much memory for its size, or too long. Knows nothing of what is generated.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use hardy_codegen::{Options, Source, generate};

/// What a run may take at its peak, files that it gives included, as a multiple of the model's file …
const MOST_MEMORY: f64 = 10.0;

/// … and, in bytes, what it may take for however small a model.
const LEAST_MEMORY: f64 = 3e5;

/// How many times as long as the quickest model one may take for each byte that is read or written.
/// Real models differ by a factor of three, since members cost more than documentation. What grows
/// with the square of the size shows where one model has a hundred times the size of another.
const SLOWEST: f64 = 6.0;

/// How often each model is generated; the quickest run of each stage counts.
const RUNS: usize = 5;

const STAGES: [&str; 4] = ["parse", "plan", "emit", "format"];

fn main() -> ExitCode {
    // Cargo passes flags of its own harness.
    let arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let files: Vec<PathBuf> = arguments
        .filter(|argument| !argument.to_string_lossy().starts_with("--"))
        .collect();
    println!(
        "{:<36} {:>7} {:>7} {:>8} {:>8} {:>8} {:>8} {:>9} {:>8}",
        "model", "MB", "out", "parse", "plan", "emit", "format", "ms per MB", "memory"
    );
    let mut rows = Vec::new();
    for file in files {
        match measure(&file) {
            Ok(measured) => {
                println!("{}", measured.row());
                rows.push(measured);
            }
            Err(error) => {
                eprintln!("error: {error}");
                return ExitCode::from(2);
            }
        }
    }
    let complaints = complaints(&rows);
    for complaint in &complaints {
        eprintln!("{complaint}");
    }
    ExitCode::from(u8::from(!complaints.is_empty()))
}

/// What is wrong with the models, a line each.
fn complaints(rows: &[Measured]) -> Vec<String> {
    let quickest = rows.iter().map(Measured::pace).fold(f64::MAX, f64::min);
    let mut complaints = Vec::new();
    for row in rows {
        if row.peak > LEAST_MEMORY.max(MOST_MEMORY * 1e6 * row.megabytes) {
            complaints.push(format!(
                "{}: more memory than {MOST_MEMORY} times its file",
                row.name
            ));
        }
        if row.pace() > SLOWEST * quickest {
            complaints.push(format!(
                "{}: {:.0} ms for each MB read or written, where another model takes {quickest:.0}",
                row.name,
                row.pace()
            ));
        }
    }
    complaints
}

struct Measured {
    name: String,
    megabytes: f64,
    /// Megabytes of the files that were made.
    written: f64,
    stages: [Duration; 4],
    /// Bytes at the peak.
    peak: f64,
}

impl Measured {
    fn row(&self) -> String {
        let stages = self.stages.map(|stage| stage.as_secs_f64() * 1000.0);
        let [parse, plan, emit, format] = stages.map(|stage| format!("{stage:.1} ms"));
        format!(
            "{:<36} {:>7.2} {:>7.2} {parse:>8} {plan:>8} {emit:>8} {format:>8} {:>9.1} {:>7.1}×",
            self.name,
            self.megabytes,
            self.written,
            self.milliseconds() / self.megabytes,
            self.peak / 1e6 / self.megabytes
        )
    }

    fn milliseconds(&self) -> f64 {
        self.stages.iter().sum::<Duration>().as_secs_f64() * 1000.0
    }

    /// Milliseconds for each megabyte that is read or written.
    fn pace(&self) -> f64 {
        self.milliseconds() / (self.megabytes + self.written)
    }
}

fn measure(file: &Path) -> Result<Measured, String> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| format!("cannot read `{}`: {error}", file.display()))?;
    let name = file.file_name().unwrap_or(file.as_os_str());
    let source = Source {
        name: name.to_string_lossy().into_owned(),
        text,
    };
    let size = source.text.len() as f64;
    let sources = [source];
    let runs: Result<Vec<[Duration; 4]>, String> = (0..RUNS).map(|_| time(&sources)).collect();
    let mut quickest = [Duration::MAX; 4];
    for run in runs? {
        for (quickest, stage) in quickest.iter_mut().zip(run) {
            *quickest = (*quickest).min(stage);
        }
    }
    let mut written = 0;
    let allocated = allocation_counter::measure(|| {
        if let Ok(generated) = generate(&sources, &Options::default(), &mut |_| {}) {
            written = generated.files.iter().map(|file| file.text.len()).sum();
        }
    });
    Ok(Measured {
        name: sources[0].name.clone(),
        megabytes: size / 1e6,
        written: written as f64 / 1e6,
        stages: quickest,
        peak: allocated.bytes_max as f64,
    })
}

/// How long each stage of one run took.
fn time(sources: &[Source]) -> Result<[Duration; 4], String> {
    let mut begun: Vec<(&'static str, Instant)> = Vec::new();
    generate(sources, &Options::default(), &mut |stage| {
        begun.push((stage, Instant::now()));
    })
    .map_err(|report| report.to_string())?;
    begun.push(("end", Instant::now()));
    Ok(STAGES.map(|stage| {
        let stages = begun.windows(2).filter(|pair| pair[0].0 == stage);
        stages.map(|pair| pair[1].1 - pair[0].1).sum()
    }))
}
