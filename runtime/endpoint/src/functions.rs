//! The functions of endpoint rules, on plain strings. Must not know expressions or scopes.

mod arn;
mod host_label;
mod partition;
mod piece;
mod text;
mod url;

pub(crate) use arn::{Arn, parse_arn};
pub(crate) use host_label::{is_valid_host_label, is_virtual_hostable_s3_bucket};
pub(crate) use partition::partition_of;
pub use partition::{PARTITIONS, Partition};
pub(crate) use text::{split, substring, uri_encode};
pub(crate) use url::{Url, parse_url};
