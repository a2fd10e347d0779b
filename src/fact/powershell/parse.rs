//! Statements of PowerShell. Nothing in a text makes the reading stop: what is not understood is passed by, told, and
//! the next line is read.

use super::scan::{Cursor, is_word};
use super::tree::{Base, Block, Kind, Link, Operand, Parameter, Part, Stage, Statement, Way};
use crate::source::Span;

/// The statements of a text, and what of it could not be read.
pub(super) fn parse(text: &str) -> (Block, Vec<Span>) {
    let mut cursor = Cursor::new(text);
    let block = cursor.statements(None);
    (block, cursor.unparsed)
}

/// Names that stand in front of a block of their own.
const BLOCKS: &[&str] =
    &["begin", "process", "end", "dynamicparam", "clean", "trap", "data", "inlinescript", "parallel", "sequence"];

impl Cursor<'_> {
    /// The statements up to `close`, which is taken.
    pub(super) fn statements(&mut self, close: Option<char>) -> Block {
        let start = self.at.saturating_sub(1);
        let mut block = Vec::new();
        loop {
            self.blanks(true);
            let before = self.at;
            match self.peek() {
                None => {
                    if close.is_some() {
                        self.unparsed.push(self.span(start));
                    }
                    return block;
                }
                Some(c) if Some(c) == close => {
                    self.bump();
                    return block;
                }
                Some(';' | '&' | '|' | ',') if !self.calls() => self.bump(),
                Some(')' | '}' | ']') => {
                    self.bump();
                    self.unparsed.push(self.span(before));
                }
                Some(_) => block.extend(self.statement()),
            }
            if self.at == before {
                self.bump();
            }
        }
    }

    /// The statements in the brackets that open here.
    pub(super) fn block(&mut self, close: char) -> Block {
        let start = self.at;
        if !self.enter(start) {
            return Vec::new();
        }
        self.bump();
        let block = self.statements(Some(close));
        self.depth -= 1;
        block
    }

    /// `( … )`, of which the bracket comes next.
    pub(super) fn group(&mut self) -> Block {
        self.block(')')
    }

    fn braces(&mut self) -> Block {
        self.blanks(true);
        if self.sees("{") { self.block('}') } else { Vec::new() }
    }

    fn parentheses(&mut self) -> Block {
        self.blanks(true);
        if self.sees("(") { self.group() } else { Vec::new() }
    }

    /// Whether `&` stands in front of what is run.
    fn calls(&self) -> bool {
        self.sees("&") && !self.sees("&&")
    }

    /// The keyword that comes next, in lower case; it is not taken.
    fn keyword(&self) -> String {
        let rest = self.rest();
        let end = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
        let behind = rest.get(end..).and_then(|rest| rest.chars().next());
        let joined = matches!(behind, Some('-' | '.' | '\\' | '/' | ':' | '='));
        if joined || end > 16 { String::new() } else { rest.get(..end).unwrap_or_default().to_lowercase() }
    }

    fn take_keyword(&mut self, word: &str) -> bool {
        self.blanks(true);
        let is = self.keyword() == word;
        if is {
            self.at += word.len();
        }
        is
    }

    fn statement(&mut self) -> Option<Statement> {
        let start = self.at;
        if self.sees(":") {
            // The label of a loop.
            self.bump();
            self.take_while(is_word);
            return None;
        }
        let word = self.keyword();
        let kind = match self.compound(&word) {
            Some(kind) => kind,
            None => {
                self.at = start;
                self.simple()?
            }
        };
        Some(Statement { kind, span: self.span(start) })
    }

    /// The statement that starts with the keyword `word`.
    fn compound(&mut self, word: &str) -> Option<Kind> {
        let start = self.at;
        self.at += word.len();
        let kind = match word {
            "if" => self.conditional(),
            "foreach" => {
                self.blanks(true);
                if !self.sees("(") && !self.sees("-") {
                    self.at = start;
                    return None;
                }
                self.each()
            }
            "while" | "for" => Kind::Loop { head: self.parentheses(), body: self.braces() },
            "do" => {
                let body = self.braces();
                let tail = self.take_keyword("while") || self.take_keyword("until");
                Kind::Loop { head: if tail { self.parentheses() } else { Vec::new() }, body }
            }
            "switch" => self.switch(),
            "try" => self.attempt(),
            "function" | "filter" | "workflow" => self.function(),
            "class" | "enum" => {
                self.take_while(|c| c != '{' && c != '\n');
                self.class()
            }
            "param" => {
                self.blanks(true);
                Kind::Parameters(self.parameters())
            }
            "return" | "exit" | "throw" | "break" | "continue" => Kind::Leave(self.left_with()),
            "using" | "namespace" => {
                self.take_while(|c| c != '\n' && c != ';');
                Kind::Inner(Vec::new())
            }
            word if BLOCKS.contains(&word) => {
                self.blanks(true);
                if self.sees("[") {
                    self.brackets();
                    self.blanks(true);
                }
                if !self.sees("{") {
                    self.at = start;
                    return None;
                }
                Kind::Inner(self.braces())
            }
            _ => return None,
        };
        Some(kind)
    }

    fn left_with(&mut self) -> Block {
        self.blanks(false);
        match self.peek() {
            None | Some('\n' | '\r' | ';' | '}' | ')' | '#') => Vec::new(),
            Some(_) => self.simple_statement().into_iter().collect(),
        }
    }

    fn conditional(&mut self) -> Kind {
        let mut ways = vec![self.way()];
        while self.take_keyword("elseif") {
            ways.push(self.way());
        }
        let otherwise = if self.take_keyword("else") { Some(self.braces()) } else { None };
        Kind::If { ways, otherwise }
    }

    fn way(&mut self) -> Way {
        self.blanks(true);
        let start = self.at + 1;
        let condition = self.parentheses();
        let text = Span::new(start.min(self.at), self.at.saturating_sub(1).max(start.min(self.at)));
        Way { condition, text, body: self.braces() }
    }

    fn each(&mut self) -> Kind {
        if self.sees("-") {
            self.word();
            self.blanks(true);
        }
        let start = self.at;
        self.bump();
        self.blanks(true);
        self.take("$");
        let variable = self.variable_name();
        self.take_keyword("in");
        let items = if self.enter(start) {
            let items = self.statements(Some(')'));
            self.depth -= 1;
            items
        } else {
            Vec::new()
        };
        Kind::Each { variable, items, body: self.braces() }
    }

    fn switch(&mut self) -> Kind {
        self.blanks(true);
        while self.sees("-") {
            self.word();
            self.blanks(true);
        }
        let subject = if self.sees("(") { self.group() } else { Vec::new() };
        self.blanks(true);
        let start = self.at;
        let mut arms = Vec::new();
        if !self.take("{") || !self.enter(start) {
            return Kind::Switch { subject, arms };
        }
        self.items(start, '}', |cursor, first| {
            let from = cursor.at;
            match first {
                ';' | ')' | ',' | '|' | '&' | '>' | '<' => cursor.bump(),
                '(' | '{' => drop(cursor.operand()),
                _ => drop(cursor.word()),
            }
            let pattern = cursor.span(from);
            cursor.blanks(true);
            if cursor.sees("{") && pattern.end > pattern.start {
                arms.push((pattern, cursor.block('}')));
            }
        });
        Kind::Switch { subject, arms }
    }

    fn attempt(&mut self) -> Kind {
        let body = self.braces();
        let mut catches = Vec::new();
        while self.take_keyword("catch") {
            self.blanks(true);
            while self.sees("[") || self.sees(",") {
                if self.sees("[") {
                    self.brackets()
                } else {
                    self.bump()
                }
                self.blanks(true);
            }
            catches.push(self.braces());
        }
        let finally = if self.take_keyword("finally") { self.braces() } else { Vec::new() };
        Kind::Try { body, catches, finally }
    }

    fn function(&mut self) -> Kind {
        self.blanks(true);
        let name = self.take_while(|c| !c.is_whitespace() && !matches!(c, '(' | '{' | '}' | ';')).to_owned();
        self.blanks(true);
        let parameters = if self.sees("(") { self.parameters() } else { Vec::new() };
        Kind::Function { name, parameters, body: self.braces() }
    }

    /// The methods of a class, as functions.
    fn class(&mut self) -> Kind {
        let start = self.at;
        let mut block = Vec::new();
        if !self.take("{") || !self.enter(start) {
            return Kind::Inner(block);
        }
        let mut name = String::new();
        self.items(start, '}', |cursor, first| match first {
            '[' => cursor.brackets(),
            '(' => {
                let from = cursor.at;
                let parameters = cursor.parameters();
                let body = cursor.braces();
                let kind = Kind::Function { name: std::mem::take(&mut name), parameters, body };
                block.push(Statement { kind, span: cursor.span(from) });
            }
            '=' => {
                cursor.bump();
                cursor.blanks(true);
                block.extend(cursor.simple_statement());
            }
            c if is_word(c) => name = cursor.take_while(is_word).to_owned(),
            _ => cursor.bump(),
        });
        Kind::Inner(block)
    }

    /// `([Parameter(Mandatory)] [string] $Path = '…', …)`
    fn parameters(&mut self) -> Vec<Parameter> {
        let start = self.at;
        let mut all = Vec::new();
        if !self.sees("(") || !self.enter(start) {
            return all;
        }
        self.bump();
        let mut checked = false;
        self.items(start, ')', |cursor, first| match first {
            '[' => {
                let from = cursor.at;
                cursor.brackets();
                let attribute = cursor.text.get(from..cursor.at).unwrap_or_default().to_lowercase();
                checked |= checks(&attribute);
            }
            '$' => {
                cursor.bump();
                let name = cursor.variable_name();
                cursor.blanks(true);
                let given = cursor.take("=");
                cursor.blanks(true);
                let default = given.then(|| cursor.expression(false));
                all.push(Parameter { name, checked: std::mem::take(&mut checked), default });
            }
            _ => cursor.bump(),
        });
        all
    }

    /// Passes by `[ … ]`.
    pub(super) fn brackets(&mut self) {
        let start = self.at;
        let mut depth = 0usize;
        while let Some(c) = self.peek() {
            match c {
                '"' | '\'' => {
                    self.string();
                    continue;
                }
                '[' => depth += 1,
                ']' => depth = depth.saturating_sub(1),
                '\n' if depth == 0 => return,
                _ => {}
            }
            self.bump();
            if depth == 0 {
                return;
            }
        }
        self.unparsed.push(self.span(start));
    }

    fn simple(&mut self) -> Option<Kind> {
        if !self.is_expression() {
            return Some(Kind::Chain(self.chain(None)));
        }
        let start = self.at;
        let expression = self.expression(true);
        self.blanks(false);
        let operator = ["=", "+=", "-=", "*=", "/=", "%=", "??="].iter().find(|operator| self.sees(operator));
        let assigns = operator.filter(|_| expression.rest.is_empty() && !self.sees("=="));
        let Some(operator) = assigns else {
            let stage = Stage::Expression(expression);
            return Some(Kind::Chain(self.chain(Some((start, stage)))));
        };
        self.take(operator);
        self.blanks(true);
        let value = self.nested_statement()?;
        Some(Kind::Assign { target: expression.first, appends: *operator == "+=", value: Box::new(value) })
    }

    /// What is assigned: a statement of any kind. `$a = $b = $c = …` nests.
    fn nested_statement(&mut self) -> Option<Statement> {
        let start = self.at;
        if !self.enter(start) {
            return None;
        }
        let statement = match self.peek() {
            Some(')' | '}' | ']') => None,
            _ => self.statement(),
        };
        self.depth -= 1;
        statement
    }

    pub(super) fn simple_statement(&mut self) -> Option<Statement> {
        let start = self.at;
        let kind = self.simple()?;
        Some(Statement { kind, span: self.span(start) })
    }

    /// `a | b && c`, of which the first stage may have been read.
    fn chain(&mut self, first: Option<(usize, Stage)>) -> Vec<Part> {
        let mut start = first.as_ref().map_or(self.at, |(start, _)| *start);
        let mut parts = Vec::new();
        let mut stages: Vec<Stage> = first.into_iter().map(|(_, stage)| stage).collect();
        let mut or = false;
        if stages.is_empty() {
            stages.push(self.stage());
        }
        loop {
            self.blanks(false);
            if self.sees("&&") || self.sees("||") {
                parts.push(Part { or, stages: std::mem::take(&mut stages), span: self.span(start) });
                or = self.sees("||");
                self.at += 2;
                self.blanks(true);
                start = self.at;
            } else if self.sees(">") && matches!(stages.last(), Some(Stage::Expression(_))) {
                // `$null > file`
                stages.push(Stage::Command(self.command()));
                continue;
            } else if self.sees("|") || self.goes_on() {
                self.blanks(true);
                self.bump();
                self.blanks(true);
            } else {
                break;
            }
            if self.peek().is_none_or(|c| matches!(c, ')' | '}' | ';' | '|')) {
                break;
            }
            stages.push(self.stage());
        }
        parts.push(Part { or, stages, span: self.span(start) });
        parts
    }

    /// Whether the next line starts with the `|` of this pipeline.
    fn goes_on(&self) -> bool {
        let rest = self.rest().trim_start();
        self.peek().is_some_and(char::is_whitespace) && rest.starts_with('|') && !rest.starts_with("||")
    }

    fn stage(&mut self) -> Stage {
        if self.is_expression() { Stage::Expression(self.expression(true)) } else { Stage::Command(self.command()) }
    }

    /// Whether an expression starts here, and not a command.
    fn is_expression(&self) -> bool {
        let rest = self.rest();
        match self.peek() {
            Some('$' | '(' | '[' | '"' | '\'' | '{' | '!' | '+' | ',') => true,
            Some('@') => matches!(self.second(), Some('(' | '{' | '"' | '\'')),
            Some('-') => !rest.starts_with("--") || rest.starts_with("--$"),
            Some('0'..='9') => {
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(rest.len());
                let number = rest.get(..end).unwrap_or_default().trim_start_matches("0x").to_lowercase();
                let digits = number.trim_end_matches(['k', 'm', 'g', 't', 'p', 'b', 'l', 'd']);
                !digits.is_empty() && digits.chars().all(|c| c.is_ascii_hexdigit() || c == '.')
            }
            _ => false,
        }
    }
}

impl Operand {
    /// The variable that the operand is, and nothing else.
    pub(super) fn variable(&self) -> Option<&str> {
        match &self.base {
            Base::Variable(name) if self.links.is_empty() => Some(name),
            _ => None,
        }
    }

    /// The last name that is taken of it: `CommandText` of `$command.CommandText`.
    pub(super) fn member(&self) -> Option<&str> {
        match self.links.last() {
            Some(Link::Member(name)) => Some(name),
            _ => None,
        }
    }
}

/// Whether an attribute of a parameter makes sure that there is a value.
fn checks(attribute: &str) -> bool {
    const VALIDATING: [&str; 5] =
        ["validatenotnull", "validateset", "validatepattern", "validatelength", "validatescript"];
    let optional = attribute.contains("mandatory=$false") || attribute.contains("mandatory = $false");
    attribute.contains("mandatory") && !optional || VALIDATING.iter().any(|check| attribute.contains(check))
}
