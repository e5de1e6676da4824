//! Fuzz targets, each of which is a test as well. There is nothing here but those.

#[cfg(test)]
mod profile;
#[cfg(test)]
mod reader;
#[cfg(test)]
mod responses;
