//! Whole clients that send to memory: ours, that of the SDK, and what a program does that signs with
//! `aws-sigv4` and reads with serde. Each encodes, signs, decodes, and drops the result.

use std::time::SystemTime;

use aws_credential_types::Credentials as PeerCredentials;
use aws_sdk_mpa::config::{BehaviorVersion, Region};
use aws_sigv4::http_request::{self, SignableBody, SignableRequest, SigningSettings};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{
    HttpRequest as PeerRequest, HttpResponse as PeerResponse,
};
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use multipartyapproval::{
    BoxFuture, Client, Config, Credentials, HttpRequest, HttpResponse, Transport, TransportError,
};
use tokio::runtime::Runtime;

use crate::page::{FILTERS, Page, Summary, TEAM, summary};
use crate::subject::Subject;
use crate::{hardy, sdk};

const REGION: &str = "us-east-1";
const ID: &str = "AKIDEXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

fn runtime() -> &'static Runtime {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    Box::leak(Box::new(runtime.expect("a runtime starts")))
}

/// A transport that returns the same body for each request.
struct Memory(&'static [u8]);

impl Transport for Memory {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        assert!(request.headers().contains_key("authorization"));
        let response = HttpResponse::new(Bytes::from_static(self.0).into());
        Box::pin(async move { Ok(response) })
    }
}

/// Lists the items of one page.
pub(crate) fn ours(json: &'static [u8]) -> (Subject, Summary) {
    let config = Config::new(REGION, Credentials::new(ID, SECRET)).with_transport(Memory(json));
    let client = Client::new(&config).expect("the settings are complete");
    let client: &Client = Box::leak(Box::new(client));
    let runtime = runtime();
    let list = move |input| {
        runtime.block_on(async {
            let pages = client.list_sessions(input).pages();
            let collected = pages.collect_all().await.expect("the page is well-formed");
            collected.items.unwrap_or_default()
        })
    };
    let listed = hardy::summary_of(&list(hardy::input()));
    (Subject::new(hardy::NAME, hardy::input, list), listed)
}

/// The same of the SDK.
#[derive(Debug)]
struct PeerMemory(&'static [u8]);

impl HttpConnector for PeerMemory {
    fn call(&self, request: PeerRequest) -> HttpConnectorFuture {
        assert!(request.headers().get("authorization").is_some());
        let status = 200.try_into().expect("a status of HTTP");
        HttpConnectorFuture::ready(Ok(PeerResponse::new(status, SdkBody::from(self.0))))
    }
}

pub(crate) fn of_sdk(json: &'static [u8]) -> (Subject, Summary) {
    let http = http_client_fn(move |_, _| SharedHttpConnector::new(PeerMemory(json)));
    let config = aws_sdk_mpa::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(REGION))
        .credentials_provider(PeerCredentials::from_keys(ID, SECRET, None))
        .http_client(http)
        .build();
    let client: &aws_sdk_mpa::Client = Box::leak(Box::new(aws_sdk_mpa::Client::from_conf(config)));
    let runtime = runtime();
    let list = move |filters| {
        runtime.block_on(async {
            let call = client.list_sessions().approval_team_arn(TEAM);
            let call = call.max_results(20).set_filters(Some(filters));
            let items = call.into_paginator().items().send();
            let items = items.collect::<Result<Vec<_>, _>>().await;
            items.expect("the page is well-formed")
        })
    };
    let listed = sdk::summary_of(&list(sdk::filters()));
    (Subject::new(sdk::NAME, sdk::filters, list), listed)
}

/// Sends by hand: JSON by serde, a signature by `aws-sigv4`, and no retries, endpoint rules or time
/// limits.
pub(crate) fn by_hand(json: &'static [u8]) -> (Subject, Summary) {
    let identity = PeerCredentials::from_keys(ID, SECRET, None).into();
    let identity: &'static aws_smithy_runtime_api::client::identity::Identity =
        Box::leak(Box::new(identity));
    let list = move |(): ()| {
        let body = serde_json::json!({
            "MaxResults": 20,
            "Filters": FILTERS.map(|[field, operator, value]| serde_json::json!({
                "FieldName": field, "Operator": operator, "Value": value,
            })),
        });
        let body = body.to_string();
        let team = TEAM.replace(':', "%3A").replace('/', "%2F");
        let uri = format!("https://mpa.{REGION}.api.aws/approval-teams/{team}/sessions/?List");
        let parameters = v4::SigningParams::builder()
            .identity(identity)
            .region(REGION)
            .name("mpa")
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()
            .expect("nothing is missing")
            .into();
        let headers = [("content-type", "application/json")].into_iter();
        let signable = SignableBody::Bytes(body.as_bytes());
        let signable = SignableRequest::new("POST", &uri, headers, signable);
        let signed = http_request::sign(signable.expect("a URL"), &parameters);
        let (instructions, _) = signed.expect("it can be signed").into_parts();
        let mut request = http::Request::post(&uri)
            .header("content-type", "application/json")
            .body(body)
            .expect("a request");
        instructions.apply_to_request_http1x(&mut request);
        assert!(request.headers().contains_key("authorization"));
        let page: Page = serde_json::from_slice(json).expect("the page is well-formed");
        page
    };
    let listed = summary(&list(()));
    (Subject::new("by hand", || (), list), listed)
}
