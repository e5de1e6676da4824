//! A client as generated code has it, with two operations.

use hardy_client::double::Reply;
use hardy_client::endpoint::{Endpoint, EndpointSettings};
use hardy_client::{Call, Config, ConfigError, Service, ServiceClient};
use hardy_client::{TransportError, TransportErrorKind};
use multipartyapproval::HttpRequest;
use multipartyapproval::operation::{CreateIdentitySource, ListSessions, TagResource};
use multipartyapproval::types::{
    CreateIdentitySourceRequest, ListSessionsRequest, TagResourceRequest,
};

static SERVICE: Service = Service::new("MPA", "mpa", endpoint);

fn endpoint(settings: &EndpointSettings<'_>) -> Result<Endpoint, TransportError> {
    let region = settings.region.unwrap_or_default();
    let url = match settings.endpoint_url {
        Some(url) => url.to_owned(),
        None => format!("https://mpa.{region}.api.aws"),
    };
    let url = url.parse();
    url.map(Endpoint::new)
        .map_err(|error| TransportError::new(TransportErrorKind::Configuration, error))
}

#[derive(Clone, Debug)]
pub(crate) struct Client(ServiceClient);

impl Client {
    pub(crate) fn new(config: &Config) -> Result<Self, ConfigError> {
        ServiceClient::new(&SERVICE, config).map(Self)
    }

    pub(crate) fn from_fn<R: Into<Reply>>(
        respond: impl FnMut(HttpRequest) -> R + Send + 'static,
    ) -> Self {
        Self(ServiceClient::from_fn(&SERVICE, respond))
    }

    pub(crate) fn from_replies<R: Into<Reply>>(replies: impl IntoIterator<Item = R>) -> Self {
        Self(ServiceClient::from_replies(&SERVICE, replies))
    }

    pub(crate) fn list_sessions(&self, input: ListSessionsRequest) -> Call<ListSessions> {
        self.0.call(ListSessions, input)
    }

    pub(crate) fn tag_resource(&self, input: TagResourceRequest) -> Call<TagResource> {
        self.0.call(TagResource, input)
    }

    pub(crate) fn create_identity_source(
        &self,
        input: CreateIdentitySourceRequest,
    ) -> Call<CreateIdentitySource> {
        self.0.call(CreateIdentitySource, input)
    }
}

pub(crate) fn request() -> ListSessionsRequest {
    ListSessionsRequest::new("arn:aws:mpa:us-east-1:123456789012:approval-team/payments")
}
