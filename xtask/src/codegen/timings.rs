//! The time of each stage in a run, and the format of durations.

use std::time::{Duration, Instant};

/// The stages so far, in order; each ends when the next begins.
pub(super) struct Timings {
    begun: Vec<(&'static str, Instant)>,
    ended: Option<Instant>,
}

impl Timings {
    pub(super) fn starting_with(stage: &'static str) -> Self {
        Self {
            begun: vec![(stage, Instant::now())],
            ended: None,
        }
    }

    pub(super) fn begin(&mut self, stage: &'static str) {
        self.begun.push((stage, Instant::now()));
    }

    pub(super) fn end(&mut self) {
        self.ended = Some(Instant::now());
    }

    /// The time from the start of the first stage to the end, for people.
    pub(super) fn total(&self) -> String {
        let first = self.begun.first().map(|(_, begun)| *begun);
        display_duration(first.map_or(Duration::ZERO, |first| self.end_of_last() - first))
    }

    /// A line for each stage, in the order of their first start.
    pub(super) fn lines(&self) -> String {
        let begins = self.begun.iter().map(|(_, begun)| *begun).skip(1);
        let ends = begins.chain([self.end_of_last()]);
        let mut stages: Vec<(&str, Duration)> = Vec::new();
        for ((stage, begun), end) in self.begun.iter().zip(ends) {
            match stages.iter_mut().find(|(name, _)| name == stage) {
                Some((_, taken)) => *taken += end - *begun,
                None => stages.push((stage, end - *begun)),
            }
        }
        let lines = stages.iter().map(|(stage, taken)| {
            let milliseconds = taken.as_secs_f64() * 1000.0;
            format!("{stage:<8}{milliseconds:>9.1} ms")
        });
        lines.collect::<Vec<String>>().join("\n")
    }

    fn end_of_last(&self) -> Instant {
        self.ended.unwrap_or_else(Instant::now)
    }
}

/// A duration in a suitable unit, for people.
pub(crate) fn display_duration(duration: Duration) -> String {
    match duration.as_millis() {
        milliseconds @ ..10_000 => format!("{milliseconds} ms"),
        _ => format!("{:.1} s", duration.as_secs_f64()),
    }
}
