//! Batch files of Windows as facts. They are read by lines, as the command processor reads them: what stands in
//! brackets is a pile of conditions, and nothing nests any other way.

mod conditions;
#[cfg(test)]
mod tests;
mod words;

use rustc_hash::{FxHashMap, FxHashSet};

use super::path::{self, PathKind, classify};
use super::{Catalogue, Fact, FactKind, Guard, Lowered, Origin, Piece, Surroundings, Template, Value, shell};
use crate::source::{Span, limits};
use words::Cursor;

/// Commands of the processor itself by the names that rows know.
const NAMES: &[(&str, &str)] =
    &[("rmdir", "rd"), ("erase", "del"), ("mkdir", "md"), ("chdir", "cd"), ("ren", "rename")];

/// Commands that print nothing: their redirected output empties a file.
const PRINT_NOTHING: &[&str] = &["break", "rem", "type nul", "cd.", "copy nul", "echo | set /p="];

/// Lowers the text of a batch file or a command line of Windows.
pub fn lower(template: &Template, around: &Surroundings, catalogue: &Catalogue) -> Lowered {
    let mut walk = Walk {
        around,
        catalogue,
        cursor: Cursor { template, at: 0, end: template.text.len(), delayed: false },
        out: Lowered::default(),
        bound: FxHashMap::default(),
        asked: FxHashSet::default(),
        parent: around.parent.clone(),
        blocks: Vec::new(),
        line: Vec::new(),
        past: Vec::new(),
        directory: None,
        unchecked: false,
        was_asked: false,
    };
    walk.run();
    walk.out.facts.sort_by_key(|fact| fact.span.start);
    walk.out
}

/// A condition, as it is written, and whether it held.
#[derive(Clone, Debug)]
struct Condition {
    text: String,
    held: bool,
}

struct Walk<'a> {
    around: &'a Surroundings,
    catalogue: &'a Catalogue,
    cursor: Cursor<'a>,
    out: Lowered,
    /// What variables are worth, by their names in lower case.
    bound: FxHashMap<String, Vec<Piece>>,
    asked: FxHashSet<String>,
    parent: String,
    /// The conditions of the brackets that are open.
    blocks: Vec<Option<Condition>>,
    /// The conditions of the line.
    line: Vec<Condition>,
    /// Conditions that were left by `exit` or `goto`: whoever comes here came past them.
    past: Vec<Condition>,
    directory: Option<String>,
    unchecked: bool,
    /// Whether somebody was asked by `choice`.
    was_asked: bool,
}

