//! A client as generated code has it, with two operations.

use hardy_client::double::Reply;
use hardy_client::{Call, Config, ConfigError, Service, ServiceClient};
use multipartyapproval::operation::{CreateIdentitySource, ListSessions, TagResource};
use multipartyapproval::types::{
    CreateIdentitySourceRequest, ListSessionsRequest, TagResourceRequest,
};
use multipartyapproval::{HttpRequest, endpoint};

static SERVICE: Service = Service::new("MPA", endpoint::SIGNING_NAME, &endpoint::RULES);

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
