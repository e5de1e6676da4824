//! The front page of a new crate: its operations, how to call them, how to change the crate, and what is
//! missing before it can be published. Must not know how a call becomes Rust.

use super::{example_path, lists};
use crate::emit::example_call;
use crate::ir::{Crate, Operation};

/// The text. `shown` is the operation that the example calls, `model` the path of the model in the crate.
pub(super) fn text(krate: &Crate, shown: Option<&Operation>, model: &str) -> String {
    let name = &krate.manifest.name;
    let mut page = format!(
        "# {name}\n\n{}\n\n{}\n{}\n",
        headline(krate),
        operations(krate),
        calls(krate, shown)
    );
    let chapters = [CHANGES, UPDATES, PUBLISHING].join("\n");
    page.push_str(&chapters.replace("MODEL", model).replace("CRATE", name));
    page
}

fn headline(krate: &Crate) -> String {
    let client = krate.client.as_ref();
    let service = client.map_or(krate.manifest.name.as_str(), |client| &client.title);
    let count = match krate.operations.len() {
        1 => "one operation".to_owned(),
        count => format!("{count} operations"),
    };
    format!(
        "A Rust client for {count} of {service}, which Hardy generated from the model that AWS publishes. Its\n\
         documentation is in the code: `cargo doc --open`. Unofficial: not affiliated with or endorsed by AWS."
    )
}

/// A table of the operations.
fn operations(krate: &Crate) -> String {
    let mut table = String::from("| operation | does |\n|---|---|\n");
    for operation in &krate.operations {
        let mut does = cell(&operation.summary);
        if operation.pagination.is_some() {
            does.push_str(" Paginated.");
        }
        if operation.exchange.is_none() {
            does.push_str(" Cannot be called yet: its documentation has the reason.");
        }
        table.push_str(&format!("| `{}` | {} |\n", operation.model_name, does.trim()));
    }
    table
}

/// A sentence of the documentation in a table: without links to items of the crate, which lead nowhere here.
fn cell(markdown: &str) -> String {
    let mut text = markdown.replace('|', "\\|");
    while let Some(middle) = text.find("](crate::") {
        let end = text[middle..].find(')').map(|length| middle + length);
        let (Some(end), Some(begin)) = (end, text[..middle].rfind('[')) else {
            break;
        };
        text.replace_range(middle..=end, "");
        text.replace_range(begin..=begin, "");
    }
    text
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
    let (module, file) = (&operation.module, example_path(operation));
    let does = match lists(operation) {
        true => "lists what",
        false => "calls",
    };
    let returns = match lists(operation) {
        true => " returns",
        false => "",
    };
    text.push_str(&format!(
        "\nIn an async function that returns a `Result`:\n\n```rust\n{}\n```\n\n\
         `cargo run --example {module}` {does} `{}`{returns} ([source]({file})). Region, credentials and endpoint come\n\
         from where all AWS tools find them; `AWS_ENDPOINT_URL=http://127.0.0.1:4566` sends requests to a local double\n\
         of AWS.\n",
        call.join("\n"),
        operation.model_name,
    ));
    text
}

const CHANGES: &str = "\
## Changing it

Hardy writes `src/`, `runtime/`, `Cargo.toml` and `api.txt`; do not edit them. `README.md`, `examples/`, `crate.json`
and `model/` are yours. Run these commands in this folder:

```text
hardy operations MODEL    list what can be added
hardy codegen             generate again, after a change of crate.json
hardy codegen --check     show whether the generated files are up to date
```

To add operations, add their names to `operations` in `crate.json`. The commands that name everything, for other
folders: `hardy codegen --settings CRATE/crate.json --out CRATE`.
";

const UPDATES: &str = "\
## Taking a new model

Commit this folder, download the next model that AWS publishes
([`aws/api-models-aws`](https://github.com/aws/api-models-aws)), and run:

```text
hardy update NEW_MODEL.json --dry-run    show what changes for users, and the next version
hardy update NEW_MODEL.json              write the model, the crate, its version and CHANGELOG.md
```

It refuses a model with which calls would fail. In another folder, the same is
`hardy update NEW_MODEL.json --settings CRATE/crate.json --out CRATE`.
";

const PUBLISHING: &str = "\
## Before you publish it

- Add `license` to `crate.json`. The documentation in the code is AWS's, under Apache-2.0: put a copy of that licence
  beside this file, as `LICENSE-APACHE`, and state that you changed the form.
- Add `repository` there, raise `version`, and write a `description` of your own if you like. Then run `hardy codegen`.
- `runtime/` has copies of Hardy's packages, so that the crate builds anywhere. Cargo publishes no crate with a path
  dependency that is in no registry, so the copies have to be published first, under the names in their manifests
  (without `publish = false`), and their versions added to the dependencies on them. When Hardy's packages are in the
  registry, leave the copies out instead: `hardy codegen --settings crate.json --out . --runtime VERSION`.
";
