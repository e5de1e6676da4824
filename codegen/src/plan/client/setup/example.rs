//! The program that configures a client, for the front page. Must not know the names of variables.

use crate::ir::{Auth, Docs, ServiceSettings};

/// How code sets an identity for a scheme. Only the first one that a service has is shown.
const SETTERS: &[(Auth, &str)] = &[
    (
        Auth::HttpBearer,
        ".with_bearer_token(BearerToken::new(\"token\"))",
    ),
    (Auth::HttpApiKey, ".with_api_key(\"key\")"),
    (Auth::HttpBasic, ".with_basic_auth(\"user\", \"password\")"),
];

/// The lines of the program, in a code block.
pub(super) fn lines(service: &ServiceSettings, used: &[&Auth], library: &str) -> Docs {
    let setter = SETTERS.iter().find(|(scheme, _)| used.contains(&scheme));
    let is_token = setter.is_some_and(|(scheme, _)| *scheme == Auth::HttpBearer);
    let config = match (service.is_aws, service.has_rules) {
        (true, true) => "Config::from_env().await?",
        (true, false) => "Config::from_env().await?.with_endpoint_url(\"https://service.example\")",
        (false, true) => "Config::from_variables()",
        (false, false) => "Config::for_url(\"https://service.example\")",
    };
    let config = match setter {
        Some((_, setter)) => format!("    let config = {config}\n        {setter};"),
        None => format!("    let config = {config};"),
    };
    let is_async = if service.is_aws { "async " } else { "" };
    let token = match is_token {
        true => format!("use {library}::credentials::BearerToken;\n"),
        false => String::new(),
    };
    let program = format!(
        "```no_run\n\
         {token}use {library}::{{Client, Config, ConfigError}};\n\
         \n\
         {is_async}fn client() -> Result<Client, ConfigError> {{\n\
         {config}\n    Client::new(&config)\n\
         }}\n\
         ```"
    );
    program.lines().map(str::to_owned).collect()
}
