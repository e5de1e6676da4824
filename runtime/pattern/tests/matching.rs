//! Matches of patterns, with every kind of matcher. One function compiles and runs each.

use fastrand::Rng;
use hardy_pattern::Pattern;
use hardy_pattern::compile::{Matcher, PatternError, every_matcher, matcher};

/// The pattern in a generated crate.
fn first(pattern: &str) -> Result<Pattern, PatternError> {
    let found = matcher(pattern, &mut { u64::MAX })?;
    Ok(found.leak(pattern))
}

/// Every way to decide a pattern.
fn all(pattern: &str) -> Vec<Pattern> {
    let matchers = match every_matcher(pattern) {
        Ok(matchers) => matchers,
        Err(error) => panic!("{pattern} {error}"),
    };
    assert!(!matchers.is_empty(), "{pattern} is too large");
    leaked(&matchers, pattern)
}

fn leaked(matchers: &[Matcher], pattern: &str) -> Vec<Pattern> {
    let matchers = matchers.iter();
    matchers.map(|matcher| matcher.leak(pattern)).collect()
}

/// A pattern, strings that match and strings that do not.
type Case = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

fn check(cases: &[Case]) {
    for (pattern, matching, others) in cases {
        for (way, decided) in all(pattern).iter().enumerate() {
            for text in *matching {
                assert!(
                    decided.matches(text),
                    "{pattern} must match {text:?} ({way})"
                );
            }
            for text in *others {
                assert!(
                    !decided.matches(text),
                    "{pattern} must not match {text:?} ({way})"
                );
            }
        }
    }
}

#[test]
fn matches_as_ecma_262_does_in_unicode_mode() {
    check(&[
        ("", &["", "a"], &[]),
        ("b", &["b", "abc"], &["", "ac"]),
        ("^a|b$", &["ax", "xb"], &["xa", "bx"]),
        ("^a$", &["a"], &["a\n", "\na", "a\r\n"]),
        (r"^\d$", &["0", "9"], &["\u{0663}", "a"]),
        (r"^\w$", &["_", "a"], &["\u{E9}", "-", "\u{17F}"]),
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
        ("^(?s).{1,2}$", &["\n", "a\u{2028}"], &["", "abc"]),
        // A flag holds up to the end of the group, in all alternatives that follow.
        ("^.(?:a(?s)|.).$", &["aab", "a\nb"], &["\nab", "aa\n"]),
        ("^(?s:.).(?s)(?-s:.)$", &["\nab"], &["a\na", "aa\n"]),
        ("[]", &[], &["", "a"]),
        ("^[^]$", &["\n", "\u{1F4A1}"], &[""]),
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
        (r"a|\uD800", &["a"], &["\u{FFFD}", "\u{10000}"]),
        (r"^[a\p{P}]+$", &["a", "!\u{3001}\u{BF}"], &["+", "$", "b"]),
        (r"^\P{C}+$", &["a \u{E9}"], &["\n", "\u{200B}", "\u{E000}"]),
        (r"^\p{Lu}$", &["A", "\u{C9}"], &["a"]),
        (r"^\p{scx=Greek}$", &["\u{3B1}"], &["a"]),
        (r"^[^\p{ASCII}]$", &["\u{E9}"], &["a", "\u{7F}"]),
        ("^[a-z]{1,1023}/[a-z]{1,1023}$", &["a/b"], &["a/", "/b"]),
        (
            r"^\x41\u0042\u{43}\uD83D\uDCA1\cJ\0$",
            &["ABC\u{1F4A1}\n\0"],
            &["ABC"],
        ),
    ]);
}

#[test]
fn looks_around_and_refers_back() {
    check(&[
        (r"\bab\b", &["ab", "-ab-", "\u{E9}ab"], &["abc", "_ab"]),
        (r"a\Bb\B.", &["abc"], &["ab", "ab-"]),
        // Not between the halves of a surrogate pair, which UTF-8 does not have.
        (r"\B", &["ab", "\u{1F4A1}", ""], &["a\u{1F4A1}b", "a"]),
        ("^(?!aws:).+$", &["aw", "xaws:"], &["aws:", "aws:x", ""]),
        (r"^(?!\s*$).+$", &["a", " a "], &["", " ", "\t "]),
        (
            "^(?=.*[a-z])(?=.*[A-Z]).{3,5}$",
            &["abC", "AAAAa"],
            &["abc", "aC", "ABCabc"],
        ),
        ("^[a-z-]+(?<!-)$", &["a", "a-b"], &["a-", "-"]),
        (
            "^([a-z]|-(?!-)){1,4}$",
            &["a-b", "-a-a"],
            &["a--b", "a--", "abcde"],
        ),
        ("(?<=^|,)b", &["b", "a,b"], &["ab", "a;b"]),
        (r"(?<=(a)\1)b", &["aab", "ab"], &["b", "xb"]),
        ("(?<!a|bc)d", &["d", "cd"], &["ad", "bcd"]),
        ("^(?=(a+))b|^(?!(?!ab))a", &["ab"], &["b", "aa"]),
        (
            r"^(.)(.)\2\1$",
            &["abba", "\u{E9}bb\u{E9}"],
            &["abab", "abb"],
        ),
        (r"^(?<q>['x])a*\k<q>$", &["'aa'", "xx"], &["'ax", "'"]),
        (r"^(?:(a)|b)*\1$", &["b", "aa", "ab"], &["c", "ba"]),
        (r"^(a*?)(b|ab)\1$", &["aba", "b", "ab"], &["a"]),
        (
            r"^(?:(a?)b){2}\1$",
            &["abb", "bb", "baba"],
            &["ab", "abba", "aabb"],
        ),
        (r"\1(a)", &["a"], &["b"]),
    ]);
}

