//! The front page of a new crate: its operations, how to call them, how to change the crate, and what is
//! missing before it can be published. Must not know how a call becomes Rust.

use super::example::{does, path};
use super::words::words;
use crate::emit::example_call;
use crate::ir::{Crate, Operation};
use crate::text::markdown;

/// The text. `shown` is the operation that the example calls, `model` the path of the model in the crate.
pub(super) fn text(krate: &Crate, shown: Option<&Operation>, model: &str) -> String {
    let name = &krate.manifest.name;
    let mut page = format!(
        "# {name}\n\n{}\n\n{}{}\n{}\n",
        headline(krate),
        operations(krate),
        waiters(krate),
        calls(krate, shown)
    );
    let commands = commands(&[
        (
            &format!("hardy operations {model}"),
            "list what can be added",
        ),
        (
            "hardy codegen",
            "generate again, after a change of crate.json",
        ),
        (
            "hardy codegen --check",
            "show whether the generated files are up to date",
        ),
    ]);
    page.push_str(&format!("{CHANGES}\n{commands}\n"));
    page.push_str(&CHANGES_ELSEWHERE.replace("CRATE", name));
    let commands = self::commands(&[
        (
            "hardy update NEW_MODEL.json --dry-run",
            "show what changes for users, and the next version",
        ),
        (
            "hardy update NEW_MODEL.json",
            "write the model, the crate, its version and CHANGELOG.md",
        ),
    ]);
    let words = words(krate);
    let next_model = words.next_model;
    page.push_str(&format!("\n{UPDATES}{next_model}\n\n{commands}\n"));
    page.push_str(&UPDATES_ELSEWHERE.replace("CRATE", name));
    page.push('\n');
    page.push_str(&PUBLISHING.replace("LICENCE", words.licence));
    page
}

/// A block of commands, each with what it does.
fn commands(lines: &[(&str, &str)]) -> String {
    let width = lines.iter().map(|(command, _)| command.len()).max();
    let width = width.unwrap_or_default();
    let lines = lines
        .iter()
        .map(|(command, does)| format!("{command:width$}    {does}\n"));
    format!("```text\n{}```\n", lines.collect::<String>())
}

fn headline(krate: &Crate) -> String {
    let client = krate.client.as_ref();
    let service = client.map_or(krate.manifest.name.as_str(), |client| &client.title);
    let count = match krate.operations.len() {
        1 => "one operation".to_owned(),
        count => format!("{count} operations"),
    };
    format!(
        "A Rust client for {count} of {service}.\n{}",
        words(krate).origin
    )
}

/// A table of the operations.
fn operations(krate: &Crate) -> String {
    let mut table = String::from("| operation | does |\n|---|---|\n");
    for operation in &krate.operations {
        // Links to items of the crate lead nowhere here.
        let mut does = markdown::without_items(&operation.summary);
        if operation.pagination.is_some() {
            does.push_str(" Paginated.");
        }
        if operation.exchange.is_none() {
            does.push_str(" Cannot be called yet: its documentation has the reason.");
        }
        table.push_str(&format!(
            "| `{}` | {} |\n",
            operation.model_name,
            does.trim()
        ));
    }
    table
}

/// The waiters, if there are any.
fn waiters(krate: &Crate) -> String {
    let waits = krate.client.iter().flat_map(|client| &client.waits);
    let names: Vec<String> = waits.map(|wait| format!("`{}`", wait.name)).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("\nWaiters: {}.\n", names.join(", ")),
    }
}

fn calls(krate: &Crate, shown: Option<&Operation>) -> String {
    let name = &krate.manifest.name;
    let mut text = format!(
        "## Calling it\n\n\
         The client needs Rust 1.85 and a runtime of tokio. In the manifest of your program, with the path of this\n\
         folder from there:\n\n\
         ```toml\n[dependencies]\n{name} = {{ path = \"{name}\" }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n```\n"
    );
    let Some((call, operation)) = shown.and_then(example_call).zip(shown) else {
        return text;
    };
    let (module, file) = (&operation.module, path(operation));
    let does = does(operation);
    text.push_str(&format!(
        "\nIn an async function that returns a `Result`:\n\n```rust\n{}\n```\n\n\
         `cargo run --example {module}` {does} ([source]({file})).\n\
         {}\n",
        call.join("\n"),
        words(krate).settings,
    ));
    text
}

const CHANGES: &str = "\
## Changing it

Hardy writes `src/`, `runtime/`, `Cargo.toml` and `api.txt`; do not edit them. `README.md`, `examples/`, `crate.json`
and `model/` are yours. Run these commands in this folder:
";

const CHANGES_ELSEWHERE: &str = "\
To add operations, add their names to `operations` in `crate.json`. From another folder, the command is
`hardy codegen --settings CRATE/crate.json --out CRATE`.
";

const UPDATES: &str = "\
## Taking a new model

Commit this folder, ";

const UPDATES_ELSEWHERE: &str = "\
It refuses a model with which calls would fail. From another folder, the command is
`hardy update NEW_MODEL.json --settings CRATE/crate.json --out CRATE`.
";

const PUBLISHING: &str = "\
## Before you publish it

- Add `license` to `crate.json`. LICENCE
- Add `repository` there, raise `version`, and write a `description` of your own if you like. Then run `hardy codegen`.
- `runtime/` has copies of Hardy's packages, so that the crate builds anywhere, by its path or from a git repository.
  Cargo publishes no crate whose path dependencies are in no registry. When Hardy's packages are in it, leave the
  copies out: `hardy codegen --settings crate.json --out . --runtime VERSION`. Before that, the copies have to be
  published, too: under the names in their manifests, without `publish = false`, and with their versions added to the
  dependencies in `Cargo.toml`, which the next run of Hardy removes again.
";
