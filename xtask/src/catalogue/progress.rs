//! Progress of a run on the standard error: a bar on a terminal, a line for each model elsewhere. Must not
//! know what is done.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;

use crate::console::eprint;

/// The width of the bar.
const WIDTH: usize = 30;

/// The progress of a number of tasks, which several threads report.
pub(super) struct Progress {
    what: &'static str,
    total: usize,
    done: Mutex<usize>,
    has_bar: bool,
}

impl Progress {
    /// `what` names the work on each, such as `check`.
    pub(super) fn new(what: &'static str, total: usize) -> Self {
        Self {
            what,
            total,
            done: Mutex::new(0),
            has_bar: std::io::stderr().is_terminal(),
        }
    }

    /// One more is done: `name`, with these words about it.
    pub(super) fn done(&self, name: &str, words: &str) {
        // A panic of another thread does not make the number wrong.
        let mut done = self
            .done
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        *done += 1;
        if self.has_bar {
            draw(&self.bar(*done, name));
        } else {
            let (what, total) = (self.what, self.total);
            eprint(&format!("{what} {done}/{total} {name}: {words}"));
        }
    }

    /// Removes the bar.
    pub(super) fn end(&self) {
        if self.has_bar {
            draw("\r\x1b[K");
        }
    }

    fn bar(&self, done: usize, name: &str) -> String {
        let full = (WIDTH * done)
            .checked_div(self.total)
            .unwrap_or(WIDTH)
            .min(WIDTH);
        let name: String = name.chars().take(WIDTH).collect();
        format!(
            "\r\x1b[K{} [{}{}] {done}/{} {name}",
            self.what,
            "#".repeat(full),
            " ".repeat(WIDTH - full),
            self.total
        )
    }
}

fn draw(text: &str) {
    let mut output = std::io::stderr().lock();
    // If this fails, there is no other place for output.
    let _ = write!(output, "{text}").and_then(|()| output.flush());
}

#[cfg(test)]
mod tests {
    use super::Progress;

    #[test]
    fn draws_a_bar() {
        let progress = Progress::new("generate", 3);
        assert_eq!(
            progress.bar(2, "lamps"),
            format!(
                "\r\x1b[Kgenerate [{}{}] 2/3 lamps",
                "#".repeat(20),
                " ".repeat(10)
            )
        );
        let none = Progress::new("generate", 0);
        assert!(none.bar(0, "").contains("0/0"));
    }
}