impl Walk<'_> {
    fn run(&mut self) {
        loop {
            let before = self.cursor.at;
            self.step();
            if self.cursor.at == before {
                if self.cursor.peek().is_none() {
                    return;
                }
                self.cursor.bump();
            }
        }
    }

    /// One command, or what stands around it.
    fn step(&mut self) {
        self.cursor.blanks();
        while self.cursor.take("@") {
            self.cursor.blanks();
        }
        match self.cursor.peek() {
            None => {}
            Some('\n') => {
                self.cursor.bump();
                self.line.clear();
            }
            Some('&' | '|' | '<' | '>') => self.cursor.bump(),
            Some(':') => self.label(),
            Some('(') => {
                self.cursor.bump();
                let condition = self.line.pop();
                if self.blocks.len() < limits::DEPTH {
                    self.blocks.push(condition);
                }
            }
            Some(')') => self.close(),
            Some(_) => self.command(),
        }
    }

    fn label(&mut self) {
        let line = self.cursor.line();
        let name = line.trim_start_matches(':').split_whitespace().next().unwrap_or_default();
        if !line.starts_with("::") && !name.is_empty() && self.blocks.is_empty() {
            name.clone_into(&mut self.parent);
            // Whoever jumps here has not come past what stands above.
            self.past.clear();
        }
    }

    /// `) else (`
    fn close(&mut self) {
        self.cursor.bump();
        let closed = self.blocks.pop().flatten();
        if self.cursor.keyword("else")
            && let Some(condition) = closed
        {
            self.line.push(Condition { held: !condition.held, ..condition });
        }
    }

    fn command(&mut self) {
        let start = self.cursor.at;
        match self.cursor.ahead().as_str() {
            "rem" => drop(self.cursor.line()),
            "if" => {
                self.cursor.at += 2;
                self.condition();
            }
            "for" => {
                self.cursor.at += 3;
                self.each();
            }
            "do" | "call" | "else" => {
                self.cursor.at += self.cursor.ahead().len();
                self.cursor.blanks();
            }
            "set" => {
                self.cursor.at += 3;
                self.set(start);
            }
            _ => self.program(start),
        }
    }

    /// `if [/i] [not] exist X`, `if defined X`, `if "%X%"==""`
    fn condition(&mut self) {
        self.cursor.blanks();
        while self.cursor.take("/i") || self.cursor.take("/I") {
            self.cursor.blanks();
        }
        let held = !self.cursor.keyword("not");
        self.cursor.blanks();
        let start = self.cursor.at;
        let unary = ["exist", "defined", "errorlevel", "cmdextversion"];
        if unary.contains(&self.cursor.ahead().as_str()) {
            self.cursor.at += self.cursor.ahead().len();
            self.cursor.blanks();
            self.word();
        } else {
            self.word();
            self.cursor.blanks();
            let compared = self.cursor.template.text.get(start..self.cursor.at).unwrap_or_default();
            let operators = ["equ", "neq", "lss", "leq", "gtr", "geq"];
            let operator = operators.contains(&self.cursor.ahead().as_str());
            if operator || self.cursor.rest().starts_with("==") {
                self.cursor.at += if operator { 3 } else { 2 };
                self.cursor.blanks();
                self.word();
            } else if compared.trim_end().ends_with("==") {
                self.word();
            }
        }
        let text = self.cursor.template.text.get(start..self.cursor.at).unwrap_or_default();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.line.push(Condition { text, held });
    }

    /// `for /d %%i in (a b) do`
    fn each(&mut self) {
        let line_end = self.cursor.rest().find('\n').map_or(usize::MAX, |end| self.cursor.at + end);
        let start = self.cursor.at;
        let head = self.cursor.rest();
        let variable = head.find("%%").and_then(|at| head.get(at + 2..)?.chars().next());
        let prints = head.split(" in ").next().is_some_and(|options| options.to_lowercase().contains("/f"));
        let Some(open) = head.find('(').filter(|open| self.cursor.at + open < line_end) else {
            self.cursor.line();
            return;
        };
        self.cursor.at += open + 1;
        let mut items: Vec<Value> = Vec::new();
        while let Some(c) = self.cursor.peek().filter(|c| *c != ')' && items.len() < limits::WORDS) {
            let before = self.cursor.at;
            match c {
                _ if c.is_whitespace() || matches!(c, ',' | ';') => self.cursor.bump(),
                _ => items.push(Value::Text(self.cursor.word(&self.bound, true))),
            }
            if self.cursor.at == before {
                self.cursor.bump();
            }
        }
        self.cursor.take(")");
        let span = self.cursor.template.host_span(Span::new(start, self.cursor.at));
        let name = variable.map(|name| format!("%%{name}")).unwrap_or_default();
        let own = vec![Piece::Hole { name: name.clone(), origin: Origin::NotEmpty, span }];
        let walked = match path::worst(items) {
            Value::Text(pieces) if !prints && !pieces.is_empty() => pieces,
            _ => own,
        };
        self.bound.insert(name, walked);
    }

    /// `set X=value`, `set "X=value"`, `set /p X=question`
    fn set(&mut self, start: usize) {
        self.cursor.blanks();
        let option = self.cursor.rest().get(..2).unwrap_or_default().to_lowercase();
        if matches!(option.as_str(), "/p" | "/a") {
            self.cursor.at += 2;
            self.cursor.blanks();
        }
        let quoted = self.cursor.take("\"");
        let rest = self.cursor.rest();
        let end = rest.find(|c: char| c == '\n' || !quoted && matches!(c, '&' | '|')).unwrap_or(rest.len());
        let text = rest.get(..end).unwrap_or_default().trim_end();
        let Some((name, value)) = text.split_once('=') else {
            self.cursor.at += end;
            return;
        };
        let from = self.cursor.at + name.len() + 1;
        // In brackets a value without quotes ends where the bracket closes.
        let value = if quoted { up_to_quote(value) } else { value };
        let value =
            if !quoted && !self.blocks.is_empty() { value.split(')').next().unwrap_or_default() } else { value };
        let key = name.trim().trim_matches('"').to_lowercase();
        let pieces = self.read_value(from, from + value.len());
        self.cursor.at = from + value.len();
        self.cursor.take("\"");
        let span = self.cursor.template.host_span(Span::new(start, self.cursor.at));
        if option == "/p" {
            self.asked.insert(key.clone());
            self.bound.remove(&key);
            return;
        }
        let pieces = if option == "/a" { Vec::new() } else { words::within_bounds(pieces, span) };
        let around = self.surroundings();
        self.out.facts.extend(shell::assigned(name.trim(), pieces.clone(), span, &around, self.catalogue));
        let known = self.blocks.is_empty() && self.line.is_empty();
        match (known, pieces.is_empty()) {
            (_, true) => drop(self.bound.remove(&key)),
            (true, false) => drop(self.bound.insert(key, pieces)),
            // Set on one of several ways: the worse of them stands.
            (false, false) => {
                let own = self.bound.remove(&key).map(Value::Text);
                let both = own.into_iter().chain([Value::Text(pieces)]).collect();
                if let Value::Text(pieces) = path::worst(both) {
                    self.bound.insert(key, pieces);
                }
            }
        }
    }

    /// The pieces of a value, which goes on past its blanks.
    fn read_value(&mut self, from: usize, to: usize) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let whole = std::mem::replace(&mut self.cursor.end, to);
        self.cursor.at = from;
        while self.cursor.at < to {
            let before = self.cursor.at;
            pieces.extend(self.cursor.word(&self.bound, false));
            if self.cursor.at >= to {
                break;
            }
            let at = self.cursor.at;
            self.cursor.bump();
            if let Some(text) = self.cursor.template.text.get(at..self.cursor.at) {
                pieces.extend(self.cursor.template.pieces(text, at));
            }
            if self.cursor.at == before {
                break;
            }
        }
        self.cursor.end = whole;
        pieces
    }

    fn word(&mut self) -> Vec<Piece> {
        self.cursor.word(&self.bound, !self.blocks.is_empty())
    }

    fn program(&mut self, start: usize) {
        let mut words: Vec<Value> = Vec::new();
        let mut written: Vec<(Vec<Piece>, bool, Span)> = Vec::new();
        loop {
            self.cursor.blanks();
            let at = self.cursor.at;
            match self.cursor.peek() {
                None | Some('\n' | '&' | '|') => break,
                Some(')') if !self.blocks.is_empty() => break,
                Some('<') => {
                    self.cursor.bump();
                    self.cursor.blanks();
                    self.word();
                }
                Some('>') => written.extend(self.redirect(&mut words)),
                Some(_) => {
                    let word = self.word();
                    words.extend(split_switches(Value::Text(word), words.is_empty()));
                }
            }
            if self.cursor.at == at {
                self.cursor.bump();
            }
        }
        let span = self.cursor.template.host_span(Span::new(start, self.cursor.at.max(start)));
        let Some(first) = words.first().map(|word| word.render().to_lowercase()) else {
            return self.write(written, true);
        };
        let name = program_name(&first);
        if first.ends_with(':') && words.len() == 1 || name.is_empty() {
            return;
        }
        if let Some(literal) = words.first().and_then(Value::as_literal) {
            let whole = literal.to_lowercase();
            let own = if whole.contains(['\\', '/']) { whole } else { name.to_owned() };
            words.splice(..1, [Value::Text(vec![Piece::Literal { text: own, span }])]);
        }
        self.effects(name, &words);
        let line = words.iter().map(Value::render).collect::<Vec<_>>().join(" ");
        let around = self.surroundings();
        if self.out.has_room(span) && !matches!(name, "echo" | "setlocal" | "endlocal" | "title" | "goto") {
            let mut lowered = shell::run(&words, None, span, &around, self.catalogue);
            lowered.facts.iter_mut().for_each(|fact| self.flag_directory(fact));
            self.out.extend(lowered);
        }
        self.write(written, PRINT_NOTHING.contains(&line.as_str()));
        if matches!(name, "exit" | "goto") {
            self.leave();
        }
    }

    /// `> file`, `2> file`, `>> file`; the number of the stream has been read as a word.
    fn redirect(&mut self, words: &mut Vec<Value>) -> Option<(Vec<Piece>, bool, Span)> {
        let head = self.cursor.template.text.get(..self.cursor.at).unwrap_or_default();
        let stream = words
            .last()
            .map(Value::render)
            .filter(|word| matches!(word.as_str(), "1" | "2") && head.ends_with(word.as_str()));
        if stream.is_some() {
            words.pop();
        }
        let errors = stream.as_deref() == Some("2");
        self.cursor.bump();
        let appends = self.cursor.take(">");
        if self.cursor.take("&") {
            self.word();
            return None;
        }
        self.cursor.blanks();
        let start = self.cursor.at;
        let target = self.word();
        let span = self.cursor.template.host_span(Span::new(start, self.cursor.at));
        (!errors && !target.is_empty()).then_some((target, appends, span))
    }

    fn write(&mut self, written: Vec<(Vec<Piece>, bool, Span)>, empty: bool) {
        for (target, appends, span) in written {
            let target = Value::Text(target);
            if matches!(target.render().to_lowercase().as_str(), "nul" | "con") {
                continue;
            }
            let around = self.surroundings();
            let mut fact = Fact {
                kind: FactKind::Command,
                name: ">".to_owned(),
                rendering: format!("> {}", target.render()),
                arguments: vec![target],
                flags: Vec::new(),
                receiver: None,
                span,
                parent: around.parent,
                guards: around.guards,
                certainty: around.certainty,
                meaning: None,
            };
            fact.flags.extend((!appends).then(|| "truncate".to_owned()));
            fact.flags.extend((!appends && empty).then(|| "empty-command".to_owned()));
            self.flag_directory(&mut fact);
            self.out.facts.push(fact);
        }
    }

    /// What a command does to the script itself.
    fn effects(&mut self, name: &str, words: &[Value]) {
        match name {
            "cd" | "pushd" => {
                let target = words.iter().skip(1).find(|word| !word.render().eq_ignore_ascii_case("/d"));
                let place = target.map(|target| (classify(target), target.render().replace('\\', "/")));
                self.directory = place.as_ref().and_then(|(kind, text)| match kind {
                    PathKind::Disposable => Some("/tmp/place".to_owned()),
                    _ if text.starts_with('{') => Some("{elsewhere}".to_owned()),
                    _ => Some(text.clone()).filter(|text| !matches!(text.as_str(), "." | "")),
                });
                self.cursor.blanks();
                let checked = self.cursor.rest().starts_with("&&") || self.cursor.rest().starts_with("||");
                let own = place.is_none_or(|(_, text)| matches!(text.as_str(), "/" | "." | ".." | "{%~dp0}"));
                self.unchecked = !checked && !own;
            }
            "popd" => (self.directory, self.unchecked) = (None, false),
            "choice" => self.was_asked = true,
            "setlocal" => {
                let delayed = |word: &Value| word.render().eq_ignore_ascii_case("enabledelayedexpansion");
                self.cursor.delayed |= words.iter().any(delayed);
            }
            _ => {}
        }
    }

    /// `if … exit /b`: what follows is only reached where the condition failed.
    fn leave(&mut self) {
        let conditions = self.blocks.iter().flatten().chain(&self.line);
        let turned: Vec<Condition> = match conditions.collect::<Vec<_>>().as_slice() {
            [only] => vec![Condition { text: only.text.clone(), held: !only.held }],
            _ => Vec::new(),
        };
        self.past.extend(turned);
        self.past.truncate(limits::WORDS);
    }

    fn flag_directory(&self, fact: &mut Fact) {
        let named = fact.arguments.iter().map(Value::render).filter(|word| !word.starts_with(['-', '/']));
        let rooted = |word: &String| word.starts_with(['\\', '{']) || word.get(1..2) == Some(":");
        let whole = named.clone().next().is_some() && named.clone().all(|word| rooted(&word));
        fact.flags.extend((self.unchecked && !whole).then(|| "after-unchecked-cd".to_owned()));
        // Where the change of directory may have failed, a harmless place is no comfort.
        let worse = |place: &&String| !self.unchecked || classify(&Value::text(place.as_str())) >= PathKind::Data;
        if let Some(place) = self.directory.as_ref().filter(worse) {
            fact.flags.push(format!("in={place}"));
        }
        fact.flags.sort();
        fact.flags.dedup();
    }

    fn surroundings(&self) -> Surroundings {
        let mut guards = self.around.guards.clone();
        for condition in self.past.iter().chain(self.blocks.iter().flatten()).chain(&self.line) {
            let kind = conditions::guard_kind(condition, &self.asked, self.was_asked);
            let turned = if condition.held { "" } else { "! " };
            let guard = Guard { kind, text: format!("{turned}{}", self.cursor.template.restore(&condition.text)) };
            if !guards.contains(&guard) {
                guards.push(guard);
            }
        }
        Surroundings { parent: self.parent.clone(), guards, ..self.around.clone() }
    }
}

