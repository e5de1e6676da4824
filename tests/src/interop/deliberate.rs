//! The deliberate differences between the clients, each with its reason. Nothing else may differ.

use serde_json::{Value, json};

/// A difference that both sides are rid of before they are compared.
pub(super) struct Deliberate {
    pub(super) reason: &'static str,
    /// Removes it. Whether there was something to remove.
    remove: fn(boto3: &mut Value, ours: &mut Value) -> bool,
}

/// How many cases had each of them.
pub(super) type Counts = [usize; DELIBERATE.len()];

pub(super) const DELIBERATE: [Deliberate; 6] = [
    Deliberate {
        reason: "Hardy signs all that it sends; botocore adds the headers of retries and the length to a signed request",
        remove: |_, ours| {
            let requests = ours.get_mut("requests").and_then(Value::as_array_mut);
            let requests = requests.into_iter().flatten();
            let signed = requests.filter_map(|request| request["signed"].as_array_mut());
            let removed = signed.filter_map(|names| {
                let count = names.len();
                names.retain(|name| !ADDED_LATE.contains(&name.as_str().unwrap_or_default()));
                (names.len() < count).then_some(())
            });
            removed.count() > 0
        },
    },
    Deliberate {
        reason: "Hardy leaves nulls out of lists and maps whose items cannot be null; botocore returns them",
        remove: |boto3, _| boto3["result"].get_mut("output").is_some_and(without_nulls),
    },
    Deliberate {
        reason: "Hardy keeps the content of a member that a union does not list; botocore returns its name, or \
                 `__type`",
        remove: |boto3, ours| match boto3["result"].get_mut("output") {
            Some(output) => with_unlisted(output, &ours["result"]["output"]),
            None => false,
        },
    },
    Deliberate {
        reason: "Hardy fills in required members that a response lacks, and lists them; botocore does not",
        remove: |_, ours| {
            let result = &mut ours["result"];
            let missing = result.get_mut("missing").and_then(Value::as_array_mut);
            let missing = missing.map(std::mem::take).unwrap_or_default();
            for path in missing.iter().filter_map(Value::as_str) {
                let (parent, name) = path.rsplit_once('/').unwrap_or_default();
                let parent = result["output"].pointer_mut(parent);
                if let Some(parent) = parent.and_then(Value::as_object_mut) {
                    parent.remove(name);
                }
            }
            !missing.is_empty()
        },
    },
    Deliberate {
        reason: "Hardy reads the members of an error that the operation lists; botocore of any of the service",
        remove: |boto3, _| {
            let listed = boto3["errors"].as_array();
            let is_listed = listed.is_some_and(|codes| codes.contains(&boto3["result"]["code"]));
            match boto3["result"].get_mut("members") {
                Some(members) if !is_listed && *members != json!({}) => {
                    *members = json!({});
                    true
                }
                _ => false,
            }
        },
    },
    Deliberate {
        reason: "Hardy's code of an error without one is empty; botocore takes the status for it",
        remove: |boto3, ours| {
            let result = &mut boto3["result"];
            let is_status = result["code"] == result["status"].to_string().as_str();
            let differs = is_status && ours["result"]["code"] == "";
            if differs {
                result["code"] = "".into();
            }
            differs
        },
    },
];

/// Headers that botocore adds after the signature.
const ADDED_LATE: [&str; 3] = ["amz-sdk-invocation-id", "amz-sdk-request", "content-length"];

/// Removes all deliberate differences. `counts` counts the cases with each.
pub(super) fn remove_all(boto3: &mut Value, ours: &mut Value, counts: &mut Counts) {
    for (Deliberate { remove, .. }, count) in DELIBERATE.iter().zip(counts) {
        *count += usize::from(remove(boto3, ours));
    }
}

/// Removes nulls. Whether there were any.
fn without_nulls(value: &mut Value) -> bool {
    match value {
        Value::Array(items) => {
            let count = items.len();
            items.retain(|item| !item.is_null());
            let removed = items.len() < count;
            items
                .iter_mut()
                .fold(removed, |any, item| without_nulls(item) || any)
        }
        Value::Object(members) => {
            let count = members.len();
            members.retain(|_, member| !member.is_null());
            let removed = members.len() < count;
            members
                .values_mut()
                .fold(removed, |any, member| without_nulls(member) || any)
        }
        _ => false,
    }
}

/// Puts our content of unlisted members of unions where botocore has the names. Whether there were any.
fn with_unlisted(boto3: &mut Value, ours: &Value) -> bool {
    let name = boto3
        .pointer("/SDK_UNKNOWN_MEMBER/name")
        .and_then(Value::as_str);
    if let (Some(name), Some(ours_alone)) = (name, ours.as_object().filter(|it| it.len() == 1)) {
        let is_same = name == "__type" || ours_alone.contains_key(name);
        if is_same {
            *boto3 = ours.clone();
        }
        return is_same;
    }
    match (boto3, ours) {
        (Value::Array(items), Value::Array(ours)) => items
            .iter_mut()
            .zip(ours)
            .fold(false, |any, (item, ours)| with_unlisted(item, ours) || any),
        (Value::Object(members), ours) => members
            .iter_mut()
            .filter_map(|(name, member)| Some((member, ours.get(name)?)))
            .fold(false, |any, (member, ours)| {
                with_unlisted(member, ours) || any
            }),
        _ => false,
    }
}
