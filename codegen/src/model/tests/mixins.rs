//! The content that shapes get from their mixins.

use super::*;

const HOUSE: &str = r#"
    "a#Named": {"type": "structure", "traits": {"smithy.api#documentation": "named",
        "smithy.api#internal": {}, "smithy.api#mixin": {"localTraits": ["smithy.api#internal"]}},
      "members": {"name": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "of the mixin"}}}},
    "a#Paged": {"type": "structure", "traits": {"smithy.api#mixin": {}, "smithy.api#since": "1"},
      "mixins": [{"target": "a#Named"}],
      "members": {"token": {"target": "smithy.api#String"}, "size": {"target": "smithy.api#Integer"}}},
    "a#Sized": {"type": "structure", "traits": {"smithy.api#mixin": {}, "smithy.api#since": "2"},
      "members": {"size": {"target": "smithy.api#Integer", "traits": {"smithy.api#range": {"min": 1}}}}},
    "a#Room": {"type": "structure", "mixins": [{"target": "a#Paged"}, {"target": "a#Sized"}],
      "traits": {"smithy.api#documentation": "own"},
      "members": {
        "first": {"target": "smithy.api#String"},
        "name": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}}},
    "a#Room$token": {"type": "apply", "traits": {"smithy.api#documentation": "applied"}},
    "a#Room$name": {"type": "apply", "traits": {"smithy.api#documentation": "applied"}}"#;

#[test]
fn members_of_mixins_come_first_and_keep_their_traits() {
    let model = model(HOUSE);
    let members = model.members(&id("a#Room"));
    let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["name", "token", "size", "first"]);
    let name = member(&model, "a#Room", "name").traits;
    assert!(name.required);
    assert_eq!(name.documentation.as_deref(), Some("applied"));
    let token = member(&model, "a#Room", "token").traits;
    assert_eq!(token.documentation.as_deref(), Some("applied"));
    assert!(member(&model, "a#Room", "size").traits.range.is_some());
}

#[test]
fn traits_are_inherited_but_for_local_ones_and_the_last_word_wins() {
    let model = model(HOUSE);
    let room = traits_of(&model, "a#Room");
    assert_eq!(room.documentation.as_deref(), Some("own"));
    assert_eq!(room.rare().since.as_deref(), Some("2"));
    assert!(!room.internal && room.rare().unknown.is_empty());
}

#[test]
fn mixins_are_no_shapes_of_the_model() {
    let model = model(HOUSE);
    let ids = model.shapes.keys().filter(|id| !id.is_prelude());
    assert_eq!(ids.map(ShapeId::as_str).collect::<Vec<_>>(), ["a#Room"]);
}

#[test]
fn an_overlay_reaches_members_of_a_mixin() {
    let rules = r#""a#Named$name": {"type": "apply", "traits": {"smithy.api#length": {"max": 5}}},
        "a#Room$size": {"type": "apply", "traits": {"smithy.api#range": {"min": 2}}}"#;
    let model = model_of(&[source("house.json", HOUSE), source("a.rules.json", rules)]);
    assert!(member(&model, "a#Room", "name").traits.length.is_some());
    let range = member(&model, "a#Room", "size").traits.range;
    assert_eq!(range.and_then(|range| range.min), Some("2".into()));
}

#[test]
fn every_type_of_shape_has_mixins() {
    let model = model(
        r#""a#Short": {"type": "string", "traits": {"smithy.api#mixin": {}, "smithy.api#length": {"max": 3}}},
           "a#Code": {"type": "string", "mixins": [{"target": "a#Short"}]},
           "a#Texts": {"type": "list", "traits": {"smithy.api#mixin": {}}, "member": {"target": "smithy.api#String"}},
           "a#Codes": {"type": "list", "mixins": [{"target": "a#Texts"}]},
           "a#Pairs": {"type": "map", "traits": {"smithy.api#mixin": {}},
             "key": {"target": "smithy.api#String"}, "value": {"target": "a#Code"}},
           "a#Table": {"type": "map", "mixins": [{"target": "a#Pairs"}]},
           "a#Colors": {"type": "enum", "traits": {"smithy.api#mixin": {}}, "members": {"RED": {"target": "smithy.api#Unit"}}},
           "a#Paint": {"type": "enum", "mixins": [{"target": "a#Colors"}], "members": {"TAR": {"target": "smithy.api#Unit"}}},
           "a#Either": {"type": "union", "traits": {"smithy.api#mixin": {}}, "members": {"a": {"target": "a#Code"}}},
           "a#Any": {"type": "union", "mixins": [{"target": "a#Either"}], "members": {"b": {"target": "a#Code"}}},
           "a#Do": {"type": "operation", "traits": {"smithy.api#mixin": {}}, "errors": [{"target": "a#Bad"}]},
           "a#RunInput": {"type": "structure", "members": {"code": {"target": "a#Code"}, "any": {"target": "a#Any"}}},
           "a#Run": {"type": "operation", "mixins": [{"target": "a#Do"}], "input": {"target": "a#RunInput"},
             "errors": [{"target": "a#Sad"}, {"target": "a#Bad"}]},
           "a#Bad": {"type": "structure", "traits": {"smithy.api#error": "client"}},
           "a#Sad": {"type": "structure", "traits": {"smithy.api#error": "client"}},
           "a#Thing": {"type": "resource", "traits": {"smithy.api#mixin": {}, "smithy.api#since": "1"}},
           "a#House": {"type": "resource", "mixins": [{"target": "a#Thing"}]},
           "a#Base": {"type": "service", "traits": {"smithy.api#mixin": {}}, "version": "base", "operations": [{"target": "a#Run"}],
             "rename": {"a#Code": "BaseCode", "a#Any": "BaseAny"}},
           "a#Service": {"type": "service", "mixins": [{"target": "a#Base"}], "version": "own",
             "resources": [{"target": "a#House"}], "rename": {"a#Code": "OwnCode"}}"#,
    );
    assert!(traits_of(&model, "a#Code").length.is_some());
    assert_eq!(
        member(&model, "a#Codes", "member").target,
        id("smithy.api#String")
    );
    assert_eq!(member(&model, "a#Table", "value").target, id("a#Code"));
    assert_eq!(member(&model, "a#Paint", "RED").name, "RED");
    assert_eq!(model.members(&id("a#Any")).len(), 2);
    assert_eq!(
        errors_of(&model, &id("a#Service"), &id("a#Run")),
        [id("a#Bad"), id("a#Sad")]
    );
    assert_eq!(
        traits_of(&model, "a#House").rare().since.as_deref(),
        Some("1")
    );
    let Some(Kind::Service(service)) = model.kind(&id("a#Service")) else {
        panic!("it is a service");
    };
    assert_eq!(
        (service.version.as_str(), service.operations.len()),
        ("own", 1)
    );
    assert_eq!(service.rename[&id("a#Code")].name, "OwnCode");
    assert_eq!(service.rename[&id("a#Any")].name, "BaseAny");
}

