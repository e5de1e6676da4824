//! Types like the generated ones, written by hand.

use serde_core::de::value::{Error as PlainError, MapDeserializer, StrDeserializer};
use serde_core::de::{DeserializeSeed, IntoDeserializer};

use super::*;
use crate::serde::nullable::Nullable;
use crate::{Checker, UnlistedMember, Validate};

#[derive(Clone, Debug, Default, PartialEq)]
struct Lamp {
    name: String,
    since: Option<Timestamp>,
    state: Option<State>,
}

impl Serialize for Lamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = Object::new(serializer)?;
        object.always("Name", &self.name)?;
        object.optional_as("Since", &self.since, EpochSeconds)?;
        object.optional("State", &self.state)?;
        object.end()
    }
}

impl<'de> Deserialize<'de> for Lamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        structure(deserializer)
    }
}

impl Structure for Lamp {
    fn read_member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        value: Member<'_, A>,
    ) -> Result<(), A::Error> {
        match name {
            "Name" => value.always(&mut self.name),
            "Since" => value.optional_as(&mut self.since, EpochSeconds),
            "State" => value.optional(&mut self.state),
            _ => value.skip(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum State {
    Off,
    Dimmed(i32),
    Unlisted(UnlistedMember),
}

impl Serialize for State {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Off => unit_member(serializer, "off"),
            Self::Dimmed(value) => union_member(serializer, "dimmed", value, Number),
            Self::Unlisted(member) => unlisted_member(serializer, member),
        }
    }
}

impl<'de> Deserialize<'de> for State {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        union(deserializer)
    }
}

impl Union for State {
    fn read_member<'de, A: MapAccess<'de>>(
        tag: &str,
        value: Member<'_, A>,
    ) -> Result<Option<Self>, A::Error> {
        match tag {
            "off" => value.unit(Self::Off),
            "dimmed" => value.variant(Self::Dimmed, Number),
            _ => value.unlisted(tag, Self::Unlisted),
        }
    }
}

#[test]
fn writes_members_that_are_set_and_reads_them_again() {
    let lamp = Lamp {
        name: "desk".to_owned(),
        since: None,
        state: Some(State::Off),
    };
    both(lamp, Plain, r#"{"Name":"desk","State":{"off":{}}}"#);
    both(Lamp::default(), Plain, r#"{"Name":""}"#);
    both(State::Dimmed(7), Plain, r#"{"dimmed":7}"#);
    let blinking = UnlistedMember::new("blinking", Document::from(vec![Document::Null]));
    both(State::Unlisted(blinking), Plain, r#"{"blinking":[null]}"#);
}

#[test]
fn ignores_nulls_and_unknown_members() {
    let json = r#"{"further":[{}],"Name":null,"N\u0061me":"a","Since":7,"Since":null,
                   "State":{"off":null,"__type":"x","dimmed":1}}"#;
    let lamp = Lamp {
        name: "a".to_owned(),
        since: None,
        state: Some(State::Dimmed(1)),
    };
    assert_eq!(read(json, Plain), Ok(lamp));
}

/// A required union that a response lacked.
#[test]
fn writes_no_member_as_null() {
    let state = Some(State::Unlisted(UnlistedMember::default()));
    let lamp = Lamp {
        state,
        ..Lamp::default()
    };
    assert_eq!(write(&lamp, Plain), r#"{"Name":"","State":null}"#);
    let read = read::<Lamp, _>(r#"{"State":null}"#, Plain);
    assert_eq!(read, Ok(Lamp::default()));
}

#[test]
fn refuses_unions_without_exactly_one_member() {
    for json in ["{}", r#"{"off":null}"#, r#"{"off":{},"dimmed":1}"#] {
        let error = read::<State, _>(json, Plain).expect_err(json);
        let expected = "expected a map with one member";
        assert!(error.contains(expected), "{json}: {error}");
    }
    assert!(read::<Lamp, _>("[]", Plain).is_err());
}

#[test]
fn writes_violations_as_a_server_does() {
    struct Nameless;
    impl Validate for Nameless {
        fn check(&self, checker: &mut Checker<'_>) {
            checker.required("Name", &None::<String>);
        }
    }
    let violations = Nameless.validate().expect_err("there is no name");
    let message = "Value at '/Name' failed to satisfy constraint: Member must not be null";
    let expected = serde_json::json!({
        "message": format!("1 validation error detected. {message}"),
        "fieldList": [{ "path": "/Name", "message": message }],
    });
    assert_eq!(serde_json::to_value(&violations).ok(), Some(expected));
}

/// Deserializers of plain Rust values give the value itself when asked for an option.
#[test]
fn reads_plain_rust_values() {
    let read = |entries: &[(&'static str, &'static str)]| {
        let entries = MapDeserializer::<_, PlainError>::new(entries.iter().copied());
        Lamp::deserialize(entries).map_err(|error| error.to_string())
    };
    let desk = Lamp {
        name: "desk".to_owned(),
        ..Lamp::default()
    };
    assert_eq!(read(&[("Name", "desk")]), Ok(desk));
    let error = read(&[("Since", "SECRET")]).expect_err("it is no number");
    assert_eq!(error, "expected a number of seconds since 1970");

    let seen = |value| {
        let sensitive = Nullable::<Vec<i32>, _>::new(Sensitive(List(Number)));
        sensitive.deserialize(StrDeserializer::<PlainError>::new(value))
    };
    let error = seen("SECRET").expect_err("it is no list").to_string();
    assert_eq!(error, "a sensitive value that cannot be read");
}

#[test]
fn reads_integers_of_any_size() {
    fn read<T>(value: impl IntoDeserializer<'static, PlainError>) -> String
    where
        T: for<'de> Deserialize<'de> + ToString,
    {
        let read = T::deserialize(value.into_deserializer());
        read.map_or_else(|error| error.to_string(), |read| read.to_string())
    }
    let huge = u128::MAX;
    assert_eq!(read::<BigInteger>(huge), huge.to_string());
    assert_eq!(read::<BigDecimal>(huge), huge.to_string());
    assert_eq!(read::<BigInteger>(i128::MIN), i128::MIN.to_string());
    assert_eq!(read::<BigInteger>(1e3), "1000");
    assert_eq!(read::<BigInteger>(1e30), "expected an integer");
    let document = |value: i128| {
        let value = IntoDeserializer::<PlainError>::into_deserializer(value);
        Document::deserialize(value).map(|document| document.to_json())
    };
    assert_eq!(document(-7), Ok("-7".to_owned()));
    assert_eq!(document(i128::from(u64::MAX)), Ok(u64::MAX.to_string()));
    assert_eq!(document(i128::MAX), Ok(i128::MAX.to_string()));
}
