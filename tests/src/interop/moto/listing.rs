//! A listing by both clients: all pages, and two runs, of which the second begins at the resume token of the
//! other client. Decides what of a listing must be equal.

use serde_json::{Value, json};

use super::super::listings::comparable;
use super::super::report::unequal;
use super::alike::{Alike, is_gap};
use super::clients::{Client, Clients};
use super::flow::Step;

/// What was listed.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// The items that boto3 lists; nothing if moto has no such operation.
    pub(super) boto3: Option<Value>,
    /// The items that Hardy lists.
    pub(super) hardy: Option<Value>,
    /// The number of runs of either client.
    pub(super) runs: usize,
    /// The number of pages.
    pub(super) pages: usize,
}

/// Lists, and returns what differs.
///
/// # Errors
///
/// A client that ended.
pub(super) fn list(
    clients: &mut Clients,
    alike: &Alike<'_>,
    step: &Step,
    input: &Value,
) -> Result<(Listed, Vec<String>), String> {
    let mut listing = Listing {
        clients,
        alike,
        step,
        input,
        listed: Listed::default(),
        lines: Vec::new(),
    };
    listing.run()?;
    Ok((listing.listed, listing.lines))
}

struct Listing<'a> {
    clients: &'a mut Clients,
    alike: &'a Alike<'a>,
    step: &'a Step,
    input: &'a Value,
    listed: Listed,
    lines: Vec<String>,
}

impl Listing<'_> {
    fn run(&mut self) -> Result<(), String> {
        let command = self.command("pages", None, None);
        let [boto3, hardy] = self.clients.run_both(&command)?;
        if is_gap(&boto3) && is_gap(&hardy) {
            return Ok(());
        }
        self.listed.runs += 2;
        self.compare("all pages", &boto3, &hardy);
        let items = [&boto3, &hardy].map(|result| result["items"].as_array());
        let [Some(of_boto3), Some(of_hardy)] = items else {
            self.lines.push(format!("not listed: {hardy}"));
            return Ok(());
        };
        let pages = hardy["pages"].as_array().map_or(&[][..], Vec::as_slice);
        self.listed.pages = pages.len();
        self.listed.boto3 = Some(boto3["items"].clone());
        self.listed.hardy = Some(hardy["items"].clone());
        for count in self.breaks(of_hardy.len()) {
            self.resume(count, [of_boto3, of_hardy])?;
        }
        Ok(())
    }

    /// After how many items runs end: at the end of a page, and inside one.
    fn breaks(&self, all: usize) -> Vec<usize> {
        let counts = match self.step.page_size {
            Some(size) => vec![size as usize, size as usize + 1],
            None => vec![1],
        };
        let counts = counts.into_iter();
        counts.filter(|count| (1..all).contains(count)).collect()
    }

    /// Lists `count` items with either client, and the others with the other one.
    fn resume(&mut self, count: usize, items: [&Vec<Value>; 2]) -> Result<(), String> {
        let command = self.command("list", Some(count), None);
        let begun = self.clients.run_both(&command)?;
        self.listed.runs += 2;
        let [mut boto3, mut hardy] = begun.each_ref().map(comparable);
        for result in [&mut boto3, &mut hardy] {
            result.as_object_mut().map(|result| result.remove("pages"));
        }
        self.compare(&format!("first {count}"), &boto3, &hardy);
        let [of_boto3, of_hardy] = &begun;
        let next = [(Client::Boto3, of_hardy), (Client::Hardy, of_boto3)];
        for ((next, begun), items) in next.into_iter().zip(items) {
            let command = self.command("list", None, begun["token"].as_str());
            let rest = self.clients.run(next, &command)?;
            self.listed.runs += 1;
            let whole = json!({ "items": items.get(count..) });
            let mut seen = json!({ "items": rest["items"] });
            self.alike.apply(&whole, &mut seen);
            let lines = unequal(["all pages", "resumed"], &whole, &seen);
            if !lines.is_empty() {
                let token = &begun["token"];
                self.lines
                    .push(format!("resumed by {next:?} at {token}, which got {rest}:"));
                self.lines.extend(lines);
            }
        }
        Ok(())
    }

    fn compare(&mut self, what: &str, boto3: &Value, hardy: &Value) {
        let operation = &self.step.operation;
        let lines = self.alike.differences(operation, boto3, hardy);
        if !lines.is_empty() {
            self.lines.push(format!("{what}:"));
            self.lines.extend(lines);
        }
    }

    fn command(&self, action: &str, max_items: Option<usize>, token: Option<&str>) -> Value {
        let mut config = json!({});
        let options = [
            ("PageSize", self.step.page_size.map(Value::from)),
            ("MaxItems", max_items.map(Value::from)),
            ("StartingToken", token.map(Value::from)),
        ];
        for (name, value) in options {
            if let Some(value) = value {
                config[name] = value;
            }
        }
        json!({
            "do": action, "operation": self.step.operation, "input": self.input, "config": config,
        })
    }
}
