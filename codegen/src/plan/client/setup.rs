//! How to configure the client of a service, for the front page: its URL, and the schemes of its operations. A service
//! of AWS whose requests are all signed needs no such words. Must not decide which schemes clients have.

mod example;

use crate::ir::{ApiKey, Auth, Docs, Operation, ServiceSettings};
use crate::text::markdown;

/// Words about a scheme.
type Words = fn(&Names<'_>) -> String;

/// The schemes in the order of the documentation, with how to set an identity for each.
const SCHEMES: &[(Auth, Words)] = &[
    (Auth::Sigv4, |_| {
        "AWS Signature Version 4: the credentials that all AWS tools share, or\n  \
         [`with_credentials`](Config::with_credentials)"
            .to_owned()
    }),
    (Auth::HttpBearer, |names| {
        let variable = names.bearer_token();
        let of_profile = match names.0.is_aws {
            true => ", or `sso_session` in the profile",
            false => "",
        };
        format!(
            "a bearer token: [`with_bearer_token`](Config::with_bearer_token), or the variable\n  \
             `{variable}`{of_profile}"
        )
    }),
    (Auth::HttpApiKey, |names| {
        let (place, variable) = (names.api_key_place(), names.variable("API_KEY"));
        format!(
            "an API key{place}:\n  [`with_api_key`](Config::with_api_key), or the variable `{variable}`"
        )
    }),
    (Auth::HttpBasic, |names| {
        let [user, password] = ["USERNAME", "PASSWORD"].map(|name| names.variable(name));
        format!(
            "a user name and a password: [`with_basic_auth`](Config::with_basic_auth), or the\n  variables `{user}` and \
             `{password}`"
        )
    }),
    (Auth::NoAuth, |_| "nothing, for some operations".to_owned()),
];

/// Which identity counts, and which are never sent.
const PRECEDENCE: &str = "
An operation may accept several of them, in the order of its [`AUTH`](HttpOperation::AUTH). What code
sets counts first, then these variables. Without any, a call fails and sends nothing. A preference,
[`with_auth_scheme_preference`](Config::with_auth_scheme_preference), precedes all of this. Tokens, keys
and passwords are sent over https alone, except to this machine:
[`with_unencrypted_auth`](Config::with_unencrypted_auth).";

/// The same for services whose settings are those of AWS tools.
const PRECEDENCE_IN_AWS: &str = "
An operation may accept several of them, in the order of its [`AUTH`](HttpOperation::AUTH). What code
sets counts first, then these variables, then the credentials that all AWS tools share. Without any, a
call fails and sends nothing. A preference in code,
[`with_auth_scheme_preference`](Config::with_auth_scheme_preference), precedes all of this, and
`AWS_AUTH_SCHEME_PREFERENCE` the order of the operation. Tokens, keys and passwords are sent over https
alone, except to this machine: [`with_unencrypted_auth`](Config::with_unencrypted_auth).";

/// The section of the front page; empty for a service of AWS whose requests are all signed. `library` is the name of
/// the crate in code.
pub(super) fn docs(service: &ServiceSettings, operations: &[Operation], library: &str) -> Docs {
    let names = Names(service);
    let exchanges = operations.iter().filter_map(|one| one.exchange.as_ref());
    let used: Vec<&Auth> = exchanges.flat_map(|exchange| &exchange.auth).collect();
    let is_other = |scheme: &&&Auth| !matches!(scheme, Auth::Sigv4 | Auth::NoAuth);
    if service.is_aws && service.has_rules && !used.iter().any(|one| is_other(&one)) {
        return Docs::new();
    }
    let mut lines = vec!["# Configuration".to_owned(), String::new()];
    if !service.has_rules {
        let variable = names.endpoint_url();
        lines.extend(text(&format!(
            "[`Client::new`] takes the URL of the service from the configuration, and [`Client::from_env`] from\n\
             the environment variable `{variable}`:\n"
        )));
    }
    lines.extend(example::lines(service, &used, library));
    if used.iter().all(|scheme| **scheme == Auth::NoAuth) {
        return lines;
    }
    lines.extend(text("\nRequests are authenticated with:\n"));
    for (_, words) in SCHEMES.iter().filter(|(scheme, _)| used.contains(&scheme)) {
        lines.extend(text(&format!("- {}", words(&names))));
    }
    lines.extend(text(match service.is_aws {
        true => PRECEDENCE_IN_AWS,
        false => PRECEDENCE,
    }));
    lines
}

fn text(text: &str) -> impl Iterator<Item = String> + use<'_> {
    text.split('\n').map(str::to_owned)
}

/// The names of settings, which are those of the runtime.
struct Names<'a>(&'a ServiceSettings);

impl Names<'_> {
    fn endpoint_url(&self) -> String {
        match self.0.is_aws {
            true => format!("AWS_ENDPOINT_URL_{}", upper(&self.0.name)),
            false => self.variable("ENDPOINT_URL"),
        }
    }

    fn bearer_token(&self) -> String {
        let name = self.0.signing_name.as_deref();
        match self.0.is_aws {
            true => format!("AWS_BEARER_TOKEN_{}", upper(name.unwrap_or(&self.0.name))),
            false => self.variable("BEARER_TOKEN"),
        }
    }

    fn variable(&self, setting: &str) -> String {
        format!("{}_{setting}", upper(&self.0.name))
    }

    fn api_key_place(&self) -> String {
        match &self.0.api_key {
            Some(ApiKey::Header { name, .. }) => format!(" in the header {}", markdown::code(name)),
            Some(ApiKey::Query(name)) => {
                format!(" in the query parameter {}", markdown::code(name))
            }
            None => String::new(),
        }
    }
}

fn upper(name: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric();
    let name = name.replace(|character| !is_plain(character), "_");
    name.to_uppercase()
}
