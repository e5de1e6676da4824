//! How cases end, whatever they are cases of, and how many ended how.

use std::fmt;
use std::io::{self, Write};

/// How a case ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All expectations of the case are met.
    Passed,
    /// Some are not: each difference, with the expected and the actual value.
    Failed(Vec<String>),
    /// The case cannot be run, for this reason.
    Skipped(String),
}

impl Verdict {
    /// Prints how the case that `what` names ended, unless it passed.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn print(&self, what: impl fmt::Display, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Passed => Ok(()),
            Self::Skipped(reason) => writeln!(out, "skipped {what}: {reason}"),
            Self::Failed(differences) => {
                writeln!(out, "FAILED {what}")?;
                for line in differences.iter().flat_map(|difference| difference.lines()) {
                    writeln!(out, "    {line}")?;
                }
                Ok(())
            }
        }
    }
}

/// How many cases passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The run was completed.
    pub passed: usize,
    /// Something else was done.
    pub failed: usize,
    /// Not run.
    pub skipped: usize,
}

impl Count {
    /// Counts one more case.
    pub fn add(&mut self, verdict: &Verdict) {
        match verdict {
            Verdict::Passed => self.passed += 1,
            Verdict::Failed(_) => self.failed += 1,
            Verdict::Skipped(_) => self.skipped += 1,
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            passed,
            failed,
            skipped,
        } = self;
        write!(f, "{passed} passed, {failed} failed, {skipped} skipped")
    }
}