#[test]
fn reads_patterns_by_annex_b_that_unicode_mode_refuses() {
    check(&[
        (r"^[\w-.]+$", &["a-.9"], &["a+", "a,"]),
        ("^[a&&b]+$", &["a&b"], &["c"]),
        ("^[[:alpha:]]$", &["a]", "[]", ":]"], &["b]", "a"]),
        (r"^\_\-\Z\é$", &["_-Z\u{E9}"], &["_-"]),
        (r"^]}{a{,2}$", &["]}{a{,2}"], &["]}{a"]),
        (r"^\x+1\u12\c1$", &["xx1u12\\c1"], &["\u{12}"]),
        (r"^\pL$", &["pL"], &["a"]),
        (r"^\k<a>$", &["k<a>"], &["a"]),
        (r"^(a)\2\8\101$", &["a\u{2}8A"], &["aa"]),
        (r"^[\1\101\c_\B]+$", &["\u{1}A\u{1F}B"], &["1", "c", "_"]),
        (r"^\01$", &["\u{1}"], &["\0"]),
        ("^(?=a)*b$", &["b"], &["a"]),
    ]);
}

#[test]
fn counts_without_writing_out() {
    let of = |letter: &str, count: usize| letter.repeat(count);
    let arn = all("^arn:.{1,63}:[a-z]{1,1023}/[a-z]{1,1023}$");
    let groups = all("^x(-*[a-z]){0,300}$");
    for decided in &arn {
        assert!(decided.matches(&format!("arn:{}:{}/b", of(":", 63), of("a", 1_023))));
        assert!(!decided.matches(&format!("arn:{}:a/b", of(":", 64))));
        assert!(!decided.matches(&format!("arn:x:a/{}", of("b", 1_024))));
    }
    for decided in &groups {
        assert!(decided.matches(&format!("x{}", of("--a", 300))));
        assert!(!decided.matches(&format!("x{}", of("a", 301))));
        assert!(!decided.matches("xa-"));
    }
    let huge = all("^[a-z]{3,4000000000}$");
    assert!(huge.iter().all(|it| it.matches("abc") && !it.matches("ab")));
}

#[test]
fn ends_at_once_on_strings_that_others_never_finish() {
    let digits = "1".repeat(100_000) + "x";
    for pattern in ["^([0-9]+)+$", "^([0-9]|[0-9][0-9])*$", "(1*)*y"] {
        assert!(!first(pattern).is_ok_and(|decided| decided.matches(&digits)));
    }
    // A program exceeds its limit, so that only the service checks the string.
    let given_up = first(r"^(([0-9]+)+)\1x$").expect("a valid pattern");
    assert!(given_up.matches(&digits));
    assert!(!given_up.matches("11y"));
}

/// Patterns of a few letters, compared with each other on every short string.
#[test]
fn decides_alike_in_every_way() {
    let texts: Vec<String> = (0..8_u32).flat_map(texts_of).collect();
    let mut ways = [0; 4];
    for seed in 0..1_500 {
        let mut random = Rng::with_seed(seed);
        let pattern = some_pattern(&mut random);
        let matchers = every_matcher(&pattern).expect("a valid pattern");
        for matcher in &matchers {
            ways[match matcher {
                Matcher::Class { .. } => 0,
                Matcher::Table { .. } => 1,
                Matcher::Counted { .. } => 2,
                Matcher::Program { .. } => 3,
            }] += 1;
        }
        let decided = leaked(&matchers, &pattern);
        for text in &texts {
            let found: Vec<bool> = decided.iter().map(|it| it.matches(text)).collect();
            let alike = found.windows(2).all(|pair| pair[0] == pair[1]);
            assert!(alike, "{pattern} on {text:?}: {found:?} of {matchers:?}");
        }
    }
    assert!(ways.iter().all(|count| *count > 50), "{ways:?}");
}

/// Every string of this length with two letters.
fn texts_of(length: u32) -> impl Iterator<Item = String> {
    let letter = |number: u32, place: u32| if number >> place & 1 == 0 { 'a' } else { 'b' };
    (0..1 << length).map(move |number| (0..length).map(|place| letter(number, place)).collect())
}

fn some_pattern(random: &mut Rng) -> String {
    let inner = some_part(random, 3);
    match random.u8(0..4) {
        0 => inner,
        1 => format!("^{inner}"),
        2 => format!("{inner}$"),
        _ => format!("^(?:{inner})$"),
    }
}

fn some_part(random: &mut Rng, depth: u32) -> String {
    if depth == 0 {
        let parts = ["a", "b", "[ab]", "", "a", "b"];
        return parts[random.usize(0..parts.len())].to_owned();
    }
    let part = |random: &mut Rng| some_part(random, depth - 1);
    match random.u8(0..13) {
        0..=3 => part(random) + &part(random) + &part(random),
        4..=5 => format!("(?:{}|{})", part(random), part(random)),
        6..=8 => {
            let least = random.u8(0..3);
            let quantifiers = [
                "*".to_owned(),
                "+".to_owned(),
                "??".to_owned(),
                format!("{{{least},}}"),
                format!("{{{least},{}}}", least + random.u8(0..5)),
            ];
            let quantifier = &quantifiers[random.usize(0..quantifiers.len())];
            format!("({}){quantifier}", part(random))
        }
        9 => format!("[ab]{{{},4}}", random.u8(0..4)),
        10 => ["^", "$", r"\b", r"\B"][random.usize(0..4)].to_owned(),
        11 => {
            let kind = ["=", "!", "<=", "<!"][random.usize(0..4)];
            format!("(?{kind}{})", part(random))
        }
        _ => part(random),
    }
}
