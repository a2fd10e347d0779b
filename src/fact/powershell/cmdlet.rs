//! Commands of PowerShell: what is named, how, and the facts that they are.

use super::output::Output;
use super::scope::hole;
use super::tree::{Base, Bit, Command, Element, Expression, Operand};
use super::{Walk, names};
use crate::fact::path::{PathKind, classify};
use crate::fact::{Fact, FactKind, Guard, GuardKind, Origin, Piece, Surroundings, Value, shell};
use crate::source::{Span, limits};

/// A command as it is called.
#[derive(Debug, Default)]
pub(super) struct Call<'t> {
    /// The cmdlet, in lower case; else what is written.
    pub(super) name: String,
    pub(super) cmdlet: bool,
    /// Of a cmdlet: its arguments without a name.
    pub(super) positional: Vec<Value>,
    /// Of a cmdlet: its parameters, with their values; a switch is `true`.
    pub(super) named: Vec<(String, Value)>,
    /// Of a program: the program, and its words.
    pub(super) words: Vec<Value>,
    /// Scripts among the arguments.
    pub(super) scripts: Vec<&'t super::tree::Block>,
}

impl Call<'_> {
    pub(super) fn option(&self, name: &str) -> Option<&Value> {
        self.named.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    /// Whether a switch is set.
    pub(super) fn has(&self, name: &str) -> bool {
        self.option(name).is_some_and(|value| !matches!(value, Value::Literal(text) if text == "false"))
    }

    /// The parameter that names what the command acts on, where no argument without a name does.
    fn object(&self) -> Option<&(String, Value)> {
        let named = self.named.iter().filter(|_| self.positional.is_empty());
        let ranked = named.filter_map(|pair| Some((names::object_rank(&pair.0)?, pair)));
        ranked.min_by_key(|(rank, _)| *rank).map(|(_, pair)| pair)
    }

    /// What the command acts on: the parameter that says so most clearly, else its first argument.
    pub(super) fn objects(&self) -> Vec<Value> {
        let values = match self.object() {
            Some((_, value)) => std::slice::from_ref(value),
            None => self.positional.as_slice(),
        };
        values.iter().flat_map(spread).collect()
    }
}

/// The items of a list, else the value.
fn spread(value: &Value) -> Vec<Value> {
    match value {
        Value::List(items) => items.iter().take(limits::WORDS).cloned().collect(),
        value => vec![value.clone()],
    }
}

