//! Wraps lines, and escapes text that would have a meaning at the start of one. Must not know the
//! content of words.

/// Words; each must stay on one line.
#[derive(Debug, Default)]
pub(super) struct Flow {
    tokens: Vec<Token>,
    /// Whether the last output is white space.
    apart: bool,
}

#[derive(Debug)]
enum Token {
    Word(String),
    Break,
}

impl Flow {
    /// Appends to the current word, or begins the next one after a gap.
    pub(super) fn push(&mut self, markdown: &str) {
        match self.tokens.last_mut() {
            Some(Token::Word(word)) if !self.apart => word.push_str(markdown),
            _ => self.tokens.push(Token::Word(markdown.to_owned())),
        }
        self.apart = false;
    }

    /// Ends the word.
    pub(super) fn gap(&mut self) {
        self.apart = true;
    }

    /// Ends the line.
    pub(super) fn line_break(&mut self) {
        if matches!(self.tokens.last(), Some(Token::Word(_))) {
            self.tokens.push(Token::Break);
        }
    }

    /// Lines of at most `width` characters, unless a single word is longer.
    pub(super) fn wrap(self, width: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        let mut taken = 0;
        for token in self.tokens {
            match token {
                Token::Break => {
                    line.push('\\');
                    lines.push(std::mem::take(&mut line));
                }
                Token::Word(word) => {
                    let length = word.chars().count();
                    if !line.is_empty() && taken + 1 + length > width {
                        lines.push(std::mem::take(&mut line));
                    }
                    if line.is_empty() {
                        line = at_line_start(word);
                        taken = line.chars().count();
                    } else {
                        line.push(' ');
                        line.push_str(&word);
                        taken += 1 + length;
                    }
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }
}

/// Escapes a word that would begin a list, heading, quotation or table, or underline a heading.
fn at_line_start(word: String) -> String {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let begins_block = word == "-"
        || word == "+"
        || word.starts_with(['#', '>', '|'])
        || word.starts_with(":-")
        || word.bytes().all(|byte| byte == b'=');
    if begins_block {
        return format!("\\{word}");
    }
    match word.split_at_checked(digits) {
        Some((number, mark)) if digits > 0 && (mark == "." || mark == ")") => {
            format!("{number}\\{mark}")
        }
        _ => word,
    }
}
