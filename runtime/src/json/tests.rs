//! Tests of reading and writing, with a structure such as the generator emits.

mod hostile;
mod numbers;
mod paths;
mod reading;
mod round_trip;
mod writing;

use std::collections::BTreeMap;
use std::fmt::Debug;

use super::{ReadError, Reader, Writer, read};
use crate::document::Document;
use crate::open::UnlistedMember;
use crate::timestamp::Timestamp;

/// A structure with a member of most kinds.
#[derive(Clone, Debug, Default, PartialEq)]
struct Lamp {
    name: Option<String>,
    watts: Option<i32>,
    lit: bool,
    since: Option<Timestamp>,
    next: Option<Box<Lamp>>,
    shades: Option<Vec<String>>,
    gaps: Option<Vec<Option<i32>>>,
    labels: Option<BTreeMap<String, String>>,
    bulb: Option<Bulb>,
    extra: Option<Document>,
}

#[derive(Clone, Debug, PartialEq)]
enum Bulb {
    Socket(String),
    Lumens(i64),
    Unlisted(UnlistedMember),
}

impl Lamp {
    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        reader.structure(Self::read_member)
    }

    fn read_member(&mut self, name: &str, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        match name {
            "Name" => self.name = reader.optional(Reader::string)?,
            "Watts" => self.watts = reader.optional(Reader::integer)?,
            "Lit" => reader.replace(&mut self.lit, Reader::boolean)?,
            "Since" => self.since = reader.optional(Reader::date_time)?,
            "Next" => self.next = reader.optional(|reader| reader.boxed(Lamp::read))?,
            "Shades" => {
                self.shades = reader.optional(|reader| reader.list(Reader::string))?;
            }
            "Gaps" => {
                self.gaps = reader.optional(|reader| reader.sparse_list(Reader::integer))?;
            }
            "Labels" => self.labels = reader.optional(|reader| reader.map(Reader::string))?,
            "Bulb" => self.bulb = reader.optional(Bulb::read)?,
            "Extra" => self.extra = reader.optional(Reader::document)?,
            _ => reader.skip()?,
        }
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.object(|writer| {
            writer.optional("Name", &self.name, |writer, name| writer.string(name));
            writer.optional("Watts", &self.watts, |writer, watts| writer.integer(*watts));
            writer.name("Lit").boolean(self.lit);
            writer.optional("Since", &self.since, |writer, since| {
                writer.date_time(*since)
            });
            writer.optional("Next", &self.next, |writer, next| next.write(writer));
            writer.optional("Shades", &self.shades, |writer, shades| {
                writer.list(shades, |writer, shade| writer.string(shade));
            });
            writer.optional("Gaps", &self.gaps, |writer, gaps| {
                writer.sparse_list(gaps, |writer, gap| writer.integer(*gap));
            });
            writer.optional("Labels", &self.labels, |writer, labels| {
                writer.map(labels, |writer, label| writer.string(label));
            });
            writer.optional("Bulb", &self.bulb, |writer, bulb| bulb.write(writer));
            writer.optional("Extra", &self.extra, Writer::document);
        });
    }
}

impl Bulb {
    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        reader.union(|tag, reader| match tag {
            "socket" => reader.string().map(Self::Socket),
            "lumens" => reader.long().map(Self::Lumens),
            _ => Ok(Self::Unlisted(UnlistedMember::new(tag, reader.document()?))),
        })
    }

    fn write(&self, writer: &mut Writer) {
        writer.object(|writer| match self {
            Self::Socket(socket) => writer.name("socket").string(socket),
            Self::Lumens(lumens) => writer.name("lumens").integer(*lumens),
            Self::Unlisted(member) => writer.name(&member.tag).document(&member.value),
        });
    }
}

/// A lamp in which every member is set, with text that needs care.
const FULL: &str = concat!(
    r#"{"Name":"a \"b\\ \n\u0001 é 😹","Watts":-40,"Lit":true,"Since":"2019-12-16T23:48:18.25Z","#,
    r#""Next":{"Lit":false},"Shades":[],"Gaps":[1,null,3],"Labels":{"k/1":"v","l~":""},"#,
    r#""Bulb":{"neon":[1,{"x":null}]},"Extra":{"a":[1,2.5,-3],"b":{"c":true}}}"#
);

/// Reads each text and compares; `None` expects an error.
#[track_caller]
fn check<T: Debug + PartialEq>(
    value: fn(&mut Reader<'static>) -> Result<T, ReadError>,
    cases: &[(&'static str, Option<T>)],
) {
    for (json, expected) in cases {
        assert_eq!(&read(json.as_bytes(), value).ok(), expected, "{json}");
    }
}
