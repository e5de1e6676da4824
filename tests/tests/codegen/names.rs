//! Names are unique within a crate, and pinned names do not change from model to model.

use std::collections::BTreeMap;

use hardy_codegen::{Generated, Options, Source, generate, ir};
use syn::{ImplItem, Item};

use crate::fixtures::{good, named, whole_service};

/// Plans what [`generate`] would print.
fn planned(sources: &[Source], options: &Options) -> ir::Crate {
    let resolved = hardy_codegen::read(sources, options);
    match resolved.and_then(|resolved| hardy_codegen::plan(&resolved, options)) {
        Ok(planned) => planned.krate,
        Err(report) => panic!("{report}"),
    }
}

/// Every name of a crate, with its item.
fn listed(krate: &ir::Crate) -> String {
    let mut lines = Vec::new();
    for operation in &krate.operations {
        let ir::Operation {
            model_name,
            name,
            module,
            input,
            output,
            error,
            ..
        } = operation;
        lines.push(format!(
            "operation {model_name}: {name} in {module}.rs, {input} → {output}, {error}"
        ));
    }
    for type_ in &krate.types {
        let (kind, members): (_, Vec<(&str, &str)>) = match type_ {
            ir::Type::Structure(structure) => {
                let fields = structure.fields.iter();
                let fields = fields.map(|field| (field.member.as_str(), field.name.as_str()));
                ("struct", fields.collect())
            }
            ir::Type::Enum(enum_) => {
                let values = enum_.values.iter();
                let values = values.map(|value| (value.wire.as_str(), value.variant.as_str()));
                ("enum", values.collect())
            }
            ir::Type::IntEnum(enum_) => {
                let variants = enum_.values.iter().map(|value| value.variant.as_str());
                (
                    "int enum",
                    variants.map(|variant| (variant, variant)).collect(),
                )
            }
            ir::Type::Union(union_) => {
                let members = union_.members.iter();
                let members =
                    members.map(|member| (member.member.as_str(), member.variant.as_str()));
                ("union", members.collect())
            }
        };
        let members = shown(&members);
        lines.push(format!(
            "{kind} {} in {}.rs{members}",
            type_.name(),
            type_.module()
        ));
    }
    let limits = krate.limits.iter();
    lines.extend(limits.map(|limit| format!("limit {}: {}", limit.name, limit.docs.join(" "))));
    lines.join("\n")
}

/// Members and their names; only the name if the two are equal.
fn shown(members: &[(&str, &str)]) -> String {
    let (same, other): (Vec<_>, Vec<_>) = members.iter().partition(|(member, name)| member == name);
    let same = same.chunks(12).map(|chunk| {
        let names: Vec<&str> = chunk.iter().map(|(_, name)| *name).collect();
        format!("\n  {}", names.join(", "))
    });
    let other = other
        .iter()
        .map(|(member, name)| format!("\n  {member:?}: {name}"));
    same.chain(other).collect()
}

#[test]
fn gets_past_every_obstacle() {
    let fixture = named("obstacles");
    let krate = planned(&fixture.sources, &fixture.options());
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!("obstacles", listed(&krate)));
}

/// Names by the scope in which they must differ.
#[derive(Default)]
struct Scopes {
    names: BTreeMap<String, Vec<String>>,
}

impl Scopes {
    fn of(generated: &Generated) -> Self {
        let mut scopes = Self::default();
        for file in &generated.files {
            if file.path.ends_with(".rs") {
                scopes.add_file(&file.path, &file.text);
            }
        }
        scopes
    }

    fn add(&mut self, scope: String, name: impl ToString) {
        self.names.entry(scope).or_default().push(name.to_string());
    }

