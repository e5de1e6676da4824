//! The results of a service, as a line of a table and as differences. Decides when a step counts as equal.

use std::fmt::Write as _;

use super::alike::Alike;
use super::clients::Client;
use super::flow::Flow;
use super::pass::Done;

/// The lines of a step after which the others are only counted.
const MOST_LINES: usize = 40;

/// The results of one service.
#[derive(Debug, Default)]
pub(super) struct Row {
    service: String,
    protocol: String,
    listings: usize,
    pages: usize,
    items: usize,
    equal: usize,
    gaps: Vec<String>,
    /// What differs, by step.
    pub(super) differences: Vec<String>,
}

impl Row {
    /// The results of both passes of a flow, that of boto3 first.
    pub(super) fn new(
        flow: &Flow,
        protocol: &str,
        alike: &Alike<'_>,
        passes: &[Vec<Done>; 2],
    ) -> Self {
        let mut row = Self {
            service: flow.service.clone(),
            protocol: protocol.to_owned(),
            ..Self::default()
        };
        let [boto3, hardy] = passes;
        for (left, right) in boto3.iter().zip(hardy) {
            row.add(alike, left, right);
        }
        row
    }

    fn add(&mut self, alike: &Alike<'_>, boto3: &Done, hardy: &Done) {
        for done in [boto3, hardy] {
            self.listings += done.listed.runs;
            self.pages += done.listed.pages;
            let items = done.listed.hardy.as_ref();
            let items = items.and_then(|items| items.as_array());
            self.items += items.map_or(0, Vec::len);
        }
        let mut lines = Vec::new();
        for (done, name) in [boto3, hardy].iter().zip(Client::NAMES) {
            if !done.lines.is_empty() {
                lines.push(format!("  after changes by {name}:"));
                lines.extend(done.lines.iter().map(|line| format!("    {line}")));
            }
        }
        if boto3.is_gap && hardy.is_gap && lines.is_empty() {
            return self.gaps.push(boto3.title.clone());
        }
        let between = alike.differences(&boto3.operation, &boto3.result, &hardy.result);
        if !between.is_empty() {
            lines.push("  by either client:".to_owned());
            lines.extend(between.iter().map(|line| format!("    {line}")));
        }
        match lines.is_empty() {
            true => self.equal += 1,
            false => {
                let further = lines.len().saturating_sub(MOST_LINES);
                if further > 0 {
                    lines.truncate(MOST_LINES);
                    lines.push(format!("    and {further} lines"));
                }
                let lines = lines.join("\n");
                self.differences.push(format!("{}\n{lines}", boto3.title));
            }
        }
    }

    fn cells(&self) -> [String; 9] {
        let (differ, gaps) = (self.differences.len(), self.gaps.len());
        let counts = [
            self.equal + differ + gaps,
            self.listings,
            self.pages,
            self.items,
            self.equal,
            differ,
            gaps,
        ];
        let [a, b, c, d, e, f, g] = counts.map(|count| count.to_string());
        [
            self.service.clone(),
            self.protocol.clone(),
            a,
            b,
            c,
            d,
            e,
            f,
            g,
        ]
    }
}

/// The titles of the columns.
const TITLES: [&str; 9] = [
    "service", "protocol", "steps", "listings", "pages", "items", "equal", "differ", "gaps",
];

/// The table, and the gaps.
pub(super) fn table(rows: &[Row]) -> String {
    let mut lines = vec![TITLES.map(str::to_owned)];
    lines.extend(rows.iter().map(Row::cells));
    let widths: Vec<usize> = (0..TITLES.len())
        .map(|column| lines.iter().map(|cells| cells[column].len()).max())
        .map(Option::unwrap_or_default)
        .collect();
    let mut text = String::new();
    for cells in &lines {
        let mut line = String::new();
        for (column, (cell, width)) in cells.iter().zip(&widths).enumerate() {
            // Names to the left, numbers to the right.
            let padded = match column {
                0 | 1 => format!("{cell:<width$}  "),
                _ => format!("{cell:>width$}  "),
            };
            line.push_str(&padded);
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
    for row in rows {
        for gap in &row.gaps {
            let _ = writeln!(text, "gap of moto: {} {gap}", row.service);
        }
    }
    text
}
