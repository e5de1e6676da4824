//! The table of operations, 100 columns wide. Must not decide which operations are in it.

use hardy_codegen::{OperationOverview, Overview};

use crate::diagnostics::{counted, grouped};

/// The number of columns.
const WIDTH: usize = 100;
/// The longest name that moves the other columns; further ones move only their own line.
const LONGEST: usize = 40;
/// The widths of the numbers.
const LINES: usize = 7;
const SHAPES: usize = 6;
/// The most reasons below the table.
const REASONS: usize = 3;

/// A line for each operation, below a heading.
pub(super) fn table(operations: &[&OperationOverview]) -> String {
    let names = operations.iter().map(|operation| operation.name.len());
    let width = names.filter(|length| *length <= LONGEST).max();
    let width = width.unwrap_or_default().max("OPERATION".len());
    let heading = row(width, "OPERATION", "LINES", "SHAPES", "");
    let rows = operations.iter().map(|operation| {
        row(
            width,
            &operation.name,
            &grouped(operation.lines),
            &grouped(operation.shapes),
            &notes(operation),
        )
    });
    let lines: Vec<String> = [heading].into_iter().chain(rows).collect();
    lines.join("\n")
}

fn row(width: usize, name: &str, lines: &str, shapes: &str, notes: &str) -> String {
    let row = format!("{name:width$} {lines:>LINES$} {shapes:>SHAPES$}  {notes}");
    shortened(row.trim_end())
}

/// What is worth knowing about an operation: what stands in its way first, what it does last.
fn notes(operation: &OperationOverview) -> String {
    if let Some(obstacle) = &operation.obstacle {
        return format!("(not callable yet) {}", plain(obstacle));
    }
    let marks = [
        (operation.is_deprecated, "(deprecated) "),
        (operation.is_paginated, "(paginated) "),
    ];
    let marks = marks.iter().filter(|(has, _)| *has);
    let marks: String = marks.map(|(_, mark)| *mark).collect();
    marks + &operation.summary
}

/// A reason without the namespaces of shapes.
fn plain(reason: &str) -> String {
    let words = reason.split(' ').map(|word| {
        let name = word.rsplit('#').next().unwrap_or(word);
        name.replace('`', "")
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A line that fits into the table.
fn shortened(line: &str) -> String {
    if line.chars().count() <= WIDTH {
        return line.to_owned();
    }
    let kept: String = line.chars().take(WIDTH - 1).collect();
    format!("{}…", kept.trim_end())
}

/// The lines below the table.
pub(super) fn total(overview: &Overview, shown: &[&OperationOverview]) -> String {
    let all = &overview.operations;
    let count = |is: fn(&OperationOverview) -> bool| all.iter().filter(|one| is(one)).count();
    let paginated = count(|one| one.is_paginated);
    let not_callable = count(|one| one.obstacle.is_some());
    let mut text = format!(
        "\n{}: {}, {} paginated, {} not callable yet",
        overview.crate_name,
        counted(all.len(), "operation"),
        grouped(paginated),
        grouped(not_callable),
    );
    if shown.len() < all.len() {
        text.push_str(&format!("; {} shown", grouped(shown.len())));
    }
    if !overview.has_client && not_callable < all.len() {
        text.push_str("\nHardy has no client for this service yet: it cannot sign its requests, or has no endpoint rules");
    }
    let mut obstacles: Vec<&String> = all.iter().filter_map(|one| one.obstacle.as_ref()).collect();
    obstacles.dedup();
    for obstacle in obstacles.iter().take(REASONS) {
        text.push_str(&format!("\nnot callable yet: {}", plain(obstacle)));
    }
    text.push_str(&format!(
        "\nLINES: the operation with all types that it reaches. A crate has at least {} more,\n\
         and one of all operations has {}.",
        grouped(overview.shared_lines),
        grouped(overview.lines),
    ));
    text
}
