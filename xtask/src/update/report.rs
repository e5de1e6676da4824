//! What an update changes, for people and for a pull request. Must not decide what changes.

use std::fmt::Write;

use hardy_codegen::diff::{Api, Comparison, Wire};
use hardy_codegen::update::Sentence;

use super::dates::Dates;
use crate::arguments::UpdateFormat;
use crate::diff::report::Shown as Changes;

/// All of an update.
pub(super) struct Shown<'a> {
    /// The name of the crate.
    pub(super) name: &'a str,
    /// The displayed path of the model.
    pub(super) model: String,
    pub(super) dates: &'a Dates,
    pub(super) comparison: &'a Comparison,
    pub(super) sentences: &'a [Sentence],
    pub(super) overlays: &'a [String],
    pub(super) names: &'a [String],
    /// The old version of the crate and the new one, unless it stays.
    pub(super) version: Option<&'a (String, String)>,
    /// The old version of the crate.
    pub(super) current: &'a str,
    /// The files that change, displayed.
    pub(super) files: Vec<String>,
}

/// A list below a heading.
struct Section<'a> {
    heading: &'static str,
    lines: Vec<String>,
    shown: &'a dyn Fn(&str) -> String,
}

impl Shown<'_> {
    pub(super) fn report(&self, format: UpdateFormat) -> String {
        let title = self.title();
        let accepted = vec![false; self.comparison.changes.len()];
        let changes = Changes {
            comparison: self.comparison,
            outside: 0,
            title: &title,
            accepted: &accepted,
            documented: false,
            all: false,
        };
        match format {
            UpdateFormat::Text => self.text(&changes),
            UpdateFormat::Md => self.markdown(&changes),
        }
    }

    fn title(&self) -> String {
        let Self { name, dates, .. } = self;
        match (&dates.old, &dates.new) {
            (Some(old), Some(new)) => format!("{name} {old} → {new}"),
            _ => (*name).to_owned(),
        }
    }

    fn version(&self) -> String {
        match self.version {
            Some((old, new)) => format!("{old} → {new}"),
            None => format!("stays {}", self.current),
        }
    }

    fn text(&self, changes: &Changes<'_>) -> String {
        let mut text = changes.text();
        let _ = write!(text, "\n\nversion of the crate: {}\n", self.version());
        let plain = |line: &str| format!("  {line}");
        for section in self.sections(&plain, |sentence| {
            let (model, line) = (&self.model, sentence.line);
            let (_, item) = sentence.item.split_once('#').unwrap_or_default();
            format!("{model}:{line}: {item}: {}", plain_text(&sentence.text))
        }) {
            text.push_str(&section.text("", ":"));
        }
        text.trim_end().to_owned()
    }

    fn markdown(&self, changes: &Changes<'_>) -> String {
        let mut text = changes.markdown();
        let _ = write!(text, "\n\nVersion of the crate: {}\n", self.version());
        let item = |line: &str| format!("- {line}");
        for section in self.sections(&item, |sentence| {
            let (item, line) = (&sentence.item, sentence.line);
            format!("[ ] `{item}` (line {line}): {}", plain_text(&sentence.text))
        }) {
            text.push_str(&section.text("#### ", "\n"));
        }
        text.trim_end().to_owned()
    }

    fn sections<'a>(
        &self,
        shown: &'a dyn Fn(&str) -> String,
        sentence: impl Fn(&Sentence) -> String,
    ) -> [Section<'a>; 4] {
        let section = |heading, lines| Section {
            heading,
            lines,
            shown,
        };
        [
            section("Rules of overlays to look at", self.overlays.to_vec()),
            section(
                "Pinned names, because new items want them",
                self.names.to_vec(),
            ),
            section(
                "Documentation made from names, to improve",
                self.sentences.iter().map(sentence).collect(),
            ),
            section("Files", self.files.clone()),
        ]
    }
}

impl Section<'_> {
    /// The heading between `before` and `after`, and the list; nothing without an entry.
    fn text(&self, before: &str, after: &str) -> String {
        if self.lines.is_empty() {
            return String::new();
        }
        let mut text = format!("\n{before}{}{after}\n", self.heading);
        for line in &self.lines {
            let _ = writeln!(text, "{}", (self.shown)(line));
        }
        text
    }
}

/// How many lines an error has below its first one.
const NAMED: usize = 10;

/// The first lines of a list, each indented on a line of its own, and how many more there are.
pub(super) fn first_lines(lines: &[String]) -> String {
    let mut text: String = lines
        .iter()
        .take(NAMED)
        .map(|line| format!("\n  {line}"))
        .collect();
    if lines.len() > NAMED {
        let _ = write!(text, "\n  and {} more", lines.len() - NAMED);
    }
    text
}

/// The entry of the changelog.
pub(super) fn entry(
    name: &str,
    version: Option<&(String, String)>,
    dates: &Dates,
    comparison: &Comparison,
) -> String {
    let version = version
        .map(|(_, new)| format!(" {new}"))
        .unwrap_or_default();
    let model = match &dates.new {
        Some(date) => format!("the model of {date}"),
        None => "a new model".to_owned(),
    };
    let accepted = vec![false; comparison.changes.len()];
    let changes = Changes {
        comparison,
        outside: 0,
        title: "",
        accepted: &accepted,
        documented: false,
        all: false,
    };
    let list = match changes_nothing(comparison) {
        true => "- Nothing changes for users.\n".to_owned(),
        false => changes.list(),
    };
    format!("### `{name}`{version}: {model}\n\n{list}")
}

/// Documentation without its tags, which are `p`, `code` and `a`.
fn plain_text(documentation: &str) -> String {
    let text = documentation.replace("<code>", "`").replace("</code>", "`");
    let text = text.replace("<a>", "`").replace("</a>", "`");
    text.replace("<p>", "").replace("</p>", "")
}

/// Whether the crate stays as it is for its users.
fn changes_nothing(comparison: &Comparison) -> bool {
    comparison.api() == Api::None && comparison.wire() == Wire::Same
}
