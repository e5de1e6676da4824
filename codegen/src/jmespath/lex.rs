//! The tokens of an expression. Must not know their order.

use serde_json::Value;

use super::problem::Problem;
use super::tree::Comparison;

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Name(String),
    /// A name in quotation marks, which is never that of a function.
    QuotedName(String),
    Number(i64),
    Literal(Value),
    Compare(Comparison),
    Dot,
    Star,
    Comma,
    Colon,
    At,
    Ampersand,
    And,
    Pipe,
    Or,
    Not,
    /// `[`
    Open,
    Close,
    /// `[]`
    Flatten,
    /// `[?`
    Filter,
    OpenParen,
    CloseParen,
    OpenBrace,
    CloseBrace,
    End,
}

impl Token {
    /// The token as people write it.
    pub(super) fn shown(&self) -> String {
        let text = match self {
            Token::Name(name) => return format!("`{name}`"),
            Token::QuotedName(name) => return format!("`{name:?}`"),
            Token::Number(number) => return format!("`{number}`"),
            Token::Literal(value) => return format!("the literal {value}"),
            Token::End => return "the end".to_owned(),
            Token::Compare(Comparison::Equal) => "==",
            Token::Compare(Comparison::NotEqual) => "!=",
            Token::Compare(Comparison::Less) => "<",
            Token::Compare(Comparison::LessOrEqual) => "<=",
            Token::Compare(Comparison::Greater) => ">",
            Token::Compare(Comparison::GreaterOrEqual) => ">=",
            Token::Dot => ".",
            Token::Star => "*",
            Token::Comma => ",",
            Token::Colon => ":",
            Token::At => "@",
            Token::Ampersand => "&",
            Token::And => "&&",
            Token::Pipe => "|",
            Token::Or => "||",
            Token::Not => "!",
            Token::Open => "[",
            Token::Close => "]",
            Token::Flatten => "[]",
            Token::Filter => "[?",
            Token::OpenParen => "(",
            Token::CloseParen => ")",
            Token::OpenBrace => "{",
            Token::CloseBrace => "}",
        };
        format!("`{text}`")
    }
}

/// The tokens, each with the byte at which it begins; the last one is [`Token::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<(usize, Token)>, Problem> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        if blank > 0 {
            at += blank;
            continue;
        }
        let (token, length) = token(rest).map_err(|what| Problem { at, what })?;
        tokens.push((at, token));
        at += length;
    }
    tokens.push((at, Token::End));
    Ok(tokens)
}

/// The operators, of which an earlier one may begin with a later one.
const OPERATORS: &[(&str, Token)] = &[
    ("[]", Token::Flatten),
    ("[?", Token::Filter),
    ("[", Token::Open),
    ("]", Token::Close),
    ("(", Token::OpenParen),
    (")", Token::CloseParen),
    ("{", Token::OpenBrace),
    ("}", Token::CloseBrace),
    (".", Token::Dot),
    ("*", Token::Star),
    (",", Token::Comma),
    (":", Token::Colon),
    ("@", Token::At),
    ("&&", Token::And),
    ("&", Token::Ampersand),
    ("||", Token::Or),
    ("|", Token::Pipe),
    ("==", Token::Compare(Comparison::Equal)),
    ("!=", Token::Compare(Comparison::NotEqual)),
    ("!", Token::Not),
    ("<=", Token::Compare(Comparison::LessOrEqual)),
    ("<", Token::Compare(Comparison::Less)),
    (">=", Token::Compare(Comparison::GreaterOrEqual)),
    (">", Token::Compare(Comparison::Greater)),
];

/// The token at the beginning of a text, and its length.
fn token(rest: &str) -> Result<(Token, usize), String> {
    let first = rest.chars().next().unwrap_or_default();
    let mut operators = OPERATORS.iter();
    if let Some((text, token)) = operators.find(|(text, _)| rest.starts_with(text)) {
        return Ok((token.clone(), text.len()));
    }
    match first {
        'A'..='Z' | 'a'..='z' | '_' => {
            let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
            let name = prefix(rest, is_word);
            Ok((Token::Name(name.to_owned()), name.len()))
        }
        '-' | '0'..='9' => {
            let digits = prefix(rest.trim_start_matches('-'), |letter| {
                letter.is_ascii_digit()
            });
            let length = digits.len() + usize::from(first == '-');
            let number = rest.get(..length).and_then(|text| text.parse().ok());
            let number = number.ok_or_else(|| "a number is invalid".to_owned())?;
            Ok((Token::Number(number), length))
        }
        '"' => {
            let (inner, length) = enclosed(rest, '"')?;
            let name = serde_json::from_str(&format!("\"{inner}\""));
            let name = name.map_err(|_| "a quoted name is not a JSON string".to_owned())?;
            Ok((Token::QuotedName(name), length))
        }
        '\'' => {
            let (inner, length) = enclosed(rest, '\'')?;
            let text = inner.replace("\\'", "'").replace("\\\\", "\\");
            Ok((Token::Literal(Value::String(text)), length))
        }
        '`' => {
            let (inner, length) = enclosed(rest, '`')?;
            let value = serde_json::from_str(&inner.replace("\\`", "`"));
            let value = value.map_err(|_| format!("the literal `{inner}` is not JSON"))?;
            Ok((Token::Literal(value), length))
        }
        other => Err(format!("unexpected {other:?}")),
    }
}

fn prefix(text: &str, is_part: impl Fn(char) -> bool) -> &str {
    let end = text.find(|letter| !is_part(letter)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The text between two of these marks, and its length with them. A mark after `\` is no end.
fn enclosed(rest: &str, mark: char) -> Result<(&str, usize), String> {
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        if letter == mark && !is_escaped {
            let inner = rest.get(1..at).unwrap_or_default();
            return Ok((inner, at + mark.len_utf8()));
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    Err(format!("nothing closes `{mark}`"))
}
