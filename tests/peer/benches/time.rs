//! How long each subject takes. Machines are seldom quiet, so the subjects take turns, and what
//! counts is the median of many rounds, as a multiple of Hardy's.

use std::time::{Duration, Instant};

use hardy_peer::{Subject, contests};

const ROUNDS: usize = 400;

/// How long a round of one subject lasts, about.
const ROUND: Duration = Duration::from_millis(1);

/// Runs between two looks at the clock. Many, and the inputs prepared for them would push each other
/// out of the caches, as no program has it; few, and looking at the clock would count.
const RUNS: usize = 5;

fn main() {
    for contest in contests() {
        println!("{}", contest.title);
        compare(&contest.subjects);
    }
}

fn compare(subjects: &[Subject]) {
    let batches: Vec<usize> = subjects.iter().map(batches_of_a_round).collect();
    let mut times = vec![Vec::with_capacity(ROUNDS); subjects.len()];
    for _ in 0..ROUNDS {
        for ((subject, batches), times) in subjects.iter().zip(&batches).zip(&mut times) {
            times.push(time(subject, *batches));
        }
    }
    let measured: Vec<(f64, f64)> = times.into_iter().map(least_and_median).collect();
    println!(
        "{:<12} {:>10} {:>7} {:>10} {:>7}",
        "", "median", "ratio", "least", "ratio"
    );
    for (subject, (least, median)) in subjects.iter().zip(&measured) {
        println!(
            "{:<12} {median:>7.2} µs {:>6.2}× {least:>7.2} µs {:>6.2}×",
            subject.name,
            median / measured[0].1,
            least / measured[0].0,
        );
    }
    println!();
}

/// Microseconds that one run takes.
fn time(subject: &Subject, batches: usize) -> f64 {
    let time_batch = |_| {
        let batch = subject.batch(RUNS);
        let start = Instant::now();
        batch();
        start.elapsed()
    };
    let taken: Duration = (0..batches).map(time_batch).sum();
    taken.as_secs_f64() * 1e6 / (batches * RUNS) as f64
}

/// Also warms the subject up.
fn batches_of_a_round(subject: &Subject) -> usize {
    let (_, microseconds) = least_and_median((0..100).map(|_| time(subject, 1)).collect());
    (ROUND.as_secs_f64() * 1e6 / microseconds) as usize / RUNS + 1
}

fn least_and_median(mut times: Vec<f64>) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    (times[0], times[times.len() / 2])
}
