//! What expressions of PowerShell are worth: literals, variables with what is known of them, paths put together.

use super::Walk;
use super::scope::{hole, worth};
use super::tree::{Base, Bit, Block, Expression, Kind, Link, Operand};
use crate::fact::{Origin, Piece, Value};
use crate::source::Span;

/// Variables that lead to a temporary folder, by their names in lower case.
const TEMPORARY: &[&str] =
    &["env:temp", "env:tmp", "env:tmpdir", "env:runner_temp", "env:agent_tempdirectory", "testdrive"];

/// Variables that are always set.
const SET: &[&str] = &[
    "pwd",
    "home",
    "psscriptroot",
    "pscommandpath",
    "pshome",
    "profile",
    "pid",
    "host",
    "myinvocation",
    "_",
    "psitem",
    "psversiontable",
    "env:userprofile",
    "env:homepath",
    "env:homedrive",
    "env:home",
    "env:systemroot",
    "env:windir",
    "env:systemdrive",
    "env:programfiles",
    "env:programdata",
    "env:allusersprofile",
    "env:appdata",
    "env:localappdata",
    "env:username",
    "env:computername",
    "env:public",
    "env:github_workspace",
    "env:build_sourcesdirectory",
    "env:build_artifactstagingdirectory",
    "env:system_defaultworkingdirectory",
];

/// What is taken of a file, or done to a text, that is the same path again.
const SAME: &[&str] = &[
    "fullname",
    "pspath",
    "path",
    "providerpath",
    "localpath",
    "resolvedpath",
    "value",
    "trim",
    "trimend",
    "trimstart",
    "tostring",
    "tolower",
    "toupper",
    "tolowerinvariant",
];

impl<'a> Walk<'a> {
    /// The source of `span`, on one line and not long.
    pub(super) fn source(&self, span: Span) -> String {
        const LONGEST: usize = 60;
        let text = self.template.text.get(span.start..span.end).unwrap_or_default();
        // A statement may be long, and stand in many others.
        let head = text.char_indices().nth(LONGEST * 4).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
        let line = head.split_whitespace().collect::<Vec<_>>().join(" ");
        self.template.restore(&line).chars().take(LONGEST).collect()
    }

    pub(super) fn host(&self, span: Span) -> Span {
        self.template.host_span(span)
    }

    fn unknown(&self, span: Span) -> Value {
        let text = self.source(span);
        let name = if text.starts_with('$') { text } else { format!("$({text})") };
        hole(&name, Origin::Unknown, self.host(span))
    }

    pub(super) fn value(&self, expression: &Expression) -> Value {
        let first = self.operand(&expression.first);
        let operators = || expression.rest.iter().map(|(operator, _)| operator.as_str());
        let value = match operators().next() {
            None => return first,
            Some("+") if operators().all(|operator| operator == "+") => {
                let texts =
                    std::iter::once(&expression.first).chain(expression.rest.iter().map(|(_, operand)| operand));
                Value::Text(texts.flat_map(|operand| self.pieces(self.operand(operand), operand.span)).collect())
            }
            Some(",") if operators().all(|operator| operator == ",") => {
                let more = expression.rest.iter().map(|(_, operand)| self.operand(operand));
                Value::List(std::iter::once(first).chain(more).collect())
            }
            Some("-f") => self.formatted(&first, expression),
            Some("-replace" | "-creplace" | "-ireplace" | "-as") => match worth(&first) {
                Origin::Temporary => first,
                _ => self.unknown(expression.span),
            },
            _ => self.unknown(expression.span),
        };
        if value.is_large() { self.unknown(expression.span) } else { value }
    }

    /// `'{0}\{1}' -f $a, $b`
    fn formatted(&self, format: &Value, expression: &Expression) -> Value {
        let Some(text) = format.as_literal() else { return self.unknown(expression.span) };
        let given: Vec<Vec<Piece>> =
            expression.rest.iter().map(|(_, operand)| self.pieces(self.operand(operand), operand.span)).collect();
        let span = self.host(expression.first.span);
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some((head, tail)) = rest.split_once('{') {
            let Some((index, after)) = tail.split_once('}') else { break };
            pieces.push(Piece::Literal { text: head.to_owned(), span });
            let index = index.split([':', ',']).next().and_then(|index| index.trim().parse::<usize>().ok());
            match index.and_then(|index| given.get(index)) {
                Some(value) => pieces.extend(value.iter().cloned()),
                None => pieces.extend(self.pieces(self.unknown(expression.span), expression.span)),
            }
            rest = after;
        }
        pieces.push(Piece::Literal { text: rest.to_owned(), span });
        pieces.retain(|piece| !matches!(piece, Piece::Literal { text, .. } if text.is_empty()));
        Value::Text(pieces)
    }

