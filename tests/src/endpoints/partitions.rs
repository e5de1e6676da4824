//! The partitions of AWS that earlier models were published with.

use std::sync::LazyLock;

use hardy_endpoint::{PARTITIONS, Partition};

/// The partitions until the autumn of 2025: no isolated one had dual-stack endpoints. Cases of models
/// from before then expect it, and AWS does not change the cases of a published model.
pub(super) static EARLIER: LazyLock<&'static [Partition]> = LazyLock::new(|| {
    let partitions = PARTITIONS.iter().map(|partition| {
        let mut partition = *partition;
        if partition.name.starts_with("aws-iso") {
            partition.supports_dual_stack = false;
            partition.dual_stack_dns_suffix = partition.dns_suffix;
        }
        partition
    });
    Box::leak(partitions.collect())
});
