//! Expressions and their trees, as the reference implementation builds them, and texts that are none.

use super::{Comparison, Expression, Projection, parse};

/// The tree in prefix notation.
fn shown(expression: &Expression) -> String {
    let joined = |parts: &[Expression]| parts.iter().map(shown).collect::<Vec<_>>().join(" ");
    match expression {
        Expression::Current => "@".to_owned(),
        Expression::Field(name) => name.clone(),
        Expression::Then(left, right) => format!("(. {} {})", shown(left), shown(right)),
        Expression::Index(base, index) => format!("(at {} {index})", shown(base)),
        Expression::Project { base, parts, each } => {
            let (base, each) = (shown(base), shown(each));
            match parts {
                Projection::Items => format!("(items {base} {each})"),
                Projection::Flatten => format!("(flat {base} {each})"),
                Projection::Filter(condition) => {
                    format!("(filter {base} {} {each})", shown(condition))
                }
                Projection::Slice => format!("(slice {base} {each})"),
                Projection::Values => format!("(values {base} {each})"),
            }
        }
        Expression::Literal(value) => value.to_string(),
        Expression::Not(inner) => format!("(! {})", shown(inner)),
        Expression::And(left, right) => format!("(&& {} {})", shown(left), shown(right)),
        Expression::Or(left, right) => format!("(|| {} {})", shown(left), shown(right)),
        Expression::Compare(comparison, left, right) => {
            let operator = match comparison {
                Comparison::Equal => "==",
                Comparison::NotEqual => "!=",
                Comparison::Less => "<",
                Comparison::LessOrEqual => "<=",
                Comparison::Greater => ">",
                Comparison::GreaterOrEqual => ">=",
            };
            format!("({operator} {} {})", shown(left), shown(right))
        }
        Expression::Call(name, arguments) => format!("({name} {})", joined(arguments)),
        Expression::Reference(inner) => format!("(& {})", shown(inner)),
        Expression::List(items) => format!("[{}]", joined(items)),
        Expression::Object(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, value)| format!("{key}:{}", shown(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(" "))
        }
    }
}

#[test]
fn reads_expressions_as_the_reference_implementation_does() {
    for (text, expected) in [
        ("a", "a"),
        (" a . \"b c\"\n", "(. a b c)"),
        ("a.b.c", "(. (. a b) c)"),
        ("@", "@"),
        ("a[0]", "(at a 0)"),
        ("[-1]", "(at @ -1)"),
        ("a[0].b", "(. (at a 0) b)"),
        ("a[]", "(flat a @)"),
        ("a[].b", "(flat a b)"),
        ("a[].b.c", "(flat a (. b c))"),
        ("a[].b[].c", "(flat (flat a b) c)"),
        ("a[*].b[*].c", "(items a (items b c))"),
        ("a[*].b[].c", "(flat (items a b) c)"),
        ("a[*][0]", "(items a (at @ 0))"),
        ("*", "(values @ @)"),
        ("a.*.b", "(values a b)"),
        ("a[?b]", "(filter a b @)"),
        ("a[?b == 'x'].c", "(filter a (== b \"x\") c)"),
        ("[?b][]", "(flat (filter @ b @) @)"),
        ("a[1:2]", "(slice a @)"),
        ("a[::-1].b", "(slice a b)"),
        ("a || b && c", "(|| a (&& b c))"),
        ("a && b || c", "(|| (&& a b) c)"),
        ("(a || b) && c", "(&& (|| a b) c)"),
        ("!a && b", "(&& (! a) b)"),
        ("!a.b", "(. (! a) b)"),
        ("!(a == b)", "(! (== a b))"),
        ("a == b && c != d", "(&& (== a b) (!= c d))"),
        ("a < b", "(< a b)"),
        ("a<=`1`", "(<= a 1)"),
        ("a > `1.5`", "(> a 1.5)"),
        ("a >= 'it\\'s'", "(>= a \"it's\")"),
        ("a | b[0]", "(. a (at b 0))"),
        ("a[].b | [0]", "(. (flat a b) (at @ 0))"),
        ("`{\"a\": [1, \"\\`\"]}`", "{\"a\":[1,\"`\"]}"),
        ("length(a)", "(length a)"),
        ("length(a[]) > `0`", "(> (length (flat a @)) 0)"),
        ("sort_by(a, &b)[0]", "(at (sort_by a (& b)) 0)"),
        ("f()", "(f )"),
        ("[a, b.c]", "[a (. b c)]"),
        ("a.[b, c]", "(. a [b c])"),
        ("a[*].[b, c][]", "(flat (items a [b c]) @)"),
        ("{x: a, \"y\": b}", "{x:a y:b}"),
        ("a[*].{x: b}", "(items a {x:b})"),
    ] {
        match parse(text) {
            Ok(expression) => assert_eq!(shown(&expression), expected, "{text}"),
            Err(problem) => panic!("{text}: {problem:?}"),
        }
    }
}

#[test]
fn says_where_a_text_is_no_expression() {
    let long = "a.".repeat(300);
    for (text, at, what) in [
        ("", 0, "expected an expression, found the end"),
        ("a.", 2, "expected a name, `*`, `[` or `{`, found the end"),
        ("a b", 2, "expected the end, found `b`"),
        ("a[", 2, "expected `*`, an index or a slice, found the end"),
        ("a[0", 3, "expected `*`, an index or a slice, found the end"),
        ("a[?b", 4, "expected `]`, found the end"),
        ("a[]b", 3, "expected the end, found `b`"),
        ("(a", 2, "expected `)`, found the end"),
        ("f(a b)", 4, "expected `,`, found `b`"),
        ("f(a,)", 4, "expected an expression, found `)`"),
        ("\"f\"(a)", 3, "expected an operator, found `(`"),
        ("{a: b", 5, "expected `}`, found the end"),
        ("{1: b}", 1, "expected a name, found `1`"),
        ("a == ", 5, "expected an expression, found the end"),
        ("a = b", 2, "unexpected '='"),
        ("a # b", 2, "unexpected '#'"),
        ("ä", 0, "unexpected 'ä'"),
        ("'a", 0, "nothing closes `'`"),
        ("`a`", 0, "the literal `a` is not JSON"),
        ("\"\\x\"", 0, "a quoted name is not a JSON string"),
        ("a[99999999999999999999]", 2, "a number is invalid"),
        ("a[--1]", 2, "a number is invalid"),
        (&long, 500, "it has more than 500 tokens"),
    ] {
        match parse(text) {
            Ok(expression) => panic!("{text}: {}", shown(&expression)),
            Err(problem) => assert_eq!((problem.at, problem.what.as_str()), (at, what), "{text}"),
        }
    }
}
