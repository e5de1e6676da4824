//! Whether patterns match as in Node, in Unicode mode. Runs Node. Must not know where strings come
//! from.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// Reads a line for each pattern, with its strings. Prints whether each matches, or null for a
/// pattern that does not compile. The result for a string is null if it has characters that this
/// version of Unicode lacks, or if the pattern takes too long. A flag at the start of a pattern becomes one of
/// the expression, because ECMA-262 has no other place for it.
///
/// Node finds empty matches between the two halves of a surrogate pair, which the specification
/// excludes. For such a match, this searches again, character by character.
const SCRIPT: &str = r#"
const vm = require("vm");
const context = vm.createContext({});
const test = new vm.Script("test(regex, sticky, text)");
vm.runInContext(`function halved(text, index) {
    return (text.codePointAt(index - 1) ?? 0) > 0xffff;
}
function test(regex, sticky, text) {
    const found = regex.exec(text);
    if (found === null || !halved(text, found.index)) { return found !== null; }
    for (let index = 0; index <= text.length; index += halved(text, index + 1) ? 2 : 1) {
        sticky.lastIndex = index;
        if (sticky.test(text)) { return true; }
    }
    return false;
}`, context);
const result = (text) => {
    context.text = text;
    try { return /\p{Cn}/u.test(text) ? null : test.runInContext(context, { timeout: 100 }); }
    catch { return null; }
};
const lines = require("readline").createInterface({ input: process.stdin });
lines.on("line", (line) => {
    const { pattern, texts } = JSON.parse(line);
    const source = pattern.replace(/^(\^?)\(\?s\)/, "$1");
    const flags = source === pattern ? "u" : "us";
    try {
        context.regex = new RegExp(source, flags);
        context.sticky = new RegExp(source, flags + "y");
    } catch { console.log("null"); return; }
    console.log(JSON.stringify(texts.map(result)));
});
"#;

/// The result of a comparison.
#[derive(Default)]
pub struct Comparison {
    /// Patterns that compile in Unicode mode.
    pub patterns: usize,
    /// Those that do not.
    pub others: usize,
    /// Texts that were compared.
    pub texts: usize,
    /// Of these, how many match.
    pub matching: usize,
    /// Where the two differ, a sentence each.
    pub differences: Vec<String>,
}

/// Runs Node with each pattern and its strings, and compares the results with ours.
///
/// # Errors
///
/// Fails if `node` cannot be started, or prints something else.
pub fn compare(cases: &[(String, Vec<(String, bool)>)]) -> Result<Comparison, String> {
    let mut comparison = Comparison::default();
    let results = ask(cases)?;
    if results.len() != cases.len() {
        return Err(format!(
            "node has results for {} of {} patterns",
            results.len(),
            cases.len()
        ));
    }
    for ((pattern, texts), results) in cases.iter().zip(results) {
        let Value::Array(results) = results else {
            comparison.others += 1;
            continue;
        };
        comparison.patterns += 1;
        for ((text, ours), theirs) in texts.iter().zip(results) {
            let Value::Bool(theirs) = theirs else {
                continue;
            };
            comparison.texts += 1;
            comparison.matching += usize::from(theirs);
            if *ours != theirs {
                let verb = if theirs { "matches" } else { "does not match" };
                let difference = format!("`{pattern}` {verb} {text:?} in node, unlike here");
                comparison.differences.push(difference);
            }
        }
    }
    Ok(comparison)
}

fn ask(cases: &[(String, Vec<(String, bool)>)]) -> Result<Vec<Value>, String> {
    let mut node = Command::new("node")
        .args(["-e", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start `node`, which has to be installed: {error}"))?;
    let mut input = node.stdin.take().ok_or("node has no input")?;
    let questions: Vec<String> = cases
        .iter()
        .map(|(pattern, texts)| {
            let texts: Vec<&str> = texts.iter().map(|(text, _)| text.as_str()).collect();
            json!({ "pattern": pattern, "texts": texts }).to_string()
        })
        .collect();
    // On another thread, because node prints results while it still reads.
    let asking = std::thread::spawn(move || {
        questions
            .iter()
            .try_for_each(|question| writeln!(input, "{question}"))
    });
    let output = node
        .wait_with_output()
        .map_err(|error| format!("node fails: {error}"))?;
    match asking.join() {
        Ok(Ok(())) => {}
        _ => return Err("node does not take all patterns".to_owned()),
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).map_err(|error| format!("node printed: {error}")))
        .collect()
}
