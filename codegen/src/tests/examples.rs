//! Examples in documentation, in the crate that is made of a small model. That they run is for the tests
//! of the workspace.

use super::{files, generated, generated_in, service, with_run};
use crate::{Options, Source, generate};

/// The same shapes with a scheme that clients do not have, so that examples are without a client.
fn without_client(shapes: &str) -> String {
    let protocol = r#""aws.protocols#restJson1": {}"#;
    shapes.replace(
        protocol,
        &format!(r#"{protocol}, "smithy.api#httpDigestAuth": {{}}"#),
    )
}

/// The lines of the example of an operation, without imports.
fn example(shapes: &str) -> String {
    let files = files(&without_client(&with_run(shapes)));
    program(&files["src/operation/run.rs"], "///")
}

/// The first code block in documentation, without imports.
fn program(file: &str, mark: &str) -> String {
    let lines = file.lines().map(|line| {
        let line = line.strip_prefix(mark).unwrap_or_default();
        line.strip_prefix(' ').unwrap_or(line)
    });
    let lines = lines.skip_while(|line| *line != "```").skip(1);
    let lines = lines.take_while(|line| *line != "```");
    // The imports end with the first empty line.
    let kept = lines.skip_while(|line| !line.is_empty()).skip(1);
    kept.collect::<Vec<_>>().join("\n")
}

/// The first statement of an example, in one line.
fn input(shapes: &str) -> String {
    let example = example(shapes);
    let (input, _) = example.split_once(';').expect("an example makes a value");
    let input = input.split_whitespace().collect::<Vec<_>>().join(" ");
    input
        .replace("( ", "(")
        .replace(", )", ")")
        .replace(" .", ".")
}

/// An input with these members, which other shapes follow.
fn with_members(members: &str, shapes: &str) -> String {
    format!(
        r##""a#In": {{"type": "structure", "members": {{{members}}}}},
        "a#Out": {{"type": "structure", "members": {{}}}}{shapes}"##
    )
}

/// A required member of the input.
fn required(name: &str, target: &str, traits: &str) -> String {
    let comma = if traits.is_empty() { "" } else { ", " };
    format!(
        r##""{name}": {{"target": "{target}", "traits": {{"smithy.api#required": {{}}{comma}{traits}}}}}"##
    )
}

#[test]
fn shows_input_validation_and_request() {
    let members = [
        required("name", "smithy.api#String", ""),
        r##""colour": {"target": "smithy.api#String"}"##.to_owned(),
    ];
    insta::assert_snapshot!(example(&with_members(&members.join(", "), "")), @r#"
    let input = In::new().with_name("example");
    input.validate()?;

    let request = Run::encode(&input)?;
    println!("{} {}", request.method(), request.uri());
    # Ok::<(), Box<dyn std::error::Error>>(())
    "#);
}

#[test]
fn takes_values_that_keep_to_constraints() {
    let length =
        |min: u32, max: u32| format!(r#""smithy.api#length": {{"min": {min}, "max": {max}}}"#);
    let pattern = |pattern: &str| format!(r#""smithy.api#pattern": "{pattern}""#);
    let shapes = r##",
        "a#Lamp": {"type": "structure", "members": {
            "colour": {"target": "a#Colour", "traits": {"smithy.api#required": {}}},
            "note": {"target": "smithy.api#String"}}},
        "a#Colour": {"type": "enum", "members": {
            "OLD": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "old", "smithy.api#deprecated": {}}},
            "RED": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "red"}},
            "BLUE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "blue"}}}},
        "a#Level": {"type": "intEnum", "members": {
            "LOW": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}},
        "a#Shape": {"type": "union", "members": {
            "lamp": {"target": "a#Lamp"},
            "width": {"target": "smithy.api#Integer", "traits": {"smithy.api#range": {"min": 10}}}}},
        "a#Names": {"type": "list", "member": {"target": "smithy.api#String"}},
        "a#Lamps": {"type": "list", "member": {"target": "a#Lamp"}},
        "a#Colours": {"type": "list", "member": {"target": "a#Colour"}, "traits": {"smithy.api#uniqueItems": {}}},
        "a#Rows": {"type": "list", "member": {"target": "a#Names"}},
        "a#Holes": {"type": "list", "member": {"target": "smithy.api#String"}, "traits": {"smithy.api#sparse": {}}},
        "a#Tags": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}},
        "a#Groups": {"type": "map", "key": {"target": "a#Colour"}, "value": {"target": "a#Tags"}}"##;
    let cases = [
        (required("name", "smithy.api#String", &length(1, 3)), ""),
        (
            required("lampName", "smithy.api#String", &length(12, 12)),
            "",
        ),
        (required("lampArn", "smithy.api#String", ""), ""),
        (
            required("code", "smithy.api#String", &pattern("^[A-Z]{3}$")),
            "",
        ),
        (
            required("code", "smithy.api#String", &pattern("^lamp_?[a-z]+$")),
            "",
        ),
        (
            required(
                "count",
                "smithy.api#Integer",
                r#""smithy.api#range": {"min": 5, "max": 9}"#,
            ),
            "",
        ),
        (
            required(
                "share",
                "smithy.api#Double",
                r#""smithy.api#range": {"max": 0.5}"#,
            ),
            "",
        ),
        (required("lit", "smithy.api#Boolean", ""), ""),
        (required("since", "smithy.api#Timestamp", ""), ""),
        (required("image", "smithy.api#Blob", ""), ""),
        (required("notes", "smithy.api#Document", ""), ""),
        (required("weight", "smithy.api#BigDecimal", ""), ""),
        (required("colour", "a#Colour", ""), ""),
        (required("level", "a#Level", ""), ""),
        (required("lamp", "a#Lamp", ""), ""),
        (required("shape", "a#Shape", ""), ""),
        (required("names", "a#Names", &length(2, 4)), ""),
        (required("lamps", "a#Lamps", ""), ""),
        (required("colours", "a#Colours", &length(2, 2)), ""),
        (required("rows", "a#Rows", ""), ""),
        (required("holes", "a#Holes", ""), ""),
        (required("tags", "a#Tags", ""), ""),
        (required("groups", "a#Groups", ""), ""),
        (
            required(
                "token",
                "smithy.api#String",
                r#""smithy.api#idempotencyToken": {}"#,
            ),
            "",
        ),
        (
            required(
                "note",
                "smithy.api#String",
                r#""smithy.api#clientOptional": {}"#,
            ),
            "",
        ),
    ];
    let shown = cases.map(|(member, _)| input(&with_members(&member, shapes)));
    insta::assert_snapshot!(shown.join("\n"), @r#"
    let input = In::new().with_name("exa")
    let input = In::new().with_lamp_name("my-lamp-1234")
    let input = In::new().with_lamp_arn("arn:aws:service:us-east-1:123456789012:example")
    let input = In::new().with_code("ABC")
    let input = In::new().with_code("lampa")
    let input = In::new().with_count(5)
    let input = In::new().with_share(0.5)
    let input = In::new().with_lit(true)
    let input = In::new().with_since(Timestamp::from_unix(1_767_225_600, 0)?)
    let input = In::new().with_image(b"example")
    let input = In::new().with_notes("notes")
    let input = In::new().with_weight(1)
    let input = In::new().with_colour(Colour::Red)
    let input = In::new().with_level(Level::Low)
    let input = In::new().with_lamp(Lamp::new(Colour::Red))
    let input = In::new().with_shape(Shape::Width(10))
    let input = In::new().with_names(["example", "example-2"])
    let input = In::new().with_lamps([Lamp::new(Colour::Red)])
    let input = In::new().with_colours([Colour::Red, Colour::Blue])
    let input = In::new().with_rows([vec!["row".to_owned()]])
    let input = In::new().with_holes([Some("hole".to_owned())])
    let input = In::new().with_tags([("key", "value")])
    let input = In::new().with_groups([ (Colour::Red, BTreeMap::from([("key".to_owned(), "value".to_owned())])), ])
    let input = In::new().with_token("token")
    let input = In::new().with_note("note")
    "#);
}

#[test]
fn validates_nothing_that_may_be_invalid() {
    let cases = [
        r#""smithy.api#length": {"min": 5000}"#,
        r#""smithy.api#pattern": "^(a*)b\\1$""#,
        r#""smithy.api#pattern": "[]""#,
    ];
    for traits in cases {
        let shapes = with_members(&required("name", "smithy.api#String", traits), "");
        let example = example(&shapes);
        assert!(!example.contains("validate"), "{traits}: {example}");
        assert!(
            example.starts_with("// Some values are placeholders"),
            "{traits}: {example}"
        );
        assert!(
            example.contains("Run::encode(&input)?"),
            "{traits}: {example}"
        );
    }
}

#[test]
fn has_no_example_of_a_type_that_contains_itself() {
    let shapes = with_members(
        &required("chain", "a#Chain", ""),
        r##", "a#Chain": {"type": "structure", "members": {
            "links": {"target": "a#Chains", "traits": {"smithy.api#required": {}}}}},
            "a#Chains": {"type": "list", "member": {"target": "a#Chain"}}"##,
    );
    let files = files(&without_client(&with_run(&shapes)));
    assert!(!files["src/operation/run.rs"].contains("# Examples"));
    assert!(!files["src/lib.rs"].contains("```"));
}

