//! Unicode properties of ECMA-262, the exact names and the characters behind them. Decides which
//! names there are; must not know the patterns that use them.
//!
//! The characters come from the tables of `regex-syntax`, which is more generous about names than
//! ECMA-262: case, hyphens and spaces do not matter to it.

use std::borrow::Cow;
use std::fmt;

use regex_syntax::hir::{Class, HirKind};

use super::PatternError;
use super::print::push_range;

/// Names of general categories; the first of a line is the one to show, the second the short one.
const GENERAL_CATEGORIES: &[&[&str]] = &[
    &["Cased_Letter", "LC"],
    &["Close_Punctuation", "Pe"],
    &["Connector_Punctuation", "Pc"],
    &["Control", "Cc", "cntrl"],
    &["Currency_Symbol", "Sc"],
    &["Dash_Punctuation", "Pd"],
    &["Decimal_Number", "Nd", "digit"],
    &["Enclosing_Mark", "Me"],
    &["Final_Punctuation", "Pf"],
    &["Format", "Cf"],
    &["Initial_Punctuation", "Pi"],
    &["Letter", "L"],
    &["Letter_Number", "Nl"],
    &["Line_Separator", "Zl"],
    &["Lowercase_Letter", "Ll"],
    &["Mark", "M", "Combining_Mark"],
    &["Math_Symbol", "Sm"],
    &["Modifier_Letter", "Lm"],
    &["Modifier_Symbol", "Sk"],
    &["Nonspacing_Mark", "Mn"],
    &["Number", "N"],
    &["Open_Punctuation", "Ps"],
    &["Other", "C"],
    &["Other_Letter", "Lo"],
    &["Other_Number", "No"],
    &["Other_Punctuation", "Po"],
    &["Other_Symbol", "So"],
    &["Paragraph_Separator", "Zp"],
    &["Private_Use", "Co"],
    &["Punctuation", "P", "punct"],
    &["Separator", "Z"],
    &["Space_Separator", "Zs"],
    &["Spacing_Mark", "Mc"],
    &["Surrogate", "Cs"],
    &["Symbol", "S"],
    &["Titlecase_Letter", "Lt"],
    &["Unassigned", "Cn"],
    &["Uppercase_Letter", "Lu"],
];

/// Names of the properties that a character has or has not; the first of a line is the one to show.
const BINARY_PROPERTIES: &[&[&str]] = &[
    &["ASCII"],
    &["ASCII_Hex_Digit", "AHex"],
    &["Alphabetic", "Alpha"],
    &["Any"],
    &["Assigned"],
    &["Bidi_Control", "Bidi_C"],
    &["Bidi_Mirrored", "Bidi_M"],
    &["Case_Ignorable", "CI"],
    &["Cased"],
    &["Changes_When_Casefolded", "CWCF"],
    &["Changes_When_Casemapped", "CWCM"],
    &["Changes_When_Lowercased", "CWL"],
    &["Changes_When_NFKC_Casefolded", "CWKCF"],
    &["Changes_When_Titlecased", "CWT"],
    &["Changes_When_Uppercased", "CWU"],
    &["Dash"],
    &["Default_Ignorable_Code_Point", "DI"],
    &["Deprecated", "Dep"],
    &["Diacritic", "Dia"],
    &["Emoji"],
    &["Emoji_Component", "EComp"],
    &["Emoji_Modifier", "EMod"],
    &["Emoji_Modifier_Base", "EBase"],
    &["Emoji_Presentation", "EPres"],
    &["Extended_Pictographic", "ExtPict"],
    &["Extender", "Ext"],
    &["Grapheme_Base", "Gr_Base"],
    &["Grapheme_Extend", "Gr_Ext"],
    &["Hex_Digit", "Hex"],
    &["IDS_Binary_Operator", "IDSB"],
    &["IDS_Trinary_Operator", "IDST"],
    &["ID_Continue", "IDC"],
    &["ID_Start", "IDS"],
    &["Ideographic", "Ideo"],
    &["Join_Control", "Join_C"],
    &["Logical_Order_Exception", "LOE"],
    &["Lowercase", "Lower"],
    &["Math"],
    &["Noncharacter_Code_Point", "NChar"],
    &["Pattern_Syntax", "Pat_Syn"],
    &["Pattern_White_Space", "Pat_WS"],
    &["Quotation_Mark", "QMark"],
    &["Radical"],
    &["Regional_Indicator", "RI"],
    &["Sentence_Terminal", "STerm"],
    &["Soft_Dotted", "SD"],
    &["Terminal_Punctuation", "Term"],
    &["Unified_Ideograph", "UIdeo"],
    &["Uppercase", "Upper"],
    &["Variation_Selector", "VS"],
    &["White_Space", "space"],
    &["XID_Continue", "XIDC"],
    &["XID_Start", "XIDS"],
];

