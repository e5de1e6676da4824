//! The order of tokens: precedence, projections, and where they end. The rules are those of the grammar of
//! JMESPath and of its reference implementation.

use super::lex::{Token, tokens};
use super::problem::Problem;
use super::tree::{Expression, Projection};

/// The greatest number of tokens. Functions that walk the tree recurse, and more tokens would overflow the stack.
const MOST_TOKENS: usize = 500;

/// Reads an expression.
///
/// # Errors
///
/// Fails for a text that is not one.
pub fn parse(text: &str) -> Result<Expression, Problem> {
    let tokens = tokens(text)?;
    if let Some((at, _)) = tokens.get(MOST_TOKENS) {
        return Err(Problem {
            at: *at,
            what: format!("it has more than {MOST_TOKENS} tokens"),
        });
    }
    let mut parser = Parser { tokens, next: 0 };
    let expression = parser.expression(0)?;
    parser.expect(&Token::End)?;
    Ok(expression)
}

// How strongly an operator binds its left side. A projection applies to all that binds more strongly than
// `PROJECTION_STOP`.
const PIPE: u8 = 1;
const OR: u8 = 2;
const AND: u8 = 3;
const COMPARE: u8 = 5;
const FLATTEN: u8 = 9;
const PROJECTION_STOP: u8 = 10;
const STAR: u8 = 20;
const FILTER: u8 = 21;
const DOT: u8 = 40;
const NOT: u8 = 45;
const OPEN: u8 = 55;
const OPEN_PAREN: u8 = 60;

fn power(token: &Token) -> u8 {
    match token {
        Token::Pipe => PIPE,
        Token::Or => OR,
        Token::And => AND,
        Token::Compare(_) => COMPARE,
        Token::Flatten => FLATTEN,
        Token::Star => STAR,
        Token::Filter => FILTER,
        Token::Dot => DOT,
        Token::Not => NOT,
        Token::Open => OPEN,
        Token::OpenParen => OPEN_PAREN,
        _ => 0,
    }
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    next: usize,
}

type Parsed = Result<Expression, Problem>;

impl Parser {
    fn peek(&self, ahead: usize) -> &Token {
        let token = self.tokens.get(self.next + ahead);
        token.map_or(&Token::End, |(_, token)| token)
    }

    fn take(&mut self) -> Token {
        let token = self.peek(0).clone();
        self.next += 1;
        token
    }

    fn takes(&mut self, token: &Token) -> bool {
        let is_next = self.peek(0) == token;
        self.next += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, token: &Token) -> Result<(), Problem> {
        match self.takes(token) {
            true => Ok(()),
            false => Err(self.unexpected(&token.shown())),
        }
    }

    /// The problem that the next token is not what is expected.
    fn unexpected(&self, expected: &str) -> Problem {
        let last = self.tokens.len().saturating_sub(1);
        let at = self.tokens.get(self.next.min(last));
        Problem {
            at: at.map_or(0, |(at, _)| *at),
            what: format!("expected {expected}, found {}", self.peek(0).shown()),
        }
    }

    /// An expression of operators that bind more strongly than `least`.
    fn expression(&mut self, least: u8) -> Parsed {
        let mut left = self.start()?;
        while least < power(self.peek(0)) {
            left = self.rest(left)?;
        }
        Ok(left)
    }

    /// The first part of an expression.
    fn start(&mut self) -> Parsed {
        let unexpected = self.unexpected("an expression");
        match self.take() {
            Token::Name(name) if *self.peek(0) == Token::OpenParen => self.call(name),
            Token::Name(name) | Token::QuotedName(name) => Ok(Expression::Field(name)),
            Token::Literal(value) => Ok(Expression::Literal(value)),
            Token::At => Ok(Expression::Current),
            Token::Star => self.project(Expression::Current, Projection::Values, STAR),
            Token::Flatten => self.project(Expression::Current, Projection::Flatten, FLATTEN),
            Token::Filter => self.filter(Expression::Current),
            Token::Not => Ok(Expression::Not(Box::new(self.expression(NOT)?))),
            Token::Ampersand => Ok(Expression::Reference(Box::new(self.expression(0)?))),
            Token::OpenParen => {
                let inner = self.expression(0)?;
                self.expect(&Token::CloseParen)?;
                Ok(inner)
            }
            Token::OpenBrace => self.object(),
            Token::Open if self.is_bracket() => self.bracket(Expression::Current),
            Token::Open => self.list(),
            _ => Err(unexpected),
        }
    }

