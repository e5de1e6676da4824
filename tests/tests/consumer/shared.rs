//! Every public type of the crate can be sent to, shared with and kept by other threads.

use std::collections::BTreeSet;
use std::fmt::Debug;

use multipartyapproval::operation::*;
use multipartyapproval::pages::{
    BlockingItems, BlockingPages, CollectError, Collected, ItemPages, Items, PageSized, Pages,
    Paginator,
};
use multipartyapproval::types::*;
use multipartyapproval::{
    DecodeError, Document, EncodeError, Error, HttpRequest, HttpResponse, Operation,
    OperationError, ServiceError, Timestamp, Unmodeled, Validation, Violations,
};

fn shared<T: Send + Sync + 'static>() {}
fn movable<T: Unpin>() {}

/// The common traits of all types of the model.
fn value<T: Clone + Debug + PartialEq + Default + Send + Sync + 'static>() {}

fn operation<O>(name: &str)
where
    O: Operation + Clone + Debug + Default,
    O::Input: PartialEq + Default,
    O::Output: PartialEq + Default,
    O::Error: PartialEq,
{
    assert_eq!(O::NAME, name);
    shared::<O>();
    shared::<O::Input>();
    shared::<O::Output>();
    shared::<O::Error>();
    shared::<Error<O::Error>>();
    shared::<ServiceError<O::Error>>();
    fn error<E: OperationError>() {}
    error::<O::Error>();
}

fn listing<O: PageSized<Token = String, PageSize = i32, Items: ItemPages>>() {
    type Call<O> = fn(<O as Operation>::Input) -> CallResult<O>;
    type CallResult<O> = Result<<O as Operation>::Output, Error<<O as Operation>::Error>>;
    movable::<Pages<O>>();
    movable::<Items<O>>();
    shared::<Paginator<O>>();
    shared::<Pages<O>>();
    shared::<Items<O>>();
    shared::<BlockingPages<O, Call<O>>>();
    shared::<BlockingItems<O, Call<O>>>();
    shared::<Collected<O>>();
    shared::<CollectError<O>>();
}

macro_rules! all {
    ($check:ident: $($name:ident)*) => { $($check::<$name>();)* };
}

macro_rules! operations {
    ($($name:ident)*) => { $(operation::<$name>(stringify!($name));)* };
}

#[test]
fn operations_and_their_types() {
    operations! {
        CancelSession CreateApprovalTeam CreateIdentitySource DeleteIdentitySource
        DeleteInactiveApprovalTeamVersion GetApprovalTeam GetIdentitySource GetPolicyVersion
        GetResourcePolicy GetSession ListApprovalTeams ListIdentitySources ListPolicies
        ListPolicyVersions ListResourcePolicies ListSessions ListTagsForResource
        StartActiveApprovalTeamDeletion StartApprovalTeamBaseline TagResource UntagResource
        UpdateApprovalTeam
    }
}

#[test]
fn paginators_and_their_runs() {
    all! { listing:
        ListApprovalTeams ListIdentitySources ListPolicies ListPolicyVersions ListResourcePolicies
        ListSessions
    }
}

#[test]
fn types_within_inputs_and_outputs() {
    all! { value:
        ActionCompletionStrategy AdditionalSecurityRequirement ApprovalStrategy ApprovalStrategyResponse
        ApprovalTeamRequestApprover ApprovalTeamStatus ApprovalTeamStatusCode ApproverLastActivity
        Filter FilterField
        GetApprovalTeamResponseApprover GetSessionResponseApproverResponse IamIdentityCenter
        IamIdentityCenterForGet IamIdentityCenterForList IdentitySourceForList
        IdentitySourceParameters IdentitySourceParametersForGet IdentitySourceParametersForList
        IdentitySourceStatus IdentitySourceStatusCode IdentitySourceType IdentityStatus
        ListApprovalTeamsResponseApprovalTeam ListResourcePoliciesResponseResourcePolicy
        ListSessionsResponseSession MfaMethod MfaSyncStatus MfaType MofNApprovalStrategy Operator PendingUpdate Policy
        PolicyReference PolicyStatus PolicyType PolicyVersion PolicyVersionSummary
        SessionExecutionStatus SessionResponse SessionStatus SessionStatusCode UpdateAction
    }
    all! { value:
        AccessDeniedException ConflictException InternalServerException InvalidParameterException
        ResourceNotFoundException ServiceQuotaExceededException ThrottlingException
        TooManyTagsException ValidationException
    }
    all! { shared: ActionNameFilter InitiationTimeFilter SessionStatusFilter UnlistedValue }
}

#[test]
fn types_of_the_runtime_that_users_meet() {
    value::<Document>();
    value::<Timestamp>();
    value::<Unmodeled>();
    value::<Validation>();
    all! { shared:
        DecodeError EncodeError HttpRequest HttpResponse Violations
    }
}

/// A new model adds operations and types, and the lists of this file must follow.
#[test]
fn this_file_names_every_operation_and_type() {
    let words = |text: &'static str| text.split(|letter: char| !letter.is_alphanumeric());
    let here: BTreeSet<&str> = words(include_str!("shared.rs")).collect();
    let api = include_str!("../../../generated/api.txt");
    let messages: BTreeSet<&str> = api
        .lines()
        .filter(|line| line.contains(": type Operation::"))
        .filter_map(|line| line.rsplit(' ').next())
        .collect();
    let items = api.lines().filter_map(|line| {
        let (path, kind) = line.split_once(": ")?;
        let name = path
            .strip_prefix("types::")
            .filter(|_| kind.starts_with("struct") || kind.starts_with("enum"))
            .or(path
                .strip_prefix("operation::")
                .filter(|_| kind == "unit struct"))?;
        (!messages.contains(name)).then_some(name)
    });
    let missing: Vec<&str> = items.filter(|name| !here.contains(name)).collect();
    assert_eq!(missing, [""; 0]);
}