    pub(super) fn operand(&self, operand: &Operand) -> Value {
        let span = operand.span;
        if operand.unary.iter().any(|unary| matches!(unary.as_str(), "!" | "-not" | "-" | "-bnot")) {
            return self.unknown(span);
        }
        let value = match &operand.base {
            Base::Text(bits) => Value::Text(self.bits(bits)),
            Base::Variable(name) | Base::Splat(name) => self.variable(name, span),
            Base::Number => Value::Literal(self.source(span)),
            Base::Type(name) => return self.of_type(name, &operand.links, span),
            Base::Group(block) => self.given(block, span),
            Base::Array(block) => {
                let items =
                    block.iter().flat_map(|statement| match self.given(std::slice::from_ref(statement), span) {
                        Value::List(items) => items,
                        value => vec![value],
                    });
                Value::List(items.take(crate::source::limits::WORDS).collect())
            }
            Base::Map(pairs) => {
                Value::Map(pairs.iter().map(|(key, block)| (key.to_lowercase(), self.given(block, span))).collect())
            }
            Base::Script(_) => Value::Unknown,
        };
        self.linked(value, operand)
    }

    fn linked(&self, value: Value, operand: &Operand) -> Value {
        let whole = |value: &Value| {
            let piped = matches!(&operand.base, Base::Variable(name) if matches!(name.as_str(), "_" | "PSItem"));
            if piped || worth(value) == Origin::NotEmpty { Origin::NotEmpty } else { Origin::Unknown }
        };
        let mut value = value;
        for link in &operand.links {
            value = match (link, value) {
                (Link::Member(name), Value::Map(pairs)) => {
                    let name = name.to_lowercase();
                    let found = pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value);
                    found.unwrap_or_else(|| self.unknown(operand.span))
                }
                (Link::Member(name), value) if SAME.contains(&name.to_lowercase().as_str()) && is_known(&value) => {
                    value
                }
                (Link::Call(_), value) if operand.links.iter().all(is_same) && is_known(&value) => value,
                (Link::Index(index), Value::List(items)) => {
                    let at = self.source(index.span).parse::<usize>().ok();
                    at.and_then(|at| items.get(at).cloned()).unwrap_or_else(|| self.unknown(operand.span))
                }
                (_, value) => return hole(&self.named(operand.span), whole(&value), self.host(operand.span)),
            };
        }
        value
    }

    fn named(&self, span: Span) -> String {
        let text = self.source(span);
        if text.starts_with('$') { text } else { format!("$({text})") }
    }

    /// `[IO.Path]::GetTempPath()`, `[IO.Path]::Combine(a, b)`, `[Environment]::GetFolderPath('UserProfile')`
    fn of_type(&self, name: &str, links: &[Link], span: Span) -> Value {
        let (Some(Link::Member(member)), arguments) = (links.first(), links.get(1)) else { return self.unknown(span) };
        let arguments = match arguments {
            Some(Link::Call(arguments)) => arguments.as_slice(),
            _ => &[],
        };
        let callee = format!("{}.{member}", name.to_lowercase().trim_start_matches("system.")).to_lowercase();
        let place = self.host(span);
        match callee.as_str() {
            "io.path.gettemppath" | "io.path.gettempfilename" | "io.directory.createtempsubdirectory" => {
                hole(&self.named(span), Origin::Temporary, place)
            }
            "io.path.getrandomfilename" | "guid.newguid" | "datetime.now" | "datetime.utcnow" => {
                hole(&self.named(span), Origin::NotEmpty, place)
            }
            "io.path.combine" => {
                let parts = arguments.iter().map(|argument| (self.value(argument), argument.span));
                Value::Text(self.combined(parts.collect()))
            }
            "io.path.getfullpath" => arguments.first().map_or(Value::Unknown, |argument| self.value(argument)),
            "environment.getenvironmentvariable" => {
                let variable = arguments.first().and_then(|argument| self.value(argument).as_literal());
                variable.map_or_else(|| self.unknown(span), |name| self.variable(&format!("env:{name}"), span))
            }
            "environment.getfolderpath" => {
                let folder = arguments.first().map(|argument| self.value(argument).render()).unwrap_or_default();
                match folder.to_lowercase().as_str() {
                    "userprofile" => hole("$HOME", Origin::NotEmpty, place),
                    "windows" | "system" => hole("$env:SystemRoot", Origin::NotEmpty, place),
                    "applicationdata" => hole("$env:APPDATA", Origin::NotEmpty, place),
                    "localapplicationdata" => hole("$env:LOCALAPPDATA", Origin::NotEmpty, place),
                    "commonapplicationdata" => hole("$env:ProgramData", Origin::NotEmpty, place),
                    _ => hole(&self.named(span), Origin::NotEmpty, place),
                }
            }
            _ => self.unknown(span),
        }
    }

    /// Parts of a path with what parts them.
    pub(super) fn combined(&self, parts: Vec<(Value, Span)>) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for (value, span) in parts {
            if !pieces.is_empty() {
                pieces.push(Piece::Literal { text: "\\".to_owned(), span: self.host(span) });
            }
            pieces.extend(self.pieces(value, span));
        }
        pieces
    }

    pub(super) fn pieces(&self, value: Value, span: Span) -> Vec<Piece> {
        match value {
            Value::Text(pieces) => pieces,
            Value::Literal(text) => vec![Piece::Literal { text, span: self.host(span) }],
            _ => vec![Piece::Hole { name: self.named(span), origin: Origin::Unknown, span: self.host(span) }],
        }
    }

    pub(super) fn bits(&self, bits: &[Bit]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for bit in bits {
            match bit {
                Bit::Raw(span) => {
                    let text = self.template.text.get(span.start..span.end).unwrap_or_default();
                    pieces.extend(self.template.pieces(text, span.start));
                }
                Bit::Escaped(c, span) => pieces.push(Piece::Literal { text: c.to_string(), span: self.host(*span) }),
                Bit::Variable(name, span) => pieces.extend(self.pieces(self.variable(name, *span), *span)),
                Bit::Inner(operand) => pieces.extend(self.pieces(self.operand(operand), operand.span)),
            }
        }
        let value = Value::Text(pieces);
        match value {
            Value::Text(pieces) if !Value::Text(pieces.clone()).is_large() => joined(pieces),
            _ => vec![Piece::Hole { name: "…".to_owned(), origin: Origin::Unknown, span: Span::default() }],
        }
    }

    pub(super) fn variable(&self, name: &str, span: Span) -> Value {
        let key = key(name);
        if let "true" | "false" | "null" = key.as_str() {
            return Value::Literal(key);
        }
        if let Some(value) = self.scope.bound.get(&key) {
            return called(value.clone(), name, &key, self.host(span));
        }
        let origin = match key.as_str() {
            name if TEMPORARY.contains(&name) => Origin::Temporary,
            name if SET.contains(&name) => Origin::NotEmpty,
            name if self.scope.proven.contains(name) => Origin::NotEmpty,
            name if self.scope.strict && !name.starts_with("env:") => Origin::NotEmpty,
            _ => Origin::Unknown,
        };
        let name = self.template.restore(name);
        let shown = name.split_once(':').filter(|(scope, _)| is_scope(scope)).map_or(name.as_str(), |(_, name)| name);
        hole(&format!("${shown}"), origin, self.host(span))
    }

    /// What a block in brackets gives: the value of its only statement.
    pub(super) fn given(&self, block: &[super::tree::Statement], span: Span) -> Value {
        let [only] = block else { return self.unknown(span) };
        match &only.kind {
            Kind::Chain(parts) => match parts.as_slice() {
                [part] => self.printed(&part.stages, span),
                _ => self.unknown(span),
            },
            Kind::Assign { value, .. } => self.given(std::slice::from_ref(value), span),
            _ => self.unknown(span),
        }
    }
}

