//! Random edits of models, as services publish them: one kind each, of something that the chosen operations
//! reach. Must not know what an edit does to a crate.

mod limits;
mod members;
mod model;
mod paging;
mod shapes;

use fastrand::Rng;
use hardy_codegen::Source;

use model::Model;

/// A kind of edit.
pub struct Edit {
    /// Its name: the kinds of changes of `diff` that it causes, and what it does.
    pub name: &'static str,
    apply: fn(&mut Model, &mut Rng) -> Option<String>,
}

const fn edit(name: &'static str, apply: fn(&mut Model, &mut Rng) -> Option<String>) -> Edit {
    Edit { name, apply }
}

/// All kinds of edits.
#[rustfmt::skip]
pub const EDITS: [Edit; 54] = [
    edit("D02 documentation", members::documentation),
    edit("D03 tags", members::tags),
    edit("D04 unknown trait", members::unknown_trait),
    edit("D05 deprecated member", members::deprecated),
    edit("D05 deprecated shape", shapes::deprecated),
    edit("D06 new operation", shapes::new_operation),
    edit("D07 operation gone", shapes::no_operation),
    edit("D09 output renamed", shapes::other_output),
    edit("D09 output for none", shapes::output_for_none),
    edit("D10 another protocol", shapes::protocol),
    edit("D15 idempotent", shapes::idempotent),
    edit("D19 list renamed", shapes::list_renamed),
    edit("D18 another namespace", shapes::other_namespace),
    edit("D20 string to enum", shapes::string_to_enum),
    edit("D20 integer to long", shapes::integer_to_long),
    edit("D22 optional member", members::optional_member),
    edit("D22 member with new types", members::member_with_types),
    edit("D23 D24 required member", members::required_member),
    edit("D25 member gone", members::no_member),
    edit("D26 other order", shapes::other_order),
    edit("D27 D28 now required", members::now_required),
    edit("D29 D30 not required", members::not_required),
    edit("D31 default for required", members::default_for_required),
    edit("D32 added default", members::added_default),
    edit("D33 default gone", members::no_default),
    edit("D35 client optional", members::client_optional),
    edit("D36 other string", members::other_string),
    edit("D36 other structure", members::other_structure),
    edit("D38 sparse", shapes::sparse),
    edit("D39 enum value", shapes::new_value),
    edit("D40 enum value gone", shapes::no_value),
    edit("D41 other text", shapes::other_text),
    edit("D42 other name of a value", shapes::other_value_name),
    edit("D43 union member", shapes::union_member),
    edit("D44 union member gone", shapes::no_union_member),
    edit("D45 shorter", limits::shorter),
    edit("D46 longer", limits::longer),
    edit("D46 no limits", limits::no_limits),
    edit("D47 other pattern", limits::other_pattern),
    edit("D49 other path", shapes::other_path),
    edit("D50 other status", shapes::other_status),
    edit("D51 other name in JSON", members::json_name),
    edit("D51 timestamp format", members::timestamp_format),
    edit("D53 idempotency token", members::token),
    edit("D53 no idempotency token", members::no_token),
    edit("D54 sensitive", shapes::sensitive),
    edit("D55 new error", shapes::new_error),
    edit("D56 error gone", shapes::no_error),
    edit("D57 other status of an error", shapes::error_status),
    edit("D58 paginated", paging::paginated),
    edit("D59 not paginated", paging::not_paginated),
    edit("D60 other token", paging::other_token),
    edit("D61 no items", paging::no_items),
    edit("D61 no page size", paging::no_page_size),
];

/// An edited model.
pub struct Edited {
    /// Its text.
    pub text: String,
    /// The operations of the crate.
    pub operations: Vec<String>,
    /// What was edited.
    pub place: String,
}

/// The model after an edit; `None` if it has nothing of this kind.
pub fn edited(edit: &Edit, source: &Source, rng: &mut Rng) -> Option<Edited> {
    let mut model = Model::of(&source.text, rng)?;
    let place = (edit.apply)(&mut model, rng)?;
    Some(Edited {
        place,
        operations: model.operations.clone(),
        text: model.text(),
    })
}
