//! How members are written in the protocol of the crate: their names, and what formats their values
//! have. What a value is in Rust is `values`'s.

use super::context::Context;
use super::protocol::Location;
use crate::ir::{Form, Format, TimestampFormat};
use crate::model::{self, Kind, Member};

/// How services spell the member of an error with the message for people, whatever the model says.
pub(crate) const SPELLINGS_OF_MESSAGE: [&str; 3] = ["message", "Message", "errorMessage"];

impl Context<'_> {
    /// How a member is written in a body.
    pub(crate) fn form(&self, member: &Member) -> Form {
        Form {
            name: self.wire_name(member).to_owned(),
            aliases: Vec::new(),
            format: self.format(member, Location::Body),
        }
    }

    /// The name of a member in a body. In a crate without a protocol only serde asks for it.
    pub(crate) fn wire_name<'m>(&self, member: &'m Member) -> &'m str {
        match self.protocol {
            Some(protocol) => protocol.name(member),
            None => &member.name,
        }
    }

    /// Names under which services send the message of an error, beside those of its members.
    pub(crate) fn spellings_of_message(&self, members: &[Member]) -> Vec<String> {
        let is_taken = |name: &str| members.iter().any(|member| self.wire_name(member) == name);
        let spellings = SPELLINGS_OF_MESSAGE.into_iter();
        let free = spellings.filter(|name| !is_taken(name));
        free.map(str::to_owned).collect()
    }

    /// How the value of a member is written there.
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

    /// How a timestamp is written for which the model names no format.
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