impl<'a> Walk<'a> {
    /// The program or cmdlet that `command` runs, with its words or parameters.
    ///
    /// Every argument is read once: commands stand in the arguments of commands, and reading each twice would double at
    /// every level.
    pub(super) fn call<'t>(&self, command: &'t Command) -> Call<'t> {
        let first = self.operand(&command.name);
        let written = first.render();
        let given: Vec<Given<'t>> = command.elements.iter().map(|element| self.element(element)).collect();
        let dashes: Vec<String> = given.iter().filter_map(Given::dash).collect();
        let argument = given.iter().find(|given| given.word.is_none()).and_then(|given| given.value.as_literal());
        let cmdlet = names::cmdlet(&written, &dashes, argument.as_deref());
        let mut call = Call { cmdlet: cmdlet.is_some(), ..Call::default() };
        call.scripts.extend(given.iter().filter_map(|given| given.script));
        match cmdlet {
            Some(name) => {
                call.name = name;
                self.parameters(given, &mut call);
            }
            None => {
                call.name = written.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
                let program = first.as_literal().map_or(first, |text| lowered(&text, self.host(command.name.span)));
                call.words = std::iter::once(program).chain(words(&given)).collect();
            }
        }
        call
    }

    fn element<'t>(&self, element: &'t Element) -> Given<'t> {
        match element {
            Element::Dash(word) => Given { value: self.operand(word), word: Some(word), script: None, splat: false },
            Element::Argument(argument) => {
                let splat = matches!(argument.first.base, Base::Splat(_));
                let script = script_of(argument);
                let value = if script.is_some() { Value::Unknown } else { self.value(argument) };
                Given { value, word: None, script, splat }
            }
        }
    }

    fn parameters(&self, given: Vec<Given<'_>>, call: &mut Call<'_>) {
        let mut given = given.into_iter().peekable();
        while let Some(element) = given.next() {
            let Some(word) = element.word else {
                match element.value {
                    _ if element.script.is_some() => {}
                    Value::Map(pairs) if element.splat => call.named.extend(pairs),
                    value => call.positional.extend((!element.splat).then_some(value)),
                }
                continue;
            };
            let (written, attached) = self.attached(word, element.value);
            let name = names::parameter(&call.name, &written).unwrap_or_else(|| written.to_lowercase());
            let empty = attached.as_ref().is_some_and(|value| value.render().is_empty());
            let takes = empty || attached.is_none() && !names::is_switch(&call.name, &name);
            let next = if takes { given.next_if(|next| next.word.is_none()) } else { None };
            let value = next.map(|next| next.value).or(attached.filter(|_| !empty));
            call.named.push((name, value.unwrap_or_else(|| Value::Literal("true".to_owned()))));
        }
    }

    /// `-Name:value`: the name without its dash, and the value, which may come next.
    fn attached(&self, word: &Operand, value: Value) -> (String, Option<Value>) {
        let (Base::Text(bits), Value::Text(mut pieces)) = (&word.base, value) else { return (String::new(), None) };
        let Some(Piece::Literal { text, span }) = pieces.first_mut() else { return (self.source(word.span), None) };
        let Some((name, rest)) = text.split_once(':').map(|(name, rest)| (name.to_owned(), rest.to_owned())) else {
            return (text.trim_start_matches('-').to_owned(), None);
        };
        span.start = span.end.saturating_sub(rest.len()).max(span.start);
        *text = rest;
        pieces.retain(|piece| !matches!(piece, Piece::Literal { text, .. } if text.is_empty()));
        let switch = matches!(bits.get(1), Some(Bit::Variable(..))) && pieces.len() == 1;
        let value = match pieces.as_slice() {
            [Piece::Literal { text, .. }] if switch => Value::Literal(text.clone()),
            _ => Value::Text(pieces),
        };
        (name.trim_start_matches('-').to_owned(), Some(value))
    }

    /// The fact that a cmdlet is, fed with `input`.
    pub(super) fn cmdlet_fact(&self, call: &Call<'_>, input: Option<&Output>, span: Span) -> Fact {
        let around = self.surroundings();
        let mut fact = command_fact(&call.name, Vec::new(), span, &around);
        let mut objects = call.objects();
        if let Some(input) = input.filter(|_| objects.is_empty()) {
            objects.extend(input.values.iter().take(limits::WORDS).cloned());
            fact.flags.push("piped".to_owned());
        }
        if let Some(input) = input {
            fact.flags.extend(
                [(input.filtered, "filtered"), (input.aged, "aged")]
                    .iter()
                    .filter(|(is, _)| *is)
                    .map(|(_, flag)| (*flag).to_owned()),
            );
        }
        let mut told: Vec<String> = objects.iter().map(Value::render).collect();
        fact.arguments = objects.into_iter().map(as_text).collect();
        for (name, value) in &call.named {
            let text = value.render();
            let switch = matches!(value, Value::Literal(text) if text == "true");
            let shown = if switch { format!("-{name}") } else { format!("-{name}={text}") };
            // `-Path x` and `x` are the same.
            let object = call.object().is_some_and(|(own, _)| own == name);
            told.extend((!object).then(|| shown.clone()));
            let off = matches!(value, Value::Literal(text) if text == "false");
            if off && names::is_switch(&call.name, name) && name != "confirm" {
                continue;
            }
            fact.flags.push(shown.clone());
            fact.arguments.extend((!object).then(|| Value::text(shown)));
        }
        const LONGEST: usize = 400;
        fact.rendering = std::iter::once(call.name.clone()).chain(told).collect::<Vec<_>>().join(" ");
        fact.rendering = fact.rendering.chars().take(LONGEST).collect();
        if self.only_says(call) {
            fact.guards.push(Guard { kind: GuardKind::DryRun, text: "-WhatIf".to_owned() });
        }
        if call.has("confirm") {
            fact.guards.push(Guard { kind: GuardKind::Confirmation, text: "-Confirm".to_owned() });
        }
        self.flag_directory(&mut fact);
        fact
    }

    /// Whether a cmdlet only says what it would do.
    fn only_says(&self, call: &Call<'_>) -> bool {
        match call.option("whatif") {
            Some(_) => call.has("whatif"),
            None => matches!(self.scope.bound.get("whatifpreference"), Some(Value::Literal(text)) if text == "true"),
        }
    }

    /// Runs a program.
    pub(super) fn program(&mut self, words: &[Value], input: Option<&Output>, span: Span) {
        let around = self.surroundings();
        let fed: Option<Vec<Piece>> = input.map(|input| {
            let texts = input.values.iter().filter_map(|value| match value {
                Value::Text(pieces) => Some(pieces.clone()),
                _ => None,
            });
            texts.flatten().collect()
        });
        let fed = fed.filter(|pieces: &Vec<Piece>| !pieces.is_empty());
        let mut lowered = shell::run(words, fed.as_deref(), span, &around, self.catalogue);
        for fact in &mut lowered.facts {
            fact.flags.extend(fed.is_some().then(|| "reads-input".to_owned()));
            self.flag_directory(fact);
        }
        self.out.extend(lowered);
    }

    /// A file is written.
    pub(super) fn written(&mut self, target: Value, appends: bool, empty: bool, span: Span) {
        let path = target.render();
        if matches!(target, Value::Literal(_)) || matches!(path.to_lowercase().as_str(), "" | "nul" | "/dev/null") {
            return;
        }
        let mut fact = command_fact(">", vec![as_text(target)], span, &self.surroundings());
        fact.flags.extend((!appends).then(|| "truncate".to_owned()));
        fact.flags.extend((!appends && empty).then(|| "empty-command".to_owned()));
        self.flag_directory(&mut fact);
        self.out.facts.push(fact);
    }

    fn flag_directory(&self, fact: &mut Fact) {
        let unchecked = self.scope.unchecked && !self.scope.exits_on_error;
        let named = fact.arguments.iter().map(Value::render).filter(|word| !word.starts_with('-'));
        let rooted = |word: &String| word.starts_with(['/', '\\', '~', '{']) || word.get(1..2) == Some(":");
        let whole = named.clone().next().is_some() && named.clone().all(|word| rooted(&word));
        fact.flags.extend((unchecked && !whole).then(|| "after-unchecked-cd".to_owned()));
        // Where the change of location may have failed, a harmless place is no comfort.
        let worse = |place: &&String| !unchecked || classify(&Value::text(place.as_str())) >= PathKind::Data;
        if let Some(place) = self.scope.directory.as_ref().filter(worse) {
            fact.flags.push(format!("in={place}"));
        }
    }
}

