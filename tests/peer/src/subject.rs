//! One of those that are compared: a name, and what it does in one run. Knows neither a clock nor
//! a counter.

use std::hint::black_box;

/// One of those that are compared.
pub struct Subject {
    /// What it is called in a table.
    pub name: &'static str,
    batch: Box<dyn Fn(usize) -> Batch>,
}

/// Some runs, for which all has been prepared.
pub type Batch = Box<dyn FnOnce()>;

impl Subject {
    /// `prepare` makes what a run uses up. `run` is what counts, and so is dropping what it gives.
    pub(crate) fn new<I: 'static, O>(
        name: &'static str,
        prepare: impl Fn() -> I + 'static,
        run: impl Fn(I) -> O + Copy + 'static,
    ) -> Self {
        let batch = Box::new(move |runs| {
            let inputs: Vec<I> = (0..runs).map(|_| prepare()).collect();
            let batch = move || {
                for input in inputs {
                    drop(black_box(run(black_box(input))));
                }
            };
            Box::new(batch) as Batch
        });
        Self { name, batch }
    }

    /// Prepares some runs. What has to be measured is calling it.
    pub fn batch(&self, runs: usize) -> Batch {
        (self.batch)(runs)
    }
}
