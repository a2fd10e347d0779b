//! PowerShell as facts: cmdlets and programs, wherever they stand, with what is known of their words and what guards
//! them.
//!
//! It is read by a reader of its own. A grammar was tried: a bare `$env:TEMP\x`, as most scripts write their paths, is an
//! error to it, and an error takes its neighbours along.

mod cmdlet;
mod conditions;
mod effects;
mod expression;
mod flow;
mod names;
mod output;
mod parse;
mod scan;
mod scope;
#[cfg(test)]
mod tests;
mod tree;
mod values;

use super::{
    Catalogue, Fact, FactKind, Guard, GuardKind, Lowered, Origin, Piece, Surroundings, Template, Value, shell, sql,
};
use crate::source::{Span, limits};
use scope::{Scope, hole, worth};
use tree::{Block, Parameter};

/// Lowers a text of PowerShell.
pub fn lower(template: &Template, around: &Surroundings, catalogue: &Catalogue) -> Lowered {
    lower_script(template, around, catalogue, shell::Setting::default())
}

/// Lowers a script that starts with `setting`.
pub fn lower_script(
    template: &Template,
    around: &Surroundings,
    catalogue: &Catalogue,
    setting: shell::Setting,
) -> Lowered {
    let (block, unparsed) = parse::parse(&template.text);
    let mut scope = Scope { guards: around.guards.clone(), exits_on_error: setting.exits_on_error, ..Scope::default() };
    for (name, pieces) in setting.variables.into_iter().filter(|(_, pieces)| !pieces.is_empty()) {
        scope.bound.insert(format!("env:{}", name.to_lowercase()), Value::Text(pieces));
    }
    let mut walk = Walk {
        template,
        around,
        catalogue,
        scope,
        out: Lowered::default(),
        parent: around.parent.clone(),
        functions: Vec::new(),
        room: limits::FACTS / 2,
    };
    walk.out.unparsed.extend(unparsed.iter().map(|span| template.host_span(*span)));
    walk.block(&block);
    walk.called_later();
    walk.out.in_order()
}

/// The body of a function: it runs when the top level has bound its names.
struct Later<'a> {
    name: String,
    parameters: &'a [Parameter],
    body: &'a Block,
    scope: Scope,
}

struct Walk<'a> {
    template: &'a Template,
    around: &'a Surroundings,
    catalogue: &'a Catalogue,
    scope: Scope,
    out: Lowered,
    parent: String,
    functions: Vec<Later<'a>>,
    /// How many facts there may be before room is made.
    room: usize,
}

impl<'a> Walk<'a> {
    fn surroundings(&self) -> Surroundings {
        let mut guards = self.scope.guards.clone();
        if self.scope.exits_on_error {
            guards.push(Guard { kind: GuardKind::ExitOnError, text: "$ErrorActionPreference = Stop".to_owned() });
        }
        Surroundings { parent: self.parent.clone(), guards, ..self.around.clone() }
    }

    /// What surrounds a text that is run here.
    fn inside(&self) -> Option<Surroundings> {
        let around = self.surroundings();
        let depth = around.depth + 1;
        (depth <= limits::EMBEDDING).then_some(Surroundings { depth, ..around })
    }

    /// Harmless commands must not push a dangerous one out of sight: where facts run short, those go that no row knows,
    /// then those that mean nothing.
    fn make_room(&mut self, place: Span) {
        let facts = &mut self.out.facts;
        if facts.len() < self.room {
            return;
        }
        facts.retain(|fact| fact.meaning.is_some() || self.catalogue.knows(fact.kind, "powershell", &fact.name));
        if facts.len() >= limits::FACTS / 2 {
            facts.retain(|fact| fact.meaning.is_some() || self.catalogue.meaning(fact, "powershell", &[]).is_some());
            self.out.crowded.get_or_insert(place);
        }
        self.room = facts.len() + limits::FACTS / 4;
    }

    fn define(&mut self, name: &str, span: Span) {
        let name = self.template.restore(name);
        self.out.facts.push(Fact {
            kind: FactKind::Definition,
            rendering: format!("function {name}"),
            name,
            arguments: Vec::new(),
            flags: Vec::new(),
            receiver: None,
            span,
            parent: self.parent.clone(),
            guards: self.scope.guards.clone(),
            certainty: self.around.certainty,
            meaning: None,
        });
    }

    /// Bodies of functions run after the top level has bound its names.
    fn called_later(&mut self) {
        let top = self.scope.clone();
        // A body may define further functions: they join the end of the list, and are fewer than the statements.
        let mut next = 0;
        while next < self.functions.len() {
            let Some(later) = self.functions.get_mut(next) else { break };
            next += 1;
            let (name, parameters, body) = (later.name.clone(), later.parameters, later.body);
            self.scope = later_scope(std::mem::take(&mut later.scope), &top);
            self.parent = name;
            self.bind_parameters(parameters);
            self.block(body);
        }
    }

    fn bind_parameters(&mut self, parameters: &[Parameter]) {
        for parameter in parameters {
            let default = parameter.default.as_ref().map(|default| self.value(default));
            let origin = match default.as_ref().map(worth) {
                _ if parameter.checked => Origin::NotEmpty,
                Some(origin) => origin,
                None => Origin::Unknown,
            };
            let switch = default.filter(|value| matches!(value, Value::Literal(_)));
            let value = switch.unwrap_or_else(|| hole(&format!("${}", parameter.name), origin, Span::default()));
            self.scope.bound.insert(values::key(&parameter.name), value);
        }
    }

    /// Runs a text as PowerShell, where the command stands.
    fn embed(&mut self, text: &Value, span: Span) {
        let (Value::Text(pieces), Some(around)) = (text, self.inside()) else { return };
        let mut lowered = lower(&Template::new(pieces), &around, self.catalogue);
        settle(&mut lowered, span);
        self.out.extend(lowered);
    }

    /// Runs a text as SQL.
    fn statement_of_sql(&mut self, text: &Value, span: Span) {
        let (Value::Text(pieces), Some(around)) = (text, self.inside()) else { return };
        if matches!(pieces.as_slice(), [Piece::Hole { .. }]) {
            return;
        }
        let mut lowered = sql::lower(&Template::new(pieces), &around);
        settle(&mut lowered, span);
        self.out.extend(lowered);
    }
}

/// A text that was put together elsewhere is run where the command stands.
fn settle(lowered: &mut Lowered, span: Span) {
    let places = lowered.facts.iter_mut().map(|fact| &mut fact.span).chain(&mut lowered.unparsed);
    places.filter(|place| **place == Span::default()).for_each(|place| *place = span);
}

/// The scope in which something runs later: what held where it was written, and what the top level bound since.
fn later_scope(mut scope: Scope, top: &Scope) -> Scope {
    for (name, value) in &top.bound {
        scope.bound.entry(name.clone()).or_insert_with(|| value.clone());
    }
    scope.exits_on_error |= top.exits_on_error;
    scope.strict |= top.strict;
    scope
}
