//! Generates two operations of Multi-party Approval and what they reach, as the module `aws::mpa`; and, for
//! the tests, fixtures whose tokens need code of their own, and one with a client.

use hardy_codegen::build::{Configuration, Failure};

fn main() -> Result<(), Failure> {
    Configuration::new("aws::mpa")
        .model("../../model/multipartyapproval.json")
        .model_version("2025-08-08")
        .operations(["ListSessions", "GetSession"])
        .generate()?;
    Configuration::new("fixtures::tokens")
        .model("../fixtures/paging_tokens/model.json")
        .model("tokens.rules.json")
        .generate()?;
    Configuration::new("fixtures::several")
        .model("../fixtures/paging_several/model.json")
        .model("../fixtures/paging_several/street.rules.json")
        .generate()?;
    Configuration::new("fixtures::store")
        .model("../fixtures/auth/model.json")
        .model("../fixtures/auth/store.rules.json")
        .operations([
            "GetHall",
            "GetLamp",
            "GetNews",
            "ListLamps",
            "Login",
            "Ping",
        ])
        .client()
        .generate()
}
