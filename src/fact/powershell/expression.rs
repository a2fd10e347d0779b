//! Commands and expressions of PowerShell.

use super::scan::{Cursor, ends_word, is_word};
use super::tree::{Base, Bit, Block, Command, Element, Expression, Link, Operand};
use crate::source::Span;

impl Cursor<'_> {
    pub(super) fn command(&mut self) -> Command {
        let start = self.at;
        // `&` and `.` run what is named, whatever it is.
        let _ = self.take("&") || self.sees(". ") && self.take(".");
        self.blanks(false);
        let name = self.argument();
        let mut command = Command { name, elements: Vec::new(), written: Vec::new(), span: Span::default() };
        let mut end = self.at;
        loop {
            self.blanks(false);
            let before = self.at;
            match self.peek() {
                None | Some('\n' | '\r' | ';' | '|' | ')' | '}') => break,
                Some('&') => break,
                Some(',') => self.bump(),
                _ if self.redirects(&mut command) => {}
                Some('<') => self.bump(),
                Some('-') if self.sees("--%") => self.verbatim(&mut command.elements),
                Some('-') if self.second().is_some_and(|c| c.is_alphabetic() || matches!(c, '-' | '?')) => {
                    let word = self.bare();
                    command.elements.push(Element::Dash(word));
                }
                Some(_) => {
                    let argument = self.listed();
                    command.elements.push(Element::Argument(argument));
                }
            }
            if self.at == before {
                self.bump();
            }
            end = self.at;
        }
        command.span = Span::new(start, end.max(start));
        command
    }

    /// `> file`, `2>&1`, `*>> file`
    fn redirects(&mut self, command: &mut Command) -> bool {
        let rest = self.rest();
        let stream = usize::from(rest.starts_with(|c: char| c.is_ascii_digit() || c == '*'));
        let Some(behind) = rest.get(stream..).filter(|behind| behind.starts_with('>')) else { return false };
        let errors = stream == 1 && !rest.starts_with(['1', '*']);
        let appends = behind.starts_with(">>");
        self.at += stream + if appends { 2 } else { 1 };
        if self.take("&") {
            self.take_while(|c| c.is_ascii_digit());
            return true;
        }
        self.blanks(false);
        let target = self.argument();
        if !errors {
            command.written.push((target, appends));
        }
        true
    }

    /// `--% rest of the line`: words as the program gets them.
    fn verbatim(&mut self, elements: &mut Vec<Element>) {
        self.at += 3;
        loop {
            self.take_while(|c| matches!(c, ' ' | '\t'));
            let start = self.at;
            let quote = self.peek().filter(|c| matches!(c, '"' | '\''));
            let mut inside = start;
            match quote {
                Some(quote) => {
                    self.bump();
                    inside = self.at;
                    self.take_while(|c| c != quote && c != '\n');
                }
                None => drop(self.take_while(|c| !c.is_whitespace() && c != '|')),
            }
            if self.at == start {
                return;
            }
            let bits = vec![Bit::Raw(self.span(inside))];
            if quote.is_some_and(|quote| self.peek() == Some(quote)) {
                self.bump();
            }
            let span = self.span(start);
            let first = Operand { unary: Vec::new(), base: Base::Text(bits), links: Vec::new(), span };
            elements.push(Element::Argument(Expression { first, rest: Vec::new(), span }));
        }
    }

    /// An argument, and those that commas join to it.
    fn listed(&mut self) -> Expression {
        let start = self.at;
        let first = self.argument();
        let mut rest = Vec::new();
        loop {
            let before = self.at;
            self.blanks(false);
            if !self.take(",") {
                self.at = before;
                break;
            }
            self.blanks(true);
            rest.push((",".to_owned(), self.argument()));
        }
        Expression { first, rest, span: self.span(start) }
    }

    /// A word as it stands.
    fn bare(&mut self) -> Operand {
        let start = self.at;
        let base = Base::Text(self.word());
        Operand { unary: Vec::new(), base, links: Vec::new(), span: self.span(start) }
    }

    /// One argument of a command.
    fn argument(&mut self) -> Operand {
        let start = self.at;
        let base = match self.peek() {
            Some('(' | '{') => return self.operand(),
            Some('@') if matches!(self.second(), Some('(' | '{' | '"' | '\'')) => return self.operand(),
            Some('@') if self.second().is_some_and(is_word) => {
                self.bump();
                Base::Splat(self.variable_name())
            }
            // A variable alone is the value that it has, and not the text of it.
            Some('$') if self.second().is_some_and(|c| c != '(') => {
                let bits = self.word();
                return whole(bits, self.span(start));
            }
            _ => Base::Text(self.word()),
        };
        Operand { unary: Vec::new(), base, links: Vec::new(), span: self.span(start) }
    }

    /// Operands with operators between them; a comma joins them where `commas` says so.
    pub(super) fn expression(&mut self, commas: bool) -> Expression {
        let start = self.at;
        let first = self.operand();
        let mut rest = Vec::new();
        let mut end = self.at;
        loop {
            self.blanks(false);
            let Some(operator) = self.operator(commas) else { break };
            self.blanks(true);
            let before = self.at;
            rest.push((operator, self.operand()));
            end = self.at;
            if self.at == before {
                break;
            }
        }
        self.at = self.at.min(self.text.len());
        Expression { first, rest, span: Span::new(start, end.max(start)) }
    }

    fn operator(&mut self, commas: bool) -> Option<String> {
        let rest = self.rest();
        if rest.starts_with('-') && self.second().is_some_and(char::is_alphabetic) {
            self.bump();
            return Some(format!("-{}", self.take_while(char::is_alphabetic).to_lowercase()));
        }
        if ["+=", "-=", "*=", "/=", "%=", "??=", "||"].iter().any(|assigns| rest.starts_with(assigns)) {
            return None;
        }
        let known = ["..", "??", "+", "-", "*", "/", "%", "?", ":", ","];
        let operator = known.iter().find(|known| rest.starts_with(**known))?;
        if *operator == "," && !commas {
            return None;
        }
        self.take(operator);
        Some((*operator).to_owned())
    }

    /// `-not [type] base.Name(…)[…]`
    pub(super) fn operand(&mut self) -> Operand {
        let start = self.at;
        let mut unary = Vec::new();
        let base = loop {
            self.blanks(false);
            let from = self.at;
            match self.peek() {
                Some('!' | '+' | ',') => {
                    self.bump();
                    unary.push(self.text.get(from..self.at).unwrap_or_default().to_owned());
                }
                Some('-') if self.second().is_some_and(char::is_alphabetic) => {
                    self.bump();
                    unary.push(format!("-{}", self.take_while(char::is_alphabetic).to_lowercase()));
                }
                Some('-') => {
                    self.bump();
                    unary.push("-".to_owned());
                }
                Some('[') => {
                    self.brackets();
                    let name = self.text.get(from..self.at).unwrap_or_default().to_owned();
                    let before = self.at;
                    self.blanks(true);
                    let casts =
                        self.peek().is_some_and(|c| matches!(c, '$' | '(' | '"' | '\'' | '@' | '[' | '{' | '0'..='9'));
                    if !casts {
                        self.at = before;
                        break Base::Type(name.trim_matches(['[', ']']).to_owned());
                    }
                    unary.push(name);
                }
                _ => break self.base(),
            }
        };
        let links = self
            .links(matches!(base, Base::Variable(_) | Base::Type(_) | Base::Group(_) | Base::Array(_) | Base::Text(_)));
        while self.take("++") || self.take("--") {}
        Operand { unary, base, links, span: self.span(start) }
    }

    fn base(&mut self) -> Base {
        match self.peek() {
            Some('"' | '\'') => Base::Text(self.string()),
            Some('@') => match self.second() {
                Some('"' | '\'') => Base::Text(self.string()),
                Some('(') => {
                    self.bump();
                    Base::Array(self.group())
                }
                Some('{') => {
                    self.bump();
                    Base::Map(self.map())
                }
                _ => {
                    self.bump();
                    Base::Splat(self.variable_name())
                }
            },
            Some('(') => Base::Group(self.group()),
            Some('{') => Base::Script(self.block('}')),
            Some('$') if self.second() == Some('(') => {
                self.bump();
                Base::Group(self.group())
            }
            Some('$') => {
                self.bump();
                Base::Variable(self.variable_name())
            }
            Some('0'..='9') => {
                self.take_while(|c| c.is_ascii_alphanumeric());
                if self.sees(".") && self.second().is_some_and(|c| c.is_ascii_digit()) {
                    self.bump();
                    self.take_while(|c| c.is_ascii_alphanumeric());
                }
                Base::Number
            }
            // A bare word is none of an expression; it is passed by as what it reads.
            Some(c) if !ends_word(c) => {
                let start = self.at;
                self.take_while(|c| is_word(c) || c == '-');
                if self.at == start {
                    self.bump();
                }
                Base::Text(vec![Bit::Raw(self.span(start))])
            }
            _ => Base::Text(Vec::new()),
        }
    }

    /// The keys and values of `{ … }`, which comes next.
    fn map(&mut self) -> Vec<(String, Block)> {
        let start = self.at;
        let mut pairs = Vec::new();
        if !self.enter(start) {
            return pairs;
        }
        self.bump();
        self.items(start, '}', |cursor, first| {
            if matches!(first, ';' | ',' | '=') {
                return cursor.bump();
            }
            let from = cursor.at;
            cursor.operand();
            let key = cursor.text.get(from..cursor.at).unwrap_or_default().trim().to_owned();
            cursor.blanks(false);
            if cursor.take("=") {
                cursor.blanks(true);
                let value = cursor.simple_statement().into_iter().collect();
                pairs.push((key.trim_matches(['"', '\'']).to_owned(), value));
            }
        });
        pairs
    }

    /// `.Name`, `::Name`, `( … )` behind a name, `[ … ]`.
    pub(super) fn links(&mut self, indexed: bool) -> Vec<Link> {
        let mut links = Vec::new();
        loop {
            let member = matches!(links.last(), Some(Link::Member(_)));
            let dot = if self.sees("::") || self.sees("?.") { 2 } else { 1 };
            let named = self.rest().get(dot..).and_then(|rest| rest.chars().next());
            if (self.sees("::") || self.sees(".") || self.sees("?."))
                && named.is_some_and(|c| c.is_alphabetic() || c == '_')
            {
                self.at += dot;
                links.push(Link::Member(self.take_while(is_word).to_owned()));
            } else if self.sees("(") && member {
                links.push(Link::Call(self.call()));
            } else if self.sees("[") && indexed {
                let start = self.at;
                if !self.enter(start) {
                    return links;
                }
                self.bump();
                self.blanks(true);
                let index = self.expression(true);
                self.blanks(true);
                if !self.take("]") {
                    self.unparsed.push(self.span(start));
                }
                self.depth -= 1;
                links.push(Link::Index(Box::new(index)));
            } else {
                return links;
            }
        }
    }

    /// The arguments of a method, of which the bracket comes next.
    fn call(&mut self) -> Vec<Expression> {
        let start = self.at;
        let mut arguments = Vec::new();
        if !self.enter(start) {
            return arguments;
        }
        self.bump();
        self.items(start, ')', |cursor, first| match first {
            ',' => cursor.bump(),
            _ => arguments.push(cursor.expression(false)),
        });
        arguments
    }
}

/// The operand that a word of a single piece is; else the word.
fn whole(mut bits: Vec<Bit>, span: Span) -> Operand {
    let operand = |base, links| Operand { unary: Vec::new(), base, links, span };
    match (bits.len(), bits.pop()) {
        (1, Some(Bit::Variable(name, _))) => operand(Base::Variable(name), Vec::new()),
        (1, Some(Bit::Inner(inner))) => *inner,
        (_, last) => {
            bits.extend(last);
            operand(Base::Text(bits), Vec::new())
        }
    }
}