/// A command as a fact, without what it is given by name.
fn command_fact(name: &str, arguments: Vec<Value>, span: Span, around: &Surroundings) -> Fact {
    let words = arguments.iter().map(Value::render);
    let rendering = std::iter::once(name.to_owned()).chain(words).collect::<Vec<_>>().join(" ");
    Fact {
        kind: FactKind::Command,
        name: name.to_owned(),
        flags: Vec::new(),
        arguments,
        receiver: None,
        rendering,
        span,
        parent: around.parent.clone(),
        guards: around.guards.clone(),
        certainty: around.certainty,
        meaning: None,
    }
}

/// A value as the text that a command gets.
fn as_text(value: Value) -> Value {
    match value {
        Value::Literal(text) => Value::text(text),
        value => value,
    }
}

fn lowered(text: &str, span: Span) -> Value {
    Value::Text(vec![Piece::Literal { text: text.to_lowercase(), span }])
}

/// What a command is given, and what it is worth.
struct Given<'t> {
    value: Value,
    /// The word, where it starts with a dash.
    word: Option<&'t Operand>,
    script: Option<&'t super::tree::Block>,
    splat: bool,
}

impl Given<'_> {
    /// The name of a parameter, as it is written; between quotes it is one of a program.
    fn dash(&self) -> Option<String> {
        match self.word {
            Some(_) => Some(self.value.render().split(':').next().unwrap_or_default().to_owned()),
            None => self.value.as_literal().filter(|text| text.starts_with('-')),
        }
    }
}

/// The words that a program is given: a list is as many words as it has.
fn words(given: &[Given<'_>]) -> Vec<Value> {
    let text = |value: Value| match value {
        Value::Literal(text) => Value::text(text),
        Value::Map(_) | Value::List(_) | Value::Unknown => hole("$(…)", Origin::Unknown, Span::default()),
        value => value,
    };
    let words = given.iter().filter(|given| given.script.is_none()).flat_map(|given| spread(&given.value));
    words.map(text).take(given.len() + limits::WORDS).collect()
}

fn script_of(argument: &Expression) -> Option<&super::tree::Block> {
    match &argument.first.base {
        Base::Script(block) => Some(block),
        _ => None,
    }
}
