//! The values of expressions while rules are evaluated, and the parts that paths select of them.

use std::borrow::Cow;

use crate::functions::{Arn, Partition, Url};

/// A value. Strings refer to the arguments or the rules where they can.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    Boolean(bool),
    Integer(i32),
    String(Cow<'a, str>),
    Strings(Vec<Cow<'a, str>>),
    Url(Url<'a>),
    Arn(Box<Arn<'a>>),
    Partition(&'static Partition),
}

impl<'a> Value<'a> {
    pub(crate) fn boolean(&self) -> Option<bool> {
        match self {
            Self::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    pub(crate) fn into_string(self) -> Option<Cow<'a, str>> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The part that a path selects: keys with dots between them, and an index such as `[0]` at the
    /// end. A negative index counts from the end of the list.
    pub(crate) fn part(&self, path: &str) -> Option<Value<'a>> {
        match path.split_once(['.', '[']) {
            None => self.member(path),
            Some(("", _)) => self.item(path),
            Some((key, _)) => {
                let rest = path.get(key.len()..)?;
                let rest = rest.strip_prefix('.').unwrap_or(rest);
                // Members are strings, booleans and lists of strings, so that one level follows.
                match self.member(key)? {
                    list @ Self::Strings(_) => list.item(rest),
                    _ => None,
                }
            }
        }
    }

    fn member(&self, key: &str) -> Option<Value<'a>> {
        match self {
            Self::Url(url) => url_member(url, key),
            Self::Arn(arn) => arn_member(arn, key),
            Self::Partition(partition) => partition_member(partition, key),
            _ => None,
        }
    }

    /// The item with an index such as `[0]`.
    fn item(&self, index: &str) -> Option<Value<'a>> {
        let Self::Strings(items) = self else {
            return None;
        };
        let index = index.strip_prefix('[')?.strip_suffix(']')?;
        let index: isize = index.parse().ok()?;
        let index = match usize::try_from(index) {
            Ok(index) => index,
            Err(_) => items.len().checked_sub(index.unsigned_abs())?,
        };
        items.get(index).cloned().map(Value::String)
    }
}

fn url_member<'a>(url: &Url<'a>, key: &str) -> Option<Value<'a>> {
    let text = match key {
        "scheme" => &url.scheme,
        "authority" => &url.authority,
        "path" => &url.path,
        "normalizedPath" => &url.normalized_path,
        "isIp" => return Some(Value::Boolean(url.is_ip)),
        _ => return None,
    };
    Some(Value::String(text.clone()))
}

fn arn_member<'a>(arn: &Arn<'a>, key: &str) -> Option<Value<'a>> {
    let text = match key {
        "partition" => &arn.partition,
        "service" => &arn.service,
        "region" => &arn.region,
        "accountId" => &arn.account_id,
        "resourceId" => return Some(Value::Strings(arn.resource_id.clone())),
        _ => return None,
    };
    Some(Value::String(text.clone()))
}

fn partition_member(partition: &'static Partition, key: &str) -> Option<Value<'static>> {
    let text = match key {
        "name" => partition.name,
        "dnsSuffix" => partition.dns_suffix,
        "dualStackDnsSuffix" => partition.dual_stack_dns_suffix,
        "implicitGlobalRegion" => partition.implicit_global_region,
        "supportsFIPS" => return Some(Value::Boolean(partition.supports_fips)),
        "supportsDualStack" => return Some(Value::Boolean(partition.supports_dual_stack)),
        _ => return None,
    };
    Some(Value::String(text.into()))
}
