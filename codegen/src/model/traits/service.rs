//! AWS's traits of a service. Must not know how its name is used.

use super::value::TraitValue;
use crate::report::Report;

/// `aws.api#service`. Reads only the names in SDKs, ARNs and endpoints: the other keys are for
/// CloudFormation, CloudTrail and the documentation of AWS, which a crate does not need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AwsService {
    /// Name of the service in SDKs, with spaces; if there is none, that of its shape counts.
    pub sdk_id: Option<String>,
    /// The name of the service in ARNs.
    pub arn_namespace: Option<String>,
    /// The name of the service in its usual host names.
    pub endpoint_prefix: Option<String>,
}

pub(super) fn service(value: &TraitValue<'_>, report: &mut Report) -> Option<Box<AwsService>> {
    value.object(report)?;
    Some(Box::new(AwsService {
        sdk_id: value.text_field("sdkId", report),
        arn_namespace: value.text_field("arnNamespace", report),
        endpoint_prefix: value.text_field("endpointPrefix", report),
    }))
}

/// Reads `name` of `aws.auth#sigv4`.
pub(super) fn signing_name(value: &TraitValue<'_>, report: &mut Report) -> Option<String> {
    value.required_text("name", report)
}
