//! `cargo xtask bench --services`: compiles programs that call five operations of a service, with a crate of
//! these operations, with a crate of the whole service, and with the crate of the SDK. Prints what they cost.
//!
//! Our client finds region and credentials wherever AWS tools look for them; the SDK leaves that to `aws-config`.
//! Therefore it has a column with that package, and one without.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::build::{clean, cpu_of_children, median, row, time, touch};
use super::memory::watched;
use super::programs::CONFIG;
use crate::arguments::CodegenArguments;
use crate::codegen;
use crate::console::{eprint, print};
use crate::consumer::{Program, TOKIO, TOKIO_WITH_MACROS};
use crate::system_tls;
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// A service, and its crate in the SDK.
struct Service {
    /// The name of our crate. `tests/peer/programs/services` has a program of this name, and one for
    /// the SDK.
    name: &'static str,
    model: &'static str,
    /// The version of the SDK's crate. Its model is about as old as ours.
    sdk: &'static str,
    /// The operations that both programs call.
    operations: [&'static str; 5],
}

const SERVICES: [Service; 3] = [
    Service {
        name: "dynamodb",
        model: "dynamodb-2012-08-10.json",
        sdk: "1.136.0",
        operations: ["PutItem", "GetItem", "UpdateItem", "Query", "DeleteItem"],
    },
    Service {
        name: "kms",
        model: "kms-2014-11-01.json",
        sdk: "1.129.0",
        operations: [
            "Encrypt",
            "Decrypt",
            "GenerateDataKey",
            "DescribeKey",
            "ListKeys",
        ],
    },
    Service {
        name: "quicksight",
        model: "quicksight-2018-04-01.json",
        sdk: "1.166.0",
        operations: [
            "ListDashboards",
            "DescribeDashboard",
            "ListDataSets",
            "DescribeDataSet",
            "GenerateEmbedUrlForRegisteredUser",
        ],
    },
];

/// Packages that the SDK depends on anyway. A program names them to set credentials and region without `aws-config`.
const OF_VARIABLES: [&str; 3] = [
    "aws-credential-types = { version = \"1\", features = [\"hardcoded-credentials\"] }",
    "aws-smithy-runtime-api = { version = \"1\", features = [\"client\"] }",
    "aws-types = \"1\"",
];

/// The options of a dependency whose client has the TLS of the system.
const NATIVE_TLS: &str = ", default-features = false, features = [\"native-tls\", \"proxy\"]";

/// The cost of a program.
#[derive(Debug, Default)]
struct Cost {
    /// User and system time of a release build from an empty folder, in each round.
    build: Vec<Duration>,
    /// Of a release build after a change of the program itself.
    rebuild: Vec<Duration>,
    /// The greatest memory of one compiler.
    memory: u64,
    crates: usize,
    bytes: u64,
    /// Lines of the crate of the service.
    lines: usize,
}

/// Compiles the programs of the services `names`, or of all, and prints a table for each.
pub(crate) fn run(
    workspace: &Workspace,
    rounds: u32,
    names: &[String],
    models: Option<&Path>,
) -> Result<Exit, Failure> {
    if cpu_of_children().is_none() {
        return Err(Failure::new(
            "programs are not compared: only Linux tells the CPU time of a build",
        ));
    }
    let services = chosen(names)?;
    let folder = models.map(Path::to_path_buf).or_else(|| {
        let shared = workspace.shared()?;
        Some(shared.join("models/aws"))
    });
    let folder = folder.ok_or_else(|| {
        Failure::new("there is no folder ../shared/models/aws; name one with `--models DIR`")
    })?;
    eprint(
        "This downloads the AWS SDK for Rust and compiles it: of a service with hundreds of operations, for a \
         quarter of an hour of CPU time and with 5 GB of memory.",
    );
    for service in services {
        for line in compare(workspace, service, &folder, rounds)? {
            print(&line)?;
        }
    }
    Ok(Exit::FINE)
}

fn chosen(names: &[String]) -> Result<Vec<&'static Service>, Failure> {
    if names.is_empty() {
        return Ok(SERVICES.iter().collect());
    }
    let find = |name: &String| {
        let found = SERVICES.iter().find(|service| service.name == *name);
        found.ok_or_else(|| {
            let known = SERVICES.each_ref().map(|service| service.name).join(", ");
            Failure::new(format!(
                "no programs for the service `{name}`; there are {known}"
            ))
        })
    };
    names.iter().map(find).collect()
}

