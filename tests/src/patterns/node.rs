//! Whether patterns match as they do in Node, in Unicode mode. Knows how Node is asked; must not know
//! how texts are found.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// Reads a line for each pattern, with its texts; answers with whether each matches, or null for a
/// pattern that does not compile. There is no answer for a text with characters that this version of
/// Unicode does not know, nor for one on which the pattern takes too long, as some do for ever.
///
/// Node finds matches of no length between the two halves of a surrogate pair, where the specification
/// does not look for any. What it finds there is looked for again, from one character to the next.
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
const answer = (text) => {
    context.text = text;
    try { return /\p{Cn}/u.test(text) ? null : test.runInContext(context, { timeout: 100 }); }
    catch { return null; }
};
const lines = require("readline").createInterface({ input: process.stdin });
lines.on("line", (line) => {
    const { pattern, texts } = JSON.parse(line);
    try {
        context.regex = new RegExp(pattern, "u");
        context.sticky = new RegExp(pattern, "uy");
    } catch { console.log("null"); return; }
    console.log(JSON.stringify(texts.map(answer)));
});
"#;

/// What came of a comparison.
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

/// Asks Node about each pattern and its texts, and compares with the answers that are given here.
///
/// # Errors
///
/// When `node` cannot be started, or does not answer as it should.
pub fn compare(cases: &[(String, Vec<(String, bool)>)]) -> Result<Comparison, String> {
    let mut comparison = Comparison::default();
    let answers = ask(cases)?;
    if answers.len() != cases.len() {
        return Err(format!(
            "node answers {} of {} patterns",
            answers.len(),
            cases.len()
        ));
    }
    for ((pattern, texts), answers) in cases.iter().zip(answers) {
        let Value::Array(answers) = answers else {
            comparison.others += 1;
            continue;
        };
        comparison.patterns += 1;
        for ((text, ours), theirs) in texts.iter().zip(answers) {
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
    // On a thread of its own: node answers while it is still being asked.
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
        .map(|line| serde_json::from_str(line).map_err(|error| format!("node answers: {error}")))
        .collect()
}