#[test]
fn takes_the_member_of_a_union_that_ends() {
    let shapes = with_members(
        &required("rule", "a#Rule", ""),
        r##", "a#Rule": {"type": "union", "members": {
            "not": {"target": "a#Rule"}, "all": {"target": "a#Rules"},
            "name": {"target": "a#Name"}}},
            "a#Rules": {"type": "list", "member": {"target": "a#Rule"}},
            "a#Name": {"type": "structure", "members": {}}"##,
    );
    insta::assert_snapshot!(input(&shapes), @r#"
    let input = In::new().with_rule(Rule::Name(Name::new()))
    "#);
}

/// Two operations, of which one pages.
const TWO: &str = r##""a#Dim": {"type": "operation",
        "traits": {"smithy.api#http": {"method": "POST", "uri": "/dim"}}},
    "a#List": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": "a#Out"},
        "traits": {"smithy.api#http": {"method": "POST", "uri": "/list"},
            "smithy.api#paginated": {"inputToken": "token", "outputToken": "token", "items": "names"}}},
    "a#In": {"type": "structure", "members": {"token": {"target": "smithy.api#String"}}},
    "a#Out": {"type": "structure", "members": {
        "token": {"target": "smithy.api#String"}, "names": {"target": "a#Names"}}},
    "a#Names": {"type": "list", "member": {"target": "smithy.api#String"}}"##;