    /// An operator and its right side, after `left`.
    fn rest(&mut self, left: Expression) -> Parsed {
        let unexpected = self.unexpected("an operator");
        let pair = |left, right| (Box::new(left), Box::new(right));
        match self.take() {
            Token::Dot if self.takes(&Token::Star) => self.project(left, Projection::Values, DOT),
            Token::Dot => {
                let (left, right) = pair(left, self.after_dot(DOT)?);
                Ok(Expression::Then(left, right))
            }
            Token::Pipe => {
                let (left, right) = pair(left, self.expression(PIPE)?);
                Ok(Expression::Then(left, right))
            }
            Token::Or => {
                let (left, right) = pair(left, self.expression(OR)?);
                Ok(Expression::Or(left, right))
            }
            Token::And => {
                let (left, right) = pair(left, self.expression(AND)?);
                Ok(Expression::And(left, right))
            }
            Token::Compare(comparison) => {
                let (left, right) = pair(left, self.expression(COMPARE)?);
                Ok(Expression::Compare(comparison, left, right))
            }
            Token::Flatten => self.project(left, Projection::Flatten, FLATTEN),
            Token::Filter => self.filter(left),
            Token::Open => self.bracket(left),
            _ => Err(unexpected),
        }
    }

    /// Whether `[` begins an index, a slice or `[*]`, and not a list of expressions.
    fn is_bracket(&self) -> bool {
        match self.peek(0) {
            Token::Number(_) | Token::Colon => true,
            Token::Star => *self.peek(1) == Token::Close,
            _ => false,
        }
    }

    /// The rest of an index, a slice or `[*]`.
    fn bracket(&mut self, base: Expression) -> Parsed {
        if self.takes(&Token::Star) {
            self.expect(&Token::Close)?;
            return self.project(base, Projection::Items, STAR);
        }
        if let (Token::Number(index), Token::Close) = (self.peek(0).clone(), self.peek(1)) {
            self.next += 2;
            return Ok(Expression::Index(Box::new(base), index));
        }
        let mut colons = 0;
        while let Token::Number(_) | Token::Colon = self.peek(0) {
            colons += usize::from(self.take() == Token::Colon);
        }
        if !(1..=2).contains(&colons) {
            return Err(self.unexpected("`*`, an index or a slice"));
        }
        self.expect(&Token::Close)?;
        self.project(base, Projection::Slice, STAR)
    }

    fn filter(&mut self, base: Expression) -> Parsed {
        let condition = Box::new(self.expression(0)?);
        self.expect(&Token::Close)?;
        self.project(base, Projection::Filter(condition), FILTER)
    }

    /// A projection, with what applies to each part.
    fn project(&mut self, base: Expression, parts: Projection, power_of: u8) -> Parsed {
        let each = match self.peek(0) {
            token if power(token) < PROJECTION_STOP => Expression::Current,
            Token::Open | Token::Filter => self.expression(power_of)?,
            Token::Dot => {
                self.next += 1;
                self.after_dot(power_of)?
            }
            _ => return Err(self.unexpected("`.`, `[` or an operator")),
        };
        Ok(Expression::Project {
            base: Box::new(base),
            parts,
            each: Box::new(each),
        })
    }

    /// What may follow a dot.
    fn after_dot(&mut self, least: u8) -> Parsed {
        match self.peek(0) {
            Token::Name(_) | Token::QuotedName(_) | Token::Star => self.expression(least),
            Token::Open => {
                self.next += 1;
                self.list()
            }
            Token::OpenBrace => {
                self.next += 1;
                self.object()
            }
            _ => Err(self.unexpected("a name, `*`, `[` or `{`")),
        }
    }

    fn call(&mut self, name: String) -> Parsed {
        self.expect(&Token::OpenParen)?;
        let mut arguments = Vec::new();
        while !self.takes(&Token::CloseParen) {
            if !arguments.is_empty() {
                self.expect(&Token::Comma)?;
            }
            arguments.push(self.expression(0)?);
        }
        Ok(Expression::Call(name, arguments))
    }

    /// The rest of a list of expressions.
    fn list(&mut self) -> Parsed {
        let mut items = vec![self.expression(0)?];
        while self.takes(&Token::Comma) {
            items.push(self.expression(0)?);
        }
        self.expect(&Token::Close)?;
        Ok(Expression::List(items))
    }

    /// The rest of an object of expressions.
    fn object(&mut self) -> Parsed {
        let mut entries = Vec::new();
        loop {
            let unexpected = self.unexpected("a name");
            let (Token::Name(key) | Token::QuotedName(key)) = self.take() else {
                return Err(unexpected);
            };
            self.expect(&Token::Colon)?;
            entries.push((key, self.expression(0)?));
            if !self.takes(&Token::Comma) {
                break;
            }
        }
        self.expect(&Token::CloseBrace)?;
        Ok(Expression::Object(entries))
    }
}
