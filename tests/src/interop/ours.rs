//! Our client: calls and listings of every operation of the generated crate, with inputs and results in wire
//! format. Results have the form that `tests/interop/peer.py` prints. Must not know the other client.

use std::any::Any;

use hardy_client::{Call, Config, Credentials};
use hardy_runtime::pages::{Item, ItemPages};
use hardy_runtime::{Checks, HttpOperation, Operation, PageSized, Paginated};
use multipartyapproval::operation::TagResourceError;
use multipartyapproval::{Client, operation};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use super::account::{KEY, REGION, SECRET, TOKEN};
use super::perform::{self, Limits, failed};

/// A method of the client, which calls the operation `O`.
type Method<O> = fn(&Client, <O as Operation>::Input) -> Call<O>;

/// Our client, and what runs it.
pub(super) struct Ours {
    client: Client,
    runtime: Runtime,
}

impl Ours {
    /// A client that makes one attempt for each call.
    ///
    /// # Errors
    ///
    /// Those of the client's configuration, and of the system.
    pub(super) fn new(url: &str) -> Result<Self, String> {
        let credentials = Credentials::new(KEY, SECRET).with_session_token(TOKEN);
        let config = Config::new(REGION, credentials)
            .with_endpoint_url(url)
            .with_max_attempts(1);
        let client = Client::new(&config).map_err(|error| error.to_string())?;
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        Ok(Self { client, runtime })
    }

    fn send<O>(&self, method: Method<O>, input: &Value, checks: Checks) -> Value
    where
        O: HttpOperation<Input: DeserializeOwned, Output: Serialize>,
    {
        let call = |input| method(&self.client, input).validation(checks);
        let sent = perform::send(call, input, |error| members(error));
        self.runtime.block_on(sent)
    }

    fn items<O>(&self, method: Method<O>, input: &Value, limits: &Limits) -> Value
    where
        O: HttpOperation<Input: DeserializeOwned> + PageSized<PageSize: From<i32>>,
        O: Paginated<Items: ItemPages>,
        Item<O>: Serialize,
    {
        let call = |input| {
            let call = method(&self.client, input).paginated();
            match limits.page_size {
                Some(size) => call.page_size(size.into()),
                None => call,
            }
        };
        self.runtime.block_on(perform::items(call, input, limits))
    }
}

macro_rules! operations {
    (calls $($call:ident $method:ident)+; listings $($list:ident $listing:ident)+;) => {
        /// The names of all operations.
        pub(super) const OPERATIONS: &[&str] = &[$(stringify!($call)),+];

        /// The names of the paginated ones.
        pub(super) const LISTINGS: &[&str] = &[$(stringify!($list)),+];

        impl Ours {
            /// Calls the operation of this name. `checks` are those of the input.
            pub(super) fn call(&self, name: &str, input: &Value, checks: Checks) -> Value {
                match name {
                    $(stringify!($call) => self.send::<operation::$call>(Client::$method, input, checks),)+
                    _ => failed("there is no such operation"),
                }
            }

            /// Lists the items of the operation of this name.
            pub(super) fn list(&self, name: &str, input: &Value, limits: &Limits) -> Value {
                match name {
                    $(stringify!($list) => self.items::<operation::$list>(Client::$listing, input, limits),)+
                    _ => failed("there is no such listing"),
                }
            }
        }
    };
}

// All that the generated crate has: the program refuses a model with others.
operations! {
    calls
        CancelSession cancel_session
        CreateApprovalTeam create_approval_team
        CreateIdentitySource create_identity_source
        DeleteIdentitySource delete_identity_source
        DeleteInactiveApprovalTeamVersion delete_inactive_approval_team_version
        GetApprovalTeam get_approval_team
        GetIdentitySource get_identity_source
        GetPolicyVersion get_policy_version
        GetResourcePolicy get_resource_policy
        GetSession get_session
        ListApprovalTeams list_approval_teams
        ListIdentitySources list_identity_sources
        ListPolicies list_policies
        ListPolicyVersions list_policy_versions
        ListResourcePolicies list_resource_policies
        ListSessions list_sessions
        ListTagsForResource list_tags_for_resource
        StartActiveApprovalTeamDeletion start_active_approval_team_deletion
        StartApprovalTeamBaseline start_approval_team_baseline
        TagResource tag_resource
        UntagResource untag_resource
        UpdateApprovalTeam update_approval_team;
    listings
        ListApprovalTeams list_approval_teams
        ListIdentitySources list_identity_sources
        ListPolicies list_policies
        ListPolicyVersions list_policy_versions
        ListResourcePolicies list_resource_policies
        ListSessions list_sessions;
}

/// The members of a modelled error beside its message. Only these have any.
fn members(error: &dyn Any) -> Value {
    match error.downcast_ref() {
        Some(TagResourceError::TooManyTagsException(error)) => perform::members(error),
        _ => json!({}),
    }
}
