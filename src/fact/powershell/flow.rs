//! Statements: what runs under which condition, and what it binds.

use super::output::{Output, one_of};
use super::scope::{Scope, hole, worth};
use super::tree::{Base, Bit, Block, Expression, Kind, Link, Operand, Part, Stage, Statement, Way};
use super::{Later, Walk, values};
use crate::fact::{GuardKind, Origin, Piece, Value, shell, sql};
use crate::source::Span;

impl<'a> Walk<'a> {
    pub(super) fn block(&mut self, block: &'a [Statement]) {
        for statement in block {
            let span = self.host(statement.span);
            self.make_room(span);
            if !self.out.has_room(span) {
                return;
            }
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &'a Statement) {
        match &statement.kind {
            Kind::Chain(parts) => self.chain(parts),
            Kind::Assign { target, appends, value } => self.assign(target, *appends, value),
            Kind::If { ways, otherwise } => self.conditional(ways, otherwise.as_ref()),
            Kind::Each { variable, items, body } => self.each(variable, items, body, statement.span),
            Kind::Loop { head, body } => {
                self.block(head);
                let entry = self.scope.clone();
                let condition = self.source_between(head);
                self.scope.learn(condition, true);
                self.block(body);
                self.meet_again(entry);
            }
            Kind::Switch { subject, arms } => self.switch(subject, arms),
            Kind::Try { body, catches, finally } => self.attempt(body, catches, finally),
            Kind::Function { name, parameters, body } => {
                self.define(name, self.host(statement.span));
                let name = self.template.restore(name);
                self.functions.push(Later { name, parameters, body, scope: self.scope.clone() });
            }
            Kind::Parameters(parameters) => self.bind_parameters(parameters),
            Kind::Leave(block) | Kind::Inner(block) => self.block(block),
        }
    }

    fn source_between(&self, block: &Block) -> &'a str {
        let (Some(first), Some(last)) = (block.first(), block.last()) else { return "" };
        self.source_of(Span::new(first.span.start, last.span.end.max(first.span.start)))
    }

    fn meet_again(&mut self, entry: Scope) {
        let guards = entry.guards.clone();
        let end = std::mem::replace(&mut self.scope, entry.clone());
        self.scope.meet(&[entry, end]);
        self.scope.guards = guards;
    }

    /// `a && b`, `a || b`: b runs under the condition a.
    fn chain(&mut self, parts: &'a [Part]) {
        let mut before: Option<&Part> = None;
        for part in parts {
            let guards = self.scope.guards.clone();
            if let Some(before) = before {
                self.scope
                    .guard(self.template.text.get(before.span.start..before.span.end).unwrap_or_default(), !part.or);
            }
            self.pipeline(part);
            self.scope.guards = guards;
            before = Some(part);
        }
    }

    fn pipeline(&mut self, part: &'a Part) {
        let mut input: Option<Output> = None;
        let alone = part.stages.len() == 1;
        for stage in &part.stages {
            match stage {
                Stage::Expression(expression) => self.inner(expression),
                Stage::Command(command) => self.command(command, if alone { None } else { input.as_ref() }),
            }
            if !alone {
                input = self.hands_on(stage, input.as_ref());
            }
        }
    }

    fn conditional(&mut self, ways: &'a [Way], otherwise: Option<&'a Block>) {
        let before = self.scope.guards.clone();
        let mut ends = Vec::new();
        let mut failed: Vec<&str> = Vec::new();
        let mut left_by: Vec<(&str, bool)> = Vec::new();
        for way in ways {
            self.block(&way.condition);
            let condition = self.source_of(way.text).trim();
            let entry = self.scope.clone();
            failed.iter().for_each(|earlier| self.scope.guard(earlier, false));
            self.scope.guard(condition, true);
            self.scope.learn(condition, true);
            self.block(&way.body);
            if leaves(&way.body) {
                left_by.push((condition, false));
            } else {
                ends.push(self.scope.clone());
            }
            self.scope = entry;
            self.scope.learn(condition, false);
            failed.push(condition);
        }
        if let Some(body) = otherwise {
            let entry = self.scope.clone();
            failed.iter().for_each(|earlier| self.scope.guard(earlier, false));
            self.block(body);
            if leaves(body) {
                left_by.extend(failed.first().filter(|_| failed.len() == 1).map(|only| (*only, true)));
                self.scope = entry;
            } else {
                ends.push(self.scope.clone());
            }
        } else {
            ends.push(self.scope.clone());
        }
        self.scope.meet(&ends);
        self.scope.guards = before;
        for (condition, held) in left_by {
            self.scope.learn(condition, held);
            self.scope.guard(condition, held);
        }
    }

