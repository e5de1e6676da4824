//! `aws.parseArn`.

use std::borrow::Cow;

use super::piece::{piece, ranges};

/// The parts of an ARN.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Arn<'a> {
    pub(crate) partition: Cow<'a, str>,
    pub(crate) service: Cow<'a, str>,
    /// Can be empty.
    pub(crate) region: Cow<'a, str>,
    /// Can be empty.
    pub(crate) account_id: Cow<'a, str>,
    /// The rest, split at `:` and `/`.
    pub(crate) resource_id: Vec<Cow<'a, str>>,
}

/// The parts of an ARN, if the string is one: partition, service and resource are not empty.
pub(crate) fn parse_arn<'a>(text: &Cow<'a, str>) -> Option<Arn<'a>> {
    let mut parts = ranges(text, |byte| byte == b':');
    if text.get(parts.next()?)? != "arn" {
        return None;
    }
    let mut part = || piece(text, parts.next()?);
    let (partition, service, region, account_id) = (part()?, part()?, part()?, part()?);
    let resource = piece(text, parts.next()?.start..text.len())?;
    if partition.is_empty() || service.is_empty() || resource.is_empty() {
        return None;
    }
    let parts = ranges(&resource, |byte| matches!(byte, b':' | b'/'));
    Some(Arn {
        partition,
        service,
        region,
        account_id,
        resource_id: parts.filter_map(|part| piece(&resource, part)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::parse_arn;

    #[test]
    fn reads_arns() {
        let cases: [(&str, Option<[&str; 5]>); 9] = [
            (
                "arn:aws:sns:us-west-2:012345678910:topic",
                Some(["aws", "sns", "us-west-2", "012345678910", "topic"]),
            ),
            (
                "arn:aws:ec2:us-east-1:1:vpc/vpc-1:x",
                Some(["aws", "ec2", "us-east-1", "1", "vpc|vpc-1|x"]),
            ),
            ("arn:aws:s3:::bucket", Some(["aws", "s3", "", "", "bucket"])),
            ("arn:aws:s3:::a//b:", Some(["aws", "s3", "", "", "a||b|"])),
            ("arn:aws:s3:::", None),
            ("arn::s3:::bucket", None),
            ("arn:aws::::bucket", None),
            ("arn:aws:s3:bucket", None),
            ("11111111-2222-3333", None),
        ];
        for (text, expected) in cases {
            let arn = parse_arn(&text.into());
            let arn = arn.map(|arn| {
                let resource = arn.resource_id.join("|");
                [
                    arn.partition,
                    arn.service,
                    arn.region,
                    arn.account_id,
                    resource.into(),
                ]
            });
            assert_eq!(arn, expected.map(|parts| parts.map(Into::into)), "{text}");
        }
    }
}
