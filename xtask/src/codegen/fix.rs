//! The command that brings a folder up to date, for messages. Must not know which arguments are valid.

use crate::arguments::CodegenArguments;
use crate::home::Home;

/// The same command without `--check`.
pub(super) fn fix(home: &Home, arguments: &CodegenArguments) -> String {
    let mut words = vec![format!("{} codegen", home.program())];
    let mut add = |option: &str, value: &str| words.push(format!("{option} {}", quoted(value)));
    for model in &arguments.model {
        add("--model", &model.display().to_string());
    }
    if let Some(settings) = &arguments.settings {
        add("--settings", &settings.display().to_string());
    }
    if let Some(out) = &arguments.out {
        add("--out", &out.display().to_string());
    }
    if !arguments.operations.is_empty() {
        add("--operations", &arguments.operations.join(","));
    }
    let options = [
        ("--name", &arguments.name),
        ("--service", &arguments.service),
        ("--protocol", &arguments.protocol),
        ("--runtime", &arguments.runtime),
    ];
    for (option, value) in options {
        if let Some(value) = value {
            add(option, value);
        }
    }
    if arguments.standalone {
        words.push("--standalone".to_owned());
    }
    words.join(" ")
}

/// A word, quoted for a shell.
pub(crate) fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./,:=@+%".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}
