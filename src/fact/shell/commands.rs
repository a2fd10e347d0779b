//! Commands, assignments and redirects.

use tree_sitter::Node;

use super::{Trap, Walk, argv, flow, words};
use crate::fact::path::{PathKind, classify};
use crate::fact::{Fact, FactKind, GuardKind, Lowered, Origin, Piece, Runs, Surroundings, Value};
use crate::source::limits;

/// Commands whose redirected output is nothing: they empty the file.
const PRINT_NOTHING: &[&str] =
    &[":", "true", "cat /dev/null", "echo -n", "echo -n ''", "echo -n \"\"", "printf ''", "printf \"\""];

/// Where reading and writing goes.
#[derive(Default)]
struct Redirects<'a> {
    input: Option<Vec<Piece>>,
    /// Files that are written, and whether they are truncated.
    written: Vec<(Node<'a>, bool)>,
    /// What stands behind a heredoc on its line: `cat <<EOF | psql`, `cat <<EOF && rm x`.
    behind: Vec<Node<'a>>,
}

impl<'a> Walk<'a> {
    pub(super) fn assignment(&mut self, node: Node<'a>, depth: usize) {
        let Some(name) = node.child_by_field_name("name").map(|name| self.text(name).to_owned()) else { return };
        let value = node.child_by_field_name("value");
        let mut pieces = value.map(|value| self.word(value, depth)).unwrap_or_default();
        if let Some(value) = value {
            self.substitutions(value, depth);
        }
        self.list_items(&name, node, value, depth);
        let appends = node.child(1).is_some_and(|operator| operator.kind() == "+=");
        if appends && let Some(own) = self.scope.bound.get(&name) {
            let whole = own.iter().cloned().chain(pieces).collect();
            pieces = words::within_bounds(whole, self.text(node), self.span(node));
        }
        // `local dir="$1"`: the name says more than the number.
        if let [Piece::Hole { name: hole, .. }] = pieces.as_mut_slice()
            && hole.strip_prefix('$').is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == '@'))
        {
            *hole = format!("${name}");
        }
        self.scope.asked.remove(&name);
        self.assigned(&name, pieces.clone(), &[], node);
        self.scope.bound.insert(name, pieces);
    }

    /// `NAME=(a b)`, `NAME+=(c)`
    fn list_items(&mut self, name: &str, node: Node<'a>, value: Option<Node<'a>>, depth: usize) {
        let Some(list) = value.filter(|value| value.kind() == "array") else {
            self.scope.lists.remove(name);
            return;
        };
        let mut cursor = list.walk();
        let items: Vec<Value> = list.named_children(&mut cursor).flat_map(|item| self.words(item, depth)).collect();
        let appends = node.child(1).is_some_and(|operator| operator.kind() == "+=");
        let known = self.scope.lists.entry(name.to_owned()).or_default();
        if !appends {
            known.clear();
        }
        known.extend(items);
        known.truncate(limits::WORDS);
    }

    /// A variable that the catalogue knows is set, for what follows or for one command.
    fn assigned(&mut self, name: &str, value: Vec<Piece>, command: &[Value], node: Node<'a>) {
        let around = self.surroundings();
        let fact = argv::assigned(name, value, command, self.span(node), &around, self.catalogue);
        self.out.facts.extend(fact);
    }

    pub(super) fn unset(&mut self, node: Node<'a>) {
        let mut cursor = node.walk();
        for name in node.named_children(&mut cursor) {
            let name = self.text(name).to_owned();
            self.scope.bound.remove(&name);
        }
    }

    fn redirects(&mut self, node: Node<'a>, depth: usize) -> Redirects<'a> {
        let mut found = Redirects::default();
        let mut cursor = node.walk();
        let mut pending: Vec<Node<'a>> = node.named_children(&mut cursor).collect();
        pending.retain(|child| child.kind().ends_with("_redirect"));
        pending.reverse();
        while let Some(redirect) = pending.pop() {
            match redirect.kind() {
                "heredoc_redirect" => self.heredoc(redirect, &mut found, &mut pending, depth),
                "file_redirect" if self.reads_process(redirect).is_some() => {
                    let command = self.reads_process(redirect);
                    found.input = command.and_then(|command| self.printed(command, None, depth));
                    self.substitutions(redirect, depth);
                }
                "herestring_redirect" => {
                    found.input = redirect.named_child(0).map(|word| self.word(word, depth));
                    self.substitutions(redirect, depth);
                }
                _ => {
                    let mut inner = redirect.walk();
                    let operator = redirect.children(&mut inner).find(|child| !child.is_named());
                    let operator = operator.map(|operator| operator.kind()).unwrap_or_default();
                    let writes = matches!(operator, ">" | ">|" | ">>" | "&>" | "&>>");
                    let target = redirect.child_by_field_name("destination").filter(|_| writes);
                    found.written.extend(target.map(|target| (target, !operator.contains(">>"))));
                    self.substitutions(redirect, depth);
                }
            }
        }
        found
    }

    /// The command in `< <(command)`.
    fn reads_process(&self, redirect: Node<'a>) -> Option<Node<'a>> {
        let destination = redirect.child_by_field_name("destination")?;
        destination.named_child(0).filter(|_| destination.kind() == "process_substitution")
    }

    fn heredoc(&mut self, node: Node<'a>, found: &mut Redirects<'a>, pending: &mut Vec<Node<'a>>, depth: usize) {
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            match child.kind() {
                "heredoc_body" => {
                    found.input = Some(self.word(child, depth));
                    self.substitutions(child, depth);
                }
                "heredoc_start" | "heredoc_end" | "file_descriptor" => {}
                kind if kind.ends_with("_redirect") => pending.push(child),
                _ => found.behind.push(child),
            }
        }
    }

    pub(super) fn redirected(&mut self, node: Node<'a>, input: Option<Vec<Piece>>, depth: usize) {
        let redirects = self.redirects(node, depth);
        let body = node.child_by_field_name("body");
        let text = body.map(|body| self.text(body).trim()).unwrap_or_default();
        let given = redirects.input.or(input);
        if let Some(body) = body {
            self.write_script(body, given.as_ref(), &redirects.written, depth);
        }
        match body {
            Some(body) if body.kind() == "command" => self.command(body, given.clone(), depth),
            Some(body) if body.kind() == "pipeline" => self.pipeline(body, given.clone(), depth),
            Some(body) => self.fed(body, given.clone(), depth),
            None => {}
        }
        for (target, truncates) in redirects.written {
            self.redirect(target, truncates, body.is_none() || PRINT_NOTHING.contains(&text), depth);
        }
        for behind in redirects.behind {
            match behind.kind() {
                "pipeline" => self.pipeline(behind, given.clone().filter(|_| text == "cat"), depth),
                "command" | "list" | "redirected_statement" => self.statement(behind, depth + 1),
                _ => {}
            }
        }
    }

    /// `> file` as a command of its own.
    fn redirect(&mut self, target: Node<'a>, truncates: bool, empty: bool, depth: usize) {
        let value = Value::Text(self.word(target, depth));
        let path = value.render();
        if matches!(path.as_str(), "/dev/null" | "/dev/stdout" | "/dev/stderr" | "/dev/tty")
            || path.starts_with("/dev/fd/")
        {
            return;
        }
        let mut fact = argv::fact(">", vec![value], self.span(target), &self.surroundings(), &[]);
        if truncates {
            fact.flags.push("truncate".into());
        }
        if truncates && empty {
            fact.flags.push("empty-command".into());
        }
        self.flag_directory(std::slice::from_mut(&mut fact));
        self.out.facts.push(fact);
    }

    pub(super) fn command(&mut self, node: Node<'a>, input: Option<Vec<Piece>>, depth: usize) {
        let Some(name) = node.child_by_field_name("name") else {
            return self.children(node, depth);
        };
        let mut values = self.words(name.named_child(0).unwrap_or(name), depth);
        let mut cursor = node.walk();
        let arguments: Vec<Node<'a>> = node.children_by_field_name("argument", &mut cursor).collect();
        let expanded = arguments.iter().flat_map(|word| self.words(*word, depth));
        values.extend(expanded.take(arguments.len() + limits::WORDS));
        let mut stages = Vec::new();
        let mut prefix = node.walk();
        for part in node.named_children(&mut prefix).filter(|part| !part.kind().ends_with("_redirect")) {
            if part.kind() == "variable_assignment" {
                let name = part.child_by_field_name("name").map(|name| self.text(name)).unwrap_or_default();
                let value = part.child_by_field_name("value").map(|value| self.word(value, depth)).unwrap_or_default();
                // What stage a program is to run in says what it works on: `RAILS_ENV=test`.
                if let Some(stage) = Value::Text(value.clone()).as_literal().filter(|_| name.ends_with("_ENV")) {
                    stages.push(format!("{name}={stage}"));
                }
                self.assigned(name, value, &values, part);
            }
            self.substitutions(part, depth + 1);
        }
        let redirects = self.redirects(node, depth);
        let rendered: Vec<String> = values.iter().map(Value::render).collect();
        let input = redirects.input.or(input);
        let around = self.surroundings();
        let mut lowered = argv::run(&values, input.as_deref(), self.span(node), &around, self.catalogue);
        if input.is_some() {
            lowered.facts.iter_mut().for_each(|fact| fact.flags.push("reads-input".into()));
        }
        lowered.facts.iter_mut().for_each(|fact| fact.flags.extend_from_slice(&stages));
        let scripts = self.scripts_run(&lowered.facts, &around);
        lowered.extend(scripts);
        self.flag_directory(&mut lowered.facts);
        self.out.extend(lowered);
        let empty = PRINT_NOTHING.contains(&rendered.join(" ").trim());
        for (target, truncates) in redirects.written {
            self.redirect(target, truncates, empty, depth);
        }
        let outer = self.scope.input.clone();
        self.scope.input = input.or_else(|| outer.clone());
        self.effects(&values, &rendered);
        self.scope.input = outer;
    }

    fn flag_directory(&self, facts: &mut [Fact]) {
        let unchecked = self.scope.unchecked_cd && !self.scope.exits_on_error;
        // Where the change of directory may have failed, a harmless directory is no comfort.
        let worse = |place: &String| classify(&Value::text(place.as_str())) >= PathKind::Data;
        let directory = self.scope.directory.as_ref().filter(|place| !unchecked || worse(place));
        for fact in facts {
            let affected = unchecked && !names_whole_paths(fact);
            fact.flags.extend(affected.then(|| "after-unchecked-cd".to_owned()));
            fact.flags.extend(directory.map(|place| format!("in={place}")));
        }
    }

    /// `cat > x.sh <<EOF`, `echo … > x.sh`: what stands in the file from here on.
    fn write_script(&mut self, body: Node<'a>, input: Option<&Vec<Piece>>, written: &[(Node<'a>, bool)], depth: usize) {
        let Some(text) = self.printed(body, input, depth) else { return };
        for (target, _) in written {
            let path = Value::Text(self.word(*target, depth)).render();
            self.scripts.insert(flow::script_name(&path).to_owned(), text.clone());
        }
    }

    /// What the files say that the script has written and that `facts` run: `bash x.sh`, `./x.sh`, `. x.sh`.
    pub(super) fn scripts_run(&mut self, facts: &[Fact], around: &Surroundings) -> Lowered {
        let mut lowered = Lowered::default();
        if self.scripts.is_empty() || around.depth + 1 > limits::EMBEDDING {
            return lowered;
        }
        let around = Surroundings { depth: around.depth + 1, ..around.clone() };
        for fact in facts {
            let shell = matches!(fact.name.as_str(), "bash" | "sh" | "zsh" | "dash" | "ksh" | "source" | ".");
            let words = fact.arguments.iter().map(Value::render);
            let given = words.clone().find(|word| !word.starts_with('-')).filter(|_| shell);
            let name = given.unwrap_or_else(|| fact.name.clone());
            let Some(text) = self.scripts.get(flow::script_name(&name)) else { continue };
            self.rerun += text.iter().map(|piece| piece.render().len()).sum::<usize>();
            if self.rerun > limits::RERUN_BYTES {
                lowered.unparsed.push(fact.span);
                break;
            }
            let mut ran = argv::embedded(text, Runs::Shell, &around, self.catalogue);
            ran.facts.retain(|inner| inner.kind != FactKind::Definition);
            lowered.extend(argv::within(ran, fact.span));
        }
        lowered
    }

    /// What a command does to the script itself: `set -e`, `: "${X:?}"`, `cd`, `read`, `trap`.
    fn effects(&mut self, values: &[Value], words: &[String]) {
        let Some((name, rest)) = words.split_first() else { return };
        match name.as_str() {
            "set" => self.set(rest),
            ":" => self.checked(values, words),
            "cd" | "pushd" => self.enter(values, words, rest),
            "popd" => self.scope.directory = None,
            "read" => self.read(rest),
            "mapfile" | "readarray" => self.read_list(rest),
            "trap" => self.trap(values, rest),
            name => self.called(name),
        }
    }

    pub(super) fn set(&mut self, words: &[String]) {
        for (index, word) in words.iter().enumerate().take_while(|(_, word)| *word != "--") {
            let (on, letters) = match (word.strip_prefix('-'), word.strip_prefix('+')) {
                (Some(letters), _) => (true, letters),
                (_, Some(letters)) => (false, letters),
                _ => continue,
            };
            let long = words.get(index + 1).filter(|_| letters.ends_with('o')).map(String::as_str);
            if letters.contains('e') || long == Some("errexit") {
                self.scope.exits_on_error = on;
            }
            if letters.contains('u') || long == Some("nounset") {
                self.scope.refuses_unset = on;
            }
        }
    }

    /// `: "${X:?}"`
    fn checked(&mut self, values: &[Value], words: &[String]) {
        let pieces = values.iter().flat_map(|value| match value {
            Value::Text(pieces) => pieces.as_slice(),
            _ => &[],
        });
        let names = pieces.filter_map(|piece| match piece {
            Piece::Hole { name, origin: Origin::NotEmpty, .. } => Some(name.trim_start_matches('$').to_owned()),
            _ => None,
        });
        for name in names.collect::<Vec<_>>() {
            self.scope.known(&name);
            self.scope.push_guard(GuardKind::NotEmpty, &words.join(" "));
        }
    }

    fn enter(&mut self, values: &[Value], words: &[String], rest: &[String]) {
        let target = values.iter().skip(1).find(|word| !word.render().starts_with('-'));
        self.scope.directory = target.and_then(|target| self.place(target));

        let always_there = rest.is_empty() || matches!(rest, [only] if matches!(only.as_str(), "/" | "." | ".."));
        if self.scope.exits_on_error {
            self.scope.push_guard(GuardKind::CheckedDirectory, &words.join(" "));
        } else if !always_there {
            self.scope.unchecked_cd = true;
        }
    }

    /// Where the script is after it has entered `target`. What is temporary or an output is so by its place alone: in
    /// the text of a place the origin of a variable is lost.
    fn place(&self, target: &Value) -> Option<String> {
        let text = target.render();
        let relative = !text.starts_with(['/', '~', '{']);
        match self.scope.directory.as_ref().filter(|_| relative) {
            _ if classify(target) == PathKind::Disposable => Some(format!("/tmp/{text}")),
            _ if text.starts_with('{') && !text.starts_with("{$HOME}") => Some("{elsewhere}".to_owned()),
            Some(outer) => Some(format!("{outer}/{text}")),
            None => Some(text.replace("{$HOME}", "~")).filter(|text| !matches!(text.as_str(), "." | "")),
        }
    }

    /// `read -p "Sure? " answer`: whatever was bound is not any more, and a test of it is a question.
    pub(super) fn read(&mut self, words: &[String]) {
        let asks = words.iter().any(|word| {
            word.strip_prefix('-').is_some_and(|letters| !letters.starts_with('-') && letters.contains(['p', 'n']))
        });
        let names = words.iter().filter(|word| word.chars().all(|c| c.is_alphanumeric() || c == '_'));
        let only = names.clone().count() == 1;
        for word in names {
            match self.scope.input.clone().filter(|_| only) {
                Some(line) => self.scope.bound.insert(word.clone(), line),
                None => self.scope.bound.remove(word),
            };
            if asks {
                self.scope.asked.insert(word.clone());
            }
        }
    }

    /// `mapfile -t files < <(find …)`
    fn read_list(&mut self, words: &[String]) {
        let name = words.last().filter(|word| word.chars().all(|c| c.is_alphanumeric() || c == '_'));
        if let Some((name, lines)) = name.zip(self.scope.input.as_ref()) {
            self.scope.lists.insert(name.clone(), words::split(lines));
        }
    }

    fn trap(&mut self, values: &[Value], words: &[String]) {
        let at = usize::from(words.first().is_some_and(|word| word == "--"));
        let (Some(text), Some(signals)) = (words.get(at), words.get(at + 1..)) else { return };
        if signals.is_empty() || text.is_empty() || text.starts_with('-') {
            return;
        }
        let Some(Value::Text(pieces)) = values.get(at + 1) else { return };
        self.traps.push(Trap {
            text: pieces.clone(),
            signals: signals.join(" "),
            parent: self.parent.clone(),
            scope: self.scope.clone(),
        });
    }
}

/// Whether all that a command names is named from the root on, so that it does not matter where it runs.
pub(super) fn names_whole_paths(fact: &Fact) -> bool {
    let whole = |value: &Value| match value {
        Value::Text(pieces) => match pieces.as_slice() {
            [Piece::Literal { text, .. }, ..] => text.starts_with(['/', '~']),
            [Piece::Hole { name, .. }] => name == "$HOME",
            [Piece::Hole { .. }, Piece::Literal { text, .. }, ..] => text.starts_with('/'),
            _ => false,
        },
        _ => false,
    };
    let named: Vec<&Value> = fact.arguments.iter().filter(|word| !word.render().starts_with('-')).collect();
    // What stands behind the folder of `find` are tests and their values.
    let named = if fact.name == "find" { named.get(..1).unwrap_or_default() } else { named.as_slice() };
    !named.is_empty() && named.iter().all(|word| whole(word))
}
