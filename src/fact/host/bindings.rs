//! What a name or a property is given, and what is added to it later: lists of words, texts, command builders.

use tree_sitter::Node;

use super::values::DEPTH;
use super::{Walk, calls};
use crate::fact::shell::argv;
use crate::fact::{Confidence, FactKind, Piece, Value};
use crate::lang::{Kind, Part};
use crate::source::Span;

impl Walk<'_> {
    pub(super) fn assignment(&mut self, node: Node<'_>) {
        let parts = self.host.part(node, Part::Bound).zip(self.host.part(node, Part::Worth));
        let is_call = parts.is_some_and(|(_, worth)| self.host.kind(worth) != Kind::Member);
        if self.names.require(node, self.host, self.source) && is_call {
            return;
        }
        if let Some((bound, worth)) = parts {
            self.set(node, bound, worth);
            self.property(bound, worth);
        }
        if let Some((name, value)) = self.reader().binding(node) {
            if let Value::Text(pieces) = &value {
                let pieces = pieces.clone();
                self.string(&pieces, node.byte_range().into(), Confidence::Medium);
            }
            if calls::is_builder(&value) {
                self.builders.push((name.clone(), node.byte_range().into()));
            }
            self.names.bind(name.clone(), value);
            if let Some((_, worth)) = parts {
                self.names.stands(&name, worth.byte_range().into());
            }
        }
    }

    /// A field of a class is `this.field` in its methods, and a property that is set keeps its value for what follows.
    fn property(&mut self, bound: Node<'_>, worth: Node<'_>) {
        let name = match self.host.kind(bound) {
            Kind::Member => self.text(bound).to_owned(),
            Kind::Name | Kind::Other if !self.in_function && !self.parent.is_empty() && !self.host.own.is_empty() => {
                format!("{}.{}", self.host.own, self.text(bound))
            }
            _ => return,
        };
        let value = self.reader().value(worth, 0);
        self.grow_map(bound, &value);
        self.names.bind(name, value);
    }

    /// `where.team = id` gives the map `where` one more key.
    fn grow_map(&mut self, member: Node<'_>, value: &Value) {
        let of = |part| self.host.part(member, part);
        let (Some(map), Some(key)) = (of(Part::Object), of(Part::Member)) else { return };
        let map = self.text(map).to_owned();
        let mut pairs = match self.names.get(&map) {
            Some(Value::Map(pairs)) => pairs.clone(),
            Some(Value::Literal(text)) if text == "{}" => Vec::new(),
            _ => return,
        };
        let key = self.text(key).trim_matches(['"', '\'', '`']).to_owned();
        pairs.retain(|(other, _)| *other != key);
        pairs.push((key, value.clone()));
        self.names.bind(map, Value::Map(pairs));
    }

    /// A property that is given a value: a call of what sets it, `process.env.A.set("1")`.
    fn set(&mut self, node: Node<'_>, bound: Node<'_>, worth: Node<'_>) {
        if self.host.kind(bound) != Kind::Member {
            return;
        }
        let callee = format!("{}.set", self.reader().path(bound, 0));
        let runner = self.catalogue.call_runner(self.language, &callee);
        if self.interest.asks_for(&callee)
            || runner.is_some()
            || self.catalogue.knows(FactKind::Call, self.language, &callee)
        {
            let arguments = vec![self.reader().value(worth, 0)];
            if let Some(runner) = runner {
                self.run(runner.runs, &arguments, 0, node.byte_range().into());
            }
            let named = arguments.iter().map(|value| format!("value={}", value.render())).collect();
            self.push(calls::Call { callee, arguments, named, ..calls::Call::default() }, node.byte_range().into());
        }
    }

    /// `cmd += ["-f"]`.
    pub(super) fn grow(&mut self, node: Node<'_>) {
        let (Some(left), Some(right)) = (self.host.part(node, Part::Left), self.host.part(node, Part::Right)) else {
            return;
        };
        let name = self.text(self.reader().bare(left)).to_owned();
        let value = match (self.names.get(&name).cloned(), self.reader().value(right, 0)) {
            (Some(Value::List(mut words)), Value::List(more)) => {
                words.extend(more);
                Value::List(words)
            }
            (Some(Value::Text(mut pieces)), Value::Text(more)) => {
                self.unsay(&pieces);
                pieces.extend(more);
                self.string(&pieces, node.byte_range().into(), Confidence::Medium);
                Value::Text(pieces)
            }
            (Some(Value::Text(pieces)), _) => {
                self.unsay(&pieces);
                Value::Unknown
            }
            _ => Value::Unknown,
        };
        self.names.bind(name, value);
    }

    /// A text that goes on is not the statement that its beginning reads as.
    fn unsay(&mut self, pieces: &[Piece]) {
        let spans: Vec<Span> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Literal { span, .. } => Some(*span),
                Piece::Hole { .. } => None,
            })
            .collect();
        let parent = self.parent.join(".");
        self.out.facts.retain(|fact| {
            let begun = spans.iter().any(|span| span.touches(fact.span));
            fact.kind != FactKind::Statement || fact.certainty > Confidence::Medium || fact.parent != parent || !begun
        });
    }

    /// `cmd.append("-f");` and `cmd.arg("-f");`, statements that change what a name is bound to.
    pub(super) fn mutation(&mut self, node: Node<'_>) {
        let Some(call) = node.named_child(0) else { return };
        let Some(name) = calls::chain_root(call, self.host).map(|root| self.text(root).to_owned()) else { return };
        let Some(bound) = self.names.get(&name).cloned() else { return };
        let Some(call) = self.reader().call(call, 0) else { return };
        let last = call.callee.rsplit('.').next().unwrap_or_default();
        let value = match (bound, last, call.arguments.first()) {
            (Value::List(mut words), "append" | "push", Some(word)) => {
                words.push(word.clone());
                Value::List(words)
            }
            (Value::List(mut words), "extend" | "extend_from_slice", Some(Value::List(more))) => {
                words.extend(more.iter().cloned());
                Value::List(words)
            }
            (Value::Text(mut pieces), "append" | "Append" | "AppendLine", Some(_)) => {
                self.unsay(&pieces);
                let span: Span = node.byte_range().into();
                let more: Vec<Piece> =
                    appended(call).into_iter().flat_map(|value| self.reader().pieces(value, span)).collect();
                pieces.extend(more);
                self.string(&pieces, span, Confidence::Medium);
                Value::Text(pieces)
            }
            (ref bound, "arg" | "args" | "env" | "current_dir" | "stdin" | "stdout" | "stderr", _)
                if calls::is_builder(bound) =>
            {
                Value::Call { callee: call.callee, receiver: call.receiver.map(Box::new), arguments: call.arguments }
            }
            _ => return,
        };
        self.names.bind(name, value);
    }

    /// Builders that a definition makes and lets another run.
    pub(super) fn unfinished(&mut self) {
        for (name, span) in std::mem::take(&mut self.builders) {
            let Some(Value::Call { callee, receiver, arguments }) = self.names.get(&name).cloned() else { continue };
            let call = calls::Call {
                callee: "Command.run".into(),
                receiver: Some(Value::Call { callee, receiver, arguments }),
                ..calls::Call::default()
            };
            if let Some(words) = calls::command_words(&call) {
                let lowered = argv(&words, span, &self.around(Confidence::Medium), self.catalogue);
                self.take(lowered);
            }
        }
    }
}

/// What a chain of calls adds to a text, first to last: `sql.append(" WHERE ").append(condition)`.
fn appended(call: calls::Call) -> Vec<Value> {
    let mut words: Vec<Value> = call.arguments.into_iter().take(1).collect();
    let mut at = call.receiver;
    for _ in 0..DEPTH {
        let Some(Value::Call { receiver, arguments, .. }) = at else { break };
        words.extend(arguments.into_iter().take(1));
        at = receiver.map(|inner| *inner);
    }
    words.reverse();
    words
}