/// Whether more is known of a value than its name.
fn is_known(value: &Value) -> bool {
    !matches!(value, Value::Text(pieces) if matches!(pieces.as_slice(), [Piece::Hole { origin: Origin::Unknown, .. }]))
}

fn is_same(link: &Link) -> bool {
    match link {
        Link::Member(name) => SAME.contains(&name.to_lowercase().as_str()),
        Link::Call(_) => true,
        Link::Index(_) => false,
    }
}

/// A variable by the name that it has where it is used: capitals make no difference to it.
fn called(value: Value, written: &str, key: &str, place: Span) -> Value {
    match value {
        Value::Text(mut pieces) => {
            // What stands nowhere, the value of a parameter, stands where it is used.
            for piece in &mut pieces {
                let (Piece::Literal { span, .. } | Piece::Hole { span, .. }) = piece;
                if *span == Span::default() {
                    *span = place;
                }
            }
            if let [Piece::Hole { name, .. }] = pieces.as_mut_slice()
                && name.strip_prefix('$').is_some_and(|own| own.to_lowercase() == key)
            {
                let own = written.get(written.len().saturating_sub(key.len())..).unwrap_or(key);
                *name = format!("${own}");
            }
            Value::Text(pieces)
        }
        value => value,
    }
}

fn is_scope(scope: &str) -> bool {
    ["global", "script", "local", "private", "using"].iter().any(|known| scope.eq_ignore_ascii_case(known))
}

/// The name by which a variable is known: in lower case, without its scope.
pub(super) fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    match lower.split_once(':') {
        Some((scope, name)) if is_scope(scope) => name.to_owned(),
        _ => lower,
    }
}

/// Literals that stand beside each other as one, where they do so in the file.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (all.last_mut(), piece) {
            (Some(Piece::Literal { text, span }), Piece::Literal { text: more, span: next })
                if span.end == next.start =>
            {
                text.push_str(&more);
                span.end = next.end;
            }
            (_, piece) => all.push(piece),
        }
    }
    all
}

/// The statements of a block that stand in it alone.
pub(super) fn is_true(block: &Block) -> bool {
    let [only] = block.as_slice() else { return false };
    let Kind::Chain(parts) = &only.kind else { return false };
    let [part] = parts.as_slice() else { return false };
    matches!(part.stages.as_slice(), [super::tree::Stage::Expression(expression)]
        if expression.rest.is_empty() && expression.first.variable().is_some_and(|name| name.eq_ignore_ascii_case("true")))
}
