//! Prints types and signatures on one line, with the spaces that a person would write.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, Path, PathArguments, ReceiverKind, ReturnType, Signature};

/// The tokens as text.
pub(super) fn text(tokens: &impl ToTokens) -> String {
    let mut printer = Printer::default();
    printer.stream(tokens.to_token_stream());
    printer.text
}

/// The type of a function, without names of parameters: `fn(&self, impl Into<String>) -> Self`.
pub(super) fn signature(signature: &Signature) -> String {
    let modifiers = match (&signature.constness, &signature.asyncness) {
        (Some(_), _) => "const ",
        (None, Some(_)) => "async ",
        (None, None) => "",
    };
    let generics = text(&signature.generics);
    let parameters: Vec<String> = signature.inputs.iter().map(parameter).collect();
    let parameters = parameters.join(", ");
    let output = match &signature.output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, type_) => format!(" -> {}", text(type_)),
    };
    let bounds = match &signature.generics.where_clause {
        None => String::new(),
        Some(clause) => format!(" {}", text(clause)),
    };
    format!("{modifiers}fn{generics}({parameters}){output}{bounds}")
}

/// `mut` of a receiver concerns only the body.
fn parameter(parameter: &FnArg) -> String {
    match parameter {
        FnArg::Typed(parameter) => text(&parameter.ty),
        FnArg::Receiver(receiver) if matches!(receiver.kind, ReceiverKind::Value) => {
            "self".to_owned()
        }
        FnArg::Receiver(receiver) => text(receiver),
    }
}

/// A trait without the path to it.
pub(super) fn trait_name(path: &Path) -> String {
    let Some(segment) = path.segments.last() else {
        return String::new();
    };
    let arguments = match &segment.arguments {
        PathArguments::None => String::new(),
        arguments => text(arguments),
    };
    format!("{}{arguments}", segment.ident)
}

/// The text so far, and what the next token must know of it.
#[derive(Default)]
struct Printer {
    text: String,
    /// The last token is a word, which needs a space before the next one.
    after_word: bool,
    /// A comma, which is printed only if something follows it.
    comma: bool,
    /// The last token is the first part of an operator of several.
    joint: bool,
}

impl Printer {
    fn stream(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.group(group.delimiter(), group.stream()),
                TokenTree::Ident(word) => self.word(&word.to_string()),
                TokenTree::Literal(word) => self.word(&word.to_string()),
                TokenTree::Punct(mark) => self.mark(mark.as_char(), mark.spacing()),
            }
        }
    }

    fn word(&mut self, word: &str) {
        self.write_comma();
        if self.after_word {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.after_word = true;
        self.joint = false;
    }

    fn group(&mut self, delimiter: Delimiter, inner: TokenStream) {
        self.write_comma();
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::None => ("", ""),
        };
        // Only a lifetime or a keyword comes before an array: `&'static [u8]`.
        if self.after_word && delimiter == Delimiter::Bracket {
            self.text.push(' ');
        }
        self.text.push_str(open);
        let mut printer = Self::default();
        printer.stream(inner);
        self.text.push_str(&printer.text);
        self.text.push_str(close);
        self.after_word = true;
        self.joint = false;
    }

    fn mark(&mut self, mark: char, spacing: Spacing) {
        let ends_operator = self.joint;
        self.joint = spacing == Spacing::Joint && mark != '\'';
        if mark == ',' {
            self.comma = true;
            self.joint = false;
            return;
        }
        match mark {
            // The comma before it has no meaning.
            '>' if !ends_operator => self.comma = false,
            _ => self.write_comma(),
        }
        let is_arrow = mark == '-' && self.joint;
        let follows_word = self.after_word && matches!(mark, '\'' | '&');
        if matches!(mark, '+' | '=') || is_arrow || follows_word {
            self.text.push(' ');
        }
        self.text.push(mark);
        let is_end_of_arrow = mark == '>' && ends_operator;
        let is_single_colon = mark == ':' && !self.joint && !ends_operator;
        if matches!(mark, '+' | '=' | ';') || is_end_of_arrow || is_single_colon {
            self.text.push(' ');
        }
        self.after_word = mark == '>' && !ends_operator;
    }

    fn write_comma(&mut self) {
        if std::mem::take(&mut self.comma) {
            self.text.push_str(", ");
            self.after_word = false;
        }
    }
}
