//! The table of all models, as Markdown or tab-separated values. Decides columns and their order.

use super::row::{COUNTS, Outcome, Row};

/// The format of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Markdown,
    /// Tab-separated values.
    Tsv,
}

/// The table, with a line for each row.
pub(super) fn table(rows: &[Row], format: Format) -> String {
    let headings = ["service", "protocol"].into_iter().chain(COUNTS);
    let headings = headings.chain(["rustc warnings", "ms", "result"]);
    let headings: Vec<String> = headings.map(str::to_owned).collect();
    let mut text = line(&headings, format);
    if format == Format::Markdown {
        let is_text = |heading: &str| ["service", "protocol", "result"].contains(&heading);
        let rules = headings.iter().map(|heading| match is_text(heading) {
            true => "---".to_owned(),
            false => "---:".to_owned(),
        });
        text.push_str(&line(&rules.collect::<Vec<_>>(), format));
    }
    text.extend(rows.iter().map(|row| line(&cells(row), format)));
    text
}

fn cells(row: &Row) -> Vec<String> {
    let mut cells = vec![row.name.clone()];
    match &row.outcome {
        Outcome::Written(written) => {
            cells.push(
                written
                    .protocol
                    .clone()
                    .unwrap_or_else(|| "none".to_owned()),
            );
            cells.extend(written.counts.iter().map(u64::to_string));
            let check = written.check.as_ref();
            cells.push(check.map_or_else(String::new, |check| check.warnings.to_string()));
        }
        Outcome::Failed(_) | Outcome::Skipped(_) => {
            cells.resize(cells.len() + COUNTS.len() + 2, String::new());
        }
    }
    cells.push(row.milliseconds.to_string());
    cells.push(match (&row.outcome, row.problem()) {
        (Outcome::Skipped(reason), _) => format!("skipped: {reason}"),
        (_, Some(problem)) => format!("failed: {problem}"),
        (_, None) => "fine".to_owned(),
    });
    cells
}

fn line(cells: &[String], format: Format) -> String {
    // A cell is one line in both formats.
    let cells = cells
        .iter()
        .map(|cell| cell.replace(['\n', '\r', '\t'], " "));
    match format {
        Format::Tsv => cells.collect::<Vec<_>>().join("\t") + "\n",
        Format::Markdown => {
            let cells = cells.map(|cell| cell.replace('\\', "\\\\").replace('|', "\\|"));
            format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
        }
    }
}