/// Compiles the programs of a service in turn, because other work on the machine changes the times.
fn compare(
    workspace: &Workspace,
    service: &Service,
    models: &Path,
    rounds: u32,
) -> Result<Vec<String>, Failure> {
    let name = service.name;
    let sdk = format!("aws-sdk-{name}");
    let of_all = generate(workspace, service, models, "all", &[])?;
    let all = ours(workspace, service, "all", &of_all, "")?;
    let of_five = generate(workspace, service, models, "five", &service.operations)?;
    let five = ours(workspace, service, "five", &of_five, "")?;
    let of_variables = theirs(workspace, service, "config", &OF_VARIABLES)?;
    let of_chain = theirs(workspace, service, "config_of_chain", &[CONFIG])?;
    let mut columns = vec![
        ("SDK", sdk.as_str(), of_variables),
        ("SDK with aws-config", sdk.as_str(), of_chain),
        ("all operations", name, all),
        ("five operations", name, five),
    ];
    match system_tls::missing() {
        None => {
            let five = ours(workspace, service, "five_native_tls", &of_five, NATIVE_TLS)?;
            columns.push(("five, native-tls", name, five));
        }
        Some(reason) => eprint(&format!("without the feature native-tls: {reason}")),
    }
    let mut costs: Vec<Cost> = columns.iter().map(|_| Cost::default()).collect();
    for round in 1..=rounds {
        for ((title, _, program), cost) in columns.iter().zip(&mut costs) {
            eprint(&format!("{name}, round {round} of {rounds}: {title}"));
            measure(program, cost)?;
        }
    }
    for ((_, package, program), cost) in columns.iter().zip(&mut costs) {
        cost.crates = program.crates()?.len();
        cost.lines = lines(&program.folder_of(package)?.join("src"))?;
    }
    let titles: Vec<&str> = columns.iter().map(|(title, _, _)| *title).collect();
    Ok(table(&format!("{name}, five calls"), &titles, &costs))
}

/// Writes a program that depends on the crate of the SDK. `config` says where its configuration comes from, and
/// `dependencies` what finds it.
fn theirs<'a>(
    workspace: &'a Workspace,
    service: &Service,
    config: &str,
    dependencies: &[&str],
) -> Result<Program<'a>, Failure> {
    let name = service.name;
    let sdk = format!("aws-sdk-{name} = \"={}\"", service.sdk);
    let dependencies = [&[sdk.as_str(), TOKIO_WITH_MACROS], dependencies].concat();
    Program::write_as(
        workspace,
        &format!("{name}_sdk_{config}"),
        &[
            ("main", &format!("services/sdk_{name}")),
            ("config", &format!("services/{config}")),
        ],
        &dependencies,
    )
}

/// Generates a crate, and returns its folder.
fn generate(
    workspace: &Workspace,
    service: &Service,
    models: &Path,
    part: &str,
    operations: &[&str],
) -> Result<PathBuf, Failure> {
    let name = service.name;
    let out = workspace
        .root()
        .join("target/programs/crates")
        .join(format!("{name}_{part}"));
    let arguments = CodegenArguments {
        model: vec![models.join(service.model)],
        out: Some(out.clone()),
        operations: operations.iter().map(|name| (*name).to_owned()).collect(),
        name: Some(name.to_owned()),
        standalone: true,
        ..CodegenArguments::default()
    };
    match codegen::run(&workspace.into(), &arguments)? {
        Exit::FINE => Ok(out),
        _ => Err(Failure::new(format!("no crate for {name} was generated"))),
    }
}

