//! Sample lists and maps: one item, or the least number that is valid.

use super::{Found, Sampler, Slot, Wanted};
use crate::ir::{Check, LimitKind, Map, Sample, Value};
use crate::plan::example::words;

/// The greatest number of items in a list.
const MOST_ITEMS: u64 = 6;

impl<'a> Sampler<'a> {
    pub(super) fn list(
        &mut self,
        slot: Slot<'a, '_>,
        item: &'a Value,
        sparse: bool,
    ) -> Option<Found> {
        let (count, fits) = self.count(slot)?;
        let checks = slot.checks.iter().find_map(|check| match check {
            Check::Items { checks, .. } => Some(checks.as_slice()),
            _ => None,
        });
        let name = words::singular(slot.name);
        let wanted = Wanted::default();
        let mut items = Vec::new();
        let mut valid = fits;
        for number in 0..count {
            let found = self.part(item, checks.unwrap_or_default(), &name, number, &wanted)?;
            valid &= found.valid;
            let item = found.sample;
            items.push(if sparse {
                Sample::Some(item.into())
            } else {
                item
            });
        }
        let is_unique = (1..items.len()).all(|index| !items[..index].contains(&items[index]));
        valid &= is_unique || !slot.checks.contains(&Check::Unique);
        Some(Found::of(Sample::List(items), valid))
    }

    pub(super) fn map(&mut self, slot: Slot<'a, '_>, map: &'a Map) -> Option<Found> {
        let (count, fits) = self.count(slot)?;
        let (keys, values) = slot
            .checks
            .iter()
            .find_map(|check| match check {
                Check::Entries { keys, values, .. } => Some((keys.as_slice(), values.as_slice())),
                _ => None,
            })
            .unwrap_or_default();
        let wanted = Wanted::default();
        let mut entries: Vec<(Sample, Sample)> = Vec::new();
        let mut valid = fits;
        for number in 0..count {
            let key = self.part(&map.key, keys, "key", number, &wanted)?;
            let value = self.part(&map.value, values, "value", number, &wanted)?;
            valid &= key.valid && value.valid;
            valid &= entries.iter().all(|(other, _)| *other != key.sample);
            let value = value.sample;
            let value = if map.sparse {
                Sample::Some(value.into())
            } else {
                value
            };
            entries.push((key.sample, value));
        }
        Some(Found::of(Sample::Map(entries), valid))
    }

    /// One of several different values, by its number.
    fn part(
        &mut self,
        value: &'a Value,
        checks: &'a [Check],
        name: &str,
        number: usize,
        wanted: &Wanted,
    ) -> Option<Found> {
        self.value(Slot {
            value,
            checks,
            name,
            number,
            wanted,
        })
    }

    /// The number of items in a list or map, and whether its limits allow it; `None` if it must be
    /// empty.
    fn count(&self, slot: Slot<'a, '_>) -> Option<(usize, bool)> {
        let limit = self.limit(slot, |check| match check {
            Check::Count(name) => Some(name),
            _ => None,
        });
        let (min, max) = match limit {
            Some(LimitKind::Count { min, max, .. }) => (min.unwrap_or(0), *max),
            _ => (0, None),
        };
        if max == Some(0) {
            return None;
        }
        let count = min.clamp(1, MOST_ITEMS);
        Some((count as usize, min <= count))
    }
}
