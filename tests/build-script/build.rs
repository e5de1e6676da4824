//! Generates two operations of Multi-party Approval and what they reach, as the module `aws::mpa`.

use hardy_codegen::build::{Configuration, Failure};

fn main() -> Result<(), Failure> {
    Configuration::new("aws::mpa")
        .model("../../model/multipartyapproval.json")
        .model_version("2025-08-08")
        .operations(["ListSessions", "GetSession"])
        .generate()
}