fn two() -> String {
    let service = service(r##"{"target": "a#Dim"}, {"target": "a#List"}"##);
    format!("{}, {TWO}", without_client(&service))
}

/// The front page of the crate, with `example` in the options.
fn front_page(example: Option<&str>) -> Result<String, String> {
    let source = Source {
        name: "model.json".to_owned(),
        text: format!(r#"{{"smithy": "2.0", "shapes": {{{}}}}}"#, two()),
    };
    let options = Options {
        example_operation: example.map(str::to_owned),
        ..Options::default()
    };
    let generated = generate(&[source], &options, &mut |_| {});
    let generated = generated.map_err(|report| report.to_string())?;
    let mut files = generated.files.into_iter();
    let root = files.find(|file| file.path == "src/lib.rs");
    Ok(program(&root.expect("every crate has a root").text, "//!"))
}

#[test]
fn begins_the_front_page_with_a_listing() {
    insta::assert_snapshot!(front_page(None).expect("nothing is wrong"), @r#"
    // `send` adds the endpoint and the signature to a request, and sends it.
    fn list(
        mut send: impl FnMut(HttpRequest) -> Result<HttpResponse, std::io::Error>,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let input = In::new();
        input.validate()?;
        let call = |input| -> Result<_, Error<ListError>> {
            let request = List::encode(&input).map_err(Error::Encode)?;
            let response = send(request).map_err(Error::transport)?;
            List::decode(response)
        };
        for item in List::paginator(input).max_items(100).blocking_items(call) {
            let item = item?;
            println!("{item:?}");
        }
        Ok(())
    }
    "#);
    let files = files(&two());
    insta::assert_snapshot!(program(&files["src/operation/list.rs"], "///"), @r#"
    let input = In::new();
    input.validate()?;

    // The closure sends a request and returns the response; this one returns an empty page.
    let items = List::paginator(input)
        .max_items(100)
        .blocking_items(|_input| Ok(Out::default()));
    for item in items {
        let item = item?;
        println!("{item:?}");
    }
    # Ok::<(), Box<dyn std::error::Error>>(())
    "#);
}

#[test]
fn begins_the_front_page_as_the_options_say() {
    insta::assert_snapshot!(front_page(Some("a#Dim")).expect("nothing is wrong"), @r#"
    // `send` adds the endpoint and the signature to a request, and sends it.
    fn dim(
        mut send: impl FnMut(HttpRequest) -> Result<HttpResponse, std::io::Error>,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let input = DimInput::new();
        input.validate()?;
        let response = send(Dim::encode(&input)?)?;
        let output = Dim::decode(response)?;
        println!("{output:?}");
        Ok(())
    }
    "#);
    let failure = front_page(Some("Dimm")).expect_err("there is no such operation");
    let (failure, _) = failure.split_once("\n\n").expect("warnings follow");
    insta::assert_snapshot!(failure, @r#"
    error[unknown-operation]: unknown operation `Dimm`
       = help: did you mean `Dim`?
    "#);
}

#[test]
fn shows_supported_parts_of_an_operation_that_cannot_be_sent() {
    let model = two().replace("restJson1", "restXml");
    let generated = generated(&model).unwrap_or_else(|report| panic!("{report}"));
    let mut files = generated.files.iter();
    let root = files.find(|file| file.path == "src/lib.rs");
    insta::assert_snapshot!(program(&root.expect("every crate has a root").text, "//!"), @r#"
    let input = DimInput::new();
    input.validate()?;
    # Ok::<(), Box<dyn std::error::Error>>(())
    "#);
    let in_json = generated_in("restJson1", &two());
    assert!(in_json.is_ok());
}

/// The compiler would take it for the program.
#[test]
fn calls_no_function_main() {
    let model = format!(
        r##"{}, "a#Main": {{"type": "operation",
            "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/"}}}}}}"##,
        service(r##"{"target": "a#Main"}"##)
    );
    let files = files(&without_client(&model));
    let page = program(&files["src/lib.rs"], "//!");
    assert!(page.contains("\nfn run(\n"), "{page}");
}