    fn add_file(&mut self, path: &str, text: &str) {
        // Systems that know no upper case have one file for both; Windows has none for devices.
        self.add("files".to_owned(), path.to_ascii_lowercase());
        let file = syn::parse_file(text).expect("emitted files are Rust");
        // The client names shapes by their paths: one of them may be a `Client`, too.
        let of = match path {
            "src/client.rs" => " of the client",
            _ => "",
        };
        for item in &file.items {
            match item {
                Item::Struct(item) => {
                    self.add(format!("types{of}"), &item.ident);
                    let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
                    for field in fields {
                        self.add(format!("fields of {}", item.ident), field);
                    }
                }
                Item::Enum(item) => {
                    self.add("types".to_owned(), &item.ident);
                    for variant in &item.variants {
                        self.add(format!("paths in {}", item.ident), &variant.ident);
                    }
                }
                Item::Impl(item) if item.trait_.is_none() => self.add_functions(item, of),
                Item::Mod(item) => self.add(format!("modules in {path}"), &item.ident),
                Item::Static(item) => self.add(format!("constants in {path}"), &item.ident),
                _ => {}
            }
        }
    }

    fn add_functions(&mut self, item: &syn::ItemImpl, of: &str) {
        let syn::Type::Path(type_) = &*item.self_ty else {
            panic!("only what has a name has functions");
        };
        let type_ = &type_
            .path
            .segments
            .last()
            .expect("a path is not empty")
            .ident;
        let scope = format!("paths in {type_}{of}");
        for item in &item.items {
            match item {
                ImplItem::Const(item) => self.add(scope.clone(), &item.ident),
                ImplItem::Fn(item) => self.add(scope.clone(), &item.sig.ident),
                _ => {}
            }
        }
    }

    /// The names that occur twice in a scope.
    fn repeated(&self) -> Vec<String> {
        let mut repeated = Vec::new();
        for (scope, names) in &self.names {
            let mut names = names.clone();
            names.sort();
            let twice = names.windows(2).filter(|pair| pair[0] == pair[1]);
            repeated.extend(twice.map(|pair| format!("{} in {scope}", pair[0])));
        }
        repeated
    }
}

#[test]
fn no_two_names_of_a_scope_are_the_same() {
    let fixtures = good().into_iter();
    let models = fixtures
        .map(|fixture| (fixture.options(), fixture.sources))
        .chain([(Options::default(), vec![whole_service()])]);
    for (options, sources) in models {
        let generated = crate::fixtures::generated(&sources, &options);
        let scopes = Scopes::of(&generated);
        let name = &generated.crate_name;
        assert_eq!(scopes.repeated(), Vec::<String>::new(), "{name}");
        for scope in [
            "types",
            "modules in src/types.rs",
            "modules in src/operation.rs",
        ] {
            assert!(scopes.names.contains_key(scope), "{name} has no {scope}");
        }
    }
}

#[test]
fn finds_names_that_are_the_same() {
    let mut scopes = Scopes::default();
    scopes.add_file(
        "src/A.rs",
        "struct A { x: u8, x: u8 } impl A { fn new() {} }",
    );
    scopes.add_file(
        "src/a.rs",
        "enum A { New } impl A { const New: u8 = 1; } impl A { fn new() {} }",
    );
    let expected = [
        "x in fields of A",
        "src/a.rs in files",
        "New in paths in A",
        "new in paths in A",
        "A in types",
    ];
    assert_eq!(scopes.repeated(), expected);
}

#[test]
fn file_names_are_valid_on_windows() {
    let devices = ["con", "prn", "aux", "nul", "com1", "lpt9"];
    let fixture = named("obstacles");
    let files = crate::fixtures::generated(&fixture.sources, &fixture.options()).files;
    let stems: Vec<&str> = files
        .iter()
        .filter_map(|file| file.path.rsplit('/').next()?.strip_suffix(".rs"))
        .collect();
    for device in devices {
        assert!(!stems.contains(&device), "{device}");
        let fixed = format!("{device}_");
        assert!(stems.contains(&fixed.as_str()), "{fixed}");
    }
}

