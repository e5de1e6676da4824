//! What patterns become, what they match once the engine runs them, and which are refused.

use super::*;

/// As if the pattern were the only one of its crate.
fn translate(pattern: &str) -> Result<Translation, PatternError> {
    super::translate(pattern, &mut { BUDGET })
}

fn translated(pattern: &str) -> String {
    translate(pattern).map_or_else(
        |error| error.to_string(),
        |translation| translation.to_string(),
    )
}

#[test]
fn translates_to_the_syntax_of_the_engine() {
    let cases = [
        ("", ""),
        ("^lamp-[0-9]+$", r"\Alamp-[0-9]+\z"),
        (r"^\d{12}$", r"\A[0-9]{12}\z"),
        (r"\w+|", r"[0-9A-Z_a-z]+|"),
        (r"\D", r"[\u{0}-/:-\u{10FFFF}]"),
        (r"[^\W]", r"[^\u{0}-/:-@\[-\^`{-\u{10FFFF}]"),
        (".", r"[^\u{A}\u{D}\u{2028}-\u{2029}]"),
        ("(a)(?:b)(?<name>c)", "(?:a)(?:b)(?:c)"),
        (
            "a*?b+?c??d{2}?e{3,}f{4,5}g{6,6}",
            "a*b+c?d{2}e{3,}f{4,5}g{6}",
        ),
        ("a{0,1}b{0,}c{1,}", "a?b*c+"),
        (r"\bx\B", r"(?-u:\b)x(?-u:\B)"),
        (r"\/\-\_\:\@\ \!", r"/-_:@ !"),
        ("]}{a{,2}", r"\]\}\{a\{,2\}"),
        ("[a-zA-Z0-9-.]", r"[a-zA-Z0-9\-.]"),
        (r"[\w-.]", r"[0-9A-Z_a-z\-.]"),
        (r"[a-\d]", r"[a\-0-9]"),
        ("[-a-]", r"[\-a\-]"),
        ("[+--]", r"[+-\-]"),
        ("[a&&b~~[!--d]", r"[a\&\&b\~\~\[!-\-d]"),
        ("[[:alpha:]]", r"[\[:alpha:]\]"),
        (r"[\b\]\^]", r"[\u{8}\]\^]"),
        ("[]", r"[^\u{0}-\u{10FFFF}]"),
        ("[^]", r"[\u{0}-\u{10FFFF}]"),
        (r"\t\n\v\f\r\0\cJ", r"\u{9}\u{A}\u{B}\u{C}\u{D}\u{0}\u{A}"),
        (r"\x41\u0042\u{43}\u{1F4A1}", r"ABC\u{1F4A1}"),
        (r"\uD83D\uDCA1", r"\u{1F4A1}"),
        (r"[\uD800\uDC00-\uDBFF\uDFFF]", r"[\u{10000}-\u{10FFFF}]"),
        (r"[\u10000-\u10FFFF]", r"[\u{1000}0-\u{10FF}FF]"),
        (r"\p{L}[^\P{Nd}x]", r"[\p{Letter}][^\P{Decimal_Number}x]"),
        (
            r"[\p{gc=punct}\p{Script=Greek}]",
            r"[\p{Punctuation}\p{Script=Greek}]",
        ),
        ("é", r"\u{E9}"),
    ];
    for (pattern, expected) in cases {
        assert_eq!(translated(pattern), expected, "{pattern}");
    }
}

