//! Names of fields, variants, types and constants, and what happens where two are the same.

use super::*;

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
        ("SubnetIDsPerAZ", "subnet_ids_per_az", "SubnetIdsPerAz"),
        ("IPv4Address", "ipv4_address", "Ipv4Address"),
        ("x86_64", "x86_64", "X86_64"),
        ("2xlarge", "_2xlarge", "_2xlarge"),
        ("type", "type_", "Type"),
        ("SELF", "self_", "Self_"),
        ("Unlisted", "unlisted", "Unlisted_"),
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
fn keeps_the_spelling_of_shapes_and_shadows_nothing() {
    let cases = [
        ("MofNApprovalStrategy", "MofNApprovalStrategy"),
        ("ACLs", "ACLs"),
        ("listTagsForResourceOutput", "ListTagsForResourceOutput"),
        ("Option", "OptionShape"),
        ("__string", "StringShape"),
    ];
    for (shape, name) in cases {
        assert_eq!(type_name(shape), name);
    }
}

#[test]
fn settles_collisions_in_code_point_order() {
    let mut taken = BTreeSet::new();
    let settled = settle(["fooBar", "FooBar", "foo_bar", "other"], snake, &mut taken);
    assert_eq!(settled["FooBar"], "foo_bar");
    assert_eq!(settled["fooBar"], "foo_bar_2");
    assert_eq!(settled["foo_bar"], "foo_bar_3");
    assert_eq!(settled["other"], "other");
}

#[test]
fn numbers_camel_case_as_the_compiler_likes_it() {
    let spellings = ["aB", "a_b", "x86", "X86", "self", "SELF"];
    let settled = settle_camel(spellings, variant, &mut BTreeSet::new());
    let expected = [
        ("aB", "AB"),
        ("a_b", "AB2"),
        ("X86", "X86"),
        ("x86", "X86_2"),
        ("SELF", "Self_"),
        ("self", "Self2"),
    ];
    for (spelling, name) in expected {
        assert_eq!(settled[spelling], name);
    }
}
