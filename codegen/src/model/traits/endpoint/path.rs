//! The paths of `smithy.rules#operationContextParams`: the part of JMESPath that models use. Must
//! not know whether members exist.

use crate::model::is_identifier;

/// A path to the value of a parameter, beginning at an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextPath {
    /// The members, each of the structure before it.
    pub members: Vec<String>,
    /// The part of the last member that the path selects.
    pub selection: Selection,
}

/// What a path selects of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// `A.B`: its value.
    Value,
    /// `keys(A.B)`: the keys of a map.
    Keys,
    /// `A[*].B.C` or `A[*].[B.C, D][]`: of each item of a list, the values at these paths. An empty
    /// path is the item itself.
    Items(Vec<Vec<String>>),
}

impl ContextPath {
    /// Reads a path; `None` for any other part of JMESPath.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let keys = text.strip_prefix("keys(");
        if let Some(keys) = keys.and_then(|rest| rest.strip_suffix(')')) {
            return Some(Self {
                members: members(keys)?,
                selection: Selection::Keys,
            });
        }
        let Some((list, items)) = text.split_once("[*]") else {
            return Some(Self {
                members: members(text)?,
                selection: Selection::Value,
            });
        };
        Some(Self {
            members: members(list)?,
            selection: Selection::Items(of_items(items)?),
        })
    }
}

/// The paths after `[*]`.
fn of_items(text: &str) -> Option<Vec<Vec<String>>> {
    let Some(path) = text.strip_prefix('.') else {
        return text.is_empty().then(|| vec![Vec::new()]);
    };
    let several = path.strip_prefix('[');
    match several.and_then(|rest| rest.strip_suffix("][]")) {
        Some(paths) => paths.split(',').map(members).collect(),
        None => Some(vec![members(path)?]),
    }
}

fn members(text: &str) -> Option<Vec<String>> {
    let names = text.trim().split('.');
    let name = |name: &str| is_identifier(name).then(|| name.to_owned());
    names.map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::{ContextPath, Selection};

    fn names(path: &str) -> Vec<String> {
        path.split('.').map(str::to_owned).collect()
    }

    #[test]
    fn reads_the_paths_of_models() {
        let cases = [
            ("A", "A", Selection::Value),
            ("A.B", "A.B", Selection::Value),
            ("keys(A)", "A", Selection::Keys),
            ("A[*]", "A", Selection::Items(vec![Vec::new()])),
            ("A[*].B.C", "A", Selection::Items(vec![names("B.C")])),
            (
                "A.B[*].[C.D, E][]",
                "A.B",
                Selection::Items(vec![names("C.D"), names("E")]),
            ),
        ];
        for (text, members, selection) in cases {
            let members = names(members);
            let expected = Some(ContextPath { members, selection });
            assert_eq!(ContextPath::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn knows_no_other_part_of_jmespath() {
        for text in [
            "",
            "A.",
            "A[0]",
            "A[*].B[*].C",
            "A[*].[B]",
            "A[*]B",
            "values(A)",
            "keys(A).B",
            "A || B",
            "A[?b]",
            "A[*].[][]",
            "*",
            "keys(keys(A))",
            "length(A)",
            "{a: A}",
        ] {
            assert_eq!(ContextPath::parse(text), None, "{text}");
        }
    }
}