#[test]
fn matches_as_ecma_262_does() {
    let cases: &[(&str, &[&str], &[&str])] = &[
        ("b", &["b", "abc"], &["", "ac"]),
        ("^a|b$", &["ax", "xb"], &["xa", "bx"]),
        ("^a$", &["a"], &["a\n", "\na", "a\r\n"]),
        (r"^\d$", &["0", "9"], &["\u{0663}", "a"]),
        (r"^\w$", &["_", "a"], &["\u{E9}", "-"]),
        (
            r"^\s$",
            &["\u{B}", "\u{FEFF}", "\u{3000}", "\u{2028}"],
            &["\u{85}", "\u{200B}", "\u{180E}"],
        ),
        (r"^\S$", &["\u{85}", "\u{1F4A1}"], &["\u{FEFF}", "\u{A0}"]),
        (
            "^.$",
            &["\u{1F4A1}", "\u{85}", "\t"],
            &["\n", "\r", "\u{2028}", "\u{2029}", ""],
        ),
        (r"^[\s\S]$", &["\n", "\u{10FFFF}", "\u{FFFF}"], &["", "ab"]),
        ("[]", &[], &["", "a"]),
        ("^[^]$", &["\n", "\u{1F4A1}"], &[""]),
        (r"\bab\b", &["ab", "-ab-", "\u{E9}ab"], &["abc", "_ab"]),
        (r"^[\w-.]+$", &["a-.9"], &["a+", "a,"]),
        ("^[a&&b]+$", &["a&b"], &["c"]),
        ("^[[:alpha:]]$", &["a]", "[]", ":]"], &["b]", "a"]),
        ("^x{2,3}$", &["xx", "xxx"], &["x", "xxxx"]),
        ("^(?:)*$", &[""], &["x"]),
        ("^(a|ab)(c|bcd)$", &["abcd", "abc"], &["abbc"]),
        (
            r"^[\u0020-\uFFFF]$",
            &[" ", "\u{E000}"],
            &["\t", "\u{10000}"],
        ),
        (
            r"^[\uD800\uDC00-\uDBFF\uDFFF]$",
            &["\u{10000}", "\u{10FFFF}"],
            &["\u{FFFF}"],
        ),
        (r"^[a\p{P}]+$", &["a", "!\u{3001}\u{BF}"], &["+", "$", "b"]),
        (r"^\P{C}+$", &["a \u{E9}"], &["\n", "\u{200B}", "\u{E000}"]),
        (r"^\p{Lu}$", &["A", "\u{C9}"], &["a"]),
        (r"^\p{Zl}$", &["\u{2028}"], &[" "]),
        (r"^\p{scx=Greek}$", &["\u{3B1}"], &["a"]),
        (r"^[^\p{ASCII}]$", &["\u{E9}"], &["a", "\u{7F}"]),
        ("^[a-z]{1,1023}/[a-z]{1,1023}$", &["a/b"], &["a/", "/b"]),
    ];
    for (pattern, matching, others) in cases {
        let translation = translate(pattern).expect(pattern);
        let regex = compile(&translation).expect(pattern);
        for text in *matching {
            assert!(regex.is_match(text), "{pattern} must match {text:?}");
        }
        for text in *others {
            assert!(!regex.is_match(text), "{pattern} must not match {text:?}");
        }
    }
}

#[test]
fn tells_wrong_patterns_from_those_beyond_the_engine() {
    use PatternErrorKind::{Invalid, Unsupported};
    let cases = [
        ("a(b", Invalid, 1),
        ("a)b", Invalid, 1),
        ("[ab", Invalid, 0),
        ("[z-a]", Invalid, 1),
        ("*a", Invalid, 0),
        ("a**", Invalid, 2),
        ("a++", Invalid, 2),
        ("a|{2}", Invalid, 2),
        ("^([a-z]*)${1,128}$", Invalid, 10),
        (r"\b+", Invalid, 2),
        ("a{3,2}", Invalid, 1),
        ("(?i)all", Invalid, 0),
        ("(?<1a>b)", Invalid, 3),
        ("(?<a>b)(?<a>c)", Invalid, 7),
        (r"\Z", Invalid, 0),
        (r"\é", Invalid, 0),
        ("\\", Invalid, 0),
        (r"\xG1", Invalid, 0),
        (r"\x+1", Invalid, 0),
        (r"\u12", Invalid, 0),
        (r"\u{110000}", Invalid, 0),
        (r"\01", Invalid, 0),
        (r"\c1", Invalid, 0),
        (r"[\B]", Invalid, 1),
        (r"\pL", Invalid, 0),
        (r"[\p{Alnum}]", Invalid, 1),
        (r"\p{letter}", Invalid, 0),
        (r"\p{Script=greek}", Invalid, 0),
        (r"(a)\2", Invalid, 3),
        (r"(?<a>b)\k<c>", Invalid, 7),
        ("(?=a)[z-a]", Invalid, 6),
        ("^(?!aws:).+$", Unsupported, 1),
        ("a(?<!-)b", Unsupported, 1),
        ("(?i:all)", Unsupported, 0),
        (r"\1(a)", Unsupported, 0),
        (r"(?<a>b)\k<a>", Unsupported, 7),
        (r"[\uD800-\uDFFF]", Unsupported, 1),
        (r"a\uDC00\uD800", Unsupported, 1),
        ("a{99999999999}", Unsupported, 1),
        ("((a{1000}){1000}){1000}", Unsupported, 0),
        (r"\p{Script=Nowhere}", Unsupported, 0),
    ];
    for (pattern, kind, offset) in cases {
        let error = translate(pattern).expect_err(pattern);
        assert_eq!(
            (error.kind, error.offset),
            (kind, offset),
            "{pattern}: {error}"
        );
    }
}

