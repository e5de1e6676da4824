//! What AWS says about a service as a whole. Must not know what its name is for.

use super::value::TraitValue;
use crate::report::Report;

/// `aws.api#service`. Only the name in SDKs is read: the others are for ARNs, endpoints, CloudFormation,
/// CloudTrail and the documentation of AWS, none of which a crate has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AwsService {
    /// Name of the service in SDKs, with spaces.
    pub sdk_id: String,
}

pub(super) fn service(value: &TraitValue<'_>, report: &mut Report) -> Option<Box<AwsService>> {
    Some(Box::new(AwsService {
        sdk_id: value.required_text("sdkId", report)?,
    }))
}
