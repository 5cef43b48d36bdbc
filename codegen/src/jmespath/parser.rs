//! Parses tokens into a tree, by operator precedence.

use super::expr::{Expr, Function};
use super::lexer::{tokens, Token};

/// The maximum nesting of expressions.
const MAX_DEPTH: usize = 64;

/// The binding powers of operators; those below `PROJECTION` end a projection.
mod binding {
    pub const PIPE: u8 = 1;
    pub const OR: u8 = 2;
    pub const AND: u8 = 3;
    pub const COMPARE: u8 = 5;
    pub const FLATTEN: u8 = 9;
    pub const PROJECTION: u8 = 10;
    pub const STAR: u8 = 20;
    pub const FILTER: u8 = 21;
    pub const DOT: u8 = 40;
    pub const NOT: u8 = 45;
    pub const OPEN: u8 = 55;
    pub const REFERENCE: u8 = 60;
}

/// Parses an expression.
///
/// # Errors
///
/// The problem, and the byte it is at.
pub fn parse(text: &str) -> Result<Expr, String> {
    let mut parser = Parser {
        tokens: tokens(text)?,
        at: 0,
        depth: 0,
    };
    let expr = parser.expression(0)?;
    parser.expect(Token::End)?;
    Ok(expr)
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens.get(self.at).map_or(&Token::End, |(_, token)| token)
    }

    fn next(&mut self) -> Token {
        let token = self.peek().clone();
        self.at += 1;
        token
    }

    fn take(&mut self, token: &Token) -> bool {
        let found = self.peek() == token;
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: Token) -> Result<(), String> {
        if self.take(&token) {
            Ok(())
        } else {
            Err(self.unexpected())
        }
    }

    fn unexpected(&self) -> String {
        match self.tokens.get(self.at) {
            None | Some((_, Token::End)) => "the expression is incomplete".to_owned(),
            Some((at, _)) => format!("the text at byte {at} is not allowed there"),
        }
    }

    /// Parses an expression whose operators bind more strongly than `binding`.
    fn expression(&mut self, binding: u8) -> Result<Expr, String> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(format!(
                "the expression is nested more than {MAX_DEPTH} levels deep"
            ));
        }
        let mut left = self.first()?;
        while binding < binds(self.peek()) {
            left = self.further(left)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    fn boxed(&mut self, binding: u8) -> Result<Box<Expr>, String> {
        self.expression(binding).map(Box::new)
    }

    /// Parses the start of an expression.
    fn first(&mut self) -> Result<Expr, String> {
        let current = || Box::new(Expr::Current);
        match self.next() {
            Token::Literal(value) => Ok(Expr::Literal(value)),
            Token::Name(name, quoted) => match self.peek() {
                Token::OpenParen if !quoted => self.call(&name),
                _ => Ok(Expr::Field(name)),
            },
            Token::Current => Ok(Expr::Current),
            Token::Star => self.project(Expr::Values(current()), binding::STAR),
            Token::Filter => self.filter(Expr::Current),
            Token::Flatten => self.project(Expr::Flatten(current()), binding::FLATTEN),
            Token::Open => match self.peek() {
                Token::Number(_) | Token::Colon => self.index(Expr::Current),
                Token::Star if self.tokens.get(self.at + 1).map(|token| &token.1) == Some(&Token::Close) => {
                    self.at += 2;
                    self.project(Expr::Current, binding::STAR)
                }
                _ => self.list(),
            },
            Token::OpenBrace => self.object(),
            Token::OpenParen => {
                let inner = self.expression(0)?;
                self.expect(Token::CloseParen)?;
                Ok(inner)
            }
            Token::Not => Ok(Expr::Not(self.boxed(binding::NOT)?)),
            Token::Reference => Ok(Expr::Reference(self.boxed(binding::REFERENCE)?)),
            _ => {
                self.at -= 1;
                Err(self.unexpected())
            }
        }
    }

    /// Parses the continuation after `left`.
    fn further(&mut self, left: Expr) -> Result<Expr, String> {
        let boxed = Box::new(left);
        match self.next() {
            Token::Dot if self.take(&Token::Star) => self.project(Expr::Values(boxed), binding::STAR),
            Token::Dot => Ok(Expr::Chain(boxed, Box::new(self.after_dot(binding::DOT)?))),
            Token::Pipe => Ok(Expr::Chain(boxed, self.boxed(binding::PIPE)?)),
            Token::Or => Ok(Expr::Or(boxed, self.boxed(binding::OR)?)),
            Token::And => Ok(Expr::And(boxed, self.boxed(binding::AND)?)),
            Token::Compare(how) => Ok(Expr::Compare(how, boxed, self.boxed(binding::COMPARE)?)),
            Token::Filter => self.filter(*boxed),
            Token::Flatten => self.project(Expr::Flatten(boxed), binding::FLATTEN),
            Token::Open => match self.peek() {
                Token::Number(_) | Token::Colon => self.index(*boxed),
                _ => {
                    self.expect(Token::Star)?;
                    self.expect(Token::Close)?;
                    self.project(*boxed, binding::STAR)
                }
            },
            _ => {
                self.at -= 1;
                Err(self.unexpected())
            }
        }
    }

    /// Parses a projection of the items of `source`.
    fn project(&mut self, source: Expr, binding: u8) -> Result<Expr, String> {
        let right = match self.peek() {
            Token::Dot => {
                self.at += 1;
                self.after_dot(binding)?
            }
            Token::Open | Token::Filter => self.expression(binding)?,
            next if binds(next) < binding::PROJECTION => Expr::Current,
            _ => return Err(self.unexpected()),
        };
        Ok(Expr::Project(Box::new(source), Box::new(right)))
    }

    fn after_dot(&mut self, binding: u8) -> Result<Expr, String> {
        match self.peek() {
            Token::Name(..) | Token::Star => self.expression(binding),
            Token::Open => {
                self.at += 1;
                self.list()
            }
            Token::OpenBrace => {
                self.at += 1;
                self.object()
            }
            _ => Err(self.unexpected()),
        }
    }

    fn filter(&mut self, source: Expr) -> Result<Expr, String> {
        let condition = self.boxed(0)?;
        self.expect(Token::Close)?;
        self.project(Expr::Filter(Box::new(source), condition), binding::FILTER)
    }

    /// Parses an index or a slice, after the bracket.
    fn index(&mut self, source: Expr) -> Result<Expr, String> {
        let mut parts = [None; 3];
        let mut colons = 0;
        loop {
            match self.next() {
                Token::Number(number) if parts[colons].is_none() => parts[colons] = Some(number),
                Token::Colon if colons < 2 => colons += 1,
                Token::Close => break,
                _ => {
                    self.at -= 1;
                    return Err(self.unexpected());
                }
            }
        }
        let source = Box::new(source);
        match (colons, parts) {
            (0, [Some(index), ..]) => Ok(Expr::Index(source, index)),
            (_, [_, _, Some(0)]) => Err("the step of a slice cannot be 0".to_owned()),
            (_, [start, stop, step]) => {
                let slice = Expr::Slice(source, start, stop, step.unwrap_or(1));
                self.project(slice, binding::STAR)
            }
        }
    }

    /// Parses items separated by commas, up to `end`.
    fn separated<T>(
        &mut self,
        end: &Token,
        item: impl Fn(&mut Self) -> Result<T, String>,
    ) -> Result<Vec<T>, String> {
        let mut items = vec![item(self)?];
        while self.take(&Token::Comma) {
            items.push(item(self)?);
        }
        self.expect(end.clone())?;
        Ok(items)
    }

    fn list(&mut self) -> Result<Expr, String> {
        self.separated(&Token::Close, |parser| parser.expression(0))
            .map(Expr::List)
    }

    fn object(&mut self) -> Result<Expr, String> {
        let entries = self.separated(&Token::CloseBrace, |parser| match parser.next() {
            Token::Name(name, _) => {
                parser.expect(Token::Colon)?;
                Ok((name, parser.expression(0)?))
            }
            _ => {
                parser.at -= 1;
                Err(parser.unexpected())
            }
        });
        entries.map(Expr::Object)
    }

    fn call(&mut self, name: &str) -> Result<Expr, String> {
        self.expect(Token::OpenParen)?;
        let arguments = if self.take(&Token::CloseParen) {
            Vec::new()
        } else {
            self.separated(&Token::CloseParen, |parser| parser.expression(0))?
        };
        let Some((function, count)) = Function::by_name(name) else {
            return Err(format!("the function `{name}` does not exist"));
        };
        let fits = count.map_or(!arguments.is_empty(), |count| count == arguments.len());
        if !fits {
            return Err(format!("`{name}` does not take {} arguments", arguments.len()));
        }
        Ok(Expr::Call(function, arguments))
    }
}