/// The characters that have a Unicode property, or all others.
///
/// The runtime's engine has no tables of properties, so a generated crate holds the ranges of those
/// that its patterns use: a constant for each class, named [`constant_name`](Self::constant_name),
/// with the text [`ranges`](Self::ranges).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct UnicodeClass {
    /// The property's name, such as `Punctuation` or `Script=Greek`.
    property: Cow<'static, str>,
    negated: bool,
    ranges: Vec<(char, char)>,
}

impl UnicodeClass {
    /// Finds the property that stands between the braces of `\p{…}`.
    pub(super) fn find(name: &str, negated: bool) -> Result<Self, PatternError> {
        let (property, query) = match name.split_once('=') {
            None => lone_name(name),
            Some(("General_Category" | "gc", value)) => general_category(value),
            Some(("Script" | "sc", value)) => script("Script", value),
            Some(("Script_Extensions" | "scx", value)) => script("Script_Extensions", value),
            Some(_) => None,
        }
        .ok_or_else(|| PatternError::invalid(0, format!("`{name}` is no Unicode property")))?;
        let sign = if negated { 'P' } else { 'p' };
        let ranges = look_up(&format!("\\{sign}{{{query}}}")).ok_or_else(|| {
            PatternError::unsupported(0, format!("there is no table of `{name}`"))
        })?;
        Ok(Self {
            property,
            negated,
            ranges,
        })
    }

    /// A name for a constant that holds the ranges, such as `PUNCTUATION` or `NOT_SCRIPT_GREEK`.
    /// Different classes have different names, except that a script may be named in two ways.
    pub(crate) fn constant_name(&self) -> String {
        let name = self.property.replace('=', "_").to_ascii_uppercase();
        if self.negated {
            format!("NOT_{name}")
        } else {
            name
        }
    }

    /// The ranges, written for use between brackets, in ASCII.
    pub(crate) fn ranges(&self) -> String {
        let mut text = String::new();
        for &(first, last) in &self.ranges {
            push_range(&mut text, first, last);
        }
        text
    }

    /// How many ranges there are.
    pub(super) fn len(&self) -> usize {
        self.ranges.len()
    }
}

/// Writes `\p{Punctuation}`.
impl fmt::Display for UnicodeClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.negated { 'P' } else { 'p' };
        write!(f, "\\{sign}{{{}}}", self.property)
    }
}

/// A property's name to show, and the one to look up.
type Names = (Cow<'static, str>, String);

fn lone_name(name: &str) -> Option<Names> {
    general_category(name).or_else(|| {
        let names = row(BINARY_PROPERTIES, name)?;
        Some((Cow::Borrowed(names), names.to_owned()))
    })
}

fn general_category(value: &str) -> Option<Names> {
    let category = row(GENERAL_CATEGORIES, value)?;
    Some((Cow::Borrowed(category), format!("gc={category}")))
}

/// Names of scripts are many; the tables know them, but not how exactly they are written.
fn script(property: &str, value: &str) -> Option<Names> {
    let mut words = value.split('_');
    let capitalised = |word: &str| {
        let mut letters = word.bytes();
        letters
            .next()
            .is_some_and(|first| first.is_ascii_uppercase())
            && letters.all(|letter| letter.is_ascii_lowercase())
    };
    let name = format!("{property}={value}");
    words
        .all(capitalised)
        .then(|| (Cow::Owned(name.clone()), name))
}

/// The first name of the row that holds `name`.
fn row(table: &'static [&'static [&'static str]], name: &str) -> Option<&'static str> {
    table
        .iter()
        .find(|names| names.contains(&name))
        .and_then(|names| names.first())
        .copied()
}

fn look_up(query: &str) -> Option<Vec<(char, char)>> {
    let class = regex_syntax::parse(query).ok()?;
    match class.kind() {
        HirKind::Class(Class::Unicode(class)) => Some(
            class
                .iter()
                .map(|range| (range.start(), range.end()))
                .collect(),
        ),
        // A class of one character.
        HirKind::Literal(literal) => {
            let character = std::str::from_utf8(&literal.0).ok()?.chars().next()?;
            Some(vec![(character, character)])
        }
        _ => None,
    }
}

/// Every name that may stand alone between the braces.
#[cfg(test)]
pub(super) fn every_name() -> impl Iterator<Item = &'static str> {
    GENERAL_CATEGORIES
        .iter()
        .chain(BINARY_PROPERTIES)
        .copied()
        .flatten()
        .copied()
}