    /// A variable that walks over a list is never empty.
    fn each(&mut self, variable: &str, items: &'a Block, body: &'a Block, span: Span) {
        self.block(items);
        let entry = self.scope.clone();
        let values = match self.given(items, span) {
            Value::List(items) => items,
            value => vec![value],
        };
        let own = hole(&format!("${variable}"), Origin::NotEmpty, self.host(span));
        let walked = one_of(&values).filter(|value| worth(value) != Origin::Unknown).unwrap_or(own);
        self.scope.bound.insert(values::key(variable), walked);
        self.block(body);
        self.meet_again(entry);
    }

    fn switch(&mut self, subject: &'a Block, arms: &'a [(Span, Block)]) {
        self.block(subject);
        let entry = self.scope.clone();
        let subject = self.source_between(subject).trim();
        let mut ends = vec![entry.clone()];
        for (pattern, body) in arms {
            self.scope = entry.clone();
            let pattern = self.source(*pattern);
            if !pattern.eq_ignore_ascii_case("default") {
                self.scope.guard(&format!("{subject} -eq {pattern}"), true);
            }
            self.block(body);
            if !leaves(body) {
                ends.push(self.scope.clone());
            }
        }
        self.scope.meet(&ends);
        self.scope.guards = entry.guards;
    }

    fn attempt(&mut self, body: &'a Block, catches: &'a [Block], finally: &'a Block) {
        let entry = self.scope.clone();
        self.block(body);
        let mut ends = vec![self.scope.clone()];
        for catch in catches {
            self.scope = entry.clone();
            self.scope.push_guard(GuardKind::Condition, "catch");
            self.block(catch);
            if !leaves(catch) {
                ends.push(self.scope.clone());
            }
        }
        self.scope.guards = entry.guards.clone();
        self.scope.meet(&ends);
        self.scope.guards = entry.guards.clone();
        self.scope.push_guard(GuardKind::Cleanup, "finally");
        self.block(finally);
        self.scope.guards = entry.guards;
    }

    fn assign(&mut self, target: &'a Operand, appends: bool, value: &'a Statement) {
        self.operand_runs(target);
        self.statement(value);
        let asks = self.source_of(value.span).to_lowercase().contains("read-host");
        let mut given = self.given(std::slice::from_ref(value), value.span);
        let span = self.host(target.span);
        let Some(name) = target.variable() else {
            return self.property(target, value, given, span);
        };
        let key = values::key(name);
        if appends {
            let own = self.scope.bound.get(&key).cloned();
            given = appended(own, given).unwrap_or_else(|| hole(&format!("${name}"), Origin::Unknown, span));
        }
        self.prefers(&key, &given);
        if asks {
            self.scope.asked.insert(key.clone())
        } else {
            self.scope.asked.remove(&key)
        };
        if let (Some(variable), Value::Text(pieces)) = (key.strip_prefix("env:"), &given) {
            // The catalogue knows variables as they are written.
            let written = name.get(name.len().saturating_sub(variable.len())..).unwrap_or(variable);
            let fact = shell::assigned(written, pieces.clone(), span, &self.surroundings(), self.catalogue);
            self.out.facts.extend(fact);
        }
        // `$x = Get-Thing`: the name says more than the command.
        let named = match given {
            Value::Text(pieces) => match pieces.as_slice() {
                [Piece::Hole { name: shown, origin, span }]
                    if shown.starts_with("$(") && *origin != Origin::Temporary =>
                {
                    hole(&format!("${name}"), *origin, *span)
                }
                _ => Value::Text(pieces),
            },
            Value::Unknown => hole(&format!("${name}"), Origin::Unknown, span),
            value => value,
        };
        self.scope.bound.insert(key, named);
    }

