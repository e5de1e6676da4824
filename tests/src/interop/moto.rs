//! Generated clients of several services beside boto3, on moto: each client goes through the same steps, and
//! both read and list what is there then.
//!
//! Decides what runs. A file of `tests/interop/flows/` has the steps of a service. Needs the models of the
//! services, and a Python with the packages of `tests/interop/moto.txt`.

mod alike;
mod clients;
mod flow;
mod known;
mod listing;
mod pass;
mod service;
mod table;

#[cfg(test)]
mod tests;

use std::io::Write;
use std::path::{Path, PathBuf};

use alike::Alike;
use clients::{Client, Clients, Server};
use flow::Flow;
use service::Service;
use table::{Row, table};

use crate::place::{Place, target};

/// The folder of flows.
const FLOWS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/interop/flows");

/// What to compare.
#[derive(Clone, Debug)]
pub struct Options {
    /// The Python with moto and boto3.
    pub python: PathBuf,
    /// The folder of models.
    pub models: PathBuf,
    /// The only service to compare, as boto3 names it.
    pub service: Option<String>,
}

/// Compares the clients, and prints a table and the differences. Whether there is none.
///
/// # Errors
///
/// Why it cannot be done.
pub fn run(options: &Options, out: &mut impl Write) -> Result<bool, String> {
    let folder = target()?.join("interop-moto");
    let place = Place::new(folder.join("crates"), folder.join("target"));
    let _alone = place.lock()?;
    let mut print = |text: &str| {
        let printed = writeln!(out, "{text}").and_then(|()| out.flush());
        printed.map_err(|error| format!("cannot write the report: {error}"))
    };

    let mut flows = Vec::new();
    for flow in chosen(options.service.as_deref())? {
        match flow.model(&options.models) {
            Some(model) => flows.push((Service::generate(&flow, &model)?, flow)),
            None => print(&format!(
                "skipped {}: no model `{}`",
                flow.service, flow.model
            ))?,
        }
    }
    if flows.is_empty() {
        let models = options.models.display();
        return Err(format!("`{models}` has no model of these services"));
    }
    print(&format!("compiling {} crates", flows.len()))?;
    let mut members = Vec::new();
    for (service, _) in &flows {
        members.extend(service.write(&place)?);
    }
    place.compile(&members)?;

    let log = folder.join("moto.log");
    let mut server = Server::start(&options.python, &log)?;
    print(&server.versions)?;
    let mut rows = Vec::new();
    for (service, flow) in &flows {
        let program = place.program(&service.program());
        let row = compare(&mut server, &options.python, flow, service, program);
        let row = row.map_err(|error| {
            let log = log.display();
            format!("{}: {error}; moto's messages are in `{log}`", flow.service)
        })?;
        for difference in &row.differences {
            print(&format!("DIFFERENCE in {}: {difference}", flow.service))?;
        }
        rows.push(row);
    }
    print(table(&rows).trim_end())?;
    let differ: usize = rows.iter().map(|row| row.differences.len()).sum();
    print(&format!("{differ} differ"))?;
    if differ > 0 {
        print(&format!("moto's messages: {}", log.display()))?;
    }
    Ok(differ == 0)
}

fn chosen(service: Option<&str>) -> Result<Vec<Flow>, String> {
    let mut flows = Flow::read_all(Path::new(FLOWS))?;
    let Some(service) = service else {
        return Ok(flows);
    };
    let names: Vec<String> = flows.iter().map(|flow| flow.service.clone()).collect();
    flows.retain(|flow| flow.service == service);
    match flows.is_empty() {
        true => Err(format!(
            "there is no flow of `{service}`, only of {}",
            names.join(", ")
        )),
        false => Ok(flows),
    }
}

/// Goes through a flow twice: boto3 makes the changes of the first pass, Hardy those of the second.
fn compare(
    server: &mut Server,
    python: &Path,
    flow: &Flow,
    service: &Service,
    program: PathBuf,
) -> Result<Row, String> {
    let mut clients = Clients::start(python, &flow.service, program, &server.url)?;
    let at_once = Alike::at_once(&service.known, flow);
    let mut pass = |writer| {
        server.reset()?;
        pass::run(flow, &mut clients, &at_once, writer)
    };
    let passes = [pass(Client::Boto3)?, pass(Client::Hardy)?];
    let between_passes = Alike::between_passes(&service.known, flow);
    Ok(Row::new(flow, &service.protocol, &between_passes, &passes))
}
