//! The file of the module `client`.

use hardy_codegen::ir::Client;

use super::list::Listed;
use crate::inventory::item::Kind;

/// The client, with a function for each operation.
pub(super) fn file(client: &Client) -> Listed {
    let mut listed = Listed::default();
    let endpoint = client.service.has_rules.then_some("endpoint");
    for module in endpoint.into_iter().chain(["operation", "types"]) {
        listed.import(format!("crate::{module}"));
    }
    listed.need(Kind::Static, "", "SERVICE");
    listed.need(Kind::Structure, "", "Client");
    for function in [
        "blocking_from_env",
        "call",
        "config",
        "from_env",
        "from_fn",
        "from_replies",
        "new",
    ] {
        listed.need(Kind::Function, "Client", function);
    }
    for method in &client.methods {
        listed.need(Kind::Function, "Client", &method.name);
    }
    for wait in &client.waits {
        listed.need(Kind::Function, "Client", &wait.name);
    }
    if !client.waits.is_empty() {
        listed.import("crate::waiter".to_owned());
    }
    listed
}