    /// `$ErrorActionPreference = 'Stop'`
    fn prefers(&mut self, key: &str, value: &Value) {
        let text = value.render().to_lowercase();
        if key == "erroractionpreference" {
            self.scope.exits_on_error = text == "stop";
        }
    }

    /// `$command.CommandText = "DROP TABLE …"`, `[Net.ServicePointManager]::ServerCertificateValidationCallback = …`
    fn property(&mut self, target: &'a Operand, value: &'a Statement, given: Value, span: Span) {
        let Some(member) = target.member() else { return };
        let lower = member.to_lowercase();
        if matches!(lower.as_str(), "commandtext" | "query" | "sql" | "querytext") {
            if let Value::Text(pieces) = &given
                && pieces.first().is_some_and(|piece| sql::looks_like_sql(piece.render().trim_start()))
            {
                self.statement_of_sql(&given, span);
            }
            return;
        }
        let owner = match &target.base {
            Base::Type(name) => name.clone(),
            _ => {
                self.source(target.span).trim_start_matches('$').split(['.', ':']).next().unwrap_or_default().to_owned()
            }
        };
        let accepts = match &value.kind {
            Kind::Chain(parts) => parts.iter().flat_map(|part| &part.stages).any(|stage| match stage {
                Stage::Expression(expression) => {
                    matches!(&expression.first.base, Base::Script(block) if values::is_true(block))
                }
                Stage::Command(_) => false,
            }),
            _ => false,
        };
        let given = if accepts { Value::Literal("=> true".to_owned()) } else { given };
        self.calls(&format!("{owner}.{member}.set"), None, vec![given], self.host(value.span));
    }

    /// Runs what stands inside an expression.
    pub(super) fn inner(&mut self, expression: &'a Expression) {
        self.operand_runs(&expression.first);
        expression.rest.iter().for_each(|(_, operand)| self.operand_runs(operand));
    }

    pub(super) fn operand_runs(&mut self, operand: &'a Operand) {
        match &operand.base {
            Base::Group(block) | Base::Array(block) | Base::Script(block) => self.block(block),
            Base::Map(pairs) => pairs.iter().for_each(|(_, block)| self.block(block)),
            Base::Text(bits) => {
                for bit in bits {
                    if let Bit::Inner(inner) = bit {
                        self.operand_runs(inner);
                    }
                }
            }
            Base::Variable(_) | Base::Splat(_) | Base::Number | Base::Type(_) => {}
        }
        for link in &operand.links {
            match link {
                Link::Call(arguments) => arguments.iter().for_each(|argument| self.inner(argument)),
                Link::Index(index) => self.inner(index),
                Link::Member(_) => {}
            }
        }
        self.method(operand);
    }
}

/// What `+=` makes of a value.
fn appended(own: Option<Value>, more: Value) -> Option<Value> {
    let value = match (own?, more) {
        (Value::List(mut items), Value::List(more)) => {
            items.extend(more);
            Value::List(items)
        }
        (Value::List(mut items), more) => {
            items.push(more);
            Value::List(items)
        }
        (Value::Text(mut pieces), Value::Text(more)) => {
            pieces.extend(more);
            Value::Text(pieces)
        }
        _ => return None,
    };
    (!value.is_large()).then_some(value)
}

/// Whether a block ends in leaving the script, the function or the turn of the loop.
fn leaves(block: &Block) -> bool {
    block.iter().any(|statement| matches!(statement.kind, Kind::Leave(_)))
}
