//! Names of fields, variants, types and constants, and collisions.

use super::*;
use std::collections::BTreeMap;

#[test]
fn splits_words_as_people_do() {
    let cases = [
        ("ApprovalTeamArn", "approval_team_arn", "ApprovalTeamArn"),
        ("MofN", "mof_n", "MofN"),
        (
            "AUTO_COMPLETION_UPON_APPROVAL",
            "auto_completion_upon_approval",
            "AutoCompletionUponApproval",
        ),
        ("ACLs", "acls", "Acls"),
        ("APIs", "apis", "Apis"),
        ("SubnetIDsPerAZ", "subnet_ids_per_az", "SubnetIdsPerAz"),
        ("DBSubnets", "db_subnets", "DbSubnets"),
        ("DBInstance", "db_instance", "DbInstance"),
        ("IPv4Address", "ipv4_address", "Ipv4Address"),
        ("IPv6CIDRs", "ipv6_cidrs", "Ipv6Cidrs"),
        ("S3Object", "s3_object", "S3Object"),
        ("EC2", "ec2", "Ec2"),
        ("OAuth2Token", "oauth2_token", "Oauth2Token"),
        ("sizeInGiB", "size_in_gib", "SizeInGib"),
        ("x86_64", "x86_64", "X86_64"),
        ("2xlarge", "_2xlarge", "_2xlarge"),
        ("m5.2xlarge", "m5_2xlarge", "M5_2xlarge"),
        ("1.0", "n1_0", "_1_0"),
        ("us-east-1", "us_east_1", "UsEast1"),
        ("São Paulo", "s_o_paulo", "SOPaulo"),
        ("type", "type_", "Type"),
        ("gen", "gen_", "Gen"),
        ("SELF", "self_", "Self_"),
        ("Unlisted", "unlisted", "Unlisted_"),
        ("L_I_S_T_E_D", "l_i_s_t_e_d", "LISTED_"),
        ("HTTPServer", "http_server", "HttpServer"),
    ];
    for (name, field, variant_) in cases {
        assert_eq!(
            (snake(name), variant(name)),
            (field.to_owned(), variant_.to_owned()),
            "{name}"
        );
    }
}

#[test]
fn names_strings_without_letters_after_their_characters() {
    let cases = [
        ("", "Empty"),
        ("*", "Asterisk"),
        ("<=", "LessOrEqual"),
        ("<>", "LessGreater"),
        ("__", "UnderscoreUnderscore"),
        ("日本", "U65E5U672C"),
        ("é!", "U00E9Exclamation"),
        ("\n", "U000A"),
    ];
    for (string, expected) in cases {
        assert_eq!(variant(string), expected, "{string}");
        assert_eq!(Style::Variant.objection(expected), None);
    }
}

#[test]
fn keeps_the_spelling_of_shapes_and_shadows_nothing() {
    let cases = [
        ("MofNApprovalStrategy", "MofNApprovalStrategy"),
        ("ACLs", "ACLs"),
        ("listTagsForResourceOutput", "ListTagsForResourceOutput"),
        ("Foo_Bar", "FooBar"),
        ("_2xl", "_2xl"),
        ("Option", "OptionShape"),
        ("Self", "SelfShape"),
        ("self", "SelfShape"),
        ("Paginator", "PaginatorShape"),
        ("Client", "Client"),
        ("New", "NewShape"),
        ("newShape", "NewShape"),
        ("NEW", "NEWShape"),
        ("FromParts", "FromPartsShape"),
        ("Fromparts", "FrompartsShape"),
        ("ReadBody", "ReadBodyShape"),
        ("ReadMember", "ReadMemberShape"),
        ("__string", "StringShape"),
    ];
    for (shape, name) in cases {
        assert_eq!(type_name(shape), name);
    }
}

#[test]
fn names_files_that_every_system_accepts() {
    let cases = [
        ("Lamp", "lamp"),
        ("Con", "con_"),
        ("AUX", "aux_"),
        ("NUL", "nul_"),
        ("Prn", "prn_"),
        ("Com1", "com1_"),
        ("LPT9", "lpt9_"),
        ("Com10", "com10"),
        ("Contact", "contact"),
        ("Mod", "mod_"),
        ("Std", "std_"),
        ("HardyRuntime", "hardy_runtime_"),
        ("Types", "types_"),
        ("Operation", "operation_"),
    ];
    for (type_name, expected) in cases {
        assert_eq!(module(type_name), expected);
    }
    // Each of these letters is a word of its own.
    let long = module(&"A".repeat(255));
    let longer = module(&"Ab".repeat(255));
    assert!(long.len() <= 255 - ".rs".len(), "{long}");
    assert_eq!(longer.len(), LONGEST_MODULE);
}

