//! Cases of documentation: HTML, then the lines of Markdown.

/// Cases whose text is the same as in the HTML.
pub(super) const SAME_TEXT: &[(&str, &[&str])] = &[
    (
        "Represents a team that is responsible",
        &["Represents a team that is responsible"],
    ),
    (
        "<p>One.</p>\n\n   <p>Two\n   lines.</p><p> </p>",
        &["One.", "", "Two lines."],
    ),
    (
        "<p>A <b>bold</b>, <i>slanted</i>, <strong><em>both</em></strong> and <code>coded</code> word.</p>",
        &["A **bold**, *slanted*, ***both*** and `coded` word."],
    ),
    (
        "<b>edges </b>move<i> out</i>, foo<b>bar</b>baz, <b></b><code> </code>gone",
        &["**edges** move *out*, foo**bar**baz, gone"],
    ),
    ("<b>Note:</b>text, a<i>(b)</i>c", &["Note:text, a(b)c"]),
    (
        "<b>a</b><i>b</i> <b>c <i>d</i></b> <i>e<b>f</b>g</i>",
        &["**a**b **c *d*** *efg*"],
    ),
    (
        "<code>a`b</code> <code>``</code> <code> X </code> (<code> Y </code>). <code>Z </code>word",
        &["``a`b`` ``` `` ``` `X` (`Y`). `Z` word"],
    ),
    (
        "<code>x</code><code>y</code> <code>p</code><b>-<code>q</code></b>",
        &["`xy` `p`**-`q`**"],
    ),
    (
        r#"<a href="https://e.x/a_b(c)?d=1&amp;e=2">a <code>b</code> c</a> <code><a href="http://e.x">d</a></code>"#,
        &["[a `b` c](https://e.x/a_b%28c%29?d=1&e=2) [`d`](http://e.x)"],
    ),
    (
        r#"<a href="https://e.x/f">https://e.x/f</a> <a href="mailto:a@e.x">mail</a> <a href="javascript:x()">run</a> <a href="/docs">here</a>"#,
        &["<https://e.x/f> mail run here"],
    ),
    (
        "See <a>ListSessions</a>, <code> <a>ListSessions</a> </code>, <a>Session$Status</a> and <a>some words</a>.",
        &[
            "See [`ListSessions`](crate::operation::ListSessions),",
            "[`ListSessions`](crate::operation::ListSessions), `Session$Status` and some words.",
        ],
    ),
    (
        "See https://docs.e.x/a_b.html, (http://e.x/y) and https://{bucket}.e.x/z.",
        &[r"See <https://docs.e.x/a_b.html>, (<http://e.x/y>) and https\://{bucket}.e.x/z."],
    ),
    (
        r"<p>[a](http://b.c) [b] ![c] &lt;T> *x* _y_ snake_case __z__ `q` ~s~ C:\d 5 * 3 &lt; 4 &amp;amp; &amp;copy AT&amp;T --flag</p>",
        &[
            r"\[a\](<http://b.c>) \[b\] !\[c\] \<T> \*x\* \_y\_ snake_case \_\_z\_\_ \`q\` \~s\~ C:\\d 5",
            r"\* 3 < 4 \&amp; &copy AT&T \--flag",
        ],
    ),
    (
        "<p>- a</p><p>+ b</p><p>1. c</p><p>2) d</p><p># e</p><p>> f</p><p>=== </p><p>| g | h |</p><p>--- | ---</p><p>:-|-</p>",
        &[
            r"\- a",
            "",
            r"\+ b",
            "",
            r"1\. c",
            "",
            r"2\) d",
            "",
            r"\# e",
            "",
            r"\> f",
            "",
            r"\===",
            "",
            r"\| g | h |",
            "",
            r"\-\-- | \-\--",
            "",
            r"\:-|-",
        ],
    ),
    (
        "<p>The text of this paragraph is just so long that the hyphen at the end lands on the next line - see how <code>it stays one</code>.</p>",
        &[
            "The text of this paragraph is just so long that the hyphen at the end lands on the next line",
            r"\- see how `it stays one`.",
        ],
    ),
    ("a\0b\u{202e}c\u{2028}d\re&nbsp;f\tg", &["abc d e f g"]),
    (
        "<p>one<br>two<br/><br>three<br></p>",
        &[r"one\", "two", "", "three"],
    ),
    (
        "<ul><li><p>a</p></li><li>b<ul><li>c</li><li>d<ol><li>e</li></ol></li></ul></li></ul><ol><li>f</li></ol>",
        &["- a", "- b", "  - c", "  - d", "    1. e", "", "1. f"],
    ),
    (
        "<ol><li><p>a</p><p>b</p><note><p>c</p></note></li><li>d</li></ol>",
        &["1. a", "", "   b", "", "   > **Note:** c", "", "2. d"],
    ),
    (
        "<ul><li>a<li>b</ul>c<ul><li>d</li></ul><ul><li>e</li></ul>",
        &["- a", "- b", "", "c", "", "- d", "", "* e"],
    ),
    (
        "<ul>a<li>b</li>c</ul><li>d</li>",
        &["- a", "", "- b", "", "  c", "", "- d"],
    ),
    (
        "<dl><dt>Term</dt><dd>Text.</dd><dt><code>T1</code></dt><dt>T2</dt><dd><p>One.</p><ul><li>Two</li></ul></dd></dl>",
        &[
            "- **Term**",
            "",
            "  Text.",
            "",
            "- **`T1`**",
            "",
            "  **T2**",
            "",
            "  One.",
            "",
            "  - Two",
        ],
    ),
    (
        "<note><p>One.</p><p>Two.</p></note><important><ul><li>a</li></ul></important>",
        &[
            "> **Note:** One.",
            ">",
            "> Two.",
            "",
            "> **Important:**",
            ">",
            "> - a",
        ],
    ),
    (
        "<note><p><b>Supported filters</b></p><p>The filters are <code>A</code>.</p></note>",
        &[
            "> **Note: Supported filters**",
            ">",
            "> The filters are `A`.",
        ],
    ),
    (
        "<blockquote><p>a</p>b</blockquote><h2>Title</h2><hr>c",
        &["> a", ">", "> b", "", "**Title**", "", "c"],
    ),
    (
        "<pre>\n  a  `b`\n\tc&lt;d> *e*\n\n</pre>",
        &["```text", "  a  `b`", "    c<d> *e*", "```"],
    ),
    (
        "<p>unclosed <b>bold <p>next <i>slanted",
        &["unclosed **bold**", "", "next *slanted*"],
    ),
    ("<b>x<p>y</p>z</b>", &["x", "", "y", "", "z"]),
    (
        "<fullname>Name</fullname><p>a</p><div>b<span>c</span></div>",
        &["Name", "", "a", "", "bc"],
    ),
    ("<p>a<b><ul><li>b</b></li></ul></p>", &["a", "", "- b"]),
];

/// Cases whose text differs from that of the HTML on purpose.
pub(super) const OTHER_TEXT: &[(&str, &[&str])] = &[
    (
        "<note><p>Note: a.</p></note> <note><b>Important</b></note><important><b>Important</b><p>b</p></important><note> </note>",
        &[
            "> Note: a.",
            "",
            "> **Note: Important**",
            "",
            "> **Important**",
            ">",
            "> b",
        ],
    ),
    (
        r#"<code>arn:<partition>:x:<Region>/<key a="b"></key></code> at <i><bucket></i> or <Accessibility x="y"/> <custom>c</custom>"#,
        &[
            r#"`arn:<partition>:x:<Region>/<key a="b"></key>` at *\<bucket>* or \<Accessibility x="y"/> c"#,
        ],
    ),
    (
        r#"a<!-- b -->c<script>d</script><style>e</style><img src="x" alt="f">"#,
        &["acf"],
    ),
    (
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tr><td><p>c</p></td><td><code>d|e</code></td></tr></table>",
        &["- a | b", "- c | `d|e`"],
    ),
    (
        "<pre>```</pre><p/><p></p><ul></ul><ul><li></li></ul>",
        &["````text", "```", "````"],
    ),
    (
        "*/ \"# {} ]]> ' \" $x$ ...",
        &["\\*/ \"# {} \\]\\]> ' \" $x$ ..."],
    ),
];
