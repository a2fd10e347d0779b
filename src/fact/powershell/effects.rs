//! What commands and methods do: the facts that they are, the texts that they run, and what they change in the script
//! itself.

use super::Walk;
use super::cmdlet::Call;
use super::output::{Output, one_of};
use super::tree::{Base, Command, Element, Expression, Link, Operand};
use crate::fact::path::{PathKind, classify};
use crate::fact::{Fact, FactKind, GuardKind, Piece, Value, sql};
use crate::source::Span;

/// Parameters whose text is run as SQL.
const STATEMENTS: &[&str] = &["query", "sqlquery", "sql", "statement", "commandtext"];

/// Parameters that say that a script runs on another machine.
const ELSEWHERE: &[&str] = &["computername", "cn", "session", "hostname", "vmname", "vmid", "connectionuri"];

impl<'a> Walk<'a> {
    pub(super) fn command(&mut self, command: &'a Command, input: Option<&Output>) {
        let span = self.host(command.span);
        if let Base::Script(block) = &command.name.base {
            // `& { … }`
            return self.block(block);
        }
        self.operand_runs(&command.name);
        let call = self.call(command);
        self.arguments_run(command, &call, input);
        if call.cmdlet {
            self.cmdlet(&call, input, span);
        } else if !call.name.is_empty() {
            self.program(&call.words, input, span);
        }
        self.redirected(command, &call, input);
    }

    /// Runs what stands inside the arguments: `$_` is what the pipeline hands on.
    fn arguments_run(&mut self, command: &'a Command, call: &Call<'a>, input: Option<&Output>) {
        let piped = input.and_then(|input| one_of(&input.values));
        let outer = piped.map(|value| self.scope.bound.insert("_".to_owned(), value));
        let guards = self.scope.guards.clone();
        if call.name == "invoke-command" && ELSEWHERE.iter().any(|option| call.has(option)) {
            self.scope.guards.retain(|guard| guard.kind != GuardKind::DisposableMachine);
        }
        for element in &command.elements {
            match element {
                Element::Dash(word) => self.operand_runs(word),
                Element::Argument(argument) => self.inner(argument),
            }
        }
        self.scope.guards = guards;
        if let Some(outer) = outer {
            match outer {
                Some(value) => self.scope.bound.insert("_".to_owned(), value),
                None => self.scope.bound.remove("_"),
            };
        }
    }

    fn redirected(&mut self, command: &'a Command, call: &Call<'_>, input: Option<&Output>) {
        for (target, appends) in &command.written {
            self.operand_runs(target);
            let given = input.filter(|_| call.name.is_empty()).map(|input| input.values.as_slice());
            let empty = given.is_some_and(|values| values.iter().all(is_nothing));
            self.written(self.operand(target), *appends, empty, self.host(target.span));
        }
    }

    fn cmdlet(&mut self, call: &Call<'_>, input: Option<&Output>, span: Span) {
        let fact = self.cmdlet_fact(call, input, span);
        self.out.facts.push(fact);
        match call.name.as_str() {
            "invoke-expression" => {
                let given = call.option("command").or(call.positional.first()).cloned();
                let text = given.or_else(|| input.and_then(|input| input.values.first().cloned()));
                text.iter().for_each(|text| self.embed(text, span));
            }
            "start-process" => self.start(call, span),
            "set-content" | "out-file" => self.content(call, input, span),
            "set-location" | "push-location" => self.enter(call),
            "pop-location" => self.scope.directory = None,
            "set-strictmode" => self.scope.strict = !call.has("off"),
            "set-variable" | "new-variable" => {
                let name = call.option("name").or(call.positional.first()).and_then(Value::as_literal);
                let value = call.option("value").or(call.positional.get(1)).cloned();
                if let (Some(name), Some(value)) = (name, value) {
                    self.scope.bound.insert(super::values::key(&name), value);
                }
            }
            _ => {}
        }
        self.queries(call, span);
    }

    /// `Invoke-Sqlcmd -Query "DROP TABLE …"`
    fn queries(&mut self, call: &Call<'_>, span: Span) {
        let named = call.named.iter().filter(|(name, _)| STATEMENTS.contains(&name.as_str())).map(|(_, value)| value);
        let runs = call.name == "invoke-sqlcmd" || call.name.ends_with("query");
        let texts: Vec<Value> = named.chain(call.positional.first().filter(|_| runs)).cloned().collect();
        for text in texts {
            let Value::Text(pieces) = &text else { continue };
            let head = pieces.iter().map(Piece::render).collect::<String>();
            if runs && call.name == "invoke-sqlcmd" || sql::looks_like_sql(head.trim_start()) {
                self.statement_of_sql(&text, span);
            }
        }
    }

    /// `Start-Process -FilePath x -ArgumentList …`
    fn start(&mut self, call: &Call<'_>, span: Span) {
        let Some(program) = call.option("filepath").or(call.positional.first()).cloned() else { return };
        let behind = usize::from(call.option("filepath").is_none());
        let given = call.option("argumentlist").or(call.option("args")).or(call.positional.get(behind)).cloned();
        let mut words = vec![program];
        match given {
            Some(Value::List(items)) => words.extend(items),
            Some(value) => words.extend(cut(&value)),
            None => {}
        }
        self.program(&words, None, span);
    }