/// A model with an operation whose input is `a#In`, with a string member for each of `members` and
/// a structure for each of `shapes`.
fn model(members: &[&str], shapes: &[&str]) -> Source {
    let texts = members.iter();
    let texts = texts.map(|name| format!(r#""{name}": {{"target": "smithy.api#String"}}"#));
    let parts = shapes.iter().enumerate();
    let parts = parts.map(|(number, id)| format!(r#""part{number}": {{"target": "{id}"}}"#));
    let members: Vec<String> = texts.chain(parts).collect();
    let shapes = shapes.iter();
    let shapes = shapes.map(|id| format!(r#", "{id}": {{"type": "structure", "members": {{}}}}"#));
    Source {
        name: "lamps.json".to_owned(),
        text: format!(
            r##"{{"smithy": "2.0", "shapes": {{
            "a#Lamps": {{"type": "service", "operations": [{{"target": "a#Light"}}],
              "traits": {{"aws.protocols#restJson1": {{}}}}}},
            "a#Light": {{"type": "operation", "input": {{"target": "a#In"}},
              "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/"}}}}}},
            "a#In": {{"type": "structure", "members": {{{}}}}}{}}}}}"##,
            members.join(", "),
            shapes.collect::<String>(),
        ),
    }
}

/// Names of the fields of `a#In`, by member, and of the types of its parts, by shape.
fn names_of(sources: &[Source], shapes: &[&str]) -> BTreeMap<String, String> {
    let krate = planned(sources, &Options::default());
    let input = krate.types.iter().find(|type_| type_.name() == "In");
    let Some(ir::Type::Structure(input)) = input else {
        panic!("there is no structure `In`");
    };
    let mut names = BTreeMap::new();
    for field in &input.fields {
        let number = field.member.strip_prefix("part");
        match (
            &field.value,
            number.and_then(|number| number.parse::<usize>().ok()),
        ) {
            (ir::Value::Structure(name), Some(number)) => {
                names.insert(shapes[number].to_owned(), name.clone());
            }
            _ => {
                names.insert(field.member.clone(), field.name.clone());
            }
        }
    }
    names
}

fn expected(names: &[(&str, &str)]) -> BTreeMap<String, String> {
    let names = names.iter();
    names
        .map(|(id, name)| ((*id).to_owned(), (*name).to_owned()))
        .collect()
}

#[test]
fn a_newcomer_renames_nothing_that_is_pinned() {
    let old_shapes = ["a#lamp", "a#LAMP", "b#lamp"];
    let old = [model(&["lampColor", "LampColor"], &old_shapes)];
    let first = match generate(&old, &Options::default(), &mut |_| {}) {
        Ok(generated) => generated,
        Err(report) => panic!("{report}"),
    };
    let pins = Source {
        name: "lamps.names.json".to_owned(),
        text: first.names.expect("names collide"),
    };
    let old_names = expected(&[
        ("LampColor", "lamp_color"),
        ("lampColor", "lamp_color_2"),
        ("a#LAMP", "LAMP"),
        ("a#lamp", "Lamp"),
        ("b#lamp", "Lamp2"),
    ]);
    assert_eq!(names_of(&old, &old_shapes), old_names);

    let shapes = ["a#Lamp", "a#lamp", "a#LAMP", "b#Lamp", "b#lamp"];
    let new = model(
        &["lamp_color", "lampColor", "LampColor", "Lamp_Color"],
        &shapes,
    );
    let unpinned = expected(&[
        ("lamp_color", "lamp_color"),
        ("LampColor", "lamp_color_2"),
        ("Lamp_Color", "lamp_color_3"),
        ("lampColor", "lamp_color_4"),
        ("a#LAMP", "LAMP"),
        ("a#Lamp", "Lamp"),
        ("b#Lamp", "Lamp2"),
        ("a#lamp", "Lamp3"),
        ("b#lamp", "Lamp4"),
    ]);
    assert_eq!(names_of(std::slice::from_ref(&new), &shapes), unpinned);

    let mut pinned = old_names;
    pinned.extend(expected(&[
        ("lamp_color", "lamp_color_3"),
        ("Lamp_Color", "lamp_color_4"),
        ("a#Lamp", "Lamp3"),
        ("b#Lamp", "Lamp4"),
    ]));
    assert_eq!(names_of(&[new, pins], &shapes), pinned);
}
