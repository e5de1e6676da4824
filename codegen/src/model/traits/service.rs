//! What AWS says about a service as a whole: its names and how requests are signed.

use super::value::TraitValue;
use crate::report::Report;

/// `aws.api#service`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AwsService {
    /// Name of the service in SDKs, with spaces.
    pub sdk_id: String,
    /// The service's part of an ARN.
    pub arn_namespace: Option<String>,
    /// First label of host names.
    pub endpoint_prefix: Option<String>,
    /// Name in CloudFormation.
    pub cloud_formation_name: Option<String>,
    /// Source in CloudTrail.
    pub cloud_trail_event_source: Option<String>,
    /// Id in the documentation.
    pub doc_id: Option<String>,
}

pub(super) fn service(value: &TraitValue<'_>, report: &mut Report) -> Option<Box<AwsService>> {
    Some(Box::new(AwsService {
        sdk_id: value.required_text("sdkId", report)?,
        arn_namespace: value.text_field("arnNamespace", report),
        endpoint_prefix: value.text_field("endpointPrefix", report),
        cloud_formation_name: value.text_field("cloudFormationName", report),
        cloud_trail_event_source: value.text_field("cloudTrailEventSource", report),
        doc_id: value.text_field("docId", report),
    }))
}

pub(super) fn sigv4(value: &TraitValue<'_>, report: &mut Report) -> Option<String> {
    value.required_text("name", report)
}