#[test]
fn long_modules_with_the_same_start_differ() {
    let alike = ["One", "Two"].map(|end| format!("{}{end}", "Lamp".repeat(60)));
    let mut scope = Scope::new(Style::Module, BTreeMap::new());
    scope.settle(
        alike
            .iter()
            .map(|name| Claim::new(Style::Module, name.as_str(), name)),
    );
    let [one, two] = alike
        .each_ref()
        .map(|name| scope.name(name).unwrap_or_default());
    assert_eq!(format!("{one}_2").replace("__", "_"), two);
}

#[test]
fn gives_every_spelling_a_name_without_an_objection() {
    let awkward = [
        "_", "__a", "a__b", "A_", "_1", "1", "1_1", "1.1", "x1y", "a-b", "É", "fn", "Self", "self",
        "crate", "super", "type", "gen", "r#type", "Box", "Err", "Keys", "Unlisted", "a\"b",
        "9Lives", "new", "ADD", "with_", "With9", "*", "",
    ];
    let styles = [
        Style::Type,
        Style::Field,
        Style::Variant,
        Style::Constant,
        Style::Function,
    ];
    for spelling in awkward {
        for style in styles {
            let is_identifier = crate::model::is_identifier(spelling);
            let is_string = [Style::Variant, Style::Function].contains(&style);
            if is_identifier || is_string {
                let name = style.name(spelling);
                assert_eq!(
                    style.objection(&name),
                    None,
                    "{spelling} as {style:?}: {name}"
                );
                assert!(syn::parse_str::<syn::Ident>(&name).is_ok(), "{name}");
            }
        }
    }
}

#[test]
fn refuses_names_that_rustc_refuses_or_warns_of() {
    let good = [
        (Style::Type, "FooBar2"),
        (Style::Type, "ACLs"),
        (Style::Type, "X86_64"),
        (Style::Type, "_2xl"),
        (Style::Variant, "Box"),
        (Style::Field, "foo_bar_2"),
        (Style::Field, "_2nd"),
        (Style::Field, "new"),
        (Style::Function, "foo_bar_2"),
        (Style::Function, "eq"),
        (Style::Function, "new_"),
        (Style::Field, "type_"),
        (Style::Constant, "FOO_BAR"),
    ];
    for (style, name) in good {
        assert_eq!(style.objection(name), None, "{name}");
    }
    let bad = [
        (Style::Type, "fooBar", "it must be camel case"),
        (Style::Type, "Foo_Bar", "it must be camel case"),
        (Style::Type, "2xl", "it must be camel case"),
        (Style::Type, "Größe", "it must be camel case"),
        (Style::Type, "Self", "it is a Rust keyword"),
        (Style::Type, "Option", "Rust's prelude or generated files"),
        (Style::Type, "Writer", "Rust's prelude or generated files"),
        (Style::Variant, "Unlisted", "every enum already has it"),
        (Style::Variant, "", "it must be camel case"),
        (Style::Field, "fooBar", "it must be snake case"),
        (Style::Field, "foo bar", "it must be snake case"),
        (Style::Field, "foo__bar", "it must be snake case"),
        (Style::Field, "_", "it must be snake case"),
        (Style::Field, "_1", "it must be snake case"),
        (Style::Field, "type", "it is a Rust keyword"),
        (Style::Constant, "Foo", "it must be upper case"),
        (Style::Function, "Foo", "it must be snake case"),
        (Style::Function, "type", "it is a Rust keyword"),
        (
            Style::Function,
            "check",
            "generated types or Rust's operators",
        ),
        (
            Style::Function,
            "add",
            "generated types or Rust's operators",
        ),
        (Style::Function, "with_foo", "setters begin with `with_`"),
    ];
    for (style, name, expected) in bad {
        let objection = style.objection(name).unwrap_or_default();
        assert!(objection.starts_with(expected), "{name}: {objection}");
    }
}

/// Ids with names.
type Names<'a> = &'a [(&'a str, &'a str)];

