//! AWS's trait of a service. Must not know how its name is used.

use super::value::TraitValue;
use crate::report::Report;

/// `aws.api#service`. Reads only the name in SDKs: the other keys are for ARNs, endpoints,
/// CloudFormation, CloudTrail and the documentation of AWS, which a crate does not need.
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
