//! The files that sources of a package include when they compile: `include!`, `include_str!` and
//! `include_bytes!` with a string literal. Must not know the packages; reads no files.

/// The macros, each with the parenthesis that follows.
const MACROS: [&str; 3] = ["include!(", "include_str!(", "include_bytes!("];

/// The paths that the source `file` includes, relative to the folder of its package. One that leads
/// out of this folder begins with `..`.
pub(super) fn included(file: &str, text: &str) -> Vec<String> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let lines = text.lines().filter(|line| !is_comment(line));
    // The literal may be in the line after the macro.
    let code = lines.collect::<Vec<&str>>().join("\n");
    let calls = MACROS.iter().flat_map(|name| code.match_indices(name));
    let mut calls: Vec<(usize, &str)> = calls.collect();
    calls.sort_unstable();
    let literals = calls
        .into_iter()
        .filter_map(|(at, name)| literal(&code[at + name.len()..]));
    literals.map(|path| joined(folder, path)).collect()
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// The string literal at the beginning of `code`. Of other arguments, such as `concat!`, only the
/// compiler knows the value.
fn literal(code: &str) -> Option<&str> {
    let (path, _) = code.trim_start().strip_prefix('"')?.split_once('"')?;
    Some(path)
}

fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let all = folder.split('/').chain(path.split('/'));
    for part in all.filter(|part| !part.is_empty() && *part != ".") {
        match parts.last() {
            Some(last) if part == ".." && *last != ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::included;

    #[test]
    fn finds_included_files() {
        let text = r#"
//! Write `include_str!("a.txt")`.
#![doc = include_str!("../../NOTES.md")]
const ONE: &str = include_str!(
    "one.json"
);
const TWO: &[u8] = include_bytes!("../../../beside.bin");
include!(concat!(env!("OUT_DIR"), "/mpa.rs"));
"#;
        let expected = ["NOTES.md", "src/report/one.json", "../beside.bin"];
        assert_eq!(included("src/report/codes.rs", text), expected);
        assert_eq!(included("build.rs", "include!(\"./a/b.rs\");"), ["a/b.rs"]);
    }
}
