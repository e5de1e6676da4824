//! Tests of reading and writing, with a structure like those that the generator emits.

mod hostile;
mod numbers;
mod paths;
mod reading;
pub(crate) mod round_trip;
mod writing;

use std::collections::BTreeMap;
use std::fmt::Debug;

use super::{ReadError, Reader, Writer, read};
use crate::document::Document;
use crate::open::UnlistedMember;
use crate::timestamp::Timestamp;

/// A structure with members of most types.
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
    Broken,
    Unlisted(UnlistedMember),
}

impl Lamp {
    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        reader.structure(Self::read_member)
    }

    fn read_member(&mut self, name: &str, reader: &mut Reader<'_>) -> Result<(), ReadError> {
        match name {
            "Name" => reader.optional(&mut self.name, Reader::string),
            "Watts" => reader.optional(&mut self.watts, Reader::integer),
            "Lit" => reader.member(&mut self.lit, Reader::boolean),
            "Since" => reader.optional(&mut self.since, Reader::date_time),
            "Next" => reader.optional(&mut self.next, |reader| reader.boxed(Lamp::read)),
            "Shades" => reader.optional_list(&mut self.shades, Reader::string),
            "Gaps" => reader.optional(&mut self.gaps, |reader| reader.sparse_list(Reader::integer)),
            "Labels" => reader.optional_map(&mut self.labels, Reader::string),
            "Bulb" => reader.optional(&mut self.bulb, Bulb::read),
            "Extra" => reader.optional(&mut self.extra, Reader::document),
            _ => reader.skip(),
        }
    }

    fn write(writer: &mut Writer, lamp: &Self) {
        writer
            .object()
            .optional("Name", &lamp.name, Writer::string)
            .optional("Watts", &lamp.watts, Writer::integer)
            .member("Lit", &lamp.lit, Writer::boolean)
            .optional("Since", &lamp.since, Writer::date_time)
            .optional("Next", &lamp.next, |writer, next| Lamp::write(writer, next))
            .optional_list("Shades", &lamp.shades, Writer::string)
            .optional("Gaps", &lamp.gaps, |writer, gaps| {
                writer.sparse_list(gaps, Writer::integer);
            })
            .optional_map("Labels", &lamp.labels, Writer::string)
            .optional("Bulb", &lamp.bulb, Bulb::write)
            .optional("Extra", &lamp.extra, Writer::document)
            .end();
    }
}

impl Bulb {
    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        reader.union(Self::read_member)
    }

    fn read_member(tag: &str, reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        match tag {
            "socket" => reader.string().map(Self::Socket),
            "lumens" => reader.long().map(Self::Lumens),
            "broken" => reader.unit().map(|()| Self::Broken),
            _ => reader.unlisted(tag).map(Self::Unlisted),
        }
    }

    fn write(writer: &mut Writer, bulb: &Self) {
        match bulb {
            Self::Socket(socket) => writer.union("socket", socket, Writer::string),
            Self::Lumens(lumens) => writer.union("lumens", lumens, Writer::integer),
            Self::Broken => writer.unit("broken"),
            Self::Unlisted(member) => {
                writer.union(&member.tag, &member.value, Writer::document);
            }
        }
    }
}

/// A lamp with all members set, some of them with characters that need escapes.
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
