//! Types like those that are emitted, written by hand.

use super::*;
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
fn writes_what_is_set_and_reads_it_again() {
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
fn passes_over_what_is_null_or_not_listed() {
    let json = r#"{"further":[{}],"Name":null,"N\u0061me":"a","Since":7,"Since":null,
                   "State":{"off":null,"__type":"x","dimmed":1}}"#;
    let lamp = Lamp {
        name: "a".to_owned(),
        since: None,
        state: Some(State::Dimmed(1)),
    };
    assert_eq!(read(json, Plain), Ok(lamp));
}

/// As a required union is that an answer lacked.
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
fn refuses_what_is_not_one_member() {
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
