//! What must hold for a place to be reached, and what a name is worth after code that may or may not have run.

use tree_sitter::Node;

use super::Walk;
use super::names::Names;
use crate::fact::{Guard, GuardKind, Value, path};
use crate::lang::{Host, Kind, Part};
use crate::source::limits;

/// Calls and macros after which nothing of the block runs.
const EXITS: &[&str] = &[
    "sys.exit",
    "exit",
    "quit",
    "os._exit",
    "os.abort",
    "pytest.skip",
    "process.exit",
    "raise",
    "abort",
    "std.process.exit",
    "os.Exit",
    "log.Fatal",
    "log.Fatalf",
    "t.Skip",
    "t.Fatal",
    "bail",
    "anyhow.bail",
    "panic",
    "die",
    "dd",
    "todo",
    "unimplemented",
    "unreachable",
];

/// Methods that call what they are handed for each item.
const WALKS: [&str; 4] = ["forEach", "for_each", "map", "flatMap"];

impl Walk<'_> {
    /// Walks a node of `kind` that decides what runs; false where it is none.
    pub(super) fn flow(&mut self, kind: Kind, node: Node<'_>, depth: usize) -> bool {
        match kind {
            Kind::Conditional | Kind::Unless => self.conditional(node, depth),
            Kind::Loop => self.repeated(node, depth),
            Kind::Ternary => self.either(node, depth),
            Kind::Binary => return self.short_circuit(node, depth),
            Kind::Match => self.matched(node, depth),
            Kind::Try => self.may_run(node, depth),
            Kind::Finally => {
                let text = self.text(node).split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
                self.within(Guard { kind: GuardKind::Cleanup, text }, node, depth);
            }
            Kind::Comprehension => self.comprehension(node, depth),
            Kind::Framed => return self.transaction(node, depth),
            Kind::Closure => self.closure(node, depth),
            _ => return false,
        }
        true
    }

    fn closure(&mut self, node: Node<'_>, depth: usize) {
        // At the top of a module a function without a name is a unit as a definition is.
        if !self.in_function && !self.wanted(node) {
            return;
        }
        let handed_to = self.handed_to.take().map(|span| self.source.slice(span));
        let mark = self.names.mark();
        super::names::parameters(node, self.host, self.source, &mut self.names);
        let (was_test, loops) = (self.in_test, self.loops);
        self.loops += usize::from(handed_to.is_some_and(|called| self.walks_over(called, node)));
        self.in_test |= handed_to.is_some_and(|called| self.runs_tests(called));
        self.children(node, depth);
        (self.in_test, self.loops) = (was_test, loops);
        self.names.undo(mark);
    }

    /// Whether `called` calls the function that it is handed for each item; `["a", "b"].forEach((name) => …)` says which.
    fn walks_over(&mut self, called: &str, closure: Node<'_>) -> bool {
        if !called.rsplit_once('.').is_some_and(|(_, method)| WALKS.contains(&method)) {
            return false;
        }
        let of = |node, part| self.host.part(node, part);
        let call = closure.parent().and_then(|list| list.parent());
        let list = call.and_then(|call| of(of(call, Part::Callee)?, Part::Object));
        let list = list.map(|list| self.reader().value(list, 0));
        let parameters = of(closure, Part::Parameters);
        let parameters = parameters.map(|list| self.text(list)).filter(|text| !text.contains(['{', '[']));
        let first = parameters.and_then(|text| identifiers(text).next()).map(str::to_owned);
        if let (Some(Value::List(items)), Some(name)) = (list, first)
            && !items.is_empty()
        {
            self.names.bind(name, path::worst(items));
        }
        true
    }

    /// Whether `called` runs the function that it is handed as a test.
    fn runs_tests(&self, called: &str) -> bool {
        called.split(['.', '(']).next().is_some_and(|name| self.host.tests.contains(&name))
    }

    fn conditional(&mut self, node: Node<'_>, depth: usize) {
        let outer = self.guards.len();
        let mut branches = Vec::new();
        let mut whole = false;
        let first = self.arm(node, depth, &mut branches);
        let text = self.condition(node);
        let mut others = self.host.parts(node, Part::Else);
        let mut last_leaves = false;
        let mut at = 0;
        while let Some(other) = others.get(at).copied() {
            at += 1;
            let kind = self.host.kind(other);
            if kind == Kind::ElseIf {
                self.arm(other, depth, &mut branches);
                // In some grammars what comes next hangs on this one, in others on the first.
                others.extend(self.host.parts(other, Part::Else));
                continue;
            }
            whole = true;
            let mark = self.names.mark();
            self.block(other, depth);
            let worth = self.names.undo(mark);
            let inner = self.host.part(other, Part::Body).or(other.named_child(0)).filter(|_| kind == Kind::Other);
            last_leaves = self.leaves(inner.or(Some(other)));
            if !last_leaves {
                branches.push(worth);
            }
        }
        self.guards.truncate(outer);
        if !whole {
            branches.push(Default::default());
        }
        self.names.merge(&branches);
        // What is left after an arm that leaves is what the other arms let through.
        let holds = self.host.kind(node) != Kind::Unless;
        if first {
            self.guard(&text, !holds, false);
        } else if last_leaves && others.len() == 1 {
            self.guard(&text, holds, false);
        }
    }

    /// What stands in a branch: a block of statements, or a single one.
    fn block(&mut self, node: Node<'_>, depth: usize) {
        match self.host.kind(node) {
            Kind::Other | Kind::Sequence => self.children(node, depth + 1),
            _ => self.node(node, depth + 1),
        }
    }

    /// One condition and what it leads to; what follows is guarded by its contrary. Whether the arm leaves.
    fn arm(&mut self, node: Node<'_>, depth: usize, branches: &mut Vec<super::Bindings>) -> bool {
        for part in [Part::First, Part::Condition] {
            if let Some(part) = self.host.part(node, part) {
                self.node(part, depth + 1);
            }
        }
        let text = self.condition(node);
        let body = self.host.part(node, Part::Then);
        let holds = self.host.kind(node) != Kind::Unless;
        let (outer, mark) = (self.guards.len(), self.names.mark());
        self.guard(&text, holds, false);
        if let Some(body) = body {
            self.block(body, depth);
        }
        self.guards.truncate(outer);
        let worth = self.names.undo(mark);
        let leaves = self.leaves(body);
        if !leaves {
            branches.push(worth);
        }
        self.guard(&text, !holds, false);
        leaves
    }

    fn condition(&self, node: Node<'_>) -> String {
        let condition = self.host.part(node, Part::Condition);
        // `if (a)` and `if a` are one guard.
        let is_bracketed = |c: Node<'_>| self.host.kind(c) == Kind::Wrapper && self.text(c).starts_with('(');
        let bare = condition.and_then(|c| c.named_child(0).filter(|_| is_bracketed(c)));
        bare.or(condition).map(|condition| self.text(condition).to_owned()).unwrap_or_default()
    }

    /// Whether control never comes out of the end of `body`.
    pub(super) fn leaves(&self, body: Option<Node<'_>>) -> bool {
        let Some(body) = body else { return false };
        if matches!(self.host.kind(body), Kind::Exit | Kind::Raise) {
            return true;
        }
        let mut cursor = body.walk();
        let last = body.named_children(&mut cursor).filter(|child| self.host.kind(*child) != Kind::Silent).last();
        let Some(last) = last else { return false };
        if self.host.kind(last) == Kind::Sequence {
            return self.leaves(Some(last));
        }
        let is_statement = self.host.kind(last) == Kind::ExpressionStatement;
        let last = last.named_child(0).filter(|_| is_statement).unwrap_or(last);
        let called = match self.host.kind(last) {
            Kind::Exit | Kind::Raise => return true,
            Kind::Call => self.host.part(last, Part::Callee).or_else(|| self.host.part(last, Part::Member)),
            Kind::Macro => self.host.part(last, Part::Name),
            _ => None,
        };
        called.is_some_and(|called| EXITS.contains(&self.text(called).replace("::", ".").as_str()))
    }

    fn repeated(&mut self, node: Node<'_>, depth: usize) {
        let outer = self.guards.len();
        let condition = self.condition(node);
        let mark = self.names.mark();
        if let Some(pattern) = self.host.part(node, Part::Bound) {
            let text = self.text(pattern).to_owned();
            match self.reader().binding(node) {
                Some((name, Value::List(items))) if !items.is_empty() => {
                    self.names.bind(name, path::worst(items));
                }
                // `for p in Path("/srv").rglob("*")`: each is a part of what is gone through.
                Some((name, found @ Value::Call { .. })) if goes_through(&found) => {
                    self.names.hide(&text);
                    self.names.bind(name, found);
                }
                _ => self.names.hide(&text),
            }
        }
        if !condition.is_empty() {
            self.guard(&condition, true, false);
        }
        self.loops += 1;
        self.children(node, depth);
        self.loops -= 1;
        // A guard with `continue` or `break` says nothing about what follows the loop.
        self.guards.truncate(outer);
        let worth = self.names.undo(mark);
        self.names.merge(&[worth, Default::default()]);
    }

    /// `[p.unlink() for p in folder.glob("*")]`: the loop stands behind what it repeats.
    fn comprehension(&mut self, node: Node<'_>, depth: usize) {
        let mark = self.names.mark();
        let mut cursor = node.walk();
        let (loops, bodies): (Vec<Node<'_>>, Vec<Node<'_>>) =
            node.named_children(&mut cursor).partition(|child| self.host.kind(*child) == Kind::Loop);
        for each in &loops {
            match self.reader().binding(*each) {
                Some((name, found)) if goes_through(&found) => self.names.bind(name, found),
                _ => {
                    let bound = self.host.part(*each, Part::Bound).map(|bound| self.text(bound).to_owned());
                    self.names.hide(&bound.unwrap_or_default());
                }
            }
            self.children(*each, depth + 1);
        }
        for body in bodies {
            self.node(body, depth + 1);
        }
        self.names.undo(mark);
    }

    fn may_run(&mut self, node: Node<'_>, depth: usize) {
        let outer = self.guards.len();
        self.children(node, depth);
        self.guards.truncate(outer);
    }

    fn within(&mut self, guard: Guard, node: Node<'_>, depth: usize) {
        let outer = self.guards.len();
        self.guards.push(Seen::Known(guard));
        self.children(node, depth);
        self.guards.truncate(outer);
    }

    /// `a if c else b`, whose parts have no names in some grammars.
    fn either(&mut self, node: Node<'_>, depth: usize) {
        let part = |part, at| self.host.part(node, part).or_else(|| node.named_child(at));
        let parts = [part(Part::Then, 0), part(Part::Condition, 1), part(Part::Else, 2)];
        let [Some(then), Some(condition), Some(other)] = parts else { return self.children(node, depth) };
        let text = self.text(condition).to_owned();
        self.node(condition, depth + 1);
        for (part, holds) in [(then, true), (other, false)] {
            let outer = self.guards.len();
            self.guard(&text, holds, false);
            self.node(part, depth + 1);
            self.guards.truncate(outer);
        }
    }

    fn short_circuit(&mut self, node: Node<'_>, depth: usize) -> bool {
        let part = |part| self.host.part(node, part);
        let (Some(left), Some(right), Some(operator)) = (part(Part::Left), part(Part::Right), part(Part::Operator))
        else {
            return false;
        };
        let holds = match self.text(operator) {
            "and" | "&&" => true,
            "or" | "||" => false,
            _ => return false,
        };
        let text = self.text(left).to_owned();
        self.node(left, depth + 1);
        let outer = self.guards.len();
        self.guard(&text, holds, false);
        self.node(right, depth + 1);
        self.guards.truncate(outer);
        true
    }

    fn matched(&mut self, node: Node<'_>, depth: usize) {
        let subject = self.host.part(node, Part::Subject).map(|subject| self.text(subject).to_owned());
        let subject = subject.unwrap_or_default();
        let looked_at = self.host.part(node, Part::Subject);
        let body = self.host.part(node, Part::Body).unwrap_or(node);
        let mut cursor = body.walk();
        let mut branches = Vec::new();
        for arm in body.named_children(&mut cursor).filter(|arm| Some(*arm) != looked_at).collect::<Vec<_>>() {
            let body = self.host.part(arm, Part::Body);
            let pattern =
                self.host.part(arm, Part::Pattern).or(arm.named_child(0).filter(|first| body != Some(*first)));
            let text = format!("{subject} is {}", pattern.map(|pattern| self.text(pattern)).unwrap_or_default());
            let (outer, mark) = (self.guards.len(), self.names.mark());
            self.guard(&text, true, false);
            if let Some(pattern) = pattern {
                let pattern = self.text(pattern).to_owned();
                self.names.hide(&pattern);
            }
            self.children(arm, depth + 1);
            self.guards.truncate(outer);
            branches.push(self.names.undo(mark));
        }
        branches.push(Default::default());
        self.names.merge(&branches);
    }

    /// `with transaction.atomic():` and `@transaction.atomic`; false for any other `with` or decorator.
    fn transaction(&mut self, node: Node<'_>, depth: usize) -> bool {
        let mut cursor = node.walk();
        let heads: Vec<Node<'_>> =
            node.named_children(&mut cursor).filter(|child| self.host.kind(*child) == Kind::Frame).collect();
        let text =
            heads.iter().map(|head| self.text(*head)).find(|text| text.contains("atomic") || text.contains(".begin("));
        let Some(text) = text.map(str::to_owned) else { return false };
        self.within(Guard { kind: GuardKind::Transaction, text: one_line(&text) }, node, depth);
        true
    }

    /// Adds the guard that `text` holds, or does not; `asserted` where it is written as an assertion.
    pub(super) fn guard(&mut self, text: &str, holds: bool, asserted: bool) {
        self.guards.push(Seen::Condition { text: text.to_owned(), holds, asserted });
    }

    /// The guards in front of the place that is read.
    pub(super) fn guards_here(&self) -> Vec<Guard> {
        self.guards.iter().map(|seen| seen.guard(self.host)).collect()
    }
}

