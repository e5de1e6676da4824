//! The report of `cargo xtask diff`: as text, as JSON, and as an entry for a changelog.

use std::fmt::Write;

use hardy_codegen::diff::{Api, Change, Comparison, Unnamed, Wire};
use serde_json::json;

/// The version of the JSON report.
const SCHEMA: u32 = 1;
/// How many operations a line names.
const NAMED: usize = 3;

/// The changes, and how much of them is shown.
pub(crate) struct Shown<'a> {
    pub(crate) comparison: &'a Comparison,
    /// Changes that no chosen operation sees.
    pub(crate) outside: usize,
    /// The models.
    pub(crate) title: &'a str,
    /// Whether each change is accepted.
    pub(crate) accepted: &'a [bool],
    /// Whether to list the places whose documentation changed.
    pub(crate) documented: bool,
    /// Whether to name all operations.
    pub(crate) all: bool,
}

/// Whether a change belongs to a section.
type Belongs = fn(&Change) -> bool;

fn is_additive(change: &Change) -> bool {
    change.api == Api::Minor && change.wire <= Wire::Compatible
}

impl Shown<'_> {
    pub(crate) fn text(&self) -> String {
        let Comparison { changes, .. } = self.comparison;
        let mut text = format!("{}    {}\n\n", self.title, self.verdict());
        for (change, accepted) in changes.iter().zip(self.accepted) {
            let marks = [(change.review, " [review]"), (*accepted, " [accepted]")];
            let marks: String = marks
                .into_iter()
                .filter(|(is, _)| *is)
                .map(|(_, mark)| mark)
                .collect();
            let (api, wire, id) = (change.api.word(), change.wire.word(), change.id);
            let operations = self.operations(change);
            let message = &change.message;
            let _ = writeln!(
                text,
                "{api:<6}  {wire:<10}  {id}  {message}{operations}{marks}"
            );
            for line in self.beneath(change) {
                let _ = writeln!(text, "{:27}{line}", "");
            }
        }
        text.push_str(&self.closing());
        text.trim_end().to_owned()
    }

    pub(crate) fn json(&self) -> String {
        let changes = self.comparison.changes.iter().zip(self.accepted);
        let changes = changes.map(|(change, accepted)| {
            let mut value = json!(change);
            if let Some(object) = value.as_object_mut() {
                object.insert("accepted".to_owned(), json!(accepted));
            }
            value
        });
        let report = json!({
            "schema": SCHEMA,
            "title": self.title,
            "wire": self.comparison.wire(),
            "api": self.comparison.api(),
            "review": self.comparison.reviews(),
            "outside": self.outside,
            "changes": changes.collect::<Vec<_>>(),
            "documented": self.comparison.documented,
            "unnamed": {
                "added": self.comparison.unnamed.added,
                "removed": self.comparison.unnamed.removed,
            },
        });
        report.to_string()
    }

    pub(crate) fn markdown(&self) -> String {
        let mut text = format!("### {}\n\n{}\n", self.title, self.verdict());
        let (sections, rest) = self.sections();
        for (heading, changes) in sections {
            if !changes.is_empty() {
                let _ = write!(text, "\n#### {heading}\n\n{}", self.items(&changes));
            }
        }
        if !rest.is_empty() {
            let _ = write!(
                text,
                "\n<details><summary>Everything else ({})</summary>\n\n{}\n</details>\n",
                rest.len(),
                self.items(&rest)
            );
        }
        text.push_str(&self.closing());
        text.trim_end().to_owned()
    }

    /// The changes that users see as a list, those that break their code first.
    pub(crate) fn list(&self) -> String {
        let (sections, rest) = self.sections();
        let seen: Vec<&Change> = sections
            .into_iter()
            .flat_map(|(_, changes)| changes)
            .collect();
        self.items(if seen.is_empty() { &rest } else { &seen })
    }

    /// The changes in sections, which state what users have to do, and the changes of no section.
    fn sections(&self) -> ([(&'static str, Vec<&Change>); 3], Vec<&Change>) {
        let sections: [(&str, Belongs); 3] = [
            ("What your code must change", |change| {
                change.api == Api::Major
            }),
            ("What you can do now", is_additive),
            ("What the service does differently", |change| {
                change.api < Api::Major
                    && !is_additive(change)
                    && (change.wire >= Wire::Behaviour || change.review)
            }),
        ];
        let changes = &self.comparison.changes;
        let rest = changes
            .iter()
            .filter(|change| !sections.iter().any(|(_, belongs)| belongs(change)));
        let rest = rest.collect();
        let sections = sections.map(|(heading, belongs)| {
            let changes = changes.iter().filter(|change| belongs(change));
            (heading, changes.collect())
        });
        (sections, rest)
    }

    fn items(&self, changes: &[&Change]) -> String {
        changes.iter().map(|change| self.item(change)).collect()
    }

    fn verdict(&self) -> String {
        let (wire, api) = (self.comparison.wire().word(), self.comparison.api().word());
        format!(
            "wire: {wire}   API: {api}   review: {}",
            self.comparison.reviews()
        )
    }

    fn item(&self, change: &Change) -> String {
        let mut item = format!(
            "- {}{}\n",
            escaped(&change.message),
            self.operations(change)
        );
        for line in self.beneath(change) {
            let _ = writeln!(item, "  - {}", escaped(&line));
        }
        item
    }

    /// The operations that a change touches, unless it is one of an operation.
    fn operations(&self, change: &Change) -> String {
        let operations = &change.operations;
        let mut words = change.message.split(|c: char| !c.is_alphanumeric());
        let is_named = words.any(|word| operations.iter().any(|name| name == word));
        if operations.is_empty() || is_named {
            return String::new();
        }
        let named = if self.all { operations.len() } else { NAMED };
        let mut names: Vec<String> = operations.iter().take(named).cloned().collect();
        if operations.len() > named {
            names.push(format!("+{}", operations.len() - named));
        }
        format!(" ({})", names.join(", "))
    }

    fn beneath(&self, change: &Change) -> Vec<String> {
        let mut lines = change.consequences.clone();
        if self.documented && change.id == "D02" {
            lines.extend(self.comparison.documented.iter().cloned());
        }
        lines
    }

    fn closing(&self) -> String {
        let nothing = self.comparison.api() == Api::None && self.comparison.wire() == Wire::Same;
        let mut text = String::new();
        if nothing {
            text.push_str("\nNothing to regenerate: the code of the crate stays the same.\n");
        }
        text.push_str(&self.retainable());
        let unnamed = self.comparison.unnamed;
        if self.all && unnamed != Unnamed::default() {
            let Unnamed { added, removed } = unnamed;
            let _ = writeln!(
                text,
                "\nSimple shapes, lists and maps, which have no names in Rust: {added} added, {removed} removed."
            );
        }
        match self.outside {
            0 => {}
            1 => text.push_str("\n1 change outside of these operations.\n"),
            many => {
                let _ = writeln!(text, "\n{many} changes outside of these operations.");
            }
        }
        text
    }

    /// How to keep what code needs.
    fn retainable(&self) -> String {
        let changes = self.comparison.changes.iter().zip(self.accepted);
        let is_open = |(change, accepted): &(&Change, &bool)| change.retainable && !**accepted;
        match changes.filter(is_open).count() {
            0 => String::new(),
            1 => "\n1 of these can be kept: use --retain FILE\n".to_owned(),
            many => format!("\n{many} of these can be kept: use --retain FILE\n"),
        }
    }
}

/// A sentence in Markdown: types such as `Vec<String>` are no HTML. What is in back-quotes stays.
fn escaped(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(index, part)| match index % 2 {
        0 => part.replace('<', "\\<").replace('*', "\\*"),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("`")
}