fn binds(token: &Token) -> u8 {
    match token {
        Token::Pipe => binding::PIPE,
        Token::Or => binding::OR,
        Token::And => binding::AND,
        Token::Compare(_) => binding::COMPARE,
        Token::Flatten => binding::FLATTEN,
        Token::Filter => binding::FILTER,
        Token::Dot => binding::DOT,
        Token::Open => binding::OPEN,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jmespath::Comparison;

    fn field(name: &str) -> Box<Expr> {
        Box::new(Expr::Field(name.to_owned()))
    }

    #[test]
    fn projections_take_what_follows_and_end_at_weaker_signs() {
        let each = Expr::Project(Box::new(Expr::Flatten(field("a"))), field("b"));
        assert_eq!(parse("a[].b"), Ok(each.clone()));
        assert_eq!(
            parse("a[].b | [0]"),
            Ok(Expr::Chain(
                Box::new(each),
                Box::new(Expr::Index(Box::new(Expr::Current), 0))
            ))
        );
        let values = Expr::Project(Box::new(Expr::Values(field("a"))), field("b"));
        assert_eq!(parse("a.*.b"), Ok(values));
    }

    #[test]
    fn comparisons_and_functions() {
        let length = Expr::Call(Function::Length, vec![*field("a")]);
        let zero = Box::new(Expr::Literal(0_i64.into()));
        assert_eq!(
            parse("length(a) == `0` || !b"),
            Ok(Expr::Or(
                Box::new(Expr::Compare(Comparison::Equal, Box::new(length), zero)),
                Box::new(Expr::Not(field("b")))
            ))
        );
    }

    #[test]
    fn literals_are_json_strings_without_quotes_and_raw_strings() {
        for (text, expected) in [
            (
                r#"`{"b": 1.0, "a": [null, "\u00fc"]}`"#,
                r#"{"b":1.0,"a":[null,"ü"]}"#,
            ),
            ("`active`", r#""active""#),
            (r"`\`x`", r#""`x""#),
            (r"'it\'s'", r#""it's""#),
        ] {
            match parse(text) {
                Ok(Expr::Literal(value)) => assert_eq!(value.to_string(), expected),
                other => panic!("{text}: {other:?}"),
            }
        }
        assert_eq!(parse(r#""a \"b\"""#), Ok(*field("a \"b\"")));
    }

    #[test]
    fn invalid_expressions_are_reported() {
        for (text, what) in [
            ("", "incomplete"),
            ("a.", "incomplete"),
            ("a..b", "byte 2"),
            ("a b", "byte 2"),
            ("a[", "incomplete"),
            ("a[0:1:0]", "step"),
            ("nothing(a)", "the function `nothing` does not exist"),
            ("length()", "0 arguments"),
            ("a == 'b", "byte 5"),
            ("a == `[1e400]`", "byte 5"),
            ("a == `{\"b\": 1, \"b\": 2}`", "byte 5"),
            ("\"a\\x\"", "byte 0"),
            ("a # b", "no meaning"),
            (&"!".repeat(10_000), "levels deep"),
            (&"[".repeat(10_000), "levels deep"),
        ] {
            let error = parse(text).expect_err(text);
            assert!(error.contains(what), "{text}: {error}");
        }
    }
}
