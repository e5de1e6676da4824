//! Prints outcomes: for people, failures and a table; for programs, an object in each line.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::json;

use super::{Count, Outcome, Suite, Trait, Verdict};

/// Prints failures, a table with a line for each trait of each suite, and a count as the last line.
///
/// # Errors
///
/// Those of the writer.
pub fn print(outcomes: &[Outcome], out: &mut impl Write) -> io::Result<Count> {
    let mut table = BTreeMap::<(&str, Trait), Count>::new();
    let mut all = Count::default();
    for outcome in outcomes {
        print_failure(outcome, out)?;
        let row = (outcome.suite.as_str(), outcome.trait_);
        table.entry(row).or_default().add(&outcome.verdict);
        all.add(&outcome.verdict);
    }
    let names = table.keys().map(|(suite, _)| suite.chars().count());
    let width = names.max().unwrap_or(0).max(18);
    let (suite, trait_) = ("suite", "trait");
    writeln!(out, "{suite:width$}  {trait_:38}  passed  failed  skipped")?;
    for ((suite, trait_), count) in &table {
        let (
            trait_,
            Count {
                passed,
                failed,
                skipped,
            },
        ) = (trait_.id(), count);
        writeln!(
            out,
            "{suite:width$}  {trait_:38}  {passed:6}  {failed:6}  {skipped:7}"
        )?;
    }
    writeln!(out, "{all}")?;
    Ok(all)
}

fn print_failure(outcome: &Outcome, out: &mut impl Write) -> io::Result<()> {
    let Outcome {
        id, trait_, shape, ..
    } = outcome;
    let what = format!("{id} ({} of {shape})", trait_.id());
    outcome.verdict.print(what, out)
}

/// Prints an object in each line: the location of the case, its `verdict`, and `reasons` unless it
/// passed.
///
/// # Errors
///
/// Those of the writer.
pub fn json(outcomes: &[Outcome], out: &mut impl Write) -> io::Result<Count> {
    let mut all = Count::default();
    for outcome in outcomes {
        all.add(&outcome.verdict);
        let (verdict, reasons) = match &outcome.verdict {
            Verdict::Passed => ("passed", Vec::new()),
            Verdict::Failed(differences) => ("failed", differences.clone()),
            Verdict::Skipped(reason) => ("skipped", vec![reason.clone()]),
        };
        let object = json!({
            "suite": outcome.suite,
            "trait": outcome.trait_.id(),
            "shape": outcome.shape,
            "id": outcome.id,
            "verdict": verdict,
            "reasons": reasons,
        });
        writeln!(out, "{object}")?;
    }
    Ok(all)
}

/// Prints the cases of a suite, one a line, or an object a line for programs.
///
/// # Errors
///
/// Those of the writer.
pub fn listed(suite: &Suite, for_programs: bool, out: &mut impl Write) -> io::Result<()> {
    for case in &suite.cases {
        let (id, trait_, shape) = (&case.id, case.trait_.id(), &case.shape);
        if for_programs {
            let suite = &suite.name;
            let object = json!({ "suite": suite, "trait": trait_, "shape": shape, "id": id });
            writeln!(out, "{object}")?;
        } else {
            writeln!(out, "{id} ({trait_} of {shape})")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcomes() -> Vec<Outcome> {
        let verdicts = [
            (Trait::Response, "Same", Verdict::Passed),
            (
                Trait::Request,
                "Other",
                Verdict::Failed(vec!["uri: a\nb".to_owned()]),
            ),
            (
                Trait::Request,
                "Later",
                Verdict::Skipped("because".to_owned()),
            ),
        ];
        let outcome = |(trait_, id, verdict): (Trait, &str, Verdict)| Outcome {
            suite: "street".to_owned(),
            trait_,
            shape: "street#Dim".to_owned(),
            id: id.to_owned(),
            verdict,
        };
        verdicts.map(outcome).into()
    }

    #[test]
    fn prints_failures_and_counts() {
        let mut out = Vec::new();
        let count = print(&outcomes(), &mut out).expect("memory takes everything");
        assert_eq!((count.passed, count.failed, count.skipped), (1, 1, 1));
        insta::assert_snapshot!(String::from_utf8_lossy(&out), @r"
        FAILED Other (smithy.test#httpRequestTests of street#Dim)
            uri: a
            b
        skipped Later (smithy.test#httpRequestTests of street#Dim): because
        suite               trait                                   passed  failed  skipped
        street              smithy.test#httpRequestTests                 0       1        1
        street              smithy.test#httpResponseTests                1       0        0
        1 passed, 1 failed, 1 skipped
        ");
    }

    #[test]
    fn prints_an_object_in_each_line_as_json() {
        let mut out = Vec::new();
        json(&outcomes(), &mut out).expect("memory takes everything");
        insta::assert_snapshot!(String::from_utf8_lossy(&out), @r#"
        {"suite":"street","trait":"smithy.test#httpResponseTests","shape":"street#Dim","id":"Same","verdict":"passed","reasons":[]}
        {"suite":"street","trait":"smithy.test#httpRequestTests","shape":"street#Dim","id":"Other","verdict":"failed","reasons":["uri: a\nb"]}
        {"suite":"street","trait":"smithy.test#httpRequestTests","shape":"street#Dim","id":"Later","verdict":"skipped","reasons":["because"]}
        "#);
    }
}