/// A guard that was seen. Most stand in front of nothing that matters, so a condition is understood only when asked for.
pub(super) enum Seen {
    /// One that is known for what it is.
    Known(Guard),
    /// A condition as written, whether it held, and whether the program stops where it does not.
    Condition { text: String, holds: bool, asserted: bool },
}

impl Seen {
    fn guard(&self, host: &Host) -> Guard {
        let (text, holds, asserted) = match self {
            Seen::Known(guard) => return guard.clone(),
            Seen::Condition { text, holds, asserted } => (one_line(text), *holds, *asserted),
        };
        let (written, bare) = if holds { (text, false) } else { contrary(&text, host.not) };
        let named = !written.is_empty() && written.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '$'));
        let kind = match guard_kind(&written) {
            GuardKind::Condition if (bare || asserted) && named => GuardKind::NotEmpty,
            kind => kind,
        };
        Guard { kind, text: written.chars().take(limits::QUOTE).collect() }
    }
}

/// Whether a call gives what lies in a folder.
fn goes_through(value: &Value) -> bool {
    const GATHER: [&str; 14] = [
        "glob",
        "iglob",
        "rglob",
        "iterdir",
        "walk",
        "fwalk",
        "listdir",
        "scandir",
        "read_dir",
        "readdir",
        "readdirSync",
        "children",
        "each_child",
        "ReadDir",
    ];
    let mut at = value;
    // `fs::read_dir(x)?.flatten()`, `sorted(p.glob("*"))`
    for _ in 0..4 {
        let Value::Call { callee, receiver, arguments } = at else { return false };
        if GATHER.contains(&callee.rsplit('.').next().unwrap_or_default()) {
            return true;
        }
        match receiver.as_deref().or(arguments.first()) {
            Some(inner) => at = inner,
            None => return false,
        }
    }
    false
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The contrary of a condition as one would write it, and whether that took a `not` away.
fn contrary(text: &str, sign: &str) -> (String, bool) {
    let simple = ![" and ", " or ", "&&", "||", " == ", " != "].iter().any(|joint| text.contains(joint));
    match text.strip_prefix(sign).filter(|_| simple) {
        Some(inner) => (inner.trim().to_owned(), true),
        None if simple && !text.contains(' ') => (format!("{sign}{text}"), false),
        None => (format!("{sign}({text})"), false),
    }
}

/// What kind of guard a condition that holds is, by its words.
fn guard_kind(condition: &str) -> GuardKind {
    let lower = condition.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let negated = has(&["not ", "not(", "!", "false"]);
    let word = |wanted: fn(&str) -> bool| lower.split(|c: char| !c.is_alphanumeric()).any(wanted);
    if has(&["dry_run", "dryrun", "dry-run", "check_mode", "simulate"]) || word(|word| word == "dry") {
        // Code that runs in a dry run only is not protected by it.
        if negated { GuardKind::DryRun } else { GuardKind::Condition }
    } else if has(&["confirm", "input(", "prompt"]) || word(|word| word == "yes") {
        GuardKind::Confirmation
    } else if word(|w| {
        matches!(w, "env" | "environ" | "environment" | "debug") || w.starts_with("prod") || w.starts_with("stag")
    }) {
        GuardKind::Environment
    } else if has(&["len(", "is not none"])
        || has(&[".length"]) && negated == has(&["=== 0", "== 0"])
        || negated && has(&["is_empty", "is none", ".len() == 0"])
    {
        GuardKind::NotEmpty
    } else {
        GuardKind::Condition
    }
}

/// The words of `text` that could be names.
pub(super) fn identifiers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// Whether `text` has `name` as a whole identifier.
pub(super) fn mentions(text: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|tail| tail.chars().next());
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}

/// The names of the module that `regions` bind.
pub(super) fn bound_in(names: &Names, regions: &[crate::source::Span]) -> impl Iterator<Item = String> {
    let changed = names.bound_at.iter().filter(|(_, at)| regions.iter().any(|region| region.touches(*at)));
    changed.map(|(name, _)| name.clone())
}
