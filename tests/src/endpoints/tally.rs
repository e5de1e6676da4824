//! The results of many cases, for people.

use std::collections::BTreeMap;
use std::fmt;

/// How many cases passed, and which failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The number of cases.
    pub cases: usize,
    /// The cases that failed: model, case and differences.
    pub failures: Vec<String>,
    /// The number of cases that passed with earlier partitions of AWS alone.
    pub(super) earlier: usize,
    /// The number of services with cases.
    services: usize,
    /// The number of services with each form of rules.
    forms: BTreeMap<String, usize>,
}

impl Tally {
    /// No case yet, of a service with these forms of rules.
    pub(super) fn of_forms<'a>(forms: impl Iterator<Item = &'a str>) -> Self {
        Self {
            forms: forms.map(|form| (form.to_owned(), 1)).collect(),
            ..Self::default()
        }
    }

    /// Adds a case.
    pub(super) fn case(&mut self, model: &str, name: &str, differences: &[String]) {
        self.cases += 1;
        self.services = 1;
        if !differences.is_empty() {
            let differences = differences.join("; ");
            self.failures
                .push(format!("{model}: {name}: {differences}"));
        }
    }

    /// Adds the results of other cases.
    pub fn add(&mut self, other: Self) {
        self.cases += other.cases;
        self.earlier += other.earlier;
        self.services += other.services;
        self.failures.extend(other.failures);
        for (form, count) in other.forms {
            *self.forms.entry(form).or_default() += count;
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for failure in &self.failures {
            writeln!(out, "failed: {failure}")?;
        }
        write!(
            out,
            "{} endpoint tests of {} services",
            self.cases, self.services
        )?;
        for (form, count) in &self.forms {
            write!(out, ", {count} with a {form}")?;
        }
        match self.failures.len() {
            0 => write!(out, ": all passed")?,
            failed => write!(out, ": {failed} failed")?,
        }
        match self.earlier {
            0 => writeln!(out),
            earlier => writeln!(out, ", {earlier} with the partitions of earlier models"),
        }
    }
}
