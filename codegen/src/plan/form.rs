//! The form of members in the protocol: their names, and the formats of their values. `values`
//! decides Rust types.

use super::context::Context;
use super::protocol::Location;
use crate::ir::{Form, Format, TimestampFormat};
use crate::model::{self, Kind, Member};

/// The names that services use for the message of an error, whatever the model states.
pub(crate) const SPELLINGS_OF_MESSAGE: [&str; 3] = ["message", "Message", "errorMessage"];

impl Context<'_> {
    /// The form of a member in a body.
    pub(crate) fn form(&self, member: &Member) -> Form {
        Form {
            name: self.wire_name(member).to_owned(),
            aliases: Vec::new(),
            format: self.format(member, Location::Body),
        }
    }

    /// The name of a member in a body. Without a protocol, only serde uses it.
    pub(crate) fn wire_name<'m>(&self, member: &'m Member) -> &'m str {
        match self.protocol {
            Some(protocol) => protocol.name(member),
            None => &member.name,
        }
    }

    /// Names that services use for the message of an error, except those of its members.
    pub(crate) fn spellings_of_message(&self, members: &[Member]) -> Vec<String> {
        let is_taken = |name: &str| members.iter().any(|member| self.wire_name(member) == name);
        let spellings = SPELLINGS_OF_MESSAGE.into_iter();
        let free = spellings.filter(|name| !is_taken(name));
        free.map(str::to_owned).collect()
    }

    /// The format of a member's value at this location.
    pub(crate) fn format(&self, member: &Member, location: Location) -> Format {
        let Some(target) = self.model.shape(&member.target) else {
            return Format::Plain;
        };
        match &target.kind {
            Kind::Timestamp => {
                let stated = member.traits.timestamp_format;
                let stated = stated.or(target.traits.timestamp_format).map(named);
                let format = stated.unwrap_or_else(|| self.timestamp_format(location));
                Format::Timestamp(format)
            }
            Kind::List(content) | Kind::Map { value: content, .. } => {
                match self.format(content, location) {
                    Format::Plain => Format::Plain,
                    format => Format::Content(Box::new(format)),
                }
            }
            _ => Format::Plain,
        }
    }

    /// The format of a timestamp without a format in the model.
    fn timestamp_format(&self, location: Location) -> TimestampFormat {
        let format = self
            .protocol
            .map(|protocol| protocol.timestamp_format(location));
        format.unwrap_or(TimestampFormat::EpochSeconds)
    }
}

fn named(format: model::TimestampFormat) -> TimestampFormat {
    match format {
        model::TimestampFormat::DateTime => TimestampFormat::DateTime,
        model::TimestampFormat::EpochSeconds => TimestampFormat::EpochSeconds,
        model::TimestampFormat::HttpDate => TimestampFormat::HttpDate,
    }
}
