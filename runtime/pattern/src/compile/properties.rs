//! Unicode properties of ECMA-262: their exact names and their characters. Decides which names
//! exist; must not know the patterns that use them.
//!
//! The characters come from the tables of `regex-syntax`, which accepts more names than ECMA-262:
//! it ignores case, hyphens and spaces.

use regex_syntax::hir::{Class, HirKind};

use super::error::PatternError;
use super::set::CharSet;

/// Names of general categories; the tables have the first name of each line.
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

/// Names of binary properties; the tables have the first name of each line.
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

/// The characters of the property between the braces of `\p{…}`.
pub(super) fn find(name: &str) -> Result<CharSet, PatternError> {
    let query = match name.split_once('=') {
        None => lone_name(name),
        Some(("General_Category" | "gc", value)) => general_category(value),
        Some(("Script" | "sc", value)) => script("Script", value),
        Some(("Script_Extensions" | "scx", value)) => script("Script_Extensions", value),
        Some(_) => None,
    }
    .ok_or_else(|| PatternError::invalid(0, format!("`{name}` is not a Unicode property")))?;
    let ranges = look_up(&format!("\\p{{{query}}}")).ok_or_else(|| {
        PatternError::unsupported(0, format!("the Unicode property `{name}` is not supported"))
    })?;
    Ok(CharSet::of_chars(&ranges))
}

/// The name of a property in the tables.
fn lone_name(name: &str) -> Option<String> {
    general_category(name).or_else(|| row(BINARY_PROPERTIES, name).map(str::to_owned))
}

fn general_category(value: &str) -> Option<String> {
    row(GENERAL_CATEGORIES, value).map(|category| format!("gc={category}"))
}

/// The query for a script. Scripts are not listed here, because the tables have them; but the
/// tables also accept other spellings.
fn script(property: &str, value: &str) -> Option<String> {
    let mut words = value.split('_');
    let capitalised = |word: &str| {
        let mut letters = word.bytes();
        letters
            .next()
            .is_some_and(|first| first.is_ascii_uppercase())
            && letters.all(|letter| letter.is_ascii_lowercase())
    };
    words
        .all(capitalised)
        .then(|| format!("{property}={value}"))
}

/// The first name of the row that contains `name`.
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

/// Every name that can be alone between the braces.
#[cfg(test)]
pub(super) fn every_name() -> impl Iterator<Item = &'static str> {
    GENERAL_CATEGORIES
        .iter()
        .chain(BINARY_PROPERTIES)
        .copied()
        .flatten()
        .copied()
}
