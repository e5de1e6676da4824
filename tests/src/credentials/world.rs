//! A world in which every request for credentials succeeds, and which remembers the requests. Must not know
//! what a case expects.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use hardy_client::system::ProgramOutput;
use hardy_client::{BoxFuture, System, Transport, TransportError};
use hardy_runtime::{HttpRequest, HttpResponse};
use serde_json::{Value, json};

use super::form::{self, Form};
use super::machine::{Machine, lock};

/// The ids of the access keys that the environment, a container and an instance have.
pub(super) const ENVIRONMENT: &str = "id-of-the-environment";
const CONTAINER: &str = "id-of-the-container";
const INSTANCE: &str = "id-of-the-instance";

/// What every program prints.
const PRINTED: &str = r#"{"Version": 1, "AccessKeyId": "id-of-a-program", "SecretAccessKey": "s"}"#;

const EXPIRATION: &str = "2026-01-01T01:00:00Z";
const TOKEN: &str = r#"{"accessToken": "token", "expiresAt": "2026-01-01T01:00:00Z"}"#;

/// A machine that has each file that is read, apart from those of AWS tools: a token that is its own path.
/// Every program prints credentials.
#[derive(Debug)]
pub(super) struct World {
    machine: Machine,
    services: Arc<Services>,
}

impl World {
    pub(super) fn new(config: &str, services: Arc<Services>) -> Self {
        let variables = json!({
            "HOME": "/home",
            "AWS_ACCESS_KEY_ID": ENVIRONMENT,
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/container",
        });
        let machine = Machine::new(&variables, &json!({ "/home/.aws/config": config }));
        Self { machine, services }
    }
}

impl System for World {
    fn now(&self) -> SystemTime {
        self.machine.now()
    }

    fn uptime(&self) -> Duration {
        self.machine.uptime()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        self.machine.sleep(duration)
    }

    fn random(&self) -> u64 {
        0
    }

    fn variable(&self, name: &str) -> Option<OsString> {
        self.machine.variable(name)
    }

    fn home(&self) -> Option<PathBuf> {
        self.machine.home()
    }

    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        if path.starts_with("/home/.aws/sso/cache") {
            return Ok(TOKEN.into());
        }
        if path.starts_with("/home/.aws") {
            return self.machine.read(path, limit);
        }
        Ok(path.display().to_string().into_bytes())
    }

    fn write_private(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        self.machine.write_private(path, content)
    }

    fn run(&self, command: &str) -> BoxFuture<'_, io::Result<ProgramOutput>> {
        self.services.step("CredentialProcess", &command.into());
        let output = ProgramOutput {
            success: true,
            stdout: PRINTED.into(),
        };
        Box::pin(std::future::ready(Ok(output)))
    }
}

/// A transport that answers every service. Remembers what requests and programs were for.
#[derive(Debug, Default)]
pub(super) struct Services {
    steps: Mutex<Vec<Value>>,
}

impl Services {
    /// The steps that the requests took, in the words of the cases. `AssumeRole` has the id of the key that
    /// signed it, under `signed_with`.
    pub(super) fn steps(&self) -> Vec<Value> {
        lock(&self.steps).clone()
    }

    fn body(&self, request: &HttpRequest) -> String {
        let host = request.uri().host().unwrap_or_default();
        match (host, request.uri().path()) {
            ("169.254.169.254", "/latest/api/token") => "token".to_owned(),
            ("169.254.169.254", path) if path.ends_with('/') => "role".to_owned(),
            ("169.254.169.254", _) => self.named("Ec2InstanceMetadata", INSTANCE),
            ("169.254.170.2", _) => self.named("EcsContainer", CONTAINER),
            _ if host.starts_with("portal.sso.") => self.portal(request, host),
            _ => self.sts(request),
        }
    }

    fn step(&self, kind: &str, members: &Value) {
        lock(&self.steps).push(json!({ kind: members }));
    }

    fn named(&self, source: &str, id: &str) -> String {
        self.step("NamedSource", &source.into());
        json!({ "AccessKeyId": id, "SecretAccessKey": "s", "Token": "t", "Expiration": EXPIRATION })
            .to_string()
    }

    fn portal(&self, request: &HttpRequest, host: &str) -> String {
        let query = form::read(request.uri().query().unwrap_or_default());
        let region = host.split('.').nth(2);
        self.step(
            "Sso",
            &json!({
                "sso_account_id": query.get("account_id"),
                "sso_role_name": query.get("role_name"),
                "sso_region": region,
            }),
        );
        json!({ "roleCredentials": {
            "accessKeyId": "id", "secretAccessKey": "s", "sessionToken": "t", "expiration": 1_767_229_200_000_u64,
        } })
        .to_string()
    }

    fn sts(&self, request: &HttpRequest) -> String {
        let body = request
            .body()
            .bytes()
            .map(|bytes| String::from_utf8_lossy(bytes));
        let form = form::read(&body.unwrap_or_default());
        match form.get("Action").map(String::as_str) {
            Some("AssumeRole") => {
                let mut members = session(&form);
                if let Some(id) = form.get("ExternalId") {
                    members["external_id"] = id.as_str().into();
                }
                members["signed_with"] = signed_with(request).into();
                self.step("AssumeRole", &members);
            }
            _ => {
                let mut members = session(&form);
                let file = form.get("WebIdentityToken");
                members["web_identity_token_file"] = json!(file);
                self.step("WebIdentityToken", &members);
            }
        }
        let id = form.get("RoleArn").cloned().unwrap_or_default();
        format!(
            "<R><AccessKeyId>{id}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>\
             <SessionToken>t</SessionToken><Expiration>{EXPIRATION}</Expiration></R>"
        )
    }
}

/// The role, and the name of the session unless the client made it up.
fn session(form: &Form) -> Value {
    let mut members = json!({ "role_arn": form.get("RoleArn") });
    let name = form.get("RoleSessionName");
    if let Some(name) = name.filter(|name| !name.starts_with("hardy-client-")) {
        members["role_session_name"] = name.as_str().into();
    }
    members
}

fn signed_with(request: &HttpRequest) -> Option<&str> {
    let value = request.headers().get("authorization")?.to_str().ok()?;
    value
        .split_once("Credential=")?
        .1
        .split_once("/2026")?
        .0
        .into()
}

impl Transport for Services {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        let response = HttpResponse::new(self.body(&request).into());
        Box::pin(std::future::ready(Ok(response)))
    }
}
