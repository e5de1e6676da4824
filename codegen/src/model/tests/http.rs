//! Paths and the members of their labels.

use super::*;

#[test]
fn keeps_a_pattern_to_the_character() {
    let patterns = [
        "/",
        "/?List",
        "/approval-teams/{ApprovalTeamArn}/sessions/?List",
        "/{Bucket}/{Key+}?x-id=GetObject",
        "/a/?b&c=&d=e=f",
        "/{key+}/tail",
        "/a%20b?c%2Fd=%C3%BC",
    ];
    for pattern in patterns {
        let uri = Uri::parse(pattern).unwrap_or_else(|problem| panic!("{pattern} {problem}"));
        assert_eq!(uri.to_string(), pattern);
    }
    let uri =
        Uri::parse("/approval-teams/{ApprovalTeamArn}/sessions/?List").expect("a valid pattern");
    assert_eq!(uri.query, [("List".to_owned(), None)]);
    assert!(uri.trailing_slash);
    assert_eq!(uri.labels().collect::<Vec<_>>(), ["ApprovalTeamArn"]);
    assert_eq!(
        uri.segments[0],
        Segment::Literal("approval-teams".to_owned())
    );
}

#[test]
fn refuses_patterns_that_cannot_be_sent() {
    let patterns = [
        "",
        "a",
        "?a",
        "//",
        "/a//b",
        "/a#b",
        "/{a",
        "/x{a}",
        "/{a}{b}",
        "/{}",
        "/{a b}",
        "/{a}/{a}",
        "/{a+}/{b}",
        "/a?{b}",
        "/a?",
        "/a?b&",
        "/a?=b",
        "/%zz",
        "/a%",
        "/a?b=%4",
    ];
    let problems: Vec<String> = patterns
        .iter()
        .map(|pattern| match Uri::parse(pattern) {
            Ok(uri) => format!("`{pattern}` is accepted as {uri:?}"),
            Err(problem) => format!("`{pattern}` {problem}"),
        })
        .collect();
    insta::assert_snapshot!(problems.join("\n"), @r#"
    `` does not begin with `/`
    `a` does not begin with `/`
    `?a` does not begin with `/`
    `//` has an empty segment (`//`)
    `/a//b` has an empty segment (`//`)
    `/a#b` contains a fragment (`#`)
    `/{a` has a label that is not a whole segment: `{a`
    `/x{a}` has a label that is not a whole segment: `x{a}`
    `/{a}{b}` has a label that is not a valid member name: `{a}{b}`
    `/{}` has a label that is not a valid member name: `{}`
    `/{a b}` has a label that is not a valid member name: `{a b}`
    `/{a}/{a}` has the label `a` twice
    `/{a+}/{b}` has the label `b` after a greedy label
    `/a?{b}` has a label in its query
    `/a?` has a query parameter without a name
    `/a?b&` has a query parameter without a name
    `/a?=b` has a query parameter without a name
    `/%zz` has a `%` without two hexadecimal digits after it
    `/a%` has a `%` without two hexadecimal digits after it
    `/a?b=%4` has a `%` without two hexadecimal digits after it
    "#);
}

#[test]
fn labels_and_members_must_agree_both_ways() {
    let shapes = r#"
        "a#Do": {"type": "operation", "input": {"target": "a#DoInput"}, "traits": {
          "smithy.api#http": {"method": "POST", "uri": "/{id}/{plain}/{optional}/{absent}/{items}/{path+}"}}},
        "a#DoInput": {"type": "structure", "members": {
          "id": {"target": "smithy.api#Long", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}},
          "plain": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
          "optional": {"target": "smithy.api#String", "traits": {"smithy.api#httpLabel": {}}},
          "items": {"target": "a#Items", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}},
          "path": {"target": "smithy.api#Long", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}},
          "further": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}}},
        "a#Items": {"type": "list", "member": {"target": "smithy.api#String"}},
        "a#Read": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/{id}"}}}"#;
    insta::assert_snapshot!(diagnose(shapes), @r#"
    error[http-label]: the label `absent` of `/{id}/{plain}/{optional}/{absent}/{items}/{path+}` is not a member of its input
      --> model.json:3:56 (/shapes/a#Do/traits/smithy.api#http/uri)

    error[http-label]: `a#DoInput$plain` is a label and lacks the trait `smithy.api#httpLabel`
      --> model.json:6:11 (/shapes/a#DoInput/members/plain)

    error[http-label]: `a#DoInput$optional` is a label and lacks the trait `smithy.api#required`
      --> model.json:7:11 (/shapes/a#DoInput/members/optional)

    error[http-label]: `a#DoInput$items` is a label and must be a string, number, boolean or timestamp
      --> model.json:8:11 (/shapes/a#DoInput/members/items)

    error[http-label]: `a#DoInput$path` is a label and must be a string, because the label is greedy
      --> model.json:9:11 (/shapes/a#DoInput/members/path)

    error[http-label]: `a#DoInput$further` has `smithy.api#httpLabel`, but `/{id}/{plain}/{optional}/{absent}/{items}/{path+}` of `a#Do` has no such label
      --> model.json:10:92 (/shapes/a#DoInput/members/further/traits/smithy.api#httpLabel)

    error[http-label]: the label `id` of `/{id}` is not a member of its input
      --> model.json:12:96 (/shapes/a#Read/traits/smithy.api#http/uri)
    "#);
}

#[test]
fn reads_bindings_with_their_default_status() {
    let model = model(
        r#""a#Read": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/a"}}},
           "a#Make": {"type": "operation", "traits": {"smithy.api#http": {"method": "PUT", "uri": "/a", "code": 201}}}"#,
    );
    let binding = |shape: &str| {
        let http = traits_of(&model, shape).http.expect("a binding is stated");
        (http.method, http.code)
    };
    assert_eq!(binding("a#Read"), ("GET".to_owned(), 200));
    assert_eq!(binding("a#Make"), ("PUT".to_owned(), 201));
}

#[test]
fn refuses_a_parameter_without_a_name() {
    let shapes = r#"
        "a#In": {"type": "structure", "members": {
          "q": {"target": "smithy.api#String"},
          "five": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": ""}}}}"#;
    insta::assert_snapshot!(diagnose(shapes), @r#"
    error[trait-value]: `smithy.api#httpQuery` must be a parameter name, found ""
      --> model.json:4:86 (/shapes/a#In/members/five/traits/smithy.api#httpQuery)
    "#);
}