    /// `Set-Content x $null`, `'' | Out-File x`
    fn content(&mut self, call: &Call<'_>, input: Option<&Output>, span: Span) {
        let Some(target) = call.objects().into_iter().next() else { return };
        let value = call.option("value").or(call.positional.get(1));
        let empty = match (value, input) {
            (Some(value), _) => is_nothing(value),
            (None, Some(input)) => input.values.len() == 1 && input.values.iter().all(is_nothing),
            (None, None) => false,
        };
        let appends = call.has("append");
        self.written(target, appends, empty, span);
    }

    fn enter(&mut self, call: &Call<'_>) {
        let target = call.objects().into_iter().next();
        let checked = self.scope.exits_on_error
            || call.option("erroraction").is_some_and(|action| action.render().eq_ignore_ascii_case("stop"));
        self.scope.directory = target.as_ref().and_then(|target| self.place(target));
        let always_there =
            target.as_ref().is_none_or(|target| matches!(target.render().as_str(), "." | ".." | "\\" | "/"));
        let own = |name: &str| name.eq_ignore_ascii_case("{$PSScriptRoot}");
        self.scope.unchecked = !checked && !always_there && !target.is_some_and(|target| own(&target.render()));
    }

    /// Where the script is after it has entered `target`. What is temporary or an output is so by its place alone.
    fn place(&self, target: &Value) -> Option<String> {
        let text = target.render().replace('\\', "/");
        let rooted = text.starts_with(['/', '~', '{']) || text.contains(':');
        match self.scope.directory.as_ref().filter(|_| !rooted) {
            _ if classify(target) == PathKind::Disposable => Some("/tmp/place".to_owned()),
            _ if text.starts_with('{') => Some("{elsewhere}".to_owned()),
            Some(outer) => Some(format!("{outer}/{text}")),
            None => Some(text).filter(|text| !matches!(text.as_str(), "." | "")),
        }
    }

    /// A method that is called, where the catalogue knows it: `[IO.Directory]::Delete($path, $true)`.
    pub(super) fn method(&mut self, operand: &'a Operand) {
        if let (Base::Group(block), [Link::Member(name), Link::Call(arguments)]) =
            (&operand.base, operand.links.as_slice())
            && name.eq_ignore_ascii_case("delete")
            && self.source_of(operand.span).to_lowercase().starts_with("(get-")
        {
            return self.item_deleted(self.given(block, operand.span), arguments, operand.span);
        }
        let mut owner = match &operand.base {
            Base::Type(name) => name.clone(),
            Base::Variable(name) => self.template.restore(name),
            _ => return,
        };
        let mut links = operand.links.iter().peekable();
        while let Some(link) = links.next() {
            match link {
                Link::Member(name) => {
                    owner = format!("{owner}.{name}");
                    if let Some(Link::Call(arguments)) = links.peek() {
                        let given = arguments.iter().map(|argument| self.value(argument)).collect();
                        let receiver = operand.variable_base().map(|name| self.variable(name, operand.span));
                        self.calls(&owner, receiver, given, self.host(operand.span));
                    }
                }
                Link::Call(_) | Link::Index(_) => {}
            }
        }
    }

    /// `(Get-Item x).Delete()`, which for a folder says whether all that is in it goes too.
    fn item_deleted(&mut self, item: Value, arguments: &[Expression], span: Span) {
        let mut given = vec![item];
        given.extend(arguments.iter().map(|argument| self.value(argument)));
        let callee = if arguments.is_empty() { "IO.File.Delete" } else { "IO.Directory.Delete" };
        self.calls(callee, None, given, self.host(span));
    }

    /// A call of a library that C# calls too.
    pub(super) fn calls(&mut self, callee: &str, receiver: Option<Value>, arguments: Vec<Value>, span: Span) {
        if !self.catalogue.knows(FactKind::Call, "csharp", callee) {
            return;
        }
        let around = self.surroundings();
        let told = arguments.iter().map(Value::render).collect::<Vec<_>>();
        let mut fact = Fact {
            kind: FactKind::Call,
            name: callee.to_owned(),
            flags: told.iter().enumerate().map(|(at, text)| format!("arg{at}={text}")).collect(),
            rendering: format!("{callee}({})", told.join(", ")),
            arguments,
            receiver,
            span,
            parent: around.parent,
            guards: around.guards,
            certainty: around.certainty,
            meaning: None,
        };
        fact.meaning = self.catalogue.meaning(&fact, "csharp", &[]);
        self.out.facts.push(fact);
    }
}

impl Operand {
    fn variable_base(&self) -> Option<&str> {
        match &self.base {
            Base::Variable(name) => Some(name),
            _ => None,
        }
    }
}

/// Whether a file is empty that a value is written to.
fn is_nothing(value: &Value) -> bool {
    value.render().is_empty() || matches!(value, Value::Literal(text) if text == "null")
}

/// The words of an argument that is several: `'/c rd /s /q x'`.
fn cut(value: &Value) -> Vec<Value> {
    let Some(text) = value.as_literal() else { return vec![value.clone()] };
    text.split_whitespace().map(|word| Value::text(word.trim_matches('"'))).collect()
}