/// What stands before the quote that ends it: the first behind which a command ends, else the last.
fn up_to_quote(text: &str) -> &str {
    let ends = |rest: &str| rest.trim_start().is_empty() || rest.trim_start().starts_with(['&', '|', ')']);
    let closing = text.match_indices('"').find(|(at, _)| text.get(at + 1..).is_some_and(ends)).map(|(at, _)| at);
    let end = closing.or_else(|| text.rfind('"')).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// The name of a program, by which rows know it.
fn program_name(first: &str) -> &str {
    let name = first.rsplit(['\\', '/']).next().unwrap_or_default();
    let name = [".exe", ".cmd", ".bat", ".com"].iter().fold(name, |name, end| name.strip_suffix(end).unwrap_or(name));
    NAMES.iter().find(|(own, _)| *own == name).map_or(name, |(_, known)| known)
}

/// `rd/s/q` and `/s/q` are as many words as they have switches.
fn split_switches(word: Value, first: bool) -> Vec<Value> {
    let Some(text) = word.as_literal().filter(|text| text.contains('/')) else { return vec![word] };
    let (head, switches) = text.split_once('/').unwrap_or((text.as_str(), ""));
    let builtin = first && matches!(head.to_lowercase().as_str(), "rd" | "rmdir" | "del" | "erase" | "format");
    let short = switches.split('/').all(|switch| {
        switch.chars().next().is_some_and(char::is_alphabetic) && (switch.len() == 1 || switch.contains(':'))
    });
    if !short || !(head.is_empty() || builtin) {
        return vec![word];
    }
    let Value::Text(pieces) = &word else { return vec![word] };
    let span = pieces.first().map_or(Span::default(), |piece| match piece {
        Piece::Literal { span, .. } | Piece::Hole { span, .. } => *span,
    });
    let literal = |text: String| Value::Text(vec![Piece::Literal { text, span }]);
    let names = Some(head).filter(|head| !head.is_empty()).map(|head| literal(head.to_owned()));
    names.into_iter().chain(switches.split('/').map(|switch| literal(format!("/{switch}")))).collect()
}
