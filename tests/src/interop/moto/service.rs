//! The crate and the program of one service: generates the operations of its flow, and prints the program that
//! performs them with the generated client. Decides the program's text.

use std::fs;
use std::path::Path;

use hardy_codegen::ir::{Crate, Operation};
use hardy_codegen::{Options, OutputFile, Runtime, Source, emit, plan, read};

use super::flow::Flow;
use super::known::Known;
use crate::place::{Place, client, plain, runtime};

/// The file that every program has a copy of.
const PERFORM: &str = include_str!("../perform.rs");

/// The crate and the program of a service.
pub(super) struct Service {
    name: String,
    /// The protocol of the crate.
    pub(super) protocol: String,
    pub(super) known: Known,
    files: Vec<OutputFile>,
    main: String,
}

impl Service {
    /// Generates the crate.
    ///
    /// # Errors
    ///
    /// A model that the generator refuses, or that lacks an operation of the flow.
    pub(super) fn generate(flow: &Flow, model: &Path) -> Result<Self, String> {
        let name = model.display().to_string();
        let text =
            fs::read_to_string(model).map_err(|error| format!("cannot read `{name}`: {error}"))?;
        let package = plain(&flow.service);
        let options = Options {
            crate_name: Some(library(&package)),
            runtime: Runtime::Path(runtime()),
            operations: flow.operations().into_iter().map(str::to_owned).collect(),
            ..Options::default()
        };
        let refused = |report| format!("`{name}`: {report}");
        let sources = [Source {
            name: name.clone(),
            text,
        }];
        let resolved = read(&sources, &options).map_err(refused)?;
        let krate = plan(&resolved, &options).map_err(refused)?.krate;
        let main = main(&krate, flow).map_err(|error| format!("`{name}`: {error}"))?;
        let model = serde_json::from_str(&sources[0].text);
        let model = model.map_err(|error| format!("`{name}`: {error}"))?;
        let protocol = krate.protocol.as_ref();
        Ok(Self {
            protocol: protocol.map_or_else(String::new, |protocol| named(&protocol.id)),
            known: Known::of(&krate.operations, &model),
            files: emit(&krate).collect(),
            name: package,
            main,
        })
    }

    /// Writes it into a workspace, and returns the folders of its packages.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub(super) fn write(&self, place: &Place) -> Result<[String; 2], String> {
        let name = &self.name;
        let [library, program] = [format!("{name}/crate"), format!("{name}/program")];
        place.write(&library, &self.files)?;
        place.keep(&format!("{program}/Cargo.toml"), &self.manifest())?;
        place.keep(&format!("{program}/src/main.rs"), &self.main)?;
        place.keep(&format!("{program}/src/perform.rs"), PERFORM)?;
        Ok([library, program])
    }

    /// The name of the program.
    pub(super) fn program(&self) -> String {
        format!("{}-program", library(&self.name))
    }

    fn manifest(&self) -> String {
        let (program, library) = (self.program(), library(&self.name));
        let (client, runtime) = (client(), runtime());
        format!(
            "[package]\nname = {program:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nhardy-client = {{ path = {client:?} }}\nhardy-runtime = {{ path = {runtime:?} }}\n\
             {library} = {{ path = \"../crate\", features = [\"serde\"] }}\nserde = \"1\"\nserde_json = \"1\"\n\
             tokio = {{ version = \"1\", default-features = false, features = [\"net\", \"rt\", \"time\"] }}\n"
        )
    }
}

/// The name in a shape id.
fn named(id: &str) -> String {
    let (_, name) = id.split_once('#').unwrap_or(("", id));
    name.to_owned()
}

fn library(package: &str) -> String {
    format!("interop-{package}")
}

/// The program: an arm for each call and listing.
fn main(krate: &Crate, flow: &Flow) -> Result<String, String> {
    let operation = |name: &str| {
        let mut operations = krate.operations.iter();
        let found = operations.find(|operation| operation.model_name == name);
        found.ok_or_else(|| format!("no operation `{name}` in the crate"))
    };
    let mut arms = String::new();
    for name in flow.operations() {
        arms += &call(operation(name)?)?;
    }
    for name in flow.listings() {
        arms += &listing(operation(name)?)?;
    }
    let library = krate.manifest.name.replace('-', "_");
    Ok(format!(
        "//! Performs the calls and listings of a flow: reads a JSON object from each line of the standard input, and\n\
         //! prints its result.\n\n\
         #![allow(deprecated, reason = \"models have what they have\")]\n\n\
         use {library}::{{Client, operation}};\nuse serde_json::{{Value, json}};\n\n\
         #[allow(dead_code, reason = \"not every flow has listings\")]\nmod perform;\n\n\
         async fn perform(client: &Client, command: &Value) -> Value {{\n    \
             let input = &command[\"input\"];\n    \
             let limits = &perform::Limits::of_config(&command[\"config\"]);\n    \
             let word = |name: &str| command[name].as_str().unwrap_or_default();\n    \
             match (word(\"do\"), word(\"operation\")) {{\n{arms}        \
                 _ => perform::failed(\"there is no such operation\"),\n    }}\n}}\n\n\
         fn main() {{\n    \
             let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();\n    \
             let runtime = runtime.expect(\"the system has sockets\");\n    \
             let client = runtime.block_on(Client::from_env()).expect(\"the environment has all settings\");\n    \
             for line in std::io::stdin().lines() {{\n        \
                 let command = serde_json::from_str(&line.expect(\"it is UTF-8\")).expect(\"it is JSON\");\n        \
                 println!(\"{{}}\", runtime.block_on(perform(&client, &command)));\n    }}\n}}\n"
    ))
}

/// The arm of a call.
fn call(operation: &Operation) -> Result<String, String> {
    let Operation {
        model_name,
        method,
        error,
        ..
    } = operation;
    if operation.exchange.is_none() {
        return Err(format!("operation `{model_name}` is not supported"));
    }
    let variants = operation.errors.iter().map(|variant| {
        let name = &variant.structure;
        format!("                operation::{error}::{name}(error) => perform::members(error),\n")
    });
    let variants: String = variants.collect();
    Ok(format!(
        "        (\"call\", {model_name:?}) => {{\n            \
             let members = |error: &operation::{error}| match error {{\n{variants}                \
                 _ => json!({{}}),\n            }};\n            \
             perform::send(|input| client.{method}(input), input, members).await\n        }}\n"
    ))
}

/// The arms of a listing.
fn listing(operation: &Operation) -> Result<String, String> {
    let Operation {
        model_name, method, ..
    } = operation;
    let pagination = operation.pagination.as_ref();
    let pagination = pagination.ok_or_else(|| format!("`{model_name}` is not listed in pages"))?;
    let sized = match pagination.page_size {
        Some(_) => {
            "match limits.page_size {\n                    \
                 Some(size) => call.page_size(size.into()),\n                    \
                 None => call,\n                }"
        }
        None => "call",
    };
    if pagination.items.is_none() {
        return Err(format!("`{model_name}` has pages without items"));
    }
    let arms = [("list", "items"), ("pages", "pages")].map(|(action, listed)| {
        format!(
            "        ({action:?}, {model_name:?}) => {{\n            \
                 let call = |input| {{\n                \
                     let call = client.{method}(input).paginated();\n                {sized}\n            }};\n            \
                 perform::{listed}(call, input, limits).await\n        }}\n"
        )
    });
    Ok(arms.concat())
}