/// The names for these spellings; ids are the spellings after the part before `#`.
fn settled(style: Style, pins: Names<'_>, ids: &[&str]) -> Vec<(String, String)> {
    let scope = scope(style, pins, ids);
    ids.iter()
        .map(|id| {
            (
                (*id).to_owned(),
                scope.name(id).unwrap_or_default().to_owned(),
            )
        })
        .collect()
}

fn scope(style: Style, pins: Names<'_>, ids: &[&str]) -> Scope {
    let pins = pins.iter();
    let pins = pins.map(|(id, name)| ((*id).to_owned(), (*name).to_owned()));
    let mut scope = Scope::new(style, pins.collect());
    let spelling = |id: &str| id.split('#').next_back().unwrap_or_default().to_owned();
    scope.settle(ids.iter().map(|id| Claim::new(style, *id, &spelling(id))));
    scope
}

fn assert_settled(style: Style, pins: Names<'_>, expected: Names<'_>) {
    let ids: Vec<&str> = expected.iter().map(|(id, _)| *id).collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(id, name)| ((*id).to_owned(), (*name).to_owned()))
        .collect();
    assert_eq!(settled(style, pins, &ids), expected);
    // The order of claims makes no difference.
    let reversed: Vec<&str> = ids.into_iter().rev().collect();
    let mut names = settled(style, pins, &reversed);
    names.reverse();
    assert_eq!(names, expected);
}

#[test]
fn a_name_belongs_to_the_item_with_its_spelling() {
    let cases: [Names<'_>; 5] = [
        &[
            ("foo_bar", "foo_bar"),
            ("FooBar", "foo_bar_2"),
            ("fooBar", "foo_bar_3"),
            ("other", "other"),
        ],
        // Without such a spelling: code points.
        &[("FooBar", "foo_bar"), ("fooBar", "foo_bar_2")],
        // A number is skipped if another item has that name.
        &[
            ("A", "a_4"),
            ("a", "a"),
            ("A_2", "a_2_2"),
            ("a_2", "a_2"),
            ("a_3", "a_3"),
        ],
        &[("SELF", "self_"), ("Self", "self_2"), ("self", "self_3")],
        &[("Type", "type_"), ("type", "type_3"), ("type_2", "type_2")],
    ];
    for expected in cases {
        assert_settled(Style::Field, &[], expected);
    }
    let of_two_namespaces = [("b#Foo", "Foo2"), ("a#foo", "Foo3"), ("a#Foo", "Foo")];
    assert_settled(Style::Type, &[], &of_two_namespaces);
}

#[test]
fn keeps_pinned_names() {
    let cases: [(Names<'_>, Names<'_>); 5] = [
        // Contradicts the rule.
        (
            &[("fooBar", "foo_bar"), ("foo_bar", "foo_bar_2")],
            &[
                ("fooBar", "foo_bar"),
                ("foo_bar", "foo_bar_2"),
                ("FooBar", "foo_bar_3"),
            ],
        ),
        // A name that no item claims.
        (
            &[("fooBar", "baz")],
            &[("fooBar", "baz"), ("foo_bar", "foo_bar")],
        ),
        // A name that another item claims.
        (&[("a", "b")], &[("a", "b"), ("b", "b_2")]),
        // A missing item may return.
        (&[("gone", "b")], &[("b", "b_2")]),
        // Both would have the same setter.
        (&[("a", "b_")], &[("a", "b_"), ("b", "b_2")]),
    ];
    for (pins, expected) in cases {
        assert_settled(Style::Field, pins, expected);
    }
}

#[test]
fn lists_the_names_of_a_collision() {
    let ids = ["foo_bar", "FooBar", "other", "x", "X", "y"];
    let scope = scope(Style::Field, &[("y", "z"), ("X", "x_7")], &ids);
    let contested: Vec<_> = scope.contested().collect();
    assert_eq!(contested, [("FooBar", "foo_bar_2"), ("foo_bar", "foo_bar")]);
    let numbered: Vec<_> = scope.numbered().collect();
    assert_eq!(numbered, [("FooBar", "foo_bar_2")]);
}

#[test]
fn numbers_camel_case_without_warnings() {
    let variants = [
        ("a-b", "AB"),
        ("a.b", "AB2"),
        ("a_b", "AB3"),
        ("X86", "X86"),
        ("x86", "X86_2"),
        ("SELF", "Self_"),
        ("self", "Self2"),
        ("Unlisted", "Unlisted2"),
        ("UNLISTED", "Unlisted_"),
    ];
    assert_settled(Style::Variant, &[], &variants);
}
