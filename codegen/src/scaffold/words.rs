//! The sentences that differ between services of AWS and others. Must not know where they stand.

use crate::ir::Crate;

/// Sentences of the front page and of the example.
pub(super) struct Words {
    /// Who published the model.
    pub(super) origin: &'static str,
    /// How a program gets its settings.
    pub(super) settings: &'static str,
    /// What a call needs, as the end of a sentence.
    pub(super) needs: &'static str,
    /// How to get the next model, as the beginning of a sentence.
    pub(super) next_model: &'static str,
    /// What the licence has to consider.
    pub(super) licence: &'static str,
}

/// The words for the service of this crate.
pub(super) fn words(krate: &Crate) -> &'static Words {
    let client = krate.client.as_ref();
    match client.is_some_and(|client| client.service.is_aws) {
        true => &OF_AWS,
        false => &OF_OTHERS,
    }
}

const OF_AWS: Words = Words {
    origin: "Hardy generated it from the model that AWS publishes. `cargo doc --open` shows its documentation.\n\
             Unofficial: not affiliated with or endorsed by AWS.",
    settings: "Region, credentials and endpoint come from where all AWS tools find them: variables such as\n\
               `AWS_REGION`, `AWS_PROFILE` and `AWS_ENDPOINT_URL`, and the files in `~/.aws`.",
    needs: "region and credentials",
    next_model: "download the next model that AWS publishes in\n\
                 [`aws/api-models-aws`](https://github.com/aws/api-models-aws), and run:",
    licence: "The documentation in the code is AWS's, under Apache-2.0: put a copy of that licence\n  \
              beside this file, as `LICENSE-APACHE`, and state that you changed its form.",
};

const OF_OTHERS: Words = Words {
    origin: "Hardy generated it from a Smithy model. `cargo doc --open` shows its documentation.",
    settings: "The URL of the service and what authenticates requests come from environment variables, which the\n\
               documentation of the crate lists.",
    needs: "the URL of the service",
    next_model: "get the next version of the model, and run:",
    licence: "The documentation in the code is that of the model: mind its licence.",
};
