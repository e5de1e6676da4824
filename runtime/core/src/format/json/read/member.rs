//! Reads members into fields. Decides what `null` means.

use std::collections::BTreeMap;

use super::Reader;
use crate::format::json::ReadError;

impl<'a> Reader<'a> {
    /// Reads a member into a field without `Option`. `null` leaves the field unchanged.
    ///
    /// # Errors
    ///
    /// Fails if `value` fails.
    #[inline]
    pub fn member<T>(
        &mut self,
        place: &mut T,
        value: fn(&mut Self) -> Result<T, ReadError>,
    ) -> Result<(), ReadError> {
        if !self.null()? {
            *place = value(self)?;
        }
        Ok(())
    }

    /// Reads a member into an `Option`. `null` sets it to `None`.
    ///
    /// # Errors
    ///
    /// Fails if `value` fails.
    #[inline]
    pub fn optional<T>(
        &mut self,
        place: &mut Option<T>,
        value: fn(&mut Self) -> Result<T, ReadError>,
    ) -> Result<(), ReadError> {
        *place = if self.absent()? {
            None
        } else {
            Some(value(self)?)
        };
        Ok(())
    }

    /// Reads a [list](Self::list) into an `Option`.
    ///
    /// # Errors
    ///
    /// Same as [`list`](Self::list).
    pub fn optional_list<T>(
        &mut self,
        place: &mut Option<Vec<T>>,
        item: fn(&mut Self) -> Result<T, ReadError>,
    ) -> Result<(), ReadError> {
        *place = if self.absent()? {
            None
        } else {
            Some(self.list(item)?)
        };
        Ok(())
    }

    /// Reads a [map](Self::map) into an `Option`.
    ///
    /// # Errors
    ///
    /// Same as [`map`](Self::map).
    pub fn optional_map<K: for<'key> From<&'key str> + Ord, V>(
        &mut self,
        place: &mut Option<BTreeMap<K, V>>,
        value: fn(&mut Self) -> Result<V, ReadError>,
    ) -> Result<(), ReadError> {
        *place = if self.absent()? {
            None
        } else {
            Some(self.map(value)?)
        };
        Ok(())
    }

    /// Reads `null` if it is next: the member has no value, whatever an earlier one of its name had.
    // Separate from its callers, of which each type has a copy.
    #[inline]
    fn absent(&mut self) -> Result<bool, ReadError> {
        let absent = self.null()?;
        if absent {
            self.forget_earlier();
        }
        Ok(absent)
    }

    /// Reads a value, or `null` as `None`.
    #[inline]
    pub(super) fn nullable<T>(
        &mut self,
        value: fn(&mut Self) -> Result<T, ReadError>,
    ) -> Result<Option<T>, ReadError> {
        if self.absent()? {
            Ok(None)
        } else {
            value(self).map(Some)
        }
    }
}
