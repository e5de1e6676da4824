//! Smithy's prelude: shapes that every model may target.

use super::{Kind, Model, Shape, ShapeId, Traits};
use crate::report::SourceLocation;
use serde_json::{Value, json};

/// Id of the shape for "no value".
pub(super) const UNIT: &str = "smithy.api#Unit";

/// Adds the prelude to a model.
pub(super) fn add_to(model: &mut Model) {
    let zero = || Some(json!(0));
    let simple = [
        ("Blob", Kind::Blob, None),
        ("Boolean", Kind::Boolean, None),
        ("String", Kind::String, None),
        ("Timestamp", Kind::Timestamp, None),
        ("Document", Kind::Document, None),
        ("Byte", Kind::Byte, None),
        ("Short", Kind::Short, None),
        ("Integer", Kind::Integer, None),
        ("Long", Kind::Long, None),
        ("Float", Kind::Float, None),
        ("Double", Kind::Double, None),
        ("BigInteger", Kind::BigInteger, None),
        ("BigDecimal", Kind::BigDecimal, None),
        ("PrimitiveBoolean", Kind::Boolean, Some(json!(false))),
        ("PrimitiveByte", Kind::Byte, zero()),
        ("PrimitiveShort", Kind::Short, zero()),
        ("PrimitiveInteger", Kind::Integer, zero()),
        ("PrimitiveLong", Kind::Long, zero()),
        ("PrimitiveFloat", Kind::Float, zero()),
        ("PrimitiveDouble", Kind::Double, zero()),
        ("Unit", Kind::Structure(Vec::new()), None),
    ];
    for (name, kind, default) in simple {
        add(model, name, kind, default);
    }
}

fn add(model: &mut Model, name: &str, kind: Kind, default: Option<Value>) {
    let Some(id) = ShapeId::parse(&format!("smithy.api#{name}")) else {
        return;
    };
    let traits = Traits {
        default: default.map(Box::new),
        ..Traits::default()
    };
    let place = SourceLocation::document("");
    model.shapes.insert(
        id.clone(),
        Shape {
            id,
            kind,
            traits,
            place,
        },
    );
}