/// Writes a program that depends on the crate in a folder; `options` are those of the dependency.
fn ours<'a>(
    workspace: &'a Workspace,
    service: &Service,
    part: &str,
    folder: &Path,
    options: &str,
) -> Result<Program<'a>, Failure> {
    let name = service.name;
    let dependency = format!("{name} = {{ path = {folder:?}{options} }}");
    Program::write_as(
        workspace,
        &format!("{name}_{part}"),
        &[("main", &format!("services/{name}"))],
        &[&dependency, TOKIO],
    )
}

fn measure(program: &Program<'_>, cost: &mut Cost) -> Result<(), Failure> {
    // The cost does not include downloads.
    program.cargo(&["fetch"])?;
    clean(program)?;
    let (build, memory) = watched(&program.target(), || time(program, &["build", "--release"]));
    cost.build.push(build?);
    cost.memory = cost.memory.max(memory);
    cost.bytes = program.size()?;
    touch(program)?;
    cost.rebuild.push(time(program, &["build", "--release"])?);
    Ok(())
}

/// The lines of all Rust files in a folder.
fn lines(folder: &Path) -> Result<usize, Failure> {
    let read =
        |path: &Path| fs::read_to_string(path).map_err(|error| Failure::disk("read", path, &error));
    let mut lines = 0;
    let mut folders: Vec<PathBuf> = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).map_err(|error| Failure::disk("read", &folder, &error))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                lines += read(&path)?.lines().count();
            }
        }
    }
    Ok(lines)
}

/// The costs, each also as a part of that of the first column.
fn table(title: &str, names: &[&str], costs: &[Cost]) -> Vec<String> {
    type Cells<'a> = &'a dyn Fn(&Cost) -> f64;
    let compared = |title: &str, decimals: usize, value: Cells<'_>| {
        let first = costs.first().map(value).unwrap_or_default();
        let cells = costs.iter().map(|cost| {
            let value = value(cost);
            let part = value / first.max(f64::MIN_POSITIVE);
            format!("{value:.decimals$} ({part:.3})")
        });
        row(title, cells)
    };
    vec![
        row(title, names.iter().map(|name| (*name).to_owned())),
        compared("clean release build, CPU s", 1, &|cost| median(&cost.build)),
        compared("rebuild of main.rs, CPU s", 1, &|cost| {
            median(&cost.rebuild)
        }),
        compared("memory of a rustc, MB", 0, &|cost| cost.memory as f64 / 1e6),
        compared("stripped program, MB", 1, &|cost| cost.bytes as f64 / 1e6),
        compared("lines of the crate", 0, &|cost| cost.lines as f64),
        compared("crates", 0, &|cost| cost.crates as f64),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_each_column_with_the_first() {
        let cost = |seconds: [u64; 3], crates| Cost {
            build: seconds.map(Duration::from_secs).into(),
            memory: 2_000_000_000,
            crates,
            ..Cost::default()
        };
        let costs = [cost([1000, 990, 5000], 117), cost([90, 110, 100], 46)];
        let lines = table("kms, five calls", &["SDK", "all operations"], &costs);
        assert_eq!(
            lines[1],
            "clean release build, CPU s          1000.0 (1.000)         100.0 (0.100)"
        );
        assert_eq!(
            lines[6],
            "crates                                 117 (1.000)            46 (0.393)"
        );
    }

    #[test]
    fn refuses_a_service_without_programs() {
        let error = chosen(&["s3".to_owned()])
            .err()
            .map(|failure| failure.to_string());
        let expected = "no programs for the service `s3`; there are dynamodb, kms, quicksight";
        assert_eq!(error.as_deref(), Some(expected));
    }
}
