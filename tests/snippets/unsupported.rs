//! An operation that cannot be put on the wire has no `encode` and `decode`, and the compiler says so.

use multipartyapproval::operation::ListSessionsError;
use multipartyapproval::types::{ListSessionsRequest, ListSessionsResponse};
use multipartyapproval::{HttpOperation, Operation};

struct Unsupported;

impl Operation for Unsupported {
    type Input = ListSessionsRequest;
    type Output = ListSessionsResponse;
    type Error = ListSessionsError;
    const NAME: &'static str = "Unsupported";
}

fn send<O: HttpOperation>(_operation: O) {}

fn main() {
    send(Unsupported); //~ E0277
}