#[test]
fn refuses_groups_that_nest_too_deep() {
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert!(translate(&nested(100)).is_ok());
    for depth in [251, 100_000] {
        let error = translate(&nested(depth)).expect_err("nests too deep");
        assert_eq!(error.kind, PatternErrorKind::Unsupported);
    }
}

/// What is not refused for its size compiles in the room that it was said to take, and what is refused
/// would not have compiled in a third of that.
#[test]
fn knows_how_large_the_engine_makes_a_pattern() {
    let patterns = [
        "",
        "a",
        "|",
        "^.{1,4096}$",
        "^[^,]{2,900}|[a-z]{300,}$",
        "(a|b|){0,500}",
        "((a?b*){20}c{0}){30,40}",
        "((x*)*y+){90}",
        r"^[\p{L}\p{N}_]{0,64}\P{C}$",
        r"([^\s]{3}\b){200}",
    ];
    for pattern in patterns {
        let alternatives = parse::parse(pattern).expect(pattern);
        let size = repetition::most_size(&alternatives) as usize;
        let expression = print::print(&alternatives).expression();
        let fits = |limit| {
            let mut builder = regex_lite::RegexBuilder::new(&expression);
            builder.size_limit(limit).build().is_ok()
        };
        assert!(fits(size), "{pattern} takes more than {size}");
        assert!(
            !fits(size / 3),
            "{pattern} takes less than a third of {size}"
        );
    }
}

#[test]
fn reads_any_cut_of_a_pattern_without_panic() {
    let pattern = r"^(?<é>a|\u{1F4A1}\uD83D\uDCA1{2,3}?[^\w-é\p{Script=Greek}&&]\k<é>)\x41\1💡$";
    for (end, _) in pattern.char_indices() {
        for (start, _) in pattern[..end].char_indices() {
            // What comes of it is of no interest here.
            let _ = translate(&pattern[start..end]);
        }
    }
    assert_eq!(
        translate(pattern).map_err(|error| error.kind),
        Err(PatternErrorKind::Unsupported)
    );
}

#[test]
fn keeps_shared_classes_apart_from_text() {
    let translation = translate(r"^[a\p{P}\P{Script=Greek}]$").expect("a valid pattern");
    let [
        Piece::Text(start),
        Piece::Class(first),
        Piece::Class(second),
        Piece::Text(end),
    ] = translation.pieces.as_slice()
    else {
        panic!("{translation:?}");
    };
    assert_eq!((start.as_str(), end.as_str()), (r"\A[a", r"]\z"));
    assert_eq!(first.constant_name(), "PUNCTUATION");
    assert_eq!(second.constant_name(), "NOT_SCRIPT_GREEK");
    assert!(
        first.ranges().starts_with(r"!-#%-*,-/:-;?-@\[-\]_{}\u{A1}"),
        "{}",
        first.ranges()
    );
    assert!(first.ranges().is_ascii());
    assert_eq!(translation.expression().matches(&first.ranges()).count(), 1);
}

#[test]
fn has_tables_of_all_listed_properties_but_two() {
    let missing: Vec<_> = properties::every_name()
        .filter(|name| translate(&format!("\\p{{{name}}}")).is_err())
        .collect();
    assert_eq!(
        missing,
        ["Surrogate", "Cs", "Changes_When_NFKC_Casefolded", "CWKCF"]
    );
}
