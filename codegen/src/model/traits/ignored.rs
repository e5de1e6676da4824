//! Traits that are known but not read here: which of them are dropped, which are kept as they are.
//! A trait that is on neither list and that `read` does not know is an unknown one.

/// What becomes of a trait that `read` does not turn into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nothing that is generated could depend on it.
    Dropped,
    /// A later stage may need it, and must refuse what it cannot do.
    Kept,
    /// Nobody has looked at it.
    Unknown,
}

pub(super) fn fate(id: &str) -> Fate {
    let namespace = id.split('#').next().unwrap_or_default();
    if DROPPED_NAMESPACES.contains(&namespace) || DROPPED.contains(&id) {
        Fate::Dropped
    } else if KEPT_NAMESPACES.contains(&namespace) || KEPT.contains(&id) {
        Fate::Kept
    } else {
        Fate::Unknown
    }
}

/// The traits that are listed one by one.
pub(super) fn listed() -> impl Iterator<Item = &'static str> {
    let lists = [DROPPED, KEPT, PROTOCOLS];
    lists.into_iter().flatten().copied()
}

const DROPPED_NAMESPACES: &[&str] = &[
    // Permissions and templates, not calls.
    "aws.iam",
    "aws.cloudformation",
    // Gateway configuration of the service's own side.
    "aws.apigateway",
    // Tests and polling recipes beside the operations.
    "smithy.test",
    "smithy.waiters",
];

const DROPPED: &[&str] = &[
    "aws.api#arn",
    "aws.api#arnReference",
    "aws.api#controlPlane",
    "aws.api#dataPlane",
    "aws.api#data",
    "aws.api#tagEnabled",
    "aws.api#taggable",
    "aws.auth#cognitoUserPools",
    "smithy.api#authDefinition",
    // Has its effect where versions are told apart, before traits are read.
    "smithy.api#box",
    "smithy.api#cors",
    "smithy.api#examples",
    "smithy.api#idRef",
    "smithy.api#mixin",
    "smithy.api#nestedProperties",
    "smithy.api#noReplace",
    "smithy.api#notProperty",
    "smithy.api#private",
    "smithy.api#property",
    "smithy.api#protocolDefinition",
    "smithy.api#references",
    "smithy.api#resourceIdentifier",
    "smithy.api#suppress",
    "smithy.api#trait",
    "smithy.api#traitValidators",
];

const KEPT_NAMESPACES: &[&str] = &[
    // Where a request goes.
    "smithy.rules",
    "aws.endpoints",
    // Wire formats other than those with a field of their own.
    "aws.protocols",
    "smithy.protocols",
    // How a request is signed.
    "aws.auth",
    // What single services do beyond their protocol.
    "aws.customizations",
];

const KEPT: &[&str] = &[
    "aws.api#clientDiscoveredEndpoint",
    "aws.api#clientEndpointDiscovery",
    "aws.api#clientEndpointDiscoveryId",
    "smithy.api#auth",
    "smithy.api#eventHeader",
    "smithy.api#eventPayload",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpDigestAuth",
    "smithy.api#optionalAuth",
    "smithy.api#xmlAttribute",
    "smithy.api#xmlFlattened",
    "smithy.api#xmlName",
    "smithy.api#xmlNamespace",
];

/// Protocols that have a trait; everything else in their namespaces refines one of them.
pub(super) const PROTOCOLS: &[&str] = &[
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "smithy.protocols#rpcv2Cbor",
    "smithy.protocols#rpcv2Json",
];