#[test]
fn refuses_mixins_that_cannot_be_mixed_in() {
    let shapes = r#"
        "a#Plain": {"type": "structure"},
        "a#Text": {"type": "string", "traits": {"smithy.api#mixin": {"localTraits": [1]}}},
        "a#One": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": {"x": {"target": "smithy.api#String"}}},
        "a#Two": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": {"x": {"target": "smithy.api#Integer"}}},
        "a#User": {"type": "structure", "mixins": [{"target": "a#Plain"}, {"target": "a#Text"}, {"target": "a#Tow"}]},
        "a#Both": {"type": "structure", "mixins": [{"target": "a#One"}, {"target": "a#Two"}]},
        "a#Other": {"type": "structure", "mixins": [{"target": "a#One"}], "members": {"x": {"target": "a#One"}}},
        "a#Loop": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": "a#Pool"}]},
        "a#Pool": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": "a#Loop"}]},
        "a#Behind": {"type": "structure", "mixins": [{"target": "a#Loop"}]},
        "a#List": {"type": "list", "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": "a#NoList"}]},
        "a#Both$y": {"type": "apply", "traits": {"smithy.api#since": "1"}},
        "a#Do": {"type": "operation", "traits": {"smithy.api#mixin": {}}, "input": {"target": "a#One"}},
        "a#Thing": {"type": "resource", "traits": {"smithy.api#mixin": {}}, "identifiers": {"id": {"target": "smithy.api#String"}}}"#;
    insta::assert_snapshot!(diagnose(shapes), @"
    error[trait-value]: `smithy.api#mixin` must be an object whose `localTraits`, if present, is a list of trait ids
      --> model.json:3:49 (/shapes/a#Text/traits/smithy.api#mixin)

    error[mixin-conflict]: `a#Both$x` targets `smithy.api#Integer`, but `smithy.api#String` at model.json (/shapes/a#One/members/x)
      --> model.json:5:104 (/shapes/a#Two/members/x/target)
       = help: a member of a mixin keeps its target; a shape can only add traits

    error[mixin]: `a#User` uses `a#Plain` as a mixin, which lacks the trait `smithy.api#mixin`
      --> model.json:6:63 (/shapes/a#User/mixins/0/target)

    error[mixin]: `a#User` is of type structure and cannot use the mixin `a#Text` of type string
      --> model.json:6:86 (/shapes/a#User/mixins/1/target)

    error[dangling-target]: `a#User` targets `a#Tow`, which no input file defines
      --> model.json:6:108 (/shapes/a#User/mixins/2/target)
       = help: did you mean `a#Two`?

    error[mixin-conflict]: `a#Other$x` targets `a#One`, but `smithy.api#String` at model.json (/shapes/a#One/members/x)
      --> model.json:8:103 (/shapes/a#Other/members/x/target)
       = help: a member of a mixin keeps its target; a shape can only add traits

    error[mixin-cycle]: `a#Loop` uses itself as a mixin, directly or through others
      --> model.json:9:77 (/shapes/a#Loop/mixins)
       = help: remove the mixin that leads back from the list

    error[mixin-cycle]: `a#Pool` uses itself as a mixin, directly or through others
      --> model.json:10:77 (/shapes/a#Pool/mixins)
       = help: remove the mixin that leads back from the list

    error[dangling-target]: `a#List` targets `a#NoList`, which no input file defines
      --> model.json:12:94 (/shapes/a#List/mixins/0/target)
       = help: did you mean `a#List`?

    error[apply-target]: cannot apply traits to `a#Both$y`, which is not a member
      --> model.json:13:9 (/shapes/a#Both$y)
       = help: did you mean `x`?

    error[mixin]: the mixin `a#Do` has `input`, which a mixin of type operation cannot have
      --> model.json:14:75 (/shapes/a#Do/input)
       = help: move it to the shapes that use the mixin

    error[target-kind]: `a#Do` targets `a#One`, which is a mixin; only `mixins` can name it
      --> model.json:14:95 (/shapes/a#Do/input/target)

    error[mixin]: the mixin `a#Thing` has `identifiers`, which a mixin of type resource cannot have
      --> model.json:15:77 (/shapes/a#Thing/identifiers)
       = help: move it to the shapes that use the mixin
    ");
}
