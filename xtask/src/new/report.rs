//! What `hardy new` prints at its end: what it wrote, what to do next, and what is missing before the crate can
//! be published. Must not decide any of it.

use hardy_codegen::{Generated, OutputFile, Scaffold};

use super::members::Membership;
use crate::codegen::quoted;
use crate::diagnostics::{counted, grouped};

/// A new crate.
pub(super) struct Written<'a> {
    pub(super) generated: &'a Generated,
    pub(super) files: &'a [OutputFile],
    pub(super) scaffold: &'a Scaffold,
    /// The displayed path of its folder.
    pub(super) out: &'a str,
    pub(super) membership: Membership,
}

impl Written<'_> {
    pub(super) fn text(&self) -> String {
        let Generated {
            crate_name,
            operations,
            ..
        } = self.generated;
        let sources = self
            .files
            .iter()
            .filter(|file| file.path.starts_with("src/"));
        let lines: usize = sources.map(|file| file.text.lines().count()).sum();
        let mut text = format!(
            "{crate_name}: wrote {} with {} into `{}`; its code has {} lines, without the runtime\n",
            counted(self.files.len(), "file"),
            counted(*operations, "operation"),
            self.out,
            grouped(lines),
        );
        if let Membership::Missing(path, manifest) = &self.membership {
            text.push_str(&format!(
                "\nA workspace is around it. Add \"{path}\" to `members` (or to `exclude`) in `{}`: cargo builds it \
                 only then.\n",
                manifest.display()
            ));
        }
        text.push_str("\nNext:\n");
        let steps = self.steps();
        let width = steps.iter().map(|(command, _)| command.len()).max();
        let width = width.unwrap_or_default();
        for (command, does) in &steps {
            text.push_str(format!("  {command:width$}  {does}").trim_end());
            text.push('\n');
        }
        text.push_str(
            "\nBefore you publish it: `license`, `repository` and `version` in crate.json, and the copies of Hardy's \
             packages\nin runtime/; README.md has the details.",
        );
        text
    }

    /// Commands, and what they do.
    fn steps(&self) -> Vec<(String, String)> {
        let mut steps = vec![(format!("cd {}", quoted(self.out)), String::new())];
        if let Some(example) = &self.scaffold.example {
            let command = format!("cargo run --example {}", example.name);
            let does = &self.scaffold.does;
            steps.push((command, does.clone()));
        }
        let further = [
            ("cargo doc --open", "shows the documentation of the crate"),
            (
                "hardy codegen",
                "generates again, after a change of crate.json",
            ),
            (
                "hardy update NEW_MODEL --dry-run",
                "shows what the next model changes",
            ),
        ];
        steps.extend(further.map(|(command, does)| (command.to_owned(), does.to_owned())));
        steps
    }
}
