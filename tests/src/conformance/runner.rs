//! The program of a suite: a function for each case, which creates the case's value and passes it
//! to `exchange`. Decides the code; `params` decides the expressions of values.

use std::collections::BTreeMap;

use hardy_codegen::ir::Crate;
use serde_json::Value;

use super::names::Names;
use super::{Case, Content, Echoed, MalformedCase, RequestCase, ResponseCase, Verdict, params};

/// The file that every program has a copy of.
const EXCHANGE: &str = include_str!("exchange.rs");

/// The host of the endpoint where a case does not state one.
const HOST: &str = "example.com";

/// The files of the program with these cases, by path.
pub(super) fn source(krate: &Crate, cases: &BTreeMap<usize, String>) -> Vec<(String, String)> {
    let files = [
        ("src/main.rs", main(cases.keys())),
        ("src/cases.rs", functions(&krate.manifest.name, cases)),
        ("src/exchange.rs", EXCHANGE.to_owned()),
    ];
    files.map(|(path, text)| (path.to_owned(), text)).into()
}

/// The expression of a case, which returns the outcome as JSON.
///
/// # Errors
///
/// The verdict on a case that cannot be run.
pub(super) fn case(case: &Case, names: &Names<'_>) -> Result<String, Verdict> {
    let code = match &case.content {
        Content::Request(request) => self::request(case, request, names),
        Content::Output(response) => output(case, response, names),
        Content::Error(response) => error(case, response, names),
        Content::Malformed(malformed) => self::malformed(case, malformed, names),
        Content::Echo(echoes) => echo(case, echoes, names),
        Content::EventStream => {
            let reason = "event streams are not supported".to_owned();
            return Err(Verdict::Skipped(reason));
        }
    };
    code.map_err(|reason| Verdict::Failed(vec![reason]))
}

fn request(case: &Case, request: &RequestCase, names: &Names<'_>) -> Result<String, String> {
    let operation = names.operation(case)?;
    refuse_settings(&request.vendor_params)?;
    let input = value(names, &operation.input, &request.params)?;
    let name = &operation.name;
    let endpoint = format!("https://{}", request.host.as_deref().unwrap_or(HOST));
    Ok(format!(
        "exchange::request::<operation::{name}>({input}, {endpoint:?})"
    ))
}

fn output(case: &Case, response: &ResponseCase, names: &Names<'_>) -> Result<String, String> {
    let operation = names.operation(case)?;
    let expected = value(names, &operation.output, &response.params)?;
    refuse_settings(&response.vendor_params)?;
    let arguments = decoding(response, &expected, names)?;
    let name = &operation.name;
    Ok(format!(
        "exchange::output::<operation::{name}>({arguments})"
    ))
}

fn error(case: &Case, response: &ResponseCase, names: &Names<'_>) -> Result<String, String> {
    let (operation, variant) = names.error(case)?;
    let content = value(names, &variant.structure, &response.params)?;
    let expected = format!(
        "operation::{}::{}({content})",
        operation.error, variant.structure
    );
    let codes = codes(case, &response.vendor_params)?;
    let arguments = decoding(response, &expected, names)?;
    let name = &operation.name;
    Ok(format!(
        "exchange::error::<operation::{name}>({arguments}, &{codes:?})"
    ))
}

/// The codes of an error: its shape's name, and one in the case. This ignores the `type` beside it,
/// which clients know from the model.
fn codes<'a>(case: &'a Case, vendor_params: &'a Value) -> Result<Vec<&'a str>, String> {
    let own = case.shape_name();
    let Some(stated) = vendor_params.as_object() else {
        refuse_settings(vendor_params)?;
        return Ok(vec![own]);
    };
    let mut codes = vec![own];
    for (key, value) in stated {
        match (key.as_str(), value.as_str()) {
            ("code", Some(code)) => codes.push(code),
            ("type", Some(_)) => {}
            _ => refuse_settings(vendor_params)?,
        }
    }
    Ok(codes)
}

fn malformed(case: &Case, malformed: &MalformedCase, names: &Names<'_>) -> Result<String, String> {
    let operation = names.operation(case)?;
    let name = &operation.name;
    let headers: Vec<(&String, &String)> = malformed.headers.iter().collect();
    let body = &malformed.body;
    Ok(format!(
        "exchange::checked::<operation::{name}, _>(exchange::response(200, &{headers:?}, {body:?}))"
    ))
}

fn echo(case: &Case, echoes: &[Echoed], names: &Names<'_>) -> Result<String, String> {
    let operation = names.operation(case)?;
    let name = &operation.name;
    let function = match echoes.iter().all(|echoed| echoed.by_serde) {
        true => "echo_by_serde",
        false => "echo",
    };
    let echoes = echoes.iter().map(|echoed| {
        let Echoed {
            headers,
            comes,
            goes,
            ..
        } = echoed;
        format!("(&{headers:?}, {comes:?}, {goes:?})")
    });
    let echoes = echoes.collect::<Vec<_>>().join(", ");
    Ok(format!(
        "exchange::{function}::<operation::{name}, _>(&[{echoes}])"
    ))
}

/// The response of a case, the expected value, and the comparison of the two.
fn decoding(response: &ResponseCase, expected: &str, names: &Names<'_>) -> Result<String, String> {
    let equality = match holds_nan(&response.params) {
        false => "Value",
        true if names.conceals => {
            return Err("holds NaN, beside which `Debug` must not hide anything".to_owned());
        }
        true => "Text",
    };
    let headers: Vec<(&String, &String)> = response.headers.iter().collect();
    let response = format!(
        "exchange::response({}, &{headers:?}, {:?})",
        response.code, response.body
    );
    Ok(format!(
        "{response}, &{expected}, exchange::Equality::{equality}"
    ))
}

fn value(names: &Names<'_>, structure: &str, json: &Value) -> Result<String, String> {
    params::structure(names, structure, json).map_err(|error| format!("params: {error}"))
}

fn refuse_settings(vendor_params: &Value) -> Result<(), String> {
    match vendor_params.is_null() {
        true => Ok(()),
        false => Err("`vendorParams` are settings that clients do not have".to_owned()),
    }
}

/// Whether the values may contain NaN, which suites write as a string.
fn holds_nan(json: &Value) -> bool {
    match json {
        Value::String(text) => text == "NaN",
        Value::Array(items) => items.iter().any(holds_nan),
        Value::Object(members) => members.values().any(holds_nan),
        _ => false,
    }
}

fn main<'a>(numbers: impl Iterator<Item = &'a usize>) -> String {
    let cases = numbers.map(|number| format!("        ({number}, cases::case_{number}),\n"));
    let cases: String = cases.collect();
    format!(
        "//! Does what the cases of a suite say and prints what came of it.\n\n\
         mod cases;\n\
         #[allow(dead_code, reason = \"not every suite needs all of it\")]\n\
         mod exchange;\n\n\
         fn main() {{\n    exchange::run(&[\n{cases}    ]);\n}}\n"
    )
}

fn functions(package: &str, cases: &BTreeMap<usize, String>) -> String {
    let library = package.replace('-', "_");
    let functions = cases.iter().map(|(number, code)| {
        format!("\npub(crate) fn case_{number}() -> serde_json::Value {{\n    {code}\n}}\n")
    });
    let functions: String = functions.collect();
    format!(
        "//! One function for each case.\n\n\
         #![allow(deprecated, unused_imports, reason = \"models and suites have what they have\")]\n\n\
         use {library}::{{operation, types}};\n\n\
         use crate::exchange;\n{functions}"
    )
}
