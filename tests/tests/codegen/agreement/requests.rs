//! The requests that the crates of several models send for the same values. Must not know what the models change.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::compile::cargo;
use crate::fixtures::workspace;

/// Sends all inputs of the model's operations, for a crate that is called `krate`.
const SENDS: &str = r#"
use krate::HttpOperation;
use krate::operation::{ListLamps, PutLamp, Reset};
use krate::types::{Color, Lamp, ListLampsInput, Plan, PutLampInput, ResetInput, Signal};

fn text(request: &krate::HttpRequest) -> String {
    let mut headers: Vec<String> = request.headers().iter().map(|header| format!("{header:?}")).collect();
    headers.sort();
    let body = String::from_utf8_lossy(request.body().bytes().map(AsRef::as_ref).unwrap_or_default());
    format!("{} {} {headers:?} {body}", request.method(), request.uri())
}

pub fn requests() -> String {
    let lamp = Lamp::new(7).with_color(Color::Cold).with_signal(Signal::Blink(3)).with_watts(9);
    let plan = Plan::new("evening").with_days([1, 2]);
    let put = PutLampInput::new("a").with_lamp(lamp).with_plan(plan).with_key("key").with_note("note");
    let list = ListLampsInput::new().with_token("token").with_cursor("cursor").with_size(5).with_color(Color::Cold);
    let sent = [PutLamp::encode(&put), ListLamps::encode(&list), Reset::encode(&ResetInput::new())];
    sent.iter().map(|request| text(request.as_ref().expect("it can be sent"))).collect::<Vec<_>>().join(" | ")
}
"#;

/// The requests, by the numbers of the crates, which are in the folder `crates`.
pub(super) fn requests(root: &Path, rows: &[usize]) -> BTreeMap<usize, String> {
    let package = root.join("requests");
    fs::create_dir_all(&package).expect("a folder can be made");
    let mut manifest = String::from(
        "[package]\nname = \"requests\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [[bin]]\nname = \"requests\"\npath = \"main.rs\"\n\n[dependencies]\n",
    );
    let mut modules = String::from("#![allow(warnings)]\n");
    let mut prints = String::new();
    for row in rows {
        manifest.push_str(&format!(
            "row-{row} = {{ path = \"../crates/row-{row}\", default-features = false }}\n"
        ));
        modules.push_str(&format!(
            "mod use_{row} {{ use ::row_{row} as krate; include!(\"sends.rs\"); }}\n"
        ));
        prints.push_str(&format!(
            "    println!(\"{row} {{}}\", use_{row}::requests());\n"
        ));
    }
    let files = [
        ("Cargo.toml", manifest),
        ("sends.rs", SENDS.to_owned()),
        ("main.rs", format!("{modules}\nfn main() {{\n{prints}}}\n")),
    ];
    for (name, text) in files {
        fs::write(package.join(name), text).expect("a file can be written");
    }
    // The versions of this workspace: others may not have been downloaded.
    let lock = workspace().join("Cargo.lock");
    fs::copy(lock, package.join("Cargo.lock")).expect("the lock is copied");
    let mut command = cargo();
    command
        .args(["run", "--quiet", "--offline"])
        .current_dir(package)
        .env("CARGO_TARGET_DIR", root.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("RUSTFLAGS");
    let output = command.output().expect("cargo can be started");
    let [stdout, stderr] =
        [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    assert!(output.status.success(), "{stdout}\n{stderr}");
    let lines = stdout.lines().filter_map(|line| {
        let (row, request) = line.split_once(' ')?;
        Some((row.parse().ok()?, request.to_owned()))
    });
    lines.collect()
}
